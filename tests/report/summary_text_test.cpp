#include "report/summary_text.h"

#include <catch2/catch.hpp>

#include "report/sample.h"

using namespace crosscheck;

TEST_CASE("errors: what kind, how many, and what to do next") {
  CHECK(summary_text(sample_report()) == R"(not ready to deploy: 1 error, 1 warning
  2 duplicate names
  production (222222222222/us-west-2, named from the stack names): 2 stacks, bootstrap qualifier spcdkprod2
  no fixed account or region: 2 stacks
  no config
  why, and how to fix it: crosscheck explain RULE (duplicate-export, duplicate-name)
  to accept one: crosscheck suppress FINGERPRINT --reason "…" (--verbose shows the fingerprints)
)");
}

TEST_CASE("each family has its words, in one order, and users' own families come last") {
  Report report;
  for (const char* family : {"mine", "upkeep", "input", "environments", "bootstrap", "imports", "names", "imports"}) {
    Finding& finding = report.findings.emplace_back();
    finding.rule = "r";
    finding.family = family;
  }
  CHECK(summary_text(report).find("\n  1 duplicate name, 2 missing imports, 1 bootstrap mismatch, "
                                  "1 cross-environment reference, 1 unreadable input, 1 maintenance issue, "
                                  "1 mine finding\n") != std::string::npos);
}

TEST_CASE("warnings alone do not forbid a deployment and do not bless it either") {
  Report report = sample_report();
  report.findings.erase(report.findings.begin());
  report.summary.errors = 0;
  report.summary.suppressed = 3;
  CHECK(summary_text(report) == R"(no errors; 1 warning
  1 duplicate name
  production (222222222222/us-west-2, named from the stack names): 2 stacks, bootstrap qualifier spcdkprod2
  no fixed account or region: 2 stacks
  no config
  3 findings are suppressed
  why, and how to fix it: crosscheck explain duplicate-name
  to accept one: crosscheck suppress FINGERPRINT --reason "…" (--verbose shows the fingerprints)
)");
}

TEST_CASE("no more than five rules are listed") {
  Report report = sample_report();
  for (int i = 0; i < 8; ++i) {
    report.findings.push_back(duplicate_export());
    report.findings.back().rule = "rule-" + std::to_string(i);
  }
  std::string text = summary_text(report);
  CHECK(text.find(", rule-2 and 5 more rules)\n") != std::string::npos);
  CHECK(text.find("rule-3") == std::string::npos);
}

TEST_CASE("a clean run says what was read and that it is ready") {
  CHECK(summary_text(clean_report()) == R"(read 4 stacks in 2 environments, 9 resources
  production (222222222222/us-west-2, named from the stack names)
    stacks: Api, Web
    bootstrap qualifier: spcdkprod2
  no fixed account or region
    stacks: NetworkA, NetworkB
    needs no bootstrap
6 names are owned, each by one stack; 1 is imported
all preflight checks passed: ready to deploy
)");
}

TEST_CASE("what is suppressed is counted in a clean run too") {
  Report report = clean_report();
  report.summary.suppressed = 1;
  CHECK(summary_text(report).find("\n  1 finding is suppressed\nall preflight") != std::string::npos);
}

TEST_CASE("with findings left out, a run without new ones does not bless the deployment") {
  Report report = clean_report();
  report.summary.in_baseline = 2;
  report.summary.outside_change = 1;
  const std::string text = summary_text(report);
  CHECK(text.find("6 names are owned; 1 is imported\n"
                  "  2 findings are in the baseline\n"
                  "  1 finding is outside the change\n"
                  "nothing new was found\n") != std::string::npos);
  CHECK(text.find("ready to deploy") == std::string::npos);
}

TEST_CASE("the time is told where it is known") {
  auto last_line = [](double seconds) {
    Report report = clean_report();
    report.seconds = seconds;
    std::string text = summary_text(report);
    return text.substr(text.rfind("all preflight"));
  };
  CHECK(last_line(0.00194) == "all preflight checks passed: ready to deploy (1.9 ms)\n");
  CHECK(last_line(0.0421) == "all preflight checks passed: ready to deploy (42 ms)\n");
  CHECK(last_line(2.34) == "all preflight checks passed: ready to deploy (2.3 s)\n");
}

TEST_CASE("an incomplete run never says that all is well") {
  Report report = clean_report();
  report.complete = false;
  CHECK(summary_text(report) == R"(nothing found, but the analysis is incomplete
  incomplete: not everything could be read, so conflicts may be missing here
)");
  report = sample_report();
  report.complete = false;
  CHECK(summary_text(report).find("\n  incomplete: ") != std::string::npos);
}

TEST_CASE("a run over nothing is not a clean run") {
  Report report = clean_report();
  report.summary.stacks = 0;
  CHECK(summary_text(report) == "nothing was checked: no stack was found\n");
}

TEST_CASE("warnings about inputs without stacks do not pass for a check") {
  Report report = sample_report();
  report.findings.erase(report.findings.begin());
  report.summary.errors = report.summary.stacks = 0;
  CHECK(verdict(report) == "nothing was checked: no stack was found; 1 warning");
}

TEST_CASE("one input without stacks keeps the whole run from being ready") {
  Report report = clean_report();
  report.summary.without_stacks = {"cdk.out.eu", "cdk.out.us"};
  const std::string text = summary_text(report);
  CHECK(text.starts_with("read 4 stacks in 2 environments"));
  CHECK(text.ends_with("\nnothing was checked in cdk.out.eu, cdk.out.us: no stack was found there\n"));
  CHECK(text.find("ready") == std::string::npos);
}

TEST_CASE("findings of several environments that are one problem are counted once") {
  Report report = sample_report();
  report.problems = {{.findings = {0, 1}, .environments = {"staging", "production"}}};
  CHECK(verdict(report) == "not ready to deploy: 1 problem (2 findings: 1 error, 1 warning)");
}

TEST_CASE("of many environments five are told") {
  Report report = sample_report();
  report.summary.environments.resize(9, report.summary.environments.front());
  const std::string text = summary_text(report);
  CHECK(text.find("\n  and 4 more environments\n") != std::string::npos);
}

TEST_CASE("lines fit into the terminal") {
  const std::string text = summary_text(sample_report(), 60);
  CHECK(text.find("\n  production (222222222222/us-west-2, named from the stack\n"
                  "    names): 2 stacks, bootstrap qualifier spcdkprod2\n") != std::string::npos);
}
