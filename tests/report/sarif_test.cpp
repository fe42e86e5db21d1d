#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/github_sarif.h"
#include "report/sample.h"
#include "report/sarif_rule.h"
#include "report/uri.h"
#include "report/writers.h"
#include "text/https.h"

using namespace crosscheck;
using Json = nlohmann::json;

namespace {

Json run_of(const Report& report) { return Json::parse(write_sarif(report))["runs"][0]; }

Json result_of(const Finding& finding) {
  Report report = sample_report();
  report.findings = {finding};
  return run_of(report)["results"][0];
}

}  // namespace

TEST_CASE("the category names the run") {
  const auto id = [](std::string_view category) {
    const Json log = Json::parse(write_sarif(sample_report(), category));
    return log["runs"][0]["automationDetails"]["id"].get<std::string>();
  };
  CHECK(Json::parse(write_sarif(sample_report()))["runs"][0]["automationDetails"]["id"] == "crosscheck/");
  CHECK(id("crosscheck/production") == "crosscheck/production/");
  CHECK(id("crosscheck/production/") == "crosscheck/production/");
}

TEST_CASE("GitHub takes what we write, with findings and without") {
  CHECK(GithubSarif::complaints(write_sarif(sample_report())).empty());
  CHECK(GithubSarif::complaints(write_sarif(clean_report())).empty());
  CHECK(GithubSarif::complaints(write_sarif(Report{})).empty());
}

TEST_CASE("the checker for GitHub sees what is wrong") {
  Json good = Json::parse(write_sarif(sample_report()));
  auto complaint = [&](const char* pointer, Json value) {
    Json log = good;
    log[Json::json_pointer(pointer)] = std::move(value);
    return !GithubSarif::complaints(log.dump()).empty();
  };
  CHECK(complaint("/version", "2.0.0"));
  CHECK(complaint("/runs/0/results/0/level", "fatal"));
  CHECK(complaint("/runs/0/results/0/level", "note"));  // out of order
  CHECK(complaint("/runs/0/results/0/ruleIndex", 1));
  CHECK(complaint("/runs/0/results/0/message/text", ""));
  CHECK(complaint("/runs/0/results/0/message/text", "see [there](7)"));
  CHECK(complaint("/runs/0/results/0/suppressions", Json::array()));
  CHECK(complaint("/runs/0/results/0/locations", Json::array()));
  CHECK(complaint("/runs/0/results/0/locations/0", Json{{"logicalLocations", Json::array()}}));
  CHECK(complaint("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "a b.json"));
  CHECK(complaint("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "./a.json"));
  CHECK(complaint("/runs/0/results/0/locations/0/physicalLocation/region/endLine", 1));
  CHECK(complaint("/runs/0/results/1/relatedLocations/1/id", 1));
  CHECK(complaint("/runs/0/tool/driver/rules/0/shortDescription/text", std::string(1025, 'a')));
  CHECK(complaint("/runs/0/tool/driver/rules/0/properties/security-severity", "9.0"));
  CHECK(GithubSarif::complaints("{").size() == 1);
}

TEST_CASE("a result: headline, links to the other parties, and what to do") {
  Json result = result_of(duplicate_export());
  CHECK(result["ruleId"] == "duplicate-export");
  CHECK(result["ruleIndex"] == 0);
  CHECK(result["level"] == "error");
  CHECK(result["message"]["text"] ==
        "export name `shared-vpc-id` is claimed by 2 outputs: first claimed here, by stack NetworkA, [claimed again, "
        "by stack NetworkB](1). "
        "Help: include the stack name in the export name.");
  CHECK(result["partialFingerprints"] ==
        Json{{"primaryLocationLineHash", "00c0ffee:1"}, {"crosscheckConflict/v1", "00c0ffee"}});
}

TEST_CASE("a location without source is the template, with UTF-16 columns and the logical place beside it") {
  Finding finding = duplicate_export();
  finding.parties[0].template_place.utf16_column = 30;
  finding.parties[0].template_place.utf16_end_column = 45;
  CHECK(result_of(finding)["locations"] == Json::parse(R"([{
    "physicalLocation": {
      "artifactLocation": {"uri": "NetworkA.template.json", "uriBaseId": "%SRCROOT%"},
      "region": {"startLine": 5, "startColumn": 30, "endLine": 5, "endColumn": 45}
    },
    "logicalLocations": [{"name": "VpcId", "fullyQualifiedName": "Outputs/VpcId/Export/Name"}]
  }])"));
}

TEST_CASE("a location with source is the source; the templates follow the other parties") {
  Json result = result_of(duplicate_bucket());
  auto uri = [](const Json& location) { return location["physicalLocation"]["artifactLocation"]["uri"]; };
  CHECK(uri(result["locations"][0]) == "lib/uploads.ts");
  Json related = result["relatedLocations"];
  REQUIRE(related.size() == 3);
  CHECK(related[0]["id"] == 1);
  CHECK(uri(related[0]) == "lib/uploads.ts");
  CHECK(related[0]["message"]["text"] == "created again by stack Web.");
  CHECK(uri(related[1]) == "cdk.out/Api.template.json");
  CHECK(related[1]["message"]["text"] == "in the template: created here by stack Api.");
  CHECK(uri(related[2]) == "cdk.out/Web.template.json");
}

TEST_CASE("where a synthesized file has no source, the anchor stands in and the message says where to look") {
  Report report = sample_report();
  report.anchor = "cdk.json";
  report.inputs = {"./cdk.out/"};
  report.findings = {duplicate_bucket(), duplicate_bucket(), duplicate_export()};
  report.findings[1].parties[0].source.reset();
  Json results = run_of(report)["results"];
  auto uri = [&](int result, const char* list, int at) {
    return results[result][list][at]["physicalLocation"]["artifactLocation"]["uri"].get<std::string>();
  };
  CHECK(uri(0, "locations", 0) == "lib/uploads.ts");
  CHECK(uri(1, "locations", 0) == "cdk.json");
  CHECK(uri(1, "relatedLocations", 1) == "cdk.out/Api.template.json");
  CHECK(results[1]["message"]["text"].get<std::string>().find("(1). In cdk.out/Api.template.json:12.") !=
        std::string::npos);
  CHECK(uri(2, "locations", 0) == "NetworkA.template.json");  // outside the inputs: the file itself
}

TEST_CASE("a trace becomes one code flow per party, from the app down to the construct") {
  Json flows = result_of(duplicate_bucket())["codeFlows"];
  REQUIRE(flows.size() == 2);
  CHECK(flows[1]["message"]["text"] == "created again by stack Web.");
  Json steps = flows[1]["threadFlows"][0]["locations"];
  REQUIRE(steps.size() == 2);
  CHECK(steps[0]["location"]["physicalLocation"]["artifactLocation"]["uri"] == "bin/app.ts");
  CHECK(steps[1]["location"]["physicalLocation"]["region"]["startLine"] == 101);
  CHECK(steps[1]["location"]["message"]["text"] == "new Uploads.");
}

TEST_CASE("every selected rule is listed with its texts") {
  Json rules = run_of(clean_report())["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 2);
  CHECK(rules[0] == Json::parse(R"({
    "id": "duplicate-export",
    "name": "DuplicateExport",
    "shortDescription": {"text": "two stacks export the same name."},
    "fullDescription": {"text": "Export names are unique in an account and region."},
    "help": {
      "text": "Export names are unique\nin an account and region.\n\nThe second stack fails.\n\nWhat to do: include the stack name in the export name\n\n- <https://docs.aws.amazon.com/exports.html>",
      "markdown": "Export names are unique\nin an account and region.\n\nThe second stack fails.\n\n**What to do:** include the stack name in the export name\n\n- <https://docs.aws.amazon.com/exports.html>"
    },
    "defaultConfiguration": {"level": "error"},
    "properties": {"tags": ["aws", "cloudformation", "names"], "precision": "high", "problem.severity": "error"},
    "helpUri": "https://docs.aws.amazon.com/exports.html"
  })"));
  CHECK(!rules[1].contains("helpUri"));  // without a reference it is the program's own address, which a release has
  CHECK(rules[1]["fullDescription"]["text"] == "two stacks create the same name.");
}

TEST_CASE("a shipped rule has its page on the site, where there is one") {
  RuleSummary rule;
  rule.id = "duplicate-export";
  rule.references = {"https://docs.aws.amazon.com/exports.html"};
  rule.shipped = true;
  CHECK(sarif_rule(rule, "https://a.example/").help_uri == "https://a.example/rules/duplicate-export.html");
  CHECK(sarif_rule(rule, "").help_uri == "https://docs.aws.amazon.com/exports.html");
  rule.shipped = false;
  CHECK(sarif_rule(rule, "https://a.example/").help_uri == "https://docs.aws.amazon.com/exports.html");
}

TEST_CASE("a rule whose explanation is only line feeds has its title as help") {
  RuleSummary rule;
  rule.id = "own-rule";
  rule.title = "two stacks create the same name";
  rule.explanation = "\n\n";
  CHECK(sarif_rule(rule, "").help_text.starts_with(rule.title));
  CHECK(sarif_rule(rule, "").help_markdown.starts_with(rule.title));
}

TEST_CASE("a finding of a rule that was not listed brings it along") {
  Report report;
  report.findings = {duplicate_bucket()};
  CHECK(run_of(report)["tool"]["driver"]["rules"][0]["id"] == "duplicate-name");
}

TEST_CASE("an incomplete run and notifications are told") {
  Report report = sample_report();
  report.complete = false;
  Json invocation = run_of(report)["invocations"][0];
  CHECK(invocation["executionSuccessful"] == false);
  Json notification = invocation["toolExecutionNotifications"][0];
  CHECK(notification["level"] == "note");
  CHECK(notification["message"]["text"] == "stack Api is in two assemblies; the copy in cdk.out is used.");
  CHECK(notification["locations"][0]["physicalLocation"]["region"]["startLine"] == 3);
}

TEST_CASE("of more than 5000 findings the first 5000 are written and the rest announced") {
  Report report;
  report.findings.resize(5001);
  Json run = run_of(report);
  CHECK(run["results"].size() == 5000);
  CHECK(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] ==
        "only 5000 of 5001 findings are listed here, the most severe ones; the json format has all of them.");
}

TEST_CASE("a crowd of parties stays within what GitHub takes") {
  Report report = sample_report();
  report.findings = {duplicate_bucket()};
  report.findings[0].parties.resize(500, report.findings[0].parties.back());
  CHECK(GithubSarif::complaints(write_sarif(report)).empty());
  Json result = run_of(report)["results"][0];
  CHECK(result["relatedLocations"].size() == 99);
  CHECK(result["codeFlows"].size() == 20);
  CHECK(result["message"]["text"].get<std::string>().find("](10) and 489 more.") != std::string::npos);
}

TEST_CASE("brackets in names make no links") {
  Finding finding = duplicate_export();
  finding.message = "export name `[x](1)\\` is claimed";
  finding.parties.resize(1);
  CHECK(result_of(finding)["message"]["text"].get<std::string>().starts_with(
      "export name `\\[x\\](1)\\\\` is claimed: first"));
}

TEST_CASE("paths become URI references") {
  CHECK(path_uri("lib/net.ts") == "lib/net.ts");
  CHECK(path_uri("./lib/net.ts") == "lib/net.ts");
  CHECK(path_uri("a b#c%d.json") == "a%20b%23c%25d.json");
  CHECK(path_uri("C:\\x\\é.json") == "C%3A%5Cx%5C%C3%A9.json");
  CHECK(path_uri("/srv/app/x.json") == "file:///srv/app/x.json");
  CHECK(path_uri("") == "unknown");
  CHECK(path_uri(std::string("a\0\n", 3)) == "a%00%0A");
}

TEST_CASE("only https references become links") {
  CHECK(is_https("https://docs.aws.amazon.com/a?b=c#d"));
  CHECK_FALSE(is_https("http://docs.aws.amazon.com/"));
  CHECK_FALSE(is_https("javascript:alert(1)"));
  CHECK_FALSE(is_https("https://"));
  CHECK_FALSE(is_https("https://x/ y"));
  CHECK_FALSE(is_https("https://x/>"));
}
