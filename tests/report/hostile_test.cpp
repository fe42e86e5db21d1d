#include "report/hostile.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/format_checks.h"
#include "report/github_sarif.h"
#include "report/sample.h"
#include "report/writers.h"

using namespace crosscheck;
using namespace std::string_literals;

namespace {

const std::vector<std::string> kHostile{
    "\x1b[31mred\x1b]0;title\x07\x1b]52;c;aGk=\x07",
    "a\rb\r\nc\nd",
    "one\x08two\x7f"
    "three\xc2\x9b"
    "31m",
    "user\u202e\u2066txt\u2069\u202c",
    "zero\u200bwidth\ufeff\u2028line\u2029",
    "::stop-commands::token",
    "\n::error file=x::y",
    ":",
    "::",
    "#",
    "##",
    "[",
    "x ##[error]y",
    "##vso[task.complete result=Succeeded;]",
    "##teamcity[buildStop comment='x']",
    "%0A::error::x,title=y%3A;type=error]z%AZP0A%",
    "@everyone #1 GH-12 http://x.example www.x.example x@y.example :tada: $x$ *a* _b_ ~~c~~ &lt;",
    "` `` a```b`|`c",
    "a | b \\| c",
    "\"]; click s0 \"javascript:alert(1)\" %%{init: {}}%%",
    "]]>&#x41;&lt; \ufffe\uffff",
    "[x](1) [y](javascript:alert(1)) \\[z](2)",
    "</script><img src=x onerror=alert(1)>`|",
    "\xff\xfe\x80\xc3(\xed\xa0\x80\xf8\x88\x80\x80\x80 cut \xe2\x82",
    "a\0b\0"s,
    "",
    ".",
    "../../etc/passwd",
    "/etc/a b#c%d",
    "日本語 𝒳 e\u0301 — ‘quoted’",
};

void check_all(const Report& report) {
  for (bool excerpts : {true, false}) {
    CHECK(danger_in(write_text(report, {.color = false, .excerpts = excerpts})) == "");
  }
  std::string json = write_json(report);
  CHECK(danger_in(json) == "");
  CHECK(nlohmann::json::parse(json, nullptr, false)["findings"].size() == report.findings.size());
  std::string sarif = write_sarif(report);
  CHECK(danger_in(sarif) == "");
  CHECK(GithubSarif::complaints(sarif) == std::vector<std::string>{});
  CHECK(github_complaint(write_github(report)) == "");
  CHECK(azure_complaint(write_azure(report)) == "");
  CHECK(XmlChecker::complaint(write_junit(report)) == "");
  CHECK(danger_in(write_junit(report)) == "");
  std::string gitlab = write_gitlab(report);
  CHECK(danger_in(gitlab) == "");
  CHECK(nlohmann::json::parse(gitlab, nullptr, false).size() == report.findings.size());
  std::string markdown = write_markdown(report);
  CHECK(MarkdownChecker::complaint(markdown) == "");
  CHECK(markdown.size() <= kMarkdownLimit);
  CHECK(MarkdownChecker::complaint(write_markdown(report, kMarkdownLimit, MarkdownChecker::repository())) == "");
  CHECK(danger_in(write_concise(report)) == "");
  CHECK(html_complaint(write_html(report)) == "");
  CHECK(danger_in(write_mermaid(report)) == "");
  CHECK(danger_in(write_dot(report)) == "");
}

}  // namespace

TEST_CASE("hostile texts everywhere leave every format harmless and well formed") {
  for (const std::string& hostile : kHostile) {
    INFO(hostile);
    Report report = with_details();
    each_text(report, [&](std::string& text) { text = hostile; });
    check_all(report);
    report.findings.clear();  // the closing words of a clean run name environments and stacks
    report.problems.clear();
    report.details.reset();
    check_all(report);
  }
}

TEST_CASE("hostile texts in one place at a time") {
  std::size_t fields = 0;
  Report counted = with_details();
  each_text(counted, [&](std::string&) { ++fields; });
  REQUIRE(fields > 80);
  for (const char* hostile : {"\x1b\r\n::a## ##[b ##vso[c\u202e\xff", "](1) [x](1)", "`%0A|@a <b>,:;]&\"\ufffe"}) {
    for (std::size_t field = 0; field < fields; ++field) {
      Report report = with_details();
      std::size_t number = 0;
      each_text(report, [&](std::string& text) {
        if (number++ == field) text += hostile;
      });
      std::string all = write_text(report, {}) + write_json(report);
      if (danger_in(all) != "") FAIL("field " << field << ": " << danger_in(all));
      auto complaints = GithubSarif::complaints(write_sarif(report));
      if (!complaints.empty()) FAIL("field " << field << ": " << complaints.front());
      for (const std::string& complaint : {github_complaint(write_github(report)), azure_complaint(write_azure(report)),
                                           danger_in(write_gitlab(report)), XmlChecker::complaint(write_junit(report)),
                                           MarkdownChecker::complaint(write_markdown(report)),
                                           danger_in(write_concise(report)), html_complaint(write_html(report))}) {
        if (!complaint.empty()) FAIL("field " << field << ": " << complaint);
      }
    }
  }
}

TEST_CASE("texts of a megabyte are cut") {
  for (const char* piece : {"a", "\x1b", "日"}) {
    std::string megabyte;
    while (megabyte.size() < 1 << 20) megabyte += piece;
    Report report = with_details();
    each_text(report, [&](std::string& text) { text = megabyte; });
    check_all(report);
    CHECK(write_text(report, {}).size() < 100'000);
    CHECK(write_json(report).size() < 2'000'000);
    CHECK(write_sarif(report).size() < 1'000'000);
    CHECK(write_github(report).size() < 100'000);
    CHECK(write_azure(report).size() < 100'000);
    CHECK(write_gitlab(report).size() < 100'000);
    CHECK(write_junit(report).size() < 200'000);
    CHECK(write_markdown(report).size() < 200'000);
  }
}

TEST_CASE("what is harmless stays as it is") {
  Report report = sample_report();
  report.findings[0].message = "Größe der Tabelle `日本` — 50 % über `a::b`";
  CHECK(write_text(report, {}).find(report.findings[0].message) != std::string::npos);
  CHECK(write_json(report).find(report.findings[0].message) != std::string::npos);
  CHECK(write_sarif(report).find(report.findings[0].message) != std::string::npos);
}
