#pragma once

#include <string>

#include "finding/report.h"

namespace crosscheck {

// The parts of the HTML report. Each is a piece of the page's body, and empty where there is nothing to show.

// The page down to its body; the only script that may run is the report's own.
std::string html_head(const std::string& title);

std::string html_problems(const Report& report);    // a card for each
std::string html_deployment(const Report& report);  // what is deployed in which order, and where it stops
std::string html_matrix(const Report& report);      // how many names of which kind each environment has
std::string html_names(const Report& report);       // who owns and who uses each name
std::string html_bootstrap(const Report& report);   // what deployments need, and whom roles trust
std::string html_unseen(const Report& report);      // findings that are not reported, and what is not known
std::string html_rules(const Report& report);       // what the rules that found something look for

}  // namespace crosscheck
