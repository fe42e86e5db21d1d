#include "report/plural.h"
#include "report/primary_location.h"
#include "report/shown_problem.h"
#include "report/writers.h"
#include "text/printable.h"

namespace crosscheck {

std::string write_concise(const Report& report) {
  std::string text;
  for (const ShownProblem& problem : shown_problems(report)) {
    const Finding& finding = *problem.finding;
    static const Party kNoParty;
    const Place& place = primary_location(finding.parties.empty() ? kNoParty : finding.parties.front());
    std::string line = position(place) + ": " + std::string(name(finding.severity)) + " " + printable(finding.rule) +
                       ": " + printable(finding.message, kSentence);
    std::string list;
    for (const std::string& environment : problem.environments) join(list, ", ", printable(environment));
    if (!list.empty()) line += " [" + list + "]";
    // Once more as a whole: a file called `:` would make a command of it.
    text += printable(line, std::string::npos) + "\n";
  }
  return text;
}

}  // namespace crosscheck
