#include "report/picture.h"

#include <catch2/catch.hpp>

#include "report/sample.h"

using namespace crosscheck;

namespace {

Party party(std::string stack, std::string environment = "", bool bystander = false) {
  Party result;
  result.stack = std::move(stack);
  result.environment = std::move(environment);
  result.bystander = bystander;
  return result;
}

Finding finding(std::string rule, Severity severity, std::vector<Party> parties) {
  Finding result;
  result.rule = std::move(rule);
  result.severity = severity;
  result.parties = std::move(parties);
  return result;
}

}  // namespace

TEST_CASE("stacks in conflict, by environment, with what they disagree about") {
  Report report;
  report.findings = {
      finding("duplicate-export", Severity::Error, {party("A", "production"), party("B", "production")}),
      finding("mixed-qualifiers", Severity::Error, {party("B", "production"), party("A", "production")}),
      finding("unowned-name", Severity::Warning, {party("C"), party("C"), party("A", "production", true)}),
      finding("duplicate-export", Severity::Error, {party("A", "production"), party("B", "production")}),
      finding("missing-export", Severity::Error, {party("D")}),
  };
  CHECK(conflict_picture(report) == R"(```mermaid
flowchart LR
  s2["C"]
  subgraph e0["production"]
    s0["A"]
    s1["B"]
  end
  s0 ---|"duplicate-export, mixed-qualifiers"| s1
  s2 -.->|"unowned-name"| s0
  class s0 error
  class s1 error
  class s2 warning
  classDef error stroke:#cf222e,stroke-width:3px
  classDef warning stroke:#bf8700,stroke-width:3px
```
)");
}

TEST_CASE("no picture where no two stacks are in conflict") {
  Report report;
  CHECK(conflict_picture(report) == "");
  report.findings = {finding("r", Severity::Error, {}), finding("r", Severity::Error, {party("A"), party("A")}),
                     finding("r", Severity::Error, {party(""), party("A")}),
                     finding("r", Severity::Error, {party("A"), party("")})};
  CHECK(conflict_picture(report) == "");
}

TEST_CASE("whatever is more than a letter to Mermaid is written as its number") {
  Report report;
  report.findings = {finding("r", Severity::Note, {party("A\"]\n`x`"), party("%%{init}")})};
  const std::string picture = conflict_picture(report);
  CHECK(picture.find("s0[\"A#34;#93;#92;x0a#96;x#96;\"]\n") != std::string::npos);
  CHECK(picture.find("s1[\"#37;#37;#123;init#125;\"]\n") != std::string::npos);
  report.findings[0].rule = "";  // Mermaid refuses empty quotes
  CHECK(conflict_picture(report).find("s0 ---|\" \"| s1\n") != std::string::npos);
}

TEST_CASE("a picture has ten stacks at most, of the first findings, and says how many there are") {
  Report report;
  for (int i = 1; i < 12; ++i)
    report.findings.push_back(finding("r", Severity::Error, {party("S0"), party("S" + std::to_string(i))}));
  report.findings.push_back(finding("q", Severity::Error, {party("S1"), party("S2")}));
  const std::string picture = conflict_picture(report);
  CHECK(picture.find("[\"S9\"]") != std::string::npos);
  CHECK(picture.find("[\"S10\"]") == std::string::npos);
  CHECK(picture.find("s1 ---|\"q\"| s2\n") != std::string::npos);  // among those that are drawn
  CHECK(picture.ends_with("```\n\nThe picture has 10 of 12 stacks in conflict, those of the most severe problems.\n"));
  report.findings.resize(9);
  CHECK(conflict_picture(report).ends_with("```\n"));
}
