#include "report/primary_location.h"

#include <algorithm>
#include <string_view>

#include "text/printable.h"

namespace crosscheck {
namespace {

// Whether a file belongs to what was synthesized, and so hardly to the repository.
bool synthesized(const Report& report, std::string_view file) {
  return std::any_of(report.inputs.begin(), report.inputs.end(), [&](std::string_view input) {
    while (input.starts_with("./")) input.remove_prefix(2);
    while (input.ends_with('/')) input.remove_suffix(1);
    return input.empty() || input == "." || (file.starts_with(input) && file.substr(input.size()).starts_with('/'));
  });
}

}  // namespace

std::string position(const Place& place) {
  return printable(place.file) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

bool is_synthesized(const Report& report, std::string_view file) {
  return !report.anchor.empty() && synthesized(report, file);
}

std::optional<Place> anchor_for(const Finding& finding, const Report& report) {
  if (report.anchor.empty()) return std::nullopt;
  if (!finding.parties.empty()) {
    const Party& primary = finding.parties.front();
    if (primary.source || !synthesized(report, primary.template_place.file)) return std::nullopt;
  }
  Place place;
  place.file = report.anchor;
  return place;
}

}  // namespace crosscheck
