#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// One repository of many, as its last report says.
struct FleetMember {
  std::string name, file;
  std::string trouble;                              // why the file could not be used; empty: it could
  std::optional<std::size_t> days;                  // since the file was written
  std::optional<std::size_t> baseline_before = {};  // findings in its baseline, as an earlier report has it
  Report report;                                    // what there is of it
};

// Many repositories beside one another.
struct Fleet {
  struct Count {
    std::size_t errors = 0, warnings = 0;
  };
  struct Row {
    const FleetMember* member;
    std::map<std::string, Count> cells;  // by environment; only those that the repository has
    std::size_t between = 0;             // of `Fleet::between`, but for notes
    std::size_t expired = 0;             // suppressions past their date
    std::size_t errors = 0, warnings = 0;
  };
  struct Matter {
    Severity severity;
    std::string message;               // names in backticks
    std::vector<std::string> members;  // names of those that it is about
  };
  std::vector<Row> rows;                  // what is worst first
  std::vector<std::string> environments;  // of all
  std::vector<Matter> between;            // the most severe first
  std::vector<std::string> to_do;         // about the reports themselves
  std::size_t stacks = 0, resources = 0;
  bool complete = true;  // all files could be used, and what they report about was read as a whole
};

// Valid as long as the members.
Fleet make_fleet(const std::vector<FleetMember>& members);

// "1 error between repositories; 3 repositories, …".
std::string fleet_verdict(const Fleet& fleet);

// Whether there is an error, in a repository or between them. Says nothing about what could not be read.
bool fleet_fails(const Fleet& fleet);

// "today", "3 days"; empty where it is not known.
std::string fleet_age(const FleetMember& member);

// How many findings its baseline holds back: "3", or "3 (+1)" where it has grown since the earlier report.
std::string fleet_baseline(const FleetMember& member);

// What is told of each repository beside its environments.
inline constexpr std::array kFleetColumns = {"between", "baseline", "suppressed", "expired", "version", "written"};

std::string write_fleet_text(const Fleet& fleet, std::size_t width);
std::string write_fleet_html(const Fleet& fleet, const std::string& version);
std::string write_fleet_json(const Fleet& fleet, const std::string& version);

}  // namespace crosscheck
