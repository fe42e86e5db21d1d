#include "report/closing.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string_view>
#include <vector>

#include "report/words.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kRulesShown = 5;
constexpr std::size_t kStacksShown = 12;

struct FamilyWords {
  std::string_view family, one, many;
};
// In the order in which they are counted out.
constexpr std::array kFamilies{
    FamilyWords{"names", "duplicate name", "duplicate names"},
    FamilyWords{"imports", "missing import", "missing imports"},
    FamilyWords{"bootstrap", "bootstrap mismatch", "bootstrap mismatches"},
    FamilyWords{"environments", "cross-environment reference", "cross-environment references"},
    FamilyWords{"input", "unreadable input", "unreadable inputs"},
    FamilyWords{"upkeep", "matter of upkeep", "matters of upkeep"},
};

std::string by_family(const Report& report) {
  std::map<std::string, std::size_t> counts;
  for (const Finding& finding : report.findings) ++counts[finding.family];
  std::string text;
  for (const FamilyWords& words : kFamilies) {
    auto found = counts.find(std::string(words.family));
    if (found == counts.end()) continue;
    join(text, ", ", counted(found->second, words.one, words.many));
    counts.erase(found);
  }
  for (const auto& [family, count] : counts) {   // of users' own rules
    std::string kind = family.empty() ? "other" : printable(family);
    join(text, ", ", counted(count, kind + " finding", kind + " findings"));
  }
  return text;
}

std::string by_severity(const Summary& summary) {
  std::string text;
  if (summary.errors > 0) join(text, ", ", counted(summary.errors, "error", "errors"));
  if (summary.warnings > 0) join(text, ", ", counted(summary.warnings, "warning", "warnings"));
  if (summary.notes > 0) join(text, ", ", counted(summary.notes, "note", "notes"));
  return text;
}

// The findings come most severe first, so their rules do too.
std::vector<std::string> rules_that_fired(const Report& report) {
  std::vector<std::string> rules;
  for (const Finding& finding : report.findings) {
    if (std::find(rules.begin(), rules.end(), finding.rule) == rules.end()) rules.push_back(finding.rule);
  }
  return rules;
}

std::string next_steps(const Report& report) {
  std::vector<std::string> rules = rules_that_fired(report);
  std::string text = "  why, and how to fix it:";
  for (std::size_t i = 0; i < std::min(rules.size(), kRulesShown); ++i) {
    text += "\n    crosscheck explain " + printable(rules[i]);
  }
  if (rules.size() > kRulesShown) {
    text += "\n    and " + counted(rules.size() - kRulesShown, "more rule", "more rules");
  }
  return text + "\n  if one is intended: suppress it in crosscheck.yaml, with a reason\n";
}

std::string suppressed(const Summary& summary) {
  if (summary.suppressed == 0) return "";
  return "  " + counted(summary.suppressed, "finding is", "findings are") + " suppressed\n";
}

std::string place_name(const EnvironmentSummary& environment) {
  std::string place = environment.account == "unknown-account" && environment.region == "unknown-region"
                          ? "no fixed account or region"
                          : printable(environment.account) + "/" + printable(environment.region);
  if (environment.label.empty()) return place;
  if (!environment.label_source.empty()) place += ", named " + printable(environment.label_source);
  return printable(environment.label) + " (" + place + ")";
}

std::string listed(const std::vector<std::string>& names, std::size_t limit) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), limit); ++i) join(text, ", ", printable(names[i]));
  if (names.size() > limit) text += " and " + std::to_string(names.size() - limit) + " more";
  return text;
}

std::string what_was_read(const Summary& summary) {
  std::string text = "read " + counted(summary.stacks, "stack", "stacks") + " in " +
                     counted(summary.environments.size(), "environment", "environments") + ", " +
                     counted(summary.resources, "resource", "resources") + "\n";
  for (const EnvironmentSummary& environment : summary.environments) {
    text += "  " + place_name(environment) + "\n";
    text += "    stacks: " + listed(environment.stacks, kStacksShown) + "\n";
    text += environment.qualifiers.empty()
                ? "    needs no bootstrap\n"
                : "    bootstrap " +
                      std::string(environment.qualifiers.size() == 1 ? "qualifier: " : "qualifiers: ") +
                      listed(environment.qualifiers, kStacksShown) + "\n";
  }
  text += counted(summary.owned_names, "name is", "names are") + " owned, each by one stack; ";
  return text + counted(summary.imported_names, "is", "are") + " imported\n";
}

std::string duration(double seconds) {
  std::array<char, 32> text{};
  if (seconds < 0.01) {
    std::snprintf(text.data(), text.size(), "%.1f ms", seconds * 1e3);
  } else if (seconds < 1) {
    std::snprintf(text.data(), text.size(), "%.0f ms", seconds * 1e3);
  } else {
    std::snprintf(text.data(), text.size(), "%.1f s", seconds);
  }
  return text.data();
}

std::string with_time(std::string sentence, const Report& report) {
  return sentence + (report.seconds ? " (" + duration(*report.seconds) + ")\n" : "\n");
}

std::string incomplete(const Report& report) {
  return report.complete ? ""
                         : "  incomplete: not everything could be read, so conflicts may be missing here\n";
}

}  // namespace

std::string closing_words(const Report& report) {
  const Summary& summary = report.summary;
  if (!report.findings.empty()) {
    std::string verdict = summary.errors > 0 ? "not ready to deploy: " : "no errors; ";
    return with_time(verdict + by_severity(summary), report) + "  " + by_family(report) + "\n" +
           incomplete(report) + suppressed(summary) + next_steps(report);
  }
  if (!report.complete) {
    return with_time("nothing found, but that is not the whole story", report) + incomplete(report) +
           suppressed(summary);
  }
  if (summary.stacks == 0) return with_time("nothing was checked: no stack was found", report);
  return what_was_read(summary) + suppressed(summary) +
         with_time("all preflight checks passed: ready to deploy", report);
}

}  // namespace crosscheck
