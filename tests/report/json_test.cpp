#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "report/sample.h"
#include "report/writers.h"

using namespace crosscheck;
using Json = nlohmann::json;

namespace {

std::set<std::string> keys(const Json& object) {
  std::set<std::string> result;
  for (const auto& [key, value] : object.items()) result.insert(key);
  return result;
}

// The schema with references followed, and of `X or null` the X.
const Json& resolved(const Json& schema, const Json& root) {
  if (schema.contains("$ref")) {
    return resolved(root[Json::json_pointer(schema["$ref"].get<std::string>().substr(1))], root);
  }
  return schema.contains("oneOf") ? resolved(schema["oneOf"][0], root) : schema;
}

// That objects have exactly the members that the schema names, requires and describes.
void check_members(const Json& value, const Json& schema, const Json& root, const std::string& where) {
  const Json& here = resolved(schema, root);
  INFO(where);
  if (value.is_array()) {
    for (const Json& item : value) check_members(item, here.at("items"), root, where + "/*");
  }
  if (!value.is_object()) return;
  CHECK(keys(value) == keys(here.at("properties")));
  CHECK(here["required"].get<std::set<std::string>>() == keys(value));
  CHECK(here["additionalProperties"] == false);
  for (const auto& [key, member] : value.items()) {
    const Json& property = here["properties"][key];
    CHECK((property.contains("description") || resolved(property, root).contains("description")));
    check_members(member, property, root, where + "/" + key);
  }
}

}  // namespace

TEST_CASE("the JSON report, member by member") {
  Report report = sample_report();
  report.findings.erase(report.findings.begin());
  report.findings[0].parties.resize(1);
  report.summary.environments.resize(1);
  CHECK(write_json(report) == R"json({
  "schemaVersion": 1,
  "tool": {
    "name": "crosscheck",
    "version": "0.2.0"
  },
  "complete": true,
  "config": null,
  "summary": {
    "errors": 1,
    "warnings": 1,
    "notes": 0,
    "suppressed": 0,
    "inBaseline": 0,
    "outsideChange": 0,
    "stacks": 4,
    "resources": 9,
    "claims": 7,
    "uses": 5,
    "environments": [
      {
        "label": "production",
        "account": "222222222222",
        "region": "us-west-2",
        "labelSource": "from the stack names",
        "stacks": [
          "Api",
          "Web"
        ],
        "qualifiers": [
          "spcdkprod2"
        ]
      }
    ],
    "unchecked": {
      "rules": 0,
      "types": [],
      "nestedStacks": 0,
      "transforms": 0,
      "loops": 0
    }
  },
  "findings": [
    {
      "rule": "duplicate-name",
      "severity": "warning",
      "family": "names",
      "message": "S3 bucket name `spaceport-uploads` is claimed by 2 stacks",
      "help": "",
      "fingerprint": "0badcafe",
      "identity": {
        "namespace": "s3:bucket",
        "scope": "aws",
        "key": "spaceport-uploads"
      },
      "parties": [
        {
          "label": "created here by stack Api",
          "stack": "Api",
          "environment": "production (222222222222/us-west-2)",
          "logicalId": "Uploads0C47",
          "constructPath": "Api/Uploads/Resource",
          "type": "AWS::S3::Bucket",
          "address": "Resources/Uploads0C47/Properties/BucketName",
          "template": {
            "file": "cdk.out/Api.template.json",
            "line": 12,
            "column": 19
          },
          "source": {
            "file": "lib/uploads.ts",
            "line": 98,
            "column": 5
          },
          "entry": null,
          "deployed": false
        }
      ]
    }
  ],
  "problems": [
    {
      "findings": [
        0
      ],
      "message": "S3 bucket name `spaceport-uploads` is claimed by 2 stacks",
      "help": "",
      "environments": [
        "production (222222222222/us-west-2)"
      ]
    }
  ],
  "notifications": [
    {
      "severity": "note",
      "message": "stack Api is in two assemblies; the copy in cdk.out is used",
      "place": {
        "file": "cdk.out/manifest.json",
        "line": 3,
        "column": 1
      }
    }
  ],
  "plan": null
}
)json");
}

TEST_CASE("the schema describes every member that is written, and no other") {
  std::ifstream file(CROSSCHECK_SOURCE_DIR "/schemas/report.schema.json");
  Json schema = Json::parse(file);
  Report report = sample_report();
  report.plan = sample_plan();
  check_members(Json::parse(write_json(report)), schema, schema, "");
}

TEST_CASE("what is not known is null, and lists stay lists") {
  Report report;
  report.findings = {duplicate_export()};
  report.findings[0].identity.reset();
  Json read = Json::parse(write_json(report));
  CHECK(read["findings"][0]["identity"].is_null());
  CHECK(read["findings"][0]["parties"].size() == 2);
  CHECK(read["findings"][0]["parties"][0]["source"].is_null());
  CHECK(read["summary"]["environments"] == Json::array());
  CHECK(Json::parse(write_json(Report{}))["findings"] == Json::array());
}

TEST_CASE("the time never reaches a file") {
  Report report = sample_report();
  std::string json = write_json(report), sarif = write_sarif(report);
  report.seconds = 1.5;
  CHECK(write_json(report) == json);
  CHECK(write_sarif(report) == sarif);
}
