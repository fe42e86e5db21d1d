#include <catch2/catch.hpp>

#include "report/format_checks.h"
#include "report/sample.h"
#include "report/writers.h"

using namespace crosscheck;

TEST_CASE("a failed test for each finding, a passed one for each rule without") {
  Report report = sample_report();
  report.findings.erase(report.findings.begin());
  report.rules.push_back({.id = "mixed-qualifiers",
                          .title = "",
                          .severity = Severity::Error,
                          .family = "bootstrap",
                          .explanation = "",
                          .help = "",
                          .references = {}});
  CHECK(write_junit(report) == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="crosscheck" tests="4" failures="1" errors="0">
  <testsuite name="analysis" tests="1" failures="0" errors="0">
    <testcase classname="crosscheck.analysis" name="everything was read"/>
  </testsuite>
  <testsuite name="bootstrap" tests="1" failures="0" errors="0">
    <testcase classname="crosscheck.bootstrap" name="mixed-qualifiers"/>
  </testsuite>
  <testsuite name="names" tests="2" failures="1" errors="0">
    <testcase classname="crosscheck.names" name="duplicate-name: S3 bucket name `spaceport-uploads` is claimed by 2 stacks" file="lib/uploads.ts" line="98">
      <failure type="warning" message="S3 bucket name `spaceport-uploads` is claimed by 2 stacks">created here by stack Api
lib/uploads.ts:101: created again by stack Web</failure>
    </testcase>
    <testcase classname="crosscheck.names" name="duplicate-export"/>
  </testsuite>
</testsuites>
)");
}

TEST_CASE("a clean run is all green, an incomplete one is not") {
  Report report = clean_report();
  CHECK(write_junit(report).find("tests=\"3\" failures=\"0\" errors=\"0\"") != std::string::npos);
  report.complete = false;
  const std::string text = write_junit(report);
  CHECK(text.find("<testsuites name=\"crosscheck\" tests=\"3\" failures=\"0\" errors=\"1\">") != std::string::npos);
  CHECK(text.find("<error message=\"not everything could be read, so conflicts may be missing here\"/>") !=
        std::string::npos);
}

TEST_CASE("a note fails nothing") {
  Report report;
  report.findings = {duplicate_export()};
  report.findings[0].severity = Severity::Note;
  const std::string text = write_junit(report);
  CHECK(text.find("failures=\"1\"") == std::string::npos);
  CHECK(text.find("<system-out>" + report.findings[0].message) != std::string::npos);
  CHECK(XmlChecker::complaint(text) == "");
}

TEST_CASE("tests of one name are told apart") {
  Report report;
  report.findings = {duplicate_export(), duplicate_export()};
  CHECK(write_junit(report).find("is claimed by 2 outputs (2)\" file=") != std::string::npos);
}

TEST_CASE("what XML would misread and what it has no character for is escaped") {
  Report report;
  Finding& finding = report.findings.emplace_back(duplicate_export());
  finding.message = "a<b>&\"c\" ]]> \ufffe\uffff";
  finding.parties.resize(1);
  finding.parties[0].label = "<![CDATA[";
  finding.help = "\x01\xff";
  const std::string text = write_junit(report);
  CHECK(text.find(" message=\"a&lt;b&gt;&amp;&quot;c&quot; ]]&gt; \\ufffe\\uffff\">&lt;![CDATA[\nhelp: \\x01\\xff<") !=
        std::string::npos);
  CHECK(XmlChecker::complaint(text) == "");
}

TEST_CASE("the checker for XML sees what is wrong") {
  const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  CHECK(XmlChecker::complaint(declaration + "<a b=\"&lt;\"><c/>x</a>\n") == "");
  CHECK(XmlChecker::complaint("<a/>\n") != "");
  for (const char* wrong :
       {"<a>\n", "<a></b>\n", "<a/><b/>\n", "<a b=\"1\" b=\"2\"/>\n", "<a b=\"<\"/>\n", "<a>&x;</a>\n", "<a>\x01</a>\n",
        "<a>\ufffe</a>\n", "<a>]]></a>\n", "<a b=1/>\n", "<a>\xff</a>\n"}) {
    CHECK(XmlChecker::complaint(declaration + wrong) != "");
  }
}
