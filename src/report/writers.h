#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "report/links.h"
#include "report/web_repository.h"

namespace crosscheck {

struct TextStyle {
  bool color = false;
  bool excerpts = true;     // the marked lines
  bool verbose = false;     // every finding, with all that is known about it
  std::size_t width = 0;    // columns that lines should fit in; 0: any number
  std::size_t limit = 0;    // problems that are shown; 0: all
  bool statistics = false;  // how many of each rule
  Links links = {};         // of places
};

// For people. Ends with counts per family and what to do next, or with what was checked when all is well.
std::string write_text(const Report& report, const TextStyle& style);
// Only the findings, without the closing words: fixtures, docs pages, `explain`.
std::string write_text_findings(const Report& report, const TextStyle& style);

// One line for each problem, for editors and grep: "lib/a.ts:20:21: error duplicate-export: …".
std::string write_concise(const Report& report);

// `schemas/report.schema.json`, version 1.
std::string write_json(const Report& report);

// The ownership table, for people and for programs.
std::string write_ownership_text(const std::vector<OwnershipRow>& rows, const std::vector<TrustRow>& trusts);
// One claim or one use a line, in JSON: for tables of many repositories (`docs/organisation.md`).
std::string write_ownership_lines(const std::vector<OwnershipRow>& rows, const std::vector<TrustRow>& trusts);
std::string write_ownership_json(const std::vector<OwnershipRow>& rows, const std::vector<TrustRow>& trusts);

// SARIF 2.1.0 within what GitHub code scanning takes. A slash after the category's name is not part of it.
std::string write_sarif(const Report& report, std::string_view category = "crosscheck");

// What CI systems show beside the code; `docs/output.md` has a line of each. One entry for each finding, at its
// primary place, with the other parties in its message. All but `markdown` have every finding, or say what is left out.

// Workflow commands of GitHub Actions.
std::string write_github(const Report& report);
// Logging commands of Azure Pipelines.
std::string write_azure(const Report& report);
// GitLab's Code Quality: a JSON array, empty when there is nothing to report.
std::string write_gitlab(const Report& report);
// JUnit's XML. Rules without findings are tests that passed.
std::string write_junit(const Report& report);

// What GitHub takes for the summary of a step is 1 MiB.
inline constexpr std::size_t kMarkdownLimit = 900 * 1024;
// A page in GitHub's Markdown for summaries and comments. At most `limit` bytes, as long as what stands around the
// problems fits; problems that do not are counted.
std::string write_markdown(const Report& report, std::size_t limit = kMarkdownLimit,
                           const WebRepository& repository = {});

// A page of its own, for people: everything in one file. With the report's details it has the deployment and the names
// as well.
std::string write_html(const Report& report);

// The stacks as a graph, of a report with details: for Mermaid's and Graphviz's programs.
std::string write_mermaid(const Report& report);
std::string write_dot(const Report& report);

}  // namespace crosscheck
