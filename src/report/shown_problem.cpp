#include "report/shown_problem.h"

#include <algorithm>

namespace crosscheck {

std::string environment_label(const std::string& environment) {
  const std::size_t open = environment.rfind(" (");
  return open == std::string::npos ? environment : environment.substr(0, open);
}

std::vector<ShownProblem> shown_problems(const Report& report) {
  std::vector<ShownProblem> shown;
  for (const ProblemGroup& group : report.problems) {
    ShownProblem problem{.finding = group.general ? &*group.general : &report.findings[group.findings.front()],
                         .members = {},
                         .environments = {}};
    for (const std::size_t number : group.findings) problem.members.push_back(&report.findings[number]);
    if (group.environments.size() > 1) {
      for (const std::string& environment : group.environments) {
        const std::string label = environment_label(environment);
        const auto alike = std::count_if(group.environments.begin(), group.environments.end(),
                                         [&](const std::string& other) { return environment_label(other) == label; });
        problem.environments.push_back(alike > 1 ? environment : label);
      }
    }
    shown.push_back(std::move(problem));
  }
  if (!report.problems.empty()) return shown;
  for (const Finding& finding : report.findings) {
    shown.push_back({.finding = &finding, .members = {&finding}, .environments = {}});
  }
  return shown;
}

}  // namespace crosscheck
