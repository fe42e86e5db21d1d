#pragma once

#include <string>
#include <utility>

#include "finding/report.h"
#include "text/excerpt.h"

namespace crosscheck {

inline bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// A place whose mark covers `marked`, which must be in the line and plain ASCII up to its end.
inline Place place(std::string file, std::uint32_t line, const std::string& line_text, std::string_view marked) {
  auto column = static_cast<std::uint32_t>(line_text.find(marked)) + 1;
  std::uint32_t end_column = column + static_cast<std::uint32_t>(marked.size());
  return {.file = std::move(file),
          .line = line,
          .column = column,
          .end_line = line,
          .end_column = end_column,
          .utf16_column = column,
          .utf16_end_column = end_column,
          .excerpt = excerpt(line_text, column, end_column)};
}

// An export that two plain templates claim.
inline Finding duplicate_export() {
  auto party = [](std::string stack, std::string label) {
    Party result;
    result.label = std::move(label);
    result.stack = stack;
    result.environment = "staging (111111111111/eu-west-1)";
    result.logical_id = "VpcId";
    result.address = "Outputs/VpcId/Export/Name";
    result.template_place =
        place(stack + ".template.json", 5, R"(      "Export": { "Name": "shared-vpc-id" })", R"("shared-vpc-id")");
    return result;
  };
  return {.rule = "duplicate-export",
          .severity = Severity::Error,
          .family = "names",
          .message = "export name `shared-vpc-id` is claimed by 2 outputs",
          .help = "include the stack name in the export name",
          .fingerprint = "00c0ffee",
          .identity = Identity{.space = "cfn:export", .scope = "111111111111/eu-west-1", .key = "shared-vpc-id"},
          .parties = {party("NetworkA", "first claimed here, by stack NetworkA"),
                      party("NetworkB", "claimed again, by stack NetworkB")}};
}

// A bucket that two CDK stacks create, with the lines of code that do so.
inline Finding duplicate_bucket() {
  auto party = [](std::string stack, std::uint32_t line, std::string label) {
    Party result;
    result.label = std::move(label);
    result.stack = stack;
    result.environment = "production (222222222222/us-west-2)";
    result.logical_id = "Uploads0C47";
    result.construct_path = stack + "/Uploads/Resource";
    result.type = "AWS::S3::Bucket";
    result.address = "Resources/Uploads0C47/Properties/BucketName";
    result.template_place = place("cdk.out/" + stack + ".template.json", 12, R"(    "BucketName": "spaceport-uploads")",
                                  R"("spaceport-uploads")");
    result.source = place("lib/uploads.ts", line, "    new s3.Bucket(this, 'Uploads', {", "new");
    result.trace = {{.function = "new Uploads", .file = "lib/uploads.ts", .line = line, .column = 5},
                    {.function = "", .file = "bin/app.ts", .line = 7, .column = 1}};
    return result;
  };
  return {.rule = "duplicate-name",
          .severity = Severity::Warning,
          .family = "names",
          .message = "S3 bucket name `spaceport-uploads` is claimed by 2 stacks",
          .help = "",
          .fingerprint = "0badcafe",
          .identity = Identity{.space = "s3:bucket", .scope = "aws", .key = "spaceport-uploads"},
          .parties = {party("Api", 98, "created here by stack Api"), party("Web", 101, "created again by stack Web")}};
}

inline Report sample_report() {
  RuleSummary duplicate_export_rule{.id = "duplicate-export",
                                    .title = "two stacks export the same name",
                                    .severity = Severity::Error,
                                    .family = "names",
                                    .explanation =
                                        "Export names are unique\nin an account and region.\n\n"
                                        "The second stack fails.\n",
                                    .help = "include the stack name in the export name",
                                    .references = {"https://docs.aws.amazon.com/exports.html", "javascript:x"}};
  RuleSummary duplicate_name_rule{.id = "duplicate-name",
                                  .title = "two stacks create the same name",
                                  .severity = Severity::Warning,
                                  .family = "names",
                                  .explanation = "",
                                  .help = "",
                                  .references = {}};
  EnvironmentSummary production{.label = "production",
                                .account = "222222222222",
                                .region = "us-west-2",
                                .label_source = "from the stack names",
                                .stacks = {"Api", "Web"},
                                .qualifiers = {"spcdkprod2"}};
  EnvironmentSummary unnamed{.label = "",
                             .account = "unknown-account",
                             .region = "unknown-region",
                             .label_source = "",
                             .stacks = {"NetworkA", "NetworkB"},
                             .qualifiers = {}};
  return {.version = "0.2.0",
          .complete = true,
          .rules = {duplicate_export_rule, duplicate_name_rule},
          .findings = {duplicate_export(), duplicate_bucket()},
          .notifications = {{.severity = Severity::Note,
                             .message = "stack Api is in two assemblies; the copy in cdk.out is used",
                             .place = place("cdk.out/manifest.json", 3, "", "")}},
          .summary = {.errors = 1,
                      .warnings = 1,
                      .notes = 0,
                      .suppressed = 0,
                      .stacks = 4,
                      .resources = 9,
                      .claims = 7,
                      .uses = 5,
                      .owned_names = 6,
                      .imported_names = 1,
                      .environments = {production, unnamed}},
          .inputs = {"cdk.out"},
          .anchor = "",
          .seconds = std::nullopt};
}

// The same app when all is well.
inline Report clean_report() {
  Report report = sample_report();
  report.findings.clear();
  report.notifications.clear();
  report.summary.errors = report.summary.warnings = 0;
  return report;
}

// A deployment of it that stops.
inline DeploymentPlan sample_plan() {
  using Outcome = StackStep::Outcome;
  DeploymentPlan plan;
  plan.compared = true;
  plan.lanes.push_back({.environment = "production", .places = {"222222222222/us-west-2"}, .waves = {}});
  plan.lanes[0].waves.resize(2);
  plan.lanes[0].waves[0] = {{.stack = "Network", .place = "222222222222/us-west-2", .outcome = Outcome::Unchanged},
                            {.stack = "Data",
                             .place = "222222222222/us-west-2",
                             .outcome = Outcome::Changed,
                             .added = 3,
                             .changed = 1,
                             .replaced = {"Users"},
                             .may_replace = {"Feed"}},
                            {.stack = "Api",
                             .place = "222222222222/us-west-2",
                             .outcome = Outcome::Fails,
                             .why = "`x` | is taken",
                             .findings = {0}}};
  plan.lanes[0].waves[1] = {
      {.stack = "Web", .place = "222222222222/us-west-2", .outcome = Outcome::NotReached, .why = "Api"},
      {.stack = "Logs", .place = "222222222222/us-west-2", .outcome = Outcome::Changed, .macro = true}};
  plan.uncovered = {"staging"};
  plan.left_over = {"Old"};
  return plan;
}

// The first app with what stands behind its findings.
inline Report with_details() {
  Report report = sample_report();
  report.findings[1].severity = Severity::Error;
  report.findings[1].parties[0].entry.emplace().file = "samconfig.toml";
  const std::string production = "production (222222222222/us-west-2)";
  DeployedStack api, web, late;
  api.name = "Api";
  web.name = "Web";
  late.name = "Late";
  api.environment = web.environment = late.environment = production;
  web.wave = 1;
  web.needs = {0};
  web.stops = {1};
  late.wave = 2;
  late.needs = {1};
  late.reached = false;
  OwnershipRow row;
  row.identity = {.space = "s3:bucket", .scope = "aws", .key = "spaceport-uploads"};
  row.owner = "Api";
  row.environment = "production";
  row.users = {{.stack = "Web", .environment = "production", .evidence = "property"}};
  row.place = duplicate_bucket().parties[0].source;
  TrustRow trust;
  trust.stack = "Api";
  trust.role = "deployer";
  trust.provider = "token.actions.example";
  trust.conditions = {{.operation = "StringEquals", .key = "sub", .values = {"repo:a/b", "repo:a/c"}}};
  report.details = Details{.stacks = {api, web, late},
                           .names = {row},
                           .trusts = {trust},
                           .bootstrap = {{.stack = "Api",
                                          .environment = production,
                                          .kind = "deploy role",
                                          .qualifier = "spcdkprod2",
                                          .text = "arn:aws:iam::222222222222:role/x"}}};
  report.hidden = {{.rule = "stale-template", .message = "`old` is stale", .why = "suppressed"}};
  return report;
}

}  // namespace crosscheck
