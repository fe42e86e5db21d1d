#include "report/families.h"

#include <array>
#include <map>
#include <string_view>

#include "text/printable.h"

namespace crosscheck {
namespace {

struct FamilyWords {
  std::string_view family, one, many;
};
// In the order in which they are counted out.
constexpr std::array kFamilies{
    FamilyWords{"names", "duplicate name", "duplicate names"},
    FamilyWords{"imports", "missing import", "missing imports"},
    FamilyWords{"dependencies", "missing dependency", "missing dependencies"},
    FamilyWords{"cycles", "dependency cycle", "dependency cycles"},
    FamilyWords{"values", "value that does not fit", "values that do not fit"},
    FamilyWords{"bootstrap", "bootstrap mismatch", "bootstrap mismatches"},
    FamilyWords{"environments", "cross-environment reference", "cross-environment references"},
    FamilyWords{"limits", "limit within reach", "limits within reach"},
    FamilyWords{"input", "unreadable input", "unreadable inputs"},
    FamilyWords{"upkeep", "maintenance issue", "maintenance issues"},
};

void count(FamilyCount& family, Severity severity) {
  switch (severity) {
    case Severity::Error: ++family.errors; return;
    case Severity::Warning: ++family.warnings; return;
    case Severity::Note: ++family.notes; return;
  }
}

}  // namespace

std::vector<FamilyCount> count_families(const Report& report) {
  std::map<std::string, FamilyCount> found;
  for (const Finding& finding : report.findings) count(found[finding.family], finding.severity);
  std::vector<FamilyCount> counts;
  auto add = [&](FamilyCount family, std::string one, std::string many) {
    family.one = std::move(one);
    family.many = std::move(many);
    counts.push_back(std::move(family));
  };
  for (const FamilyWords& words : kFamilies) {
    auto family = found.extract(std::string(words.family));
    if (family) add(family.mapped(), std::string(words.one), std::string(words.many));
  }
  for (const auto& [name, family] : found) {
    const std::string kind = name.empty() ? "other" : printable(name);
    add(family, kind + " finding", kind + " findings");
  }
  return counts;
}

}  // namespace crosscheck
