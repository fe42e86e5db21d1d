// Any bytes as a report that was written before: `read_report` gives one of which all that is printed is fit to be, or
// a complaint that is.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "check_complaint.h"
#include "cli/host/report_file.h"
#include "report/fleet.h"
#include "report/format_checks.h"
#include "report/writers.h"
#include "text/error.h"

using namespace crosscheck;

namespace {

void check_fleet(const Fleet& fleet) {
  require(fleet.rows.size() == 2, "every file has a row");
  for (const std::size_t width : {0u, 40u})
    require(danger_in(write_fleet_text(fleet, width)).empty(), "a harmless text");
  require(html_complaint(write_fleet_html(fleet, "0")).empty(), "a page as pages should be");
  const std::string json = write_fleet_json(fleet, "0");
  require(danger_in(json).empty() && nlohmann::json::accept(json), "JSON, and harmless");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  std::vector<FleetMember> members(2);
  members[0].name = "other";
  members[1].name = "fuzzed";
  try {
    members[1].report =
        read_report(sources, sources.add_text("report.json", std::string(reinterpret_cast<const char*>(data), size)));
  } catch (const InputError& error) {
    check_complaint(error.what(), "report.json");
    return 0;
  }
  members[0].report = members[1].report;
  const Report& report = members[1].report;
  for (const ProblemGroup& problem : report.problems) {
    for (const std::size_t at : problem.findings) require(at < report.findings.size(), "problems are of findings");
  }
  const std::string text = write_text_findings(report, {.verbose = true, .width = 60});
  require(danger_in(text).empty(), "findings are fit to be printed");
  check_fleet(make_fleet(members));
  return 0;
}
