#include <catch2/catch.hpp>

#include "report/plan_text.h"
#include "report/sample.h"
#include "report/writers.h"

using namespace crosscheck;

TEST_CASE("a plan says what happens to each stack, wave by wave") {
  Report report;
  CHECK(plan_text(report, false).empty());
  CHECK(plan_markdown(report).empty());
  report.plan = sample_plan();
  CHECK(plan_text(report, false) ==
        R"(production (222222222222/us-west-2)
  wave 1
    Network  no changes
    Data     3 added, 1 changed, 1 replaced: Users, 1 may be replaced: Feed
    Api      will fail: `x` | is taken
  wave 2
    Web      not reached: it needs Api
    Logs     only outputs change; a macro may change more

5 stacks: 1 without changes, 2 changed, 1 will fail, 1 not reached
  not compared: `--deployed` has nothing of staging
  deployed, and no longer part of the app: Old

)");
  CHECK(plan_text(report, true).find("\x1b[1;31mwill fail: `x` | is taken\x1b[0m\n") != std::string::npos);
}

TEST_CASE("a plan is a table in Markdown, whatever the names are") {
  Report report;
  report.plan = sample_plan();
  CHECK(plan_markdown(report) ==
        R"(5 stacks: 1 without changes, 2 changed, 1 will fail, 1 not reached

| wave | stack in production (`222222222222/us-west-2`) | |
| --- | --- | --- |
| 1 | `Network` | no changes |
| 1 | `Data` | 3 added, 1 changed, 1 replaced: Users, 1 may be replaced: Feed |
| 1 | `Api` | **will fail**: `x` `\|` is taken |
| 2 | `Web` | not reached: it needs Api |
| 2 | `Logs` | only outputs change; a macro may change more |

- not compared: `--deployed` has nothing of staging
- deployed, and no longer part of the app: Old

)");
}

TEST_CASE("names in a plan are printable") {
  Report report;
  report.plan = sample_plan();
  report.plan->lanes[0].environment = "a\x1b[2J";
  report.plan->lanes[0].waves[0][0].stack = "b\n\x1b[2J";
  report.plan->lanes[0].waves[0][1].replaced = {"c\xe2\x80\xae"};
  for (const std::string& text : {plan_text(report, false), plan_markdown(report), write_json(report)}) {
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("\xe2\x80\xae") == std::string::npos);
  }
}
