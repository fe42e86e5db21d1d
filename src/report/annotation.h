#pragma once

#include <string>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// A finding as a review or a CI system shows it: at one place, in a few lines. What GitHub, GitLab, Azure
// Pipelines and JUnit take has different shapes, but says the same.
struct Annotation {
  Place place;                     // the primary one, in a file of the repository if possible; never without a file
  std::vector<std::string> lines;  // printable: the headline, what the parties have to do with it, the help
};
Annotation annotation(const Finding& finding, const Report& report);

// All lines on one, for where there is no room for more.
std::string one_line(const Annotation& annotation);

}  // namespace crosscheck
