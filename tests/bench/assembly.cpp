#include "bench/assembly.h"

#include "bench/construct.h"

namespace crosscheck::bench {
namespace {

constexpr std::string_view kArtifact = R"(    "@{id}.assets": {
      "type": "cdk:asset-manifest",
      "properties": {
        "file": "@{id}.assets.json",
        "requiresBootstrapStackVersion": 6,
        "bootstrapStackVersionSsmParameter": "/cdk-bootstrap/hnb659fds/version"
      }
    },
    "@{id}": {
      "type": "aws:cloudformation:stack",
      "environment": "aws://@{account}/@{region}",
      "properties": {
        "templateFile": "@{id}.template.json",
        "terminationProtection": false,
        "validateOnSynth": false,
        "assumeRoleArn": "arn:${AWS::Partition}:iam::@{account}:role/cdk-hnb659fds-deploy-role-@{account}-@{region}",
        "cloudFormationExecutionRoleArn": "arn:${AWS::Partition}:iam::@{account}:role/cdk-hnb659fds-cfn-exec-role-@{account}-@{region}",
        "stackTemplateAssetObjectUrl": "s3://cdk-hnb659fds-assets-@{account}-@{region}/@{hash}.json",
        "requiresBootstrapStackVersion": 6,
        "bootstrapStackVersionSsmParameter": "/cdk-bootstrap/hnb659fds/version",
        "additionalDependencies": [
          "@{id}.assets"
        ],
        "lookupRole": {
          "arn": "arn:${AWS::Partition}:iam::@{account}:role/cdk-hnb659fds-lookup-role-@{account}-@{region}",
          "requiresBootstrapStackVersion": 8,
          "bootstrapStackVersionSsmParameter": "/cdk-bootstrap/hnb659fds/version"
        }
      },
      "dependencies": [
@{neighbour}        "@{id}.assets"
      ],
      "additionalMetadataFile": "@{id}.metadata.json",
      "displayName": "@{id}"
    },
)";

constexpr std::string_view kAsset = R"(    "@{hash}": {
      "displayName": "@{title}",
      "source": {
        "path": "@{path}",
        "packaging": "@{packaging}"
      },
      "destinations": {
        "@{account}-@{region}-7a34ec2f": {
          "bucketName": "cdk-hnb659fds-assets-@{account}-@{region}",
          "objectKey": "@{key}",
          "region": "@{region}",
          "assumeRoleArn": "arn:${AWS::Partition}:iam::@{account}:role/cdk-hnb659fds-file-publishing-role-@{account}-@{region}"
        }
      }
    })";

constexpr std::string_view kRecord = R"json(  "/@{path}": [
    {
      "type": "aws:cdk:logicalId",
      "data": "@{logical-id}"
    },
    {
      "type": "aws:cdk:creationStack",
      "data": [
        "...new @{class} in aws-cdk-lib...",
        "new ServiceStack (/workspace/organisation/lib/service-stack.ts:@{line}:22)",
        "<anonymous> (/workspace/organisation/bin/organisation.ts:27:14)",
        "...node internals, ts-node, ts-node, ts-node..."
      ]
    }
  ],
)json";

std::string filled(std::string_view text, const Holes& holes) {
  return fill(text, holes, [](std::string_view) { return std::string(); });
}

// The text between `begin` and the next quote at or after `at`, which moves behind it; empty at the end.
std::string_view quoted(std::string_view text, std::string_view begin, std::size_t& at) {
  at = text.find(begin, at);
  if (at == std::string_view::npos) return {};
  at += begin.size();
  const std::size_t close = text.find('"', at);
  return text.substr(at, close - at);
}

// Where each resource of the template was created.
std::string metadata_of(const Stack& stack, std::string_view text) {
  std::string records = "{\n";
  std::size_t at = 0;
  for (std::size_t line = 24;; line += 3) {
    const std::string_view logical_id = quoted(text, "\n  \"", at);
    const std::string_view path =
        at == std::string_view::npos ? std::string_view() : quoted(text, "\"aws:cdk:path\": \"", at);
    if (path.empty()) break;
    records += filled(kRecord, {{"path", std::string(path)},
                                {"logical-id", std::string(logical_id)},
                                {"class", "Construct2"},
                                {"line", std::to_string(line)}});
  }
  return records + "  \"/" + stack.id + "/BootstrapVersion\": []\n}\n";
}

std::string assets_of(const Stack& stack, const std::string& template_hash, std::size_t count) {
  Holes holes = {{"account", stack.account},
                 {"region", stack.region},
                 {"hash", template_hash},
                 {"title", stack.id + " Template"},
                 {"path", stack.id + ".template.json"},
                 {"packaging", "file"},
                 {"key", template_hash + ".json"}};
  std::string text = "{\n  \"version\": \"55.0.0\",\n  \"files\": {\n" + filled(kAsset, holes);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string hash = asset_hash(stack, i);
    holes["hash"] = hash;
    holes["title"] = stack.id + "/Code" + std::to_string(i);
    holes["path"] = "asset." + hash;
    holes["packaging"] = "zip";
    holes["key"] = hash + ".zip";
    text += ",\n" + filled(kAsset, holes);
  }
  return text + "\n  },\n  \"dockerImages\": {}\n}\n";
}

// Every manifest carries about 27 kB of these.
std::string feature_flags() {
  std::string flags;
  for (int i = 0; i < 95; ++i) {
    if (i > 0) flags += ",\n";
    flags += filled(R"(          "@aws-cdk/aws-service:someBehaviourThatWasChangedOnce@{number}": {
            "recommendedValue": true,
            "explanation": "When enabled, the construct takes the newer behaviour, which changes the logical id.",
            "unconfiguredBehavesLike": {
              "v2": true
            }
          })",
                    {{"number", std::to_string(i)}});
  }
  return flags;
}

}  // namespace

std::string asset_hash(const Stack& stack, std::size_t number) {
  return hexadecimal(stack.service + "/asset" + std::to_string(number), 64, false);
}

AssemblyWriter::AssemblyWriter(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
}

void AssemblyWriter::add(const Stack& stack, const std::string& text, std::size_t assets) {
  const std::string hash = hexadecimal(text, 64, false);
  write_file(folder_ / (stack.id + ".template.json"), text);
  write_file(folder_ / (stack.id + ".assets.json"), assets_of(stack, hash, assets));
  write_file(folder_ / (stack.id + ".metadata.json"), metadata_of(stack, text));
  const std::string neighbour = stack.round == 0 ? "" : "        \"" + Stack(stack.number - kEnvironments).id + "\",\n";
  artifacts_ += filled(kArtifact, {{"id", stack.id},
                                   {"account", stack.account},
                                   {"region", stack.region},
                                   {"hash", hash},
                                   {"neighbour", neighbour}});
}

void AssemblyWriter::finish() {
  write_file(folder_ / "cdk.out", "{\"version\":\"55.0.0\"}");
  write_file(
      folder_ / "manifest.json", "{\n  \"version\": \"55.0.0\",\n  \"artifacts\": {\n" + artifacts_ + R"(    "Tree": {
      "type": "cdk:tree",
      "properties": {
        "file": "tree.json"
      }
    },
    "aws-cdk-lib/feature-flag-report": {
      "type": "cdk:feature-flag-report",
      "properties": {
        "module": "aws-cdk-lib",
        "flags": {
)" + feature_flags() + "\n        }\n      }\n    }\n  },\n  \"minimumCliVersion\": \"2.1148.2\"\n}\n");
}

}  // namespace crosscheck::bench
