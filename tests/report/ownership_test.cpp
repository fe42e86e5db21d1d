#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/hostile.h"
#include "report/writers.h"

using namespace crosscheck;

namespace {

std::vector<OwnershipRow> sample_rows() {
  const std::string production = "production (222222222222/us-west-2)";
  return {{.identity = {.space = "cfn:export", .scope = "222222222222/us-west-2", .key = "gone"},
           .owner = "",
           .environment = "",
           .logical_id = "",
           .type = "",
           .users = {{.stack = "Web", .environment = production, .evidence = "import"}}},
          {.identity = {.space = "s3:bucket", .scope = "aws", .key = "logs"},
           .owner = "Api",
           .environment = production,
           .logical_id = "Logs",
           .type = "AWS::S3::Bucket",
           .users = {}},
          {.identity = {.space = "s3:bucket", .scope = "aws", .key = "uploads"},
           .owner = "Api",
           .environment = production,
           .logical_id = "Uploads",
           .type = "AWS::S3::Bucket",
           .users = {{.stack = "Ops", .environment = "staging (111111111111/us-west-2)", .evidence = "property"},
                     {.stack = "Web", .environment = production, .evidence = "property"}}}};
}

}  // namespace

TEST_CASE("the ownership table for people") {
  CHECK(write_ownership_text(sample_rows(), {}) == R"(cfn:export (222222222222/us-west-2)
  gone: owned by no stack here
    used by Web, production (222222222222/us-west-2): import
s3:bucket (aws)
  logs: Api, production (222222222222/us-west-2), Logs (AWS::S3::Bucket)
  uploads: Api, production (222222222222/us-west-2), Uploads (AWS::S3::Bucket)
    used by Ops, staging (111111111111/us-west-2): property
    used by Web: property

2 names have an owner, 1 has none here
)");
  CHECK(write_ownership_text({}, {}) == "0 names have an owner, 0 have none here\n");
}

TEST_CASE("of many users twenty are shown and the others counted") {
  std::vector<OwnershipRow> rows{sample_rows()[2]};
  rows[0].users.resize(23, rows[0].users[1]);
  std::string text = write_ownership_text(rows, {});
  CHECK(std::count(text.begin(), text.end(), '\n') == 2 + 20 + 1 + 2);
  CHECK(text.find("    and 3 more (the json format has all of them)\n") != std::string::npos);
}

TEST_CASE("the ownership table for programs") {
  std::vector<OwnershipRow> rows = sample_rows();
  rows.erase(rows.begin() + 1);
  rows[1].users.resize(1);
  CHECK(nlohmann::json::parse(write_ownership_json(rows, {})) == nlohmann::json::parse(R"json({
    "schemaVersion": 1,
    "names": [
      {
        "identity": {"namespace": "cfn:export", "scope": "222222222222/us-west-2", "key": "gone"},
        "owner": null,
        "users": [{"stack": "Web", "environment": "production (222222222222/us-west-2)", "evidence": "import"}]
      },
      {
        "identity": {"namespace": "s3:bucket", "scope": "aws", "key": "uploads"},
        "owner": {
          "stack": "Api", "environment": "production (222222222222/us-west-2)",
          "logicalId": "Uploads", "type": "AWS::S3::Bucket"
        },
        "users": [{"stack": "Ops", "environment": "staging (111111111111/us-west-2)", "evidence": "property"}]
      }
    ],
    "trusts": []
  })json"));
  CHECK(nlohmann::json::parse(write_ownership_json({}, {}))["names"] == nlohmann::json::array());
}

TEST_CASE("who may assume which role") {
  const std::vector<TrustRow> trusts{
      {.stack = "Ci",
       .environment = "production",
       .logical_id = "Deploy",
       .role = {},
       .provider = "arn:aws:iam::111111111111:oidc-provider/gitlab.com",
       .conditions = {{.operation = "StringLike", .key = "gitlab.com:sub", .values = {"project_path:a/*", "b"}}}}};
  CHECK(write_ownership_text({}, trusts) == R"(trusts
  Deploy: Ci, production, Deploy
    may be assumed through arn:aws:iam::111111111111:oidc-provider/gitlab.com
    if gitlab.com:sub StringLike project_path:a/* or b

0 names have an owner, 0 have none here
)");
  CHECK(nlohmann::json::parse(write_ownership_json({}, trusts))["trusts"] == nlohmann::json::parse(R"json([
    {
      "stack": "Ci", "environment": "production", "logicalId": "Deploy", "role": null,
      "provider": "arn:aws:iam::111111111111:oidc-provider/gitlab.com",
      "conditions": [{"operator": "StringLike", "key": "gitlab.com:sub", "values": ["project_path:a/*", "b"]}]
    }
  ])json"));
}

TEST_CASE("hostile names leave the ownership table harmless") {
  const std::string hostile = "::stop\x1b[2J\r\n::x ##[e] \xff\u202e";
  std::vector<OwnershipRow> rows{{.identity = {.space = hostile, .scope = hostile, .key = hostile},
                                  .owner = hostile,
                                  .environment = hostile,
                                  .logical_id = hostile,
                                  .type = hostile,
                                  .users = {{.stack = hostile, .environment = hostile, .evidence = hostile}}}};
  const std::vector<TrustRow> trusts{{.stack = hostile,
                                      .environment = hostile,
                                      .logical_id = hostile,
                                      .role = hostile,
                                      .provider = hostile,
                                      .conditions = {{.operation = hostile, .key = hostile, .values = {hostile}}}}};
  CHECK(danger_in(write_ownership_text(rows, trusts)) == "");
  CHECK(danger_in(write_ownership_json(rows, trusts)) == "");
}
