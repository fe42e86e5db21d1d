#include <algorithm>
#include <ctime>
#include <filesystem>
#include <map>
#include <memory>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"
#include "cli/host/report_file.h"
#include "cli/host/write.h"
#include "cli/options.h"
#include "cli/version.h"
#include "report/fleet.h"
#include "text/error.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kDay = 24 * 60 * 60;

struct FleetArguments {
  std::vector<std::string> reports;
  std::vector<std::string> before;  // of an earlier time
  std::vector<Output> outputs = {{.format = "text", .file = {}}};
};

// "orders" of `reports/orders.json`; of a file that is called as any report is, its folder's.
std::string repository_of(const std::string& file) {
  const fs::path path = fs::path(file).lexically_normal();
  const std::string stem = path.stem().string(), folder = path.parent_path().filename().string();
  return (stem == "crosscheck" || stem == "report") && !folder.empty() ? folder : stem;
}

FleetMember read_member(Sources& sources, const std::string& file) {
  FleetMember member{.name = repository_of(file), .file = file, .trouble = {}, .days = {}, .report = {}};
  try {
    const FileId id = sources.add_given(file);
    member.report = read_report(sources, id);
    if (const std::int64_t modified = sources.modified(id); modified > 0) {
      member.days = static_cast<std::size_t>(std::max<std::int64_t>(std::time(nullptr) - modified, 0) / kDay);
    }
  } catch (const InputError& error) {
    const std::string text = error.what();
    member.trouble = text.substr(0, text.find('\n'));
  }
  return member;
}

std::vector<FleetMember> read_members(Sources& sources, const std::vector<std::string>& files) {
  std::vector<FleetMember> members;
  std::map<std::string, std::size_t> names;
  for (const std::string& file : files) {
    members.push_back(read_member(sources, file));
    ++names[members.back().name];
  }
  for (FleetMember& member : members) {
    if (names[member.name] > 1) member.name = member.file;
  }
  return members;
}

// What the same repositories' reports of an earlier time say. One that cannot be used is complained about, as the rest
// would be told wrong.
void add_before(Sources& sources, const std::vector<std::string>& files, std::vector<FleetMember>& members) {
  for (const std::string& file : files) {
    const FleetMember before = read_member(sources, file);
    if (!before.trouble.empty()) throw InputError(before.trouble);
    for (FleetMember& member : members) {
      if (repository_of(member.file) == before.name) member.baseline_before = before.report.summary.in_baseline;
    }
  }
}

int exit_code(const Fleet& fleet) {
  if (!fleet.complete) return kIncomplete;
  return fleet_fails(fleet) ? kFindings : kClean;
}

int fleet_command(const FleetArguments& options, const Host& here) {
  if (options.reports.empty()) throw UsageError("reports: name at least one, as `check -o json:FILE` writes it");
  Sources sources;
  std::vector<FleetMember> members = read_members(sources, options.reports);
  add_before(sources, options.before, members);
  const Fleet fleet = make_fleet(members);
  write_outputs(options.outputs, sources, {}, [&](const Output& output) {
    if (output.format == "html") return write_fleet_html(fleet, kVersion);
    if (output.format == "json") return write_fleet_json(fleet, kVersion);
    return write_fleet_text(fleet, output.file.empty() ? here.width : 0);
  });
  return exit_code(fleet);
}

}  // namespace

Run declare_fleet(CLI::App& command) {
  const auto options = std::make_shared<FleetArguments>();
  add_operands(command, "reports", "FILE", options->reports,
               "the last report of each repository, as -o json wrote it; its name is the repository's");
  add_repeated(
      command, "--before", "FILE", options->before,
      "a report of an earlier time under the same name, to say whether the baseline has grown; may be repeated");
  add_outputs(command, {"text", "html", "json"}, options->outputs);
  return [options](const Host& here) { return fleet_command(*options, here); };
}

}  // namespace crosscheck
