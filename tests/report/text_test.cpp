#include <catch2/catch.hpp>

#include "report/sample.h"
#include "report/wrap.h"
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

TEST_CASE("a finding of an app points into the code, and gutters line up") {
  CHECK(findings_text(duplicate_bucket()) ==
        R"(warning: S3 bucket name `spaceport-uploads` is claimed by 2 stacks [duplicate-name]
   --> lib/uploads.ts:98:5
    |
98  |     new s3.Bucket(this, 'Uploads', {
    |     ^^^ created here by stack Api
   --> lib/uploads.ts:101:5
    |
101 |     new s3.Bucket(this, 'Uploads', {
    |     --- created again by stack Web
)");
}

TEST_CASE("all that is known has the template beside the code, and the fingerprint") {
  CHECK(findings_text(duplicate_bucket(), {.verbose = true}) ==
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
    = fingerprint: 0badcafe
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
  for (std::size_t i = 0; i < crowd.parties.size(); ++i) crowd.parties[i].stack = std::to_string(i);
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

TEST_CASE("a party that repeats what another one says has only its place") {
  Finding repeated = duplicate_bucket();
  repeated.parties.resize(5, repeated.parties.back());
  repeated.parties[3].source->line = 120;
  repeated.parties[4].source->line = 130;
  repeated.parties[4].source->file = "lib/b.ts";
  const std::string text = findings_text(repeated);
  INFO(text);
  CHECK(std::count(text.begin(), text.end(), '\n') == 1 + 2 * 4 + 1);
  CHECK(text.ends_with("\n    = also created again by stack Web: lib/uploads.ts:120:5, lib/b.ts:130:5\n"));
}

TEST_CASE("a problem of several environments is one block that names them") {
  Report report = sample_report();
  Finding general = duplicate_export();
  general.message = "export name `shared-*` is claimed by 2 outputs";
  report.problems = {{.findings = {0, 1},
                      .environments = {"staging (111111111111/eu-west-1)", "production (222222222222/us-west-2)"},
                      .general = general}};
  const std::string text = write_text_findings(report, {.excerpts = false});
  CHECK(text.starts_with("error: export name `shared-*` is claimed by 2 outputs [duplicate-export]\n"));
  CHECK(text.find("\n  = environments: staging, production\n  = help: ") != std::string::npos);
  CHECK(text.find("spaceport-uploads") == std::string::npos);
  CHECK(write_text_findings(report, {.verbose = true}).find("spaceport-uploads") != std::string::npos);
  CHECK(write_concise(report) ==
        "NetworkA.template.json:5:27: error duplicate-export: export name `shared-*` is claimed by 2 outputs [staging, "
        "production]\n");
}

TEST_CASE("lines fit into the terminal, whatever is in them") {
  Report report = sample_report();
  for (const std::size_t width : {40, 60, 100}) {
    const std::string text = write_text(report, {.width = width});
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
      const std::string line = text.substr(at, text.find('\n', at) - at);
      INFO(width << ": " << line);
      CHECK((columns_of(line) <= width || line.find(' ', line.find_first_not_of(" =->")) == std::string::npos));
    }
  }
}

TEST_CASE("of more problems than asked for the first are shown, and how to see the others is told") {
  Report report = sample_report();
  const std::string text = write_text_findings(report, {.excerpts = false, .limit = 1});
  CHECK(text.find("spaceport-uploads") == std::string::npos);
  CHECK(text.find("\nand 1 more problem (1 warning): --max-problems 0 shows all, ") != std::string::npos);
}

TEST_CASE("statistics count problems and findings by rule") {
  CHECK(write_text(sample_report(), {.statistics = true})
            .find("problems  findings  rule\n"
                  "       1         1  duplicate-export\n"
                  "       1         1  duplicate-name\n") != std::string::npos);
}
