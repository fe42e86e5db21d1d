#include <catch2/catch.hpp>

#include "report/sample.h"
#include "report/writers.h"

using namespace crosscheck;

namespace {

std::string findings_text(const Finding& finding, TextStyle style = {}) {
  Report report;
  report.findings = {finding};
  return write_text_findings(report, style);
}

}  // namespace

TEST_CASE("a finding of plain templates points into the templates") {
  CHECK(findings_text(duplicate_export()) ==
        R"(error: export name `shared-vpc-id` is claimed by 2 outputs [duplicate-export]
 --> NetworkA.template.json:5:27
  |
5 |       "Export": { "Name": "shared-vpc-id" }
  |                           ^^^^^^^^^^^^^^^ first claimed here, by stack NetworkA
 --> NetworkB.template.json:5:27
  |
5 |       "Export": { "Name": "shared-vpc-id" }
  |                           --------------- claimed again, by stack NetworkB
  = help: include the stack name in the export name
)");
}

TEST_CASE("a finding of an app points into the code, with the template beside it, and gutters line up") {
  CHECK(findings_text(duplicate_bucket()) ==
        R"(warning: S3 bucket name `spaceport-uploads` is claimed by 2 stacks [duplicate-name]
   --> lib/uploads.ts:98:5
    |
98  |     new s3.Bucket(this, 'Uploads', {
    |     ^^^ created here by stack Api
    = in cdk.out/Api.template.json:12:19, resource Uploads0C47 (AWS::S3::Bucket), construct Api/Uploads/Resource
   --> lib/uploads.ts:101:5
    |
101 |     new s3.Bucket(this, 'Uploads', {
    |     --- created again by stack Web
    = in cdk.out/Web.template.json:12:19, resource Uploads0C47 (AWS::S3::Bucket), construct Web/Uploads/Resource
)");
}

TEST_CASE("without excerpts, or without the line's text, the label stands beside the position") {
  const std::string_view concise =
      R"(error: export name `shared-vpc-id` is claimed by 2 outputs [duplicate-export]
 --> NetworkA.template.json:5:27: first claimed here, by stack NetworkA
 --> NetworkB.template.json:5:27: claimed again, by stack NetworkB
  = help: include the stack name in the export name
)";
  CHECK(findings_text(duplicate_export(), {.color = false, .excerpts = false}) == concise);
  Finding unreadable = duplicate_export();
  for (Party& party : unreadable.parties) party.template_place.excerpt = {};
  CHECK(findings_text(unreadable) == concise);
}

TEST_CASE("of many parties twenty are shown and the others counted") {
  Finding crowd = duplicate_export();
  crowd.parties.resize(25, crowd.parties.back());
  std::string text = findings_text(crowd, {.color = false, .excerpts = false});
  CHECK(std::count(text.begin(), text.end(), '\n') == 1 + 20 + 1 + 1);
  CHECK(text.find("  = and 5 more (the json format has all of them)\n") != std::string::npos);
}

TEST_CASE("color changes nothing but the color") {
  Report report = sample_report();
  std::string colored = write_text(report, {.color = true, .excerpts = true});
  CHECK(colored.starts_with("\x1b[1;31merror\x1b[0m"));
  std::string plain;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b') {
      i = colored.find('m', i);
    } else {
      plain += colored[i];
    }
  }
  CHECK(plain == write_text(report, {}));
}

TEST_CASE("the report has findings, notifications and the closing words, with blank lines between") {
  std::string text = write_text(sample_report(), {.color = false, .excerpts = false});
  std::size_t second = text.find("\n\nwarning: S3 bucket name");
  std::size_t note = text.find(
      "\n\nnote: stack Api is in two assemblies; the copy in cdk.out is used\n --> "
      "cdk.out/manifest.json:3:1\n\n");
  std::size_t closing = text.find("\n\nnot ready to deploy");
  CHECK(second < note);
  CHECK(note < closing);
  CHECK(closing < text.size());
}
