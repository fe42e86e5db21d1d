#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/sample.h"
#include "report/wrap.h"
#include "report/writers.h"

using namespace crosscheck;
using Json = nlohmann::json;

TEST_CASE("each finding is one entry, with its rule before the description") {
  CHECK(write_gitlab(sample_report()) == R"([
  {
    "description": "duplicate-export: export name `shared-vpc-id` is claimed by 2 outputs; first claimed here, by stack NetworkA; NetworkB.template.json:5: claimed again, by stack NetworkB; help: include the stack name in the export name",
    "check_name": "duplicate-export",
    "fingerprint": "00c0ffee",
    "severity": "critical",
    "location": {
      "path": "NetworkA.template.json",
      "lines": {
        "begin": 5
      }
    }
  },
  {
    "description": "duplicate-name: S3 bucket name `spaceport-uploads` is claimed by 2 stacks; created here by stack Api; lib/uploads.ts:101: created again by stack Web",
    "check_name": "duplicate-name",
    "fingerprint": "0badcafe",
    "severity": "major",
    "location": {
      "path": "lib/uploads.ts",
      "lines": {
        "begin": 98
      }
    }
  }
]
)");
  CHECK(write_gitlab(clean_report()) == "[]\n");
}

TEST_CASE("fingerprints differ even where findings have the same, or none") {
  Report report;
  report.findings = {duplicate_export(), duplicate_export(), duplicate_export(), duplicate_bucket(),
                     duplicate_bucket()};
  report.findings[2].fingerprint = "00c0ffee (2)";
  report.findings[3].fingerprint = report.findings[4].fingerprint = "";
  std::vector<std::string> fingerprints;
  for (const Json& entry : Json::parse(write_gitlab(report))) fingerprints.push_back(entry["fingerprint"]);
  CHECK(fingerprints == std::vector<std::string>{"00c0ffee", "00c0ffee (2)", "00c0ffee (2) (2)", "duplicate-name",
                                                 "duplicate-name (2)"});
}

TEST_CASE("a description has fewer than 300 characters: as much as fits, the parties before the help") {
  Report report;
  Finding& finding = report.findings.emplace_back(duplicate_export());
  const auto description = [&] { return Json::parse(write_gitlab(report))[0]["description"].get<std::string>(); };
  finding.help = std::string(250, 'h');
  CHECK(description().ends_with("claimed again, by stack NetworkB"));
  finding.message.clear();
  for (int i = 0; i < 300; ++i) finding.message += "ü";
  const std::string cut = description();
  CHECK(columns_of(cut) == 299);
  CHECK(cut.ends_with("ü…"));
}

TEST_CASE("notes are for information, and paths have no dot before them") {
  Report report;
  Finding& finding = report.findings.emplace_back(duplicate_export());
  finding.severity = Severity::Note;
  finding.parties[0].template_place.file = "././a b.json";
  const Json entry = Json::parse(write_gitlab(report))[0];
  CHECK(entry["severity"] == "info");
  CHECK(entry["location"]["path"] == "a b.json");
}
