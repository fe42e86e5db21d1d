#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "report/links.h"
#include "report/web_repository.h"

namespace crosscheck {

// What whoever asks for a report may choose about it. Each format takes what has a meaning in it.
struct WriteOptions {
  bool color = false;
  bool summary = true;                  // after the findings, for people
  bool verbose = false;                 // all that is known about every finding, for people
  std::size_t width = 0;                // columns of the terminal; 0: no matter
  std::size_t max_problems = 0;         // that are shown to people; 0: all
  bool statistics = false;              // for people: how many of each rule
  Links links = {};                     // of places, for people
  std::string category = "crosscheck";  // of a SARIF run: tells several runs on one commit apart
  WebRepository repository = {};        // whose lines are linked to
};

// An output format as the command line knows it. `docs/adding-an-output-format.md` says how to add one.
struct Format {
  std::string_view name;
  bool needs_details = false;  // of the report
  bool lines = false;          // may stand among other lines, as logs of builds have it; others are whole documents
  bool plan = false;           // shows what the next deployment does
  // For `check`, and for `index`; null where the command does not have the format.
  std::string (*write)(const Report& report, const WriteOptions& options) = nullptr;
  std::string (*write_ownership)(const std::vector<OwnershipRow>& rows, const std::vector<TrustRow>& trusts) = nullptr;
};

// All of them, in the order of the help.
std::span<const Format> formats();
// The names of those for which it holds.
std::vector<std::string> format_names(bool (*wanted)(const Format& format));
// Null where there is none of that name.
const Format* find_format(std::string_view name);

}  // namespace crosscheck
