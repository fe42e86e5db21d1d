#include "finding/finding.h"

namespace crosscheck {

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Note: return "note";
  }
  return "error";
}

std::optional<Severity> severity_named(std::string_view text) {
  for (Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) {
    if (text == name(severity)) return severity;
  }
  return std::nullopt;
}

}  // namespace crosscheck
