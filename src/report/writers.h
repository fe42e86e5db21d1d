#pragma once

#include <string>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

struct TextStyle {
  bool color = false;
  bool excerpts = true;   // the marked lines
};

// For people. Ends with counts per family and what to do next, or with what was checked when all is well.
std::string write_text(const Report& report, const TextStyle& style);
// Only the findings, without the closing words: fixtures, docs pages, `explain`.
std::string write_text_findings(const Report& report, const TextStyle& style);

// `schemas/report.schema.json`, version 1.
std::string write_json(const Report& report);

// The ownership table, for people and for programs.
std::string write_ownership_text(const std::vector<OwnershipRow>& rows);
std::string write_ownership_json(const std::vector<OwnershipRow>& rows);

// SARIF 2.1.0 within what GitHub code scanning takes.
std::string write_sarif(const Report& report);

}  // namespace crosscheck
