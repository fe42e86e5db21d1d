#include <catch2/catch.hpp>

#include "report/format_checks.h"
#include "report/sample.h"
#include "report/writers.h"

using namespace crosscheck;

TEST_CASE("each finding is one issue of the log") {
  CHECK(write_azure(sample_report()) ==
        "##vso[task.logissue type=error;sourcepath=NetworkA.template.json;linenumber=5;columnnumber=27;"
        "code=duplicate-export;]export name `shared-vpc-id` is claimed by 2 outputs; "
        "first claimed here, by stack NetworkA; NetworkB.template.json:5: claimed again, by stack NetworkB; "
        "help: include the stack name in the export name\n"
        "##vso[task.logissue type=warning;sourcepath=lib/uploads.ts;linenumber=98;columnnumber=5;"
        "code=duplicate-name;]S3 bucket name `spaceport-uploads` is claimed by 2 stacks; "
        "created here by stack Api; lib/uploads.ts:101: created again by stack Web\n");
  CHECK(write_azure(clean_report()) == "");
}

TEST_CASE("the agent's escapes: in properties also for what ends them") {
  Report report;
  Finding& finding = report.findings.emplace_back(duplicate_export());
  finding.severity = Severity::Note;  // the agent knows nothing milder than a warning
  finding.rule = "a;b]c%";
  finding.message = "50 % of [a;b] ##vso[task.complete]";
  finding.help.clear();
  finding.parties.resize(1);
  finding.parties[0].label.clear();
  finding.parties[0].template_place.file = "a\n]x.json";
  CHECK(write_azure(report) ==
        "##vso[task.logissue type=warning;sourcepath=a\\x0a%5Dx.json;linenumber=5;columnnumber=27;"
        "code=a%3Bb%5Dc%AZP25;]50 %AZP25 of [a;b] ##vso\\[task.complete]\n");
}

TEST_CASE("an incomplete run is an issue of its own") {
  Report report = clean_report();
  report.complete = false;
  CHECK(write_azure(report) ==
        "##vso[task.logissue type=warning;]incomplete: not everything could be read, so conflicts may be "
        "missing "
        "here\n");
}

TEST_CASE("the checker for logging commands sees what is wrong") {
  CHECK(azure_complaint("##vso[task.logissue type=error;code=x;]y [z]\n") == "");
  for (const char* wrong :
       {"x\n", "##vso[task.complete]x\n", "##vso[task.logissue type=error;code=]x;]y\n",
        "##vso[task.logissue type=error;code=x;code=y;]z\n", "##vso[task.logissue code=x;]y\n",
        "##vso[task.logissue type=error;]100 %\n", "##vso[task.logissue type=error;]##vso[task.complete]\n"}) {
    CHECK(azure_complaint(wrong) != "");
  }
}
