#include <catch2/catch.hpp>

#include "report/format_checks.h"
#include "report/sample.h"
#include "report/writers.h"

using namespace crosscheck;

namespace {

std::string command_of(const Finding& finding) {
  Report report;
  report.findings = {finding};
  return write_github(report);
}

// So many findings of each severity, most severe first.
Report crowd(std::size_t errors, std::size_t warnings, std::size_t notes) {
  Report report;
  auto add = [&](std::size_t count, Severity severity) {
    for (std::size_t i = 0; i < count; ++i) {
      report.findings.push_back(duplicate_export());
      report.findings.back().severity = severity;
    }
  };
  add(errors, Severity::Error);
  add(warnings, Severity::Warning);
  add(notes, Severity::Note);
  report.summary.errors = errors;
  report.summary.warnings = warnings;
  report.summary.notes = notes;
  report.summary.stacks = 1;
  return report;
}

std::size_t count(std::string_view text, std::string_view start) {
  const std::vector<std::string_view> lines = lines_of(text);
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [&](std::string_view line) { return line.starts_with(start); }));
}

std::string last_line(const std::string& text) { return std::string(lines_of(text).back()); }

}  // namespace

TEST_CASE("each finding is one workflow command at its primary place, with the other parties in the message") {
  CHECK(write_github(sample_report()) ==
        "::error file=NetworkA.template.json,line=5,col=27,endColumn=42,title=crosscheck (duplicate-export)::"
        "export name `shared-vpc-id` is claimed by 2 outputs%0A"
        "first claimed here, by stack NetworkA%0A"
        "NetworkB.template.json:5: claimed again, by stack NetworkB%0A"
        "help: include the stack name in the export name\n"
        "::warning file=lib/uploads.ts,line=98,col=5,endColumn=8,title=crosscheck (duplicate-name)::"
        "S3 bucket name `spaceport-uploads` is claimed by 2 stacks%0A"
        "created here by stack Api%0A"
        "lib/uploads.ts:101: created again by stack Web\n");
  CHECK(write_github(clean_report()) == "");
}

TEST_CASE("a file that is in no repository gives way to the anchor, and stands in the message") {
  Report report = sample_report();
  report.findings.erase(report.findings.begin());
  report.findings[0].parties[0].source.reset();
  report.anchor = "cdk.json";
  CHECK(write_github(report) ==
        "::warning file=cdk.json,line=1,title=crosscheck (duplicate-name)::"
        "S3 bucket name `spaceport-uploads` is claimed by 2 stacks%0A"
        "cdk.out/Api.template.json:12: created here by stack Api%0A"
        "lib/uploads.ts:101: created again by stack Web\n");
}

TEST_CASE("a mark over several lines has no columns") {
  Finding finding = duplicate_export();
  finding.parties[0].template_place.end_line = 7;
  CHECK(command_of(finding).find(" file=NetworkA.template.json,line=5,endLine=7,title=") != std::string::npos);
}

TEST_CASE("values and messages are escaped, each as the runner undoes it") {
  Finding finding = duplicate_export();
  finding.rule = "a:b,c%";
  finding.message = "50 % of `a:b,c`";
  finding.help.clear();
  finding.parties.resize(1);
  finding.parties[0].label.clear();
  finding.parties[0].template_place.file = "./a, b:%0A::c.json";
  CHECK(command_of(finding) ==
        "::error file=a%2C b%3A%250A%3A%3Ac.json,line=5,col=27,endColumn=42,title=crosscheck (a%3Ab%2Cc%25)::"
        "50 %25 of `a:b,c`\n");
  finding.parties[0].template_place.file = "a\r\n::stop-commands::x";
  CHECK(command_of(finding).starts_with("::error file=a\\x0d\\x0a%3A%3Astop-commands%3A%3Ax,line=5"));
}

TEST_CASE("a finding without a file or a place still has one") {
  Finding finding;
  finding.message = "something";
  CHECK(command_of(finding) == "::error file=unknown,line=1,title=crosscheck ()::something\n");
}

TEST_CASE("of many parties ten are named and the others counted") {
  Finding finding = duplicate_export();
  finding.parties.resize(13, finding.parties.back());
  const std::string command = command_of(finding);
  CHECK(command.find("%0Aand 2 more places%0Ahelp: ") != std::string::npos);
  finding.parties.resize(12);
  CHECK(command_of(finding).find("%0Aand 1 more place%0A") != std::string::npos);
}

TEST_CASE("ten of each kind are annotated and the others summed up in a notice") {
  const std::string all = write_github(crowd(10, 10, 10));
  CHECK(lines_of(all).size() == 30);
  CHECK(count(all, "::notice title=crosscheck::") == 0);

  const std::string some = write_github(crowd(12, 11, 0));
  CHECK(count(some, "::error ") == 10);
  CHECK(count(some, "::warning ") == 10);
  CHECK(last_line(some) ==
        "::notice title=crosscheck::not ready to deploy: 12 errors, 11 warnings; not annotated here: "
        "2 more errors, 1 more warning");
}

TEST_CASE("the notice that sums up takes the room of one") {
  const std::string text = write_github(crowd(0, 0, 11));
  CHECK(count(text, "::notice ") == 10);
  CHECK(last_line(text) == "::notice title=crosscheck::no errors; 11 notes; not annotated here: 2 more notes");
  CHECK(count(write_github(crowd(11, 0, 10)), "::notice ") == 10);
}

TEST_CASE("an incomplete run says so first, and that takes the room of a warning") {
  Report report = crowd(0, 10, 0);
  report.complete = false;
  const std::string text = write_github(report);
  CHECK(
      text.starts_with("::warning title=crosscheck::incomplete: not everything could be read, so conflicts "
                       "may be missing here\n::warning file="));
  CHECK(count(text, "::warning ") == 10);
  CHECK(last_line(text) == "::notice title=crosscheck::no errors; 10 warnings; not annotated here: 1 more warning");
}

TEST_CASE("the checker for workflow commands sees what is wrong") {
  CHECK(github_complaint("::error file=a,line=1::x\n::notice title=y::z%0A\n") == "");
  for (const char* wrong :
       {"x\n", "::debug x=1::y\n", "::error file=a\n", "::error file=a:b::x\n", "::error name=a::x\n",
        "::error file=a,file=b::x\n", "::error file=a%::x\n", "::error file=a::100 %\n", "::error file=a::x ##[y]\n",
        "::error line=1,endLine=2,col=3::x\n"}) {
    CHECK(github_complaint(wrong) != "");
  }
}
