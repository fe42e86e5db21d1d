#include "report/annotation.h"

#include <algorithm>

#include "report/plural.h"
#include "report/primary_location.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kOthersShown = 10;

std::string told(const Place& place, const Party& party) {
  // Once more as a whole: a file called `:` would make a command of it.
  std::string text = printable(printable(place.file) + ":" + std::to_string(place.line), std::string::npos);
  if (!party.label.empty()) text += ": " + printable(party.label);
  return text;
}

}  // namespace

Annotation annotation(const Finding& finding, const Report& report) {
  static const Party kNoParty;  // a finding without parties still needs a place
  const Party& primary = finding.parties.empty() ? kNoParty : finding.parties.front();
  const std::optional<Place> anchor = anchor_for(finding, report);
  Annotation result{.place = anchor ? *anchor : primary_location(primary),
                    .lines = {printable(finding.message, kSentence)}};
  std::string& file = result.place.file;
  while (file.starts_with("./")) file.erase(0, 2);
  if (file.empty()) file = "unknown";

  std::vector<std::string>& lines = result.lines;
  if (anchor && !finding.parties.empty()) {
    lines.push_back(told(primary.template_place, primary));
  } else if (!primary.label.empty()) {
    lines.push_back(printable(primary.label));
  }
  const std::size_t others = finding.parties.empty() ? 0 : finding.parties.size() - 1;
  for (std::size_t i = 1; i <= std::min(others, kOthersShown); ++i) {
    lines.push_back(told(primary_location(finding.parties[i]), finding.parties[i]));
  }
  if (others > kOthersShown) {
    lines.push_back("and " + counted(others - kOthersShown + finding.unlisted, "more place", "more places"));
  }
  if (!finding.help.empty()) lines.push_back("help: " + printable(finding.help, kSentence));
  return result;
}

std::string one_line(const Annotation& annotation) {
  std::string text;
  for (const std::string& line : annotation.lines) join(text, "; ", line);
  return text;
}

}  // namespace crosscheck
