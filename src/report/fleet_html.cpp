#include "report/fleet.h"
#include "report/html_parts.h"
#include "report/html_text.h"
#include "report/plural.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

std::string html_cell(const Fleet::Row& row, const std::string& environment) {
  if (!row.member->trouble.empty()) return "<td class=\"muted\">unknown</td>";
  const auto found = row.cells.find(environment);
  if (found == row.cells.end()) return "<td class=\"muted\">none</td>";
  const auto [errors, warnings] = found->second;
  std::string text;
  if (errors > 0) text += severity_sign(Severity::Error) + ' ' + std::to_string(errors);
  if (warnings > 0)
    text += (text.empty() ? "" : " ") + severity_sign(Severity::Warning) + ' ' + std::to_string(warnings);
  if (text.empty() && !row.member->report.complete) return "<td class=\"muted\">incomplete</td>";
  if (text.empty()) return "<td class=\"good\">✓</td>";
  return std::string("<td class=\"") + (errors > 0 ? "error" : "warning") + "\">" + text + "</td>";
}

std::string html_text_cell(const Fleet::Row& row, const std::string& text, bool bad = false) {
  if (!row.member->trouble.empty()) return "<td class=\"muted\">–</td>";
  return (bad ? "<td class=\"error\">" : "<td>") + text + "</td>";
}

std::string html_number(const Fleet::Row& row, std::size_t count, bool bad) {
  return html_text_cell(row, std::to_string(count), bad && count > 0);
}

std::string html_fleet_table(const Fleet& fleet) {
  std::string text =
      "<div class=\"box wide\" tabindex=\"0\" role=\"group\" aria-label=\"Repositories and environments\">"
      "<table class=\"matrix\">\n<caption>Repositories × environments, errors first</caption>\n<thead><tr>"
      "<th scope=\"col\">repository</th>";
  for (const std::string& environment : fleet.environments)
    text += "<th scope=\"col\">" + html(environment, 40) + "</th>";
  for (const char* column : kFleetColumns) text += std::string("<th scope=\"col\">") + column + "</th>";
  text += "</tr></thead>\n<tbody>\n";
  for (const Fleet::Row& row : fleet.rows) {
    const Summary& summary = row.member->report.summary;
    const std::string age = fleet_age(*row.member);
    text += "<tr><th scope=\"row\">" + html(row.member->name) + "</th>";
    for (const std::string& environment : fleet.environments) text += html_cell(row, environment);
    text += html_number(row, row.between, true) + html_text_cell(row, fleet_baseline(*row.member)) +
            html_number(row, summary.suppressed, false) + html_number(row, row.expired, true) + "<td>" +
            html(row.member->report.version, 12) + "</td><td>" + (age.empty() ? "–" : age) + "</td></tr>\n";
  }
  return text + "</tbody>\n</table></div>\n";
}

}  // namespace

std::string write_fleet_html(const Fleet& fleet, const std::string& version) {
  const bool bad = !fleet.complete || fleet_fails(fleet);
  std::string text = html_head(fleet_verdict(fleet)) + "<body>\n<header class=\"page-head\">\n<h1 class=\"" +
                     (bad ? "error" : "good") + "\"><span aria-hidden=\"true\">" + (bad ? "✖" : "✔") + "</span> " +
                     html(fleet_verdict(fleet)) + "</h1>\n<p class=\"muted counts\">" +
                     counted(fleet.rows.size(), "repository", "repositories") + " · " +
                     counted(fleet.stacks, "stack", "stacks") + " · " +
                     counted(fleet.resources, "resource", "resources") + "</p>\n</header>\n<main class=\"page on\">\n" +
                     html_fleet_table(fleet);
  if (!fleet.between.empty()) {
    text += "<section class=\"box\">\n<h2>Between repositories</h2>\n<ul>\n";
    for (const Fleet::Matter& matter : fleet.between) {
      text += "<li>" + severity_sign(matter.severity) + ' ' + html_prose(matter.message) + "</li>\n";
    }
    text += "</ul>\n</section>\n";
  }
  if (!fleet.to_do.empty()) {
    text += "<section class=\"box\">\n<h2>To do</h2>\n<ul>\n";
    for (const std::string& one : fleet.to_do) text += "<li>" + html_prose(one) + "</li>\n";
    text += "</ul>\n</section>\n";
  }
  return text + "</main>\n<footer>crosscheck " + html(version) + " · one file, no network</footer>\n</body>\n</html>\n";
}

}  // namespace crosscheck
