#include <algorithm>

#include "report/fleet.h"
#include "report/plural.h"
#include "report/wrap.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kFleetName = 32, kFleetEnvironment = 16;
constexpr std::size_t kFleetGap = 2;

using FleetLine = std::vector<std::string>;

std::string fleet_sign(const Fleet::Row& row, const std::string& environment) {
  if (!row.member->trouble.empty()) return "?";
  const auto found = row.cells.find(environment);
  if (found == row.cells.end()) return "-";
  const auto [errors, warnings] = found->second;
  std::string text;
  if (errors > 0) join(text, " ", "✖ " + std::to_string(errors));
  if (warnings > 0) join(text, " ", "▲ " + std::to_string(warnings));
  if (!text.empty()) return text;
  return row.member->report.complete ? "✓" : "incomplete";
}

std::string fleet_number(const Fleet::Row& row, std::size_t count) {
  return row.member->trouble.empty() ? std::to_string(count) : "?";
}

std::string fleet_table(const std::vector<FleetLine>& lines) {
  std::vector<std::size_t> widths(lines.front().size());
  for (const FleetLine& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], columns_of(line[i]));
  }
  std::string text;
  for (const FleetLine& line : lines) {
    std::string row = "  ";
    for (std::size_t i = 0; i < line.size(); ++i) {
      row += line[i];
      if (i + 1 < line.size()) row += std::string(widths[i] - columns_of(line[i]) + kFleetGap, ' ');
    }
    text += row + '\n';
  }
  return text;
}

std::string fleet_block(const std::string& text, std::size_t width) {
  std::string result;
  const std::size_t room = width == 0 ? 0 : width - std::min<std::size_t>(width, 4);
  bool first = true;
  for (const std::string& line : wrapped(text, room, room)) {
    result += (first ? "  " : "    ") + line + '\n';
    first = false;
  }
  return result;
}

// As many environments beside the repositories as fit; then one table below the other.
std::vector<std::vector<std::string>> fleet_shares(const Fleet& fleet, std::size_t width) {
  std::size_t names = 10;
  for (const Fleet::Row& row : fleet.rows) names = std::max(names, columns_of(printable(row.member->name, kFleetName)));
  std::vector<std::vector<std::string>> result(1);
  std::size_t taken = names + 2;
  for (const std::string& environment : fleet.environments) {
    std::size_t column = columns_of(printable(environment, kFleetEnvironment));
    for (const Fleet::Row& row : fleet.rows) column = std::max(column, columns_of(fleet_sign(row, environment)));
    if (width > 0 && !result.back().empty() && taken + column + kFleetGap > width) {
      result.emplace_back();
      taken = names + 2;
    }
    taken += column + kFleetGap;
    result.back().push_back(environment);
  }
  return result;
}

}  // namespace

std::string write_fleet_text(const Fleet& fleet, std::size_t width) {
  const std::string verdict = fleet_verdict(fleet) + " (" + counted(fleet.rows.size(), "repository", "repositories") +
                              ", " + counted(fleet.stacks, "stack", "stacks") + ", " +
                              counted(fleet.resources, "resource", "resources") + ")";
  std::string text;
  for (const std::string& line : wrapped(verdict, width, width)) text += line + '\n';
  text += '\n';
  for (const std::vector<std::string>& environments : fleet_shares(fleet, width)) {
    FleetLine head{"repository"};
    for (const std::string& environment : environments) head.push_back(printable(environment, kFleetEnvironment));
    std::vector<FleetLine> lines{head};
    for (const Fleet::Row& row : fleet.rows) {
      lines.push_back({printable(row.member->name, kFleetName)});
      for (const std::string& environment : environments) lines.back().push_back(fleet_sign(row, environment));
    }
    if (!environments.empty()) text += fleet_table(lines) + '\n';
  }
  std::vector<FleetLine> lines{{"repository"}};
  lines.front().insert(lines.front().end(), kFleetColumns.begin(), kFleetColumns.end());
  for (const Fleet::Row& row : fleet.rows) {
    const Summary& summary = row.member->report.summary;
    const std::string age = fleet_age(*row.member);
    lines.push_back({printable(row.member->name, kFleetName), fleet_number(row, row.between),
                     row.member->trouble.empty() ? fleet_baseline(*row.member) : "?",
                     fleet_number(row, summary.suppressed), fleet_number(row, row.expired),
                     row.member->report.version.empty() ? "?" : printable(row.member->report.version, 12),
                     age.empty() ? "?" : age});
  }
  text += fleet_table(lines);
  if (!fleet.between.empty()) text += "\nbetween repositories\n";
  for (const Fleet::Matter& matter : fleet.between) {
    text += fleet_block(std::string(name(matter.severity)) + ": " + printable(matter.message, kSentence), width);
  }
  if (!fleet.to_do.empty()) text += "\nto do\n";
  for (const std::string& one : fleet.to_do) text += fleet_block(printable(one, kSentence), width);
  return text;
}

}  // namespace crosscheck
