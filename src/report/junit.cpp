#include <map>
#include <set>
#include <string_view>

#include "report/annotation.h"
#include "report/plural.h"
#include "report/summary_text.h"
#include "report/unique.h"
#include "report/writers.h"
#include "text/printable.h"

// JUnit's XML as CI systems read it: a suite for each family of rules, a failed test for each error and warning, one
// that passed with words for each note, and a passed one for each selected rule that found nothing.

namespace crosscheck {
namespace {

// Whether XML 1.0 has the character at all; there is no way to escape one that it has not.
bool is_xml(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) ||
         (c >= 0x10000 && c <= 0x10ffff);
}

// For text and for values of attributes between double quotes.
std::string xml(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += is_xml(c) ? text.substr(from, at - from) : "\ufffd";
    }
  }
  return escaped;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml(value) + "\"";
}

struct Suite {
  std::size_t tests = 0, failures = 0, errors = 0;
  std::string cases;
  Unique names;  // CI systems take tests of one name for one
};

std::string counts(const Suite& suite) {
  return attribute("tests", std::to_string(suite.tests)) + attribute("failures", std::to_string(suite.failures)) +
         attribute("errors", std::to_string(suite.errors));
}

class JunitWriter {
 public:
  explicit JunitWriter(const Report& report) : report_(report) {}

  void add_completeness();
  void add_finding(const Finding& finding);
  void add_passed(const RuleSummary& rule);
  std::string take() const;

 private:
  // Adds a test to the suite of that name; without a body it is one that passed.
  Suite& add(const std::string& family, std::string_view name, const std::string& attributes = "",
             const std::string& body = "");

  const Report& report_;
  std::map<std::string, Suite> suites_;
};

Suite& JunitWriter::add(const std::string& family, std::string_view name, const std::string& attributes,
                        const std::string& body) {
  const std::string suite_name = family.empty() ? "other" : printable(family);
  Suite& suite = suites_[suite_name];
  ++suite.tests;
  suite.cases += "    <testcase" + attribute("classname", "crosscheck." + suite_name) +
                 attribute("name", suite.names.made(std::string(name))) + attributes;
  suite.cases += body.empty() ? "/>\n" : ">\n      " + body + "\n    </testcase>\n";
  return suite;
}

// Without it, no other result means much.
void JunitWriter::add_completeness() {
  const std::string error = "<error" + attribute("message", kIncompleteWords) + "/>";
  Suite& suite = add("analysis", "everything was read", "", report_.complete ? "" : error);
  if (!report_.complete) ++suite.errors;
}

void JunitWriter::add_finding(const Finding& finding) {
  const Annotation shown = annotation(finding, report_);
  const std::string& headline = shown.lines.front();
  std::string details;
  for (std::size_t i = 1; i < shown.lines.size(); ++i) join(details, "\n", shown.lines[i]);
  const bool fails = finding.severity != Severity::Note;
  const std::string body =
      fails ? "<failure" + attribute("type", name(finding.severity)) + attribute("message", headline) + ">" +
                  xml(details) + "</failure>"
            : "<system-out>" + xml(details.empty() ? headline : headline + '\n' + details) + "</system-out>";
  Suite& suite =
      add(finding.family, printable(finding.rule) + ": " + headline,
          attribute("file", printable(shown.place.file)) + attribute("line", std::to_string(shown.place.line)), body);
  if (fails) ++suite.failures;
}

void JunitWriter::add_passed(const RuleSummary& rule) { add(rule.family, printable(rule.id)); }

std::string JunitWriter::take() const {
  std::string text;
  Suite all;
  for (const auto& [name, suite] : suites_) {
    all.tests += suite.tests;
    all.failures += suite.failures;
    all.errors += suite.errors;
    text += "  <testsuite" + attribute("name", name) + counts(suite) + ">\n" + suite.cases + "  </testsuite>\n";
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "crosscheck") + counts(all) +
         ">\n" + text + "</testsuites>\n";
}

}  // namespace

std::string write_junit(const Report& report) {
  JunitWriter writer(report);
  writer.add_completeness();
  std::set<std::string> fired;
  for (const Finding& finding : report.findings) {
    writer.add_finding(finding);
    fired.insert(finding.rule);
  }
  for (const RuleSummary& rule : report.rules) {
    if (!fired.contains(rule.id)) writer.add_passed(rule);
  }
  return writer.take();
}

}  // namespace crosscheck
