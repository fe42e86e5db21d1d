#include "report/fleet.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "report/plural.h"
#include "report/shown_problem.h"

namespace crosscheck {
namespace {

constexpr std::string_view kNoEnvironment = "no environment";
constexpr std::size_t kMembersNamed = 5;

std::string place_name_of(const EnvironmentSummary& environment) {
  return environment.account + '/' + environment.region;
}

bool is_known_scope(const std::string& scope) { return scope.find("unknown-") == std::string::npos; }

std::string members_listed(const std::set<std::string>& names) {
  std::string text;
  std::size_t count = 0;
  for (const std::string& name : names) {
    if (++count <= kMembersNamed) join(text, ", ", '`' + name + '`');
  }
  if (count > kMembersNamed) text += " and " + std::to_string(count - kMembersNamed) + " more";
  return text;
}

class FleetMaker {
 public:
  explicit FleetMaker(const std::vector<FleetMember>& members) : members_(members) {}

  Fleet make() {
    std::set<std::string> environments;
    for (const FleetMember& member : members_) {
      fleet_.rows.push_back(row(member));
      for (const auto& [environment, count] : fleet_.rows.back().cells) environments.insert(environment);
      fleet_.stacks += member.report.summary.stacks;
      fleet_.resources += member.report.summary.resources;
      fleet_.complete = fleet_.complete && member.trouble.empty() && member.report.complete;
    }
    fleet_.environments.assign(environments.begin(), environments.end());
    add_same_stacks();
    add_qualifiers();
    add_shared_identities();
    std::stable_sort(fleet_.between.begin(), fleet_.between.end(),
                     [](const auto& a, const auto& b) { return a.severity > b.severity; });
    for (Fleet::Row& row : fleet_.rows) {
      for (const Fleet::Matter& matter : fleet_.between) {
        if (matter.severity == Severity::Note) continue;
        const auto& names = matter.members;
        if (std::find(names.begin(), names.end(), row.member->name) != names.end()) ++row.between;
      }
    }
    add_to_do();
    std::stable_sort(fleet_.rows.begin(), fleet_.rows.end(), [](const Fleet::Row& a, const Fleet::Row& b) {
      const auto worth = [](const Fleet::Row& row) {
        return std::tuple(row.errors, row.between, !row.member->trouble.empty(), !row.member->report.complete,
                          row.warnings);
      };
      return worth(a) > worth(b);
    });
    return std::move(fleet_);
  }

 private:
  static Fleet::Row row(const FleetMember& member) {
    Fleet::Row row{.member = &member, .cells = {}};
    for (const EnvironmentSummary& environment : member.report.summary.environments) {
      row.cells[environment.label.empty() ? place_name_of(environment) : environment.label];
    }
    for (const Finding& finding : member.report.findings) {
      if (finding.rule == "expired-suppression") ++row.expired;
      if (finding.severity == Severity::Note) continue;
      const std::string label = finding.parties.empty() ? "" : environment_label(finding.parties.front().environment);
      Fleet::Count& cell = row.cells[label.empty() ? std::string(kNoEnvironment) : label];
      ++(finding.severity == Severity::Error ? cell.errors : cell.warnings);
      ++(finding.severity == Severity::Error ? row.errors : row.warnings);
    }
    return row;
  }

  void add(Severity severity, std::string message, const std::set<std::string>& members) {
    fleet_.between.push_back(
        {.severity = severity, .message = std::move(message), .members = {members.begin(), members.end()}});
  }

  // Two repositories that deploy a stack of one name to one place overwrite each other's.
  void add_same_stacks() {
    std::map<std::pair<std::string, std::string>, std::set<std::string>> owners;  // by place and stack
    for (const FleetMember& member : members_) {
      for (const EnvironmentSummary& environment : member.report.summary.environments) {
        if (!is_known_scope(place_name_of(environment))) continue;
        for (const std::string& stack : environment.stacks)
          owners[{place_name_of(environment), stack}].insert(member.name);
      }
    }
    for (const auto& [key, names] : owners) {
      if (names.size() < 2) continue;
      add(Severity::Error, "stack `" + key.second + "` in " + key.first + " is deployed by " + members_listed(names),
          names);
    }
  }

  // Not wrong in itself, but seldom meant.
  void add_qualifiers() {
    std::map<std::string, std::map<std::string, std::set<std::string>>> users;  // by place, then by qualifier
    for (const FleetMember& member : members_) {
      for (const EnvironmentSummary& environment : member.report.summary.environments) {
        for (const std::string& qualifier : environment.qualifiers) {
          if (is_known_scope(place_name_of(environment)))
            users[place_name_of(environment)][qualifier].insert(member.name);
        }
      }
    }
    for (const auto& [place, qualifiers] : users) {
      std::set<std::string> all;
      std::string text;
      for (const auto& [qualifier, names] : qualifiers) {
        all.insert(names.begin(), names.end());
        join(text, ", ", '`' + qualifier + "` (" + members_listed(names) + ")");
      }
      if (qualifiers.size() < 2 || all.size() < 2) continue;
      add(Severity::Note, "bootstrap qualifiers differ in " + place + ": " + text, all);
    }
  }

  // A name that several repositories have a finding about.
  void add_shared_identities() {
    std::map<Identity, std::pair<Severity, std::set<std::string>>> findings;
    for (const FleetMember& member : members_) {
      for (const Finding& finding : member.report.findings) {
        if (!finding.identity || !is_known_scope(finding.identity->scope) || finding.severity == Severity::Note)
          continue;
        auto& [severity, names] = findings[*finding.identity];
        severity = std::max(severity, finding.severity);
        names.insert(member.name);
      }
    }
    for (const auto& [identity, found] : findings) {
      if (found.second.size() < 2) continue;
      add(found.first,
          "`" + identity.key + "` (" + identity.space + ", " + identity.scope + ") has findings in " +
              members_listed(found.second),
          found.second);
    }
  }

  void add_to_do() {
    std::map<std::string, std::set<std::string>> versions;
    for (const Fleet::Row& row : fleet_.rows) {
      const FleetMember& member = *row.member;
      if (!member.trouble.empty()) {
        fleet_.to_do.push_back(member.trouble);
        continue;
      }
      versions[member.report.version].insert(member.name);
      if (!member.report.complete) fleet_.to_do.push_back('`' + member.name + "`: not everything could be read");
      const std::size_t baseline = member.report.summary.in_baseline;
      if (member.baseline_before && baseline > *member.baseline_before) {
        fleet_.to_do.push_back('`' + member.name + "`: the baseline grew from " +
                               std::to_string(*member.baseline_before) + " to " +
                               counted(baseline, "finding", "findings"));
      }
      if (row.expired > 0) {
        fleet_.to_do.push_back('`' + member.name + "`: " + counted(row.expired, "suppression is", "suppressions are") +
                               " past the date");
      }
    }
    if (versions.size() < 2) return;
    std::string text;
    for (const auto& [version, names] : versions)
      join(text, "; ", (version.empty() ? "?" : version) + ": " + members_listed(names));
    fleet_.to_do.push_back("versions of crosscheck differ: " + text);
  }

  const std::vector<FleetMember>& members_;
  Fleet fleet_;
};

}  // namespace

Fleet make_fleet(const std::vector<FleetMember>& members) { return FleetMaker(members).make(); }

std::string fleet_verdict(const Fleet& fleet) {
  std::size_t errors = 0, warnings = 0, failed = 0, incomplete = 0;
  for (const Fleet::Row& row : fleet.rows) {
    errors += row.errors;
    warnings += row.warnings;
    if (!row.member->trouble.empty()) ++failed;
    else if (!row.member->report.complete) ++incomplete;
  }
  const auto between = std::count_if(fleet.between.begin(), fleet.between.end(),
                                     [](const Fleet::Matter& one) { return one.severity != Severity::Note; });
  std::string text;
  if (between > 0) {
    join(text, ", ", counted(static_cast<std::size_t>(between), "conflict", "conflicts") + " between repositories");
  }
  if (errors > 0) join(text, ", ", counted(errors, "error", "errors"));
  if (warnings > 0) join(text, ", ", counted(warnings, "warning", "warnings"));
  if (incomplete > 0) join(text, ", ", std::to_string(incomplete) + " incomplete");
  if (failed > 0) join(text, ", ", counted(failed, "unusable file", "unusable files"));
  return text.empty() ? "no conflicts" : text;
}

bool fleet_fails(const Fleet& fleet) {
  return std::any_of(fleet.rows.begin(), fleet.rows.end(), [](const Fleet::Row& row) { return row.errors > 0; }) ||
         std::any_of(fleet.between.begin(), fleet.between.end(),
                     [](const Fleet::Matter& one) { return one.severity == Severity::Error; });
}

std::string fleet_baseline(const FleetMember& member) {
  const std::size_t now = member.report.summary.in_baseline, before = member.baseline_before.value_or(now);
  std::string text = std::to_string(now);
  if (now > before) text += " (+" + std::to_string(now - before) + ')';
  if (now < before) text += " (-" + std::to_string(before - now) + ')';
  return text;
}

std::string fleet_age(const FleetMember& member) {
  if (!member.days) return {};
  return *member.days == 0 ? "today" : counted(*member.days, "day", "days");
}

}  // namespace crosscheck
