#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "report/html_parts.h"
#include "report/html_text.h"
#include "report/plural.h"
#include "report/shown_problem.h"
#include "report/summary_text.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kKinds = 6;  // columns of the matrix; the others are counted together
constexpr std::size_t kBefore = 1'000'000;
constexpr std::size_t kUsers = 4;
constexpr std::size_t kRows = 40'000;
constexpr std::size_t kStacks = 5;
constexpr std::size_t kHidden = 1000;

struct Cell {
  std::size_t names = 0, errors = 0, warnings = 0;

  void add(const Cell& more) { names += more.names, errors += more.errors, warnings += more.warnings; }
};

using Matrix = std::map<std::string, std::map<std::string, Cell>>;  // by environment and kind

std::string cell(const Cell& cell) {
  const std::string tone = cell.errors > 0 ? " class=\"error\"" : cell.warnings > 0 ? " class=\"warning\"" : "";
  std::string text = "<td" + tone + ">" + (cell.names == 0 ? "·" : std::to_string(cell.names));
  if (cell.errors > 0) text += " <span aria-label=\"errors\">✖</span>" + std::to_string(cell.errors);
  if (cell.warnings > 0) text += " <span aria-label=\"warnings\">▲</span>" + std::to_string(cell.warnings);
  return text + "</td>";
}

std::string table_head(std::string_view style, std::string_view caption, const std::vector<std::string>& columns) {
  std::string text = "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"" + std::string(caption) +
                     "\"><table class=\"" + std::string(style) + "\">\n<caption>" + std::string(caption) +
                     "</caption>\n<thead><tr>";
  for (const std::string& column : columns) text += "<th scope=\"col\">" + column + "</th>";
  return text + "</tr></thead>\n<tbody>\n";
}

constexpr std::string_view kTableEnd = "</tbody>\n</table></div>\n";

std::string users(const OwnershipRow& row) {
  std::string text;
  std::size_t count = 0;
  for (const OwnershipRow::User& user : row.users) {
    const bool here = user.environment == row.environment;
    if ((here && user.stack == row.owner) || ++count > kUsers) continue;
    join(text, ", ", html(user.stack));
    if (!here && !user.environment.empty()) text += " (" + html(user.environment) + ")";
  }
  if (count > kUsers) text += " and " + std::to_string(count - kUsers) + " more";
  return text;
}

std::string trust_words(const TrustRow& row) {
  std::string text;
  for (const TrustRow::Condition& condition : row.conditions) {
    std::string values;
    for (const std::string& value : condition.values) join(values, " or ", html(value));
    join(text, ", ", html(condition.key) + " " + html(condition.operation) + " " + values);
  }
  return text;
}

std::string trust_table(const std::vector<TrustRow>& trusts) {
  if (trusts.empty()) return "";
  std::string text = table_head("filtered", "Who outside of AWS may assume which role",
                                {"role", "stack", "environment", "provider", "conditions"});
  for (const TrustRow& row : trusts) {
    text += "<tr><td>" + html(row.role.empty() ? row.logical_id : row.role) + "<td>" + html(row.stack) + "<td>" +
            html(row.environment) + "<td>" + html(row.provider) + "<td>" + trust_words(row) + "\n";
  }
  return text + std::string(kTableEnd);
}

}  // namespace

std::string html_matrix(const Report& report) {
  if (!report.details) return "";
  Matrix matrix;
  std::map<std::string, std::size_t> totals;
  for (const OwnershipRow& row : report.details->names) {
    if (row.owner.empty()) continue;
    ++matrix[row.environment][row.identity.space].names;
    ++totals[row.identity.space];
  }
  for (const Finding& finding : report.findings) {
    if (!finding.identity || finding.parties.empty() || finding.parties.front().environment.empty()) continue;
    Cell& cell = matrix[environment_label(finding.parties.front().environment)][finding.identity->space];
    ++(finding.severity == Severity::Error ? cell.errors : cell.warnings);
    // What is in conflict has a column, if anybody owns such names at all.
    if (const auto total = totals.find(finding.identity->space); total != totals.end()) total->second += kBefore;
  }
  if (matrix.empty()) return "";
  std::vector<std::pair<std::string, std::size_t>> kinds(totals.begin(), totals.end());
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (kinds.size() > kKinds) kinds.resize(kKinds);
  std::vector<std::string> columns{"environment"};
  for (const auto& [kind, count] : kinds) columns.push_back(html(kind, 30));
  columns.emplace_back("other");
  columns.emplace_back("bootstrap");
  std::map<std::string, std::set<std::string>> qualifiers;
  for (const EnvironmentSummary& environment : report.summary.environments) {
    qualifiers[environment.label].insert(environment.qualifiers.begin(), environment.qualifiers.end());
  }
  std::string text = "<div class=\"box\">\n" + table_head("matrix", "Names: who owns how many of what", columns);
  for (auto& [environment, cells] : matrix) {
    text += "<tr><th scope=\"row\">" + html(environment) + "</th>";
    for (const auto& [kind, count] : kinds) {
      text += cell(cells[kind]);
      cells.erase(kind);
    }
    Cell others;
    for (const auto& [kind, one] : cells) others.add(one);
    std::string list;
    for (const std::string& qualifier : qualifiers[environment]) join(list, ", ", html(qualifier));
    const std::string tone = qualifiers[environment].size() > 1 ? " class=\"error\"" : "";
    text += cell(others) + "<td" + tone + ">" + list + "</td></tr>\n";
  }
  return text + std::string(kTableEnd) + "</div>\n";
}

std::string html_names(const Report& report) {
  if (!report.details || report.details->names.empty()) return "";
  const std::vector<OwnershipRow>& names = report.details->names;
  std::string text = table_head("names filtered", "Every name with the stack that owns it and those that use it",
                                {"name", "kind", "owner", "environment", "used by", "where"});
  for (std::size_t i = 0; i < std::min(names.size(), kRows); ++i) {
    const OwnershipRow& row = names[i];
    // Ends of cells and rows may be left out, and there are many of them.
    text += "<tr><td>" + html(row.identity.key) + "<td>" + html(row.identity.space) + "<td>" +
            (row.owner.empty() ? "<span class=\"warning\">nobody here</span>" : html(row.owner)) + "<td>" +
            html(row.environment) + "<td>" + users(row) + "<td>" + (row.place ? html_place(*row.place) : "") + "\n";
  }
  text += kTableEnd;
  if (names.size() > kRows) text += "<p>and " + counted(names.size() - kRows, "more name", "more names") + "</p>\n";
  return text;
}

std::string html_bootstrap(const Report& report) {
  if (!report.details) return "";
  // Stacks of one environment mostly need the same.
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::vector<std::string>> needs;
  for (const BootstrapRow& row : report.details->bootstrap) {
    needs[{row.environment, row.kind, row.qualifier, row.text}].push_back(row.stack);
  }
  std::string text;
  if (!needs.empty()) {
    text = table_head("filtered", "What deployments need of the bootstrap",
                      {"environment", "what", "qualifier", "name", "stacks"});
    for (const auto& [need, stacks] : needs) {
      const auto& [environment, kind, qualifier, name] = need;
      std::string list;
      for (std::size_t i = 0; i < std::min(stacks.size(), kStacks); ++i) join(list, ", ", html(stacks[i]));
      if (stacks.size() > kStacks) list += " and " + std::to_string(stacks.size() - kStacks) + " more";
      text += "<tr><td>" + html(environment) + "<td>" + html(kind) + "<td>" + html(qualifier) + "<td>" + html(name) +
              "<td>" + list + "\n";
    }
    text += kTableEnd;
  }
  return text + trust_table(report.details->trusts);
}

std::string html_unseen(const Report& report) {
  std::string text;
  if (!report.hidden.empty()) {
    text += table_head("filtered", "Findings that are not reported", {"why", "rule", "finding"});
    for (std::size_t i = 0; i < std::min(report.hidden.size(), kHidden); ++i) {
      const HiddenFinding& one = report.hidden[i];
      text += "<tr><td>" + html(one.why) + "<td>" + html(one.rule) + "<td>" + html_prose(one.message) + "\n";
    }
    text += kTableEnd;
    if (report.hidden.size() > kHidden)
      text += "<p>and " + std::to_string(report.hidden.size() - kHidden) + " more</p>\n";
  }
  std::string list;
  for (const std::string& sentence : not_checked(report)) list += "<li>" + html_prose(sentence) + "</li>\n";
  for (const Notification& one : report.notifications) {
    list += "<li>" + severity_sign(one.severity) + " " + html_prose(one.message);
    if (one.place) list += " <span class=\"code\">" + html_place(*one.place) + "</span>";
    list += "</li>\n";
  }
  if (!list.empty()) text += "<h2>What could not be known, and why</h2>\n<ul>\n" + list + "</ul>\n";
  std::string environments;
  for (const EnvironmentSummary& one : report.summary.environments) {
    environments += "<li>" + html(one.label.empty() ? one.account + '/' + one.region : one.label) + ": " +
                    html(one.account) + '/' + html(one.region) +
                    (one.label_source.empty() ? "" : ", named " + html(one.label_source)) + "; " +
                    counted(one.stacks.size(), "stack", "stacks") + "</li>\n";
  }
  if (!environments.empty())
    text += "<h2>Environments, and how they were recognised</h2>\n<ul>\n" + environments + "</ul>\n";
  return text;
}

}  // namespace crosscheck
