#include "report/summary_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

#include "report/families.h"
#include "report/plural.h"
#include "report/wrap.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kRulesShown = 5;
constexpr std::size_t kStacksShown = 12;
constexpr std::size_t kTypesShown = 5;
constexpr std::size_t kEnvironmentsShown = 6;

std::string by_family(const Report& report) {
  std::string text;
  for (const FamilyCount& family : count_families(report)) {
    join(text, ", ", counted(family.all(), family.one, family.many));
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
  const std::vector<std::string> rules = rules_that_fired(report);
  if (rules.empty()) return "";
  std::string list;
  for (std::size_t i = 0; i < std::min(rules.size(), kRulesShown); ++i) join(list, ", ", printable(rules[i]));
  if (rules.size() > kRulesShown) {
    list += " and " + counted(rules.size() - kRulesShown, "more rule", "more rules");
  }
  const std::string text =
      "  why, and how to fix it: crosscheck explain " + (rules.size() == 1 ? list : "RULE (" + list + ")");
  return text +
         "\n  to accept one: crosscheck suppress FINGERPRINT --reason \"…\" (--verbose shows the fingerprints)\n";
}

std::string place_name(const EnvironmentSummary& environment) {
  std::string place = environment.account == "unknown-account" && environment.region == "unknown-region"
                          ? "no fixed account or region"
                          : printable(environment.account) + "/" + printable(environment.region);
  const bool named = !environment.label.empty() && environment.label != environment.account + '/' + environment.region;
  if (!named) return place;
  if (!environment.label_source.empty()) place += ", named " + printable(environment.label_source);
  return printable(environment.label) + " (" + place + ")";
}

std::string listed(const std::vector<std::string>& names, std::size_t limit) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), limit); ++i) join(text, ", ", printable(names[i]));
  if (names.size() > limit) text += " and " + std::to_string(names.size() - limit) + " more";
  return text;
}

// One line for each environment: why it is one, how many stacks it has, and how they are bootstrapped.
std::string environments_seen(const Summary& summary) {
  std::string text;
  const std::vector<EnvironmentSummary>& all = summary.environments;
  const std::size_t shown = all.size() > kEnvironmentsShown ? kEnvironmentsShown - 1 : all.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const std::vector<std::string>& qualifiers = all[i].qualifiers;
    text += "  " + place_name(all[i]) + ": " + counted(all[i].stacks.size(), "stack", "stacks");
    if (!qualifiers.empty()) {
      text += std::string(", bootstrap ") + (qualifiers.size() == 1 ? "qualifier " : "qualifiers ") +
              listed(qualifiers, kStacksShown);
    }
    text += "\n";
  }
  if (shown < all.size())
    text += "  and " + counted(all.size() - shown, "more environment", "more environments") + "\n";
  return text;
}

std::string config_used(const Report& report) {
  return report.config.empty() ? "" : "  config: " + printable(report.config) + "\n";
}

std::string what_was_read(const Report& report) {
  const Summary& summary = report.summary;
  std::string text = reading(report) + "\n";
  for (const EnvironmentSummary& environment : summary.environments) {
    text += "  " + place_name(environment) + "\n";
    text += "    stacks: " + listed(environment.stacks, kStacksShown) + "\n";
    text += environment.qualifiers.empty()
                ? "    needs no bootstrap\n"
                : "    bootstrap " + std::string(environment.qualifiers.size() == 1 ? "qualifier: " : "qualifiers: ") +
                      listed(environment.qualifiers, kStacksShown) + "\n";
  }
  text += config_used(report);
  text += counted(summary.owned_names, "name is", "names are") + " owned" +
          (left_out(summary).empty() ? ", each by one stack; " : "; ");
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

std::string with_time(const std::string& sentence, const Report& report) {
  return sentence + (report.seconds ? " (" + duration(*report.seconds) + ")\n" : "\n");
}

std::string indented(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += "  " + sentence + "\n";
  return text;
}

std::string incomplete(const Report& report) {
  return report.complete ? "" : "  incomplete: " + std::string(kIncompleteWords) + "\n";
}

}  // namespace

std::string verdict(const Report& report) {
  const Summary& summary = report.summary;
  if (!report.findings.empty()) {
    const char* const without_errors =
        summary.stacks == 0 && report.complete ? "nothing was checked: no stack was found; " : "no errors; ";
    std::string counts = by_severity(summary);
    if (const std::size_t problems = report.problems.size(); problems > 0 && problems < report.findings.size()) {
      counts = counted(problems, "problem", "problems") + " (" +
               counted(report.findings.size(), "finding", "findings") + ": " + counts + ")";
    }
    return (summary.errors > 0 ? "not ready to deploy: " : without_errors) + counts;
  }
  if (!report.complete) return "nothing found, but the analysis is incomplete";
  if (summary.stacks == 0) return "nothing was checked: no stack was found";
  if (!summary.without_stacks.empty()) {
    return "nothing was checked in " + listed(summary.without_stacks, kStacksShown) + ": no stack was found there";
  }
  if (summary.in_baseline + summary.outside_change > 0) return "nothing new was found";
  if (!summary.unchecked.none()) return "nothing was found, but not everything was checked";
  if (report.plan && report.plan->count(StackStep::Outcome::Unknown) > 0) {
    return "nothing was found, but not everything was compared with what is deployed";
  }
  return "all preflight checks passed: ready to deploy";
}

std::string reading(const Report& report) {
  const Summary& summary = report.summary;
  return "read " + counted(summary.stacks, "stack", "stacks") + " in " +
         counted(summary.environments.size(), "environment", "environments") + ", " +
         counted(summary.resources, "resource", "resources");
}

std::vector<std::string> left_out(const Summary& summary) {
  std::vector<std::string> sentences;
  auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) sentences.push_back(counted(count, one, many));
  };
  add(summary.suppressed, "finding is suppressed", "findings are suppressed");
  add(summary.in_baseline, "finding is in the baseline", "findings are in the baseline");
  add(summary.outside_change, "finding is outside the change", "findings are outside the change");
  return sentences;
}

std::vector<std::string> not_checked(const Report& report) {
  const Unchecked& unchecked = report.summary.unchecked;
  std::vector<std::string> sentences;
  if (unchecked.rules > 0) {
    sentences.push_back("not checked: " + std::to_string(unchecked.rules) + " of " +
                        counted(unchecked.rules + report.rules.size(), "rule", "rules") + ", off or not selected");
  }
  if (!unchecked.types.empty()) {
    std::size_t count = 0;
    std::vector<std::string> types;
    for (const auto& [type, resources] : unchecked.types) {
      count += resources;
      types.push_back(type);
    }
    sentences.push_back("not checked: " + counted(count, "resource", "resources") + " of " +
                        (types.size() == 1 ? "a type" : "types") + " that crosscheck does not know (" +
                        listed(types, kTypesShown) + ")");
  }
  const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) sentences.push_back("not checked: " + counted(count, one, many));
  };
  add(unchecked.nested_stacks, "nested stack, whose template is not here",
      "nested stacks, whose templates are not here");
  add(unchecked.transforms, "template with a macro, as the macro would rewrite it",
      "templates with macros, as the macros would rewrite them");
  add(unchecked.loops, "`Fn::ForEach`, which is not expanded", "`Fn::ForEach`, which are not expanded");
  return sentences;
}

namespace {

std::string unwrapped_summary(const Report& report) {
  const std::string judgement = with_time(verdict(report), report);
  if (!report.findings.empty()) {
    return judgement + "  " + by_family(report) + "\n" + incomplete(report) + environments_seen(report.summary) +
           (report.config.empty() ? "  no config\n" : config_used(report)) + indented(left_out(report.summary)) +
           indented(not_checked(report)) + next_steps(report);
  }
  if (!report.complete) return judgement + incomplete(report) + indented(left_out(report.summary));
  if (report.summary.stacks == 0) return judgement;
  return what_was_read(report) + indented(left_out(report.summary)) + indented(not_checked(report)) + judgement;
}

}  // namespace

std::string summary_text(const Report& report, std::size_t width) {
  const std::string text = unwrapped_summary(report);
  if (width == 0) return text;
  std::string all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at), begin = text.find_first_not_of(' ', at);
    const std::string indent(begin - at, ' ');
    const std::size_t room = width - std::min(width, indent.size() + 2);
    const std::vector<std::string> lines = wrapped(text.substr(begin, end - begin), room + 2, room);
    for (std::size_t i = 0; i < lines.size(); ++i) all += indent + (i > 0 ? "  " : "") + lines[i] + "\n";
    at = end + 1;
  }
  return all;
}

}  // namespace crosscheck
