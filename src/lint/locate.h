#pragma once

#include <vector>

#include "finding/report.h"
#include "lint/marked_party.h"
#include "lint/stamped.h"

namespace crosscheck {

struct Located {
  const Rule* rule;
  Finding finding;
  bool acknowledged = false;  // by the app, at every party at fault: one side cannot accept a conflict for the other
};

// Turns problems into findings, in their order: every mark becomes a party with its place, construct and source line.
// The files that they point into are read again one by one, and the result is the same whatever the number of threads.
// `notes` gets what is to be said about all of them.
std::vector<Located> locate(const Scene& scene, std::vector<Stamped> problems, std::vector<Notification>& notes);

// "production (222222222222/us-west-2)": as parties say where they are.
std::string shown_environment(const Stack& stack, const Label& label);

}  // namespace crosscheck
