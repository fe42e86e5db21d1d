
#include <catch2/catch.hpp>

#include "inputs/reading.h"
#include "text/error.h"

namespace crosscheck {
namespace {

using Texts = std::vector<std::string>;

TEST_CASE("a stack's entry in the manifest") {
  Reading reading;
  reading.folder.write("A.template.json", "{}");
  reading.folder.write("A.metadata.json", "{}");
  reading.manifest(
      R"("A": {"type": "aws:cloudformation:stack", "environment": "aws://111111111111/cn-north-1",
    "properties": {"templateFile": "A.template.json", "stackName": "App-A", "parameters": {"Size": "big", "Count": 3},
      "assumeRoleArn": "arn:${AWS::Partition}:iam::111111111111:role/cdk-hnb659fds-deploy-role-111111111111-cn-north-1"},
    "additionalMetadataFile": "A.metadata.json", "displayName": "App/A"})");
  reading.read();
  REQUIRE(reading.inputs.stacks.size() == 1);
  const Stack& stack = reading.inputs.stacks[0];
  CHECK(stack.name == "App-A");
  CHECK(stack.artifact == "A");
  CHECK(stack.display_name == "App/A");
  CHECK(stack.environment == Environment{.partition = "aws-cn", .account = "111111111111", .region = "cn-north-1"});
  CHECK(reading.sources.relative(stack.template_file) == "A.template.json");
  CHECK(reading.sources.relative(stack.metadata_file) == "A.metadata.json");
  CHECK(reading.sources.relative(stack.origin.entry().file) == "manifest.json");
  CHECK(reading.at(stack.origin.entry()) == "\"A\"");
  CHECK(stack.bootstrap.size() == 1);
  CHECK(stack.folder.empty());
  CHECK(reading.inputs.assemblies[0].version == "55.0.0");
  CHECK(reading.problems().empty());
  CHECK(reading.inputs.complete);
}

TEST_CASE("what an entry gives keeps its place") {
  Reading reading;
  reading.folder.write("A.template.json", "{}");
  reading.manifest(stack_entry("A", R"("stackName": "App-A", "parameters": {"Size": "big", "Count": 3})",
                               R"("environment": "aws://111111111111/us-west-2")") +
                   ", " + stack_entry("B", "", R"("environment": "aws://unknown-account/us\u002dwest-2")"));
  reading.read();
  const Description& given = reading.stack("App-A").origin.given();
  CHECK(reading.at(given.name->span) == "\"App-A\"");
  CHECK(reading.at(given.account->span) == "111111111111");
  CHECK(reading.at(given.region->span) == "us-west-2");
  REQUIRE(given.parameters.size() == 2);
  CHECK(given.parameters.at("Size").value == "big");
  CHECK(reading.at(given.parameters.at("Size").span) == "\"big\"");
  CHECK(given.parameters.at("Count").value == "3");
  CHECK(reading.at(given.parameters.at("Count").span) == "3");

  const Description& other = reading.stack("B").origin.given();
  CHECK(reading.at(other.name->span) == "\"B\"");  // the artifact's id, which the CDK falls back to
  CHECK(!other.account);
  CHECK(other.region->value == "us-west-2");
  CHECK(reading.at(other.region->span) == R"("aws://unknown-account/us\u002dwest-2")");  // escapes: the whole text
}

TEST_CASE("what an entry leaves out") {
  Reading reading;
  reading.folder.write("A.template.json", "{}");
  reading.manifest(stack_entry("A", "", R"("environment": "aws://unknown-account/unknown-region", "metadata": {})"));
  const Stack& stack = reading.read().stacks.at(0);
  CHECK(stack.name == "A");
  CHECK(stack.display_name == "A");
  CHECK(stack.environment == Environment{});
  CHECK(stack.origin.is_described_in(stack.metadata_file));  // where older versions put it
  CHECK(stack.bootstrap.empty());
  CHECK(reading.inputs.complete);
}

TEST_CASE("environments") {
  const auto environment = [](std::string text) {
    Reading reading;
    reading.manifest(stack_entry("A", "", "\"environment\": \"" + text + '"'));
    const Environment found = reading.read().stacks.at(0).environment;
    return found.partition + ' ' + found.account + ' ' + found.region;
  };
  CHECK(environment("aws://111111111111/us-gov-west-1") == "aws-us-gov 111111111111 us-gov-west-1");
  CHECK(environment("aws://unknown-account/us-east-1") == "aws  us-east-1");
  CHECK(environment("aws://111111111111/unknown-region") == "aws 111111111111 ");
  CHECK(environment("aws://${Token[AWS.AccountId.4]}/us-east-1") == "aws  us-east-1");
  CHECK(environment("aws://111111111111") == "aws  ");
  CHECK(environment("somewhere") == "aws  ");
}

TEST_CASE("partitions") {
  CHECK(partition_of("us-east-1") == "aws");
  CHECK(partition_of("us-gov-west-1") == "aws-us-gov");
  CHECK(partition_of("us-iso-east-1") == "aws-iso");
  CHECK(partition_of("us-isob-east-1") == "aws-iso-b");
  CHECK(partition_of("eusc-de-east-1") == "aws-eusc");
  CHECK(partition_of("") == "aws");
}

TEST_CASE("every version is read, and a newer one is mentioned") {
  for (std::string version : {"1.0.0", "21.0.0", "38.0.1", "55.0.0"}) {
    Reading reading;
    reading.folder.write("A.template.json", "{}");
    reading.manifest(stack_entry("A"), "", "\"version\": \"" + version + '"');
    reading.read();
    CHECK(reading.stack_names() == Texts{"A"});
    CHECK(reading.notifications().empty());
  }
  for (std::string version : {"56.0.0", "next"}) {
    Reading reading;
    reading.folder.write("A.template.json", "{}");
    reading.manifest(stack_entry("A") + R"(, "Q": {"type": "cdk:quantum"}, "R": {"type": "cdk:quantum"},
      "T": {"type": "cdk:tree"}, "F": {"type": "cdk:feature-flag-report"}, "N": {"type": "none"})",
                     "", "\"version\": \"" + version + '"');
    reading.read();
    CHECK(reading.stack_names() == Texts{"A"});
    CHECK(reading.notifications() == Texts{"`manifest.json` has version `" + version +
                                               "`, the newest known one is 55: anything new in it was ignored",
                                           "`.`: 2 artifacts of unknown types were ignored: `cdk:quantum`"});
    CHECK(reading.inputs.complete);
  }
}

TEST_CASE("a lookup that was not made") {
  Reading reading;
  reading.manifest("", "",
                   R"("version": "55.0.0", "missing": [{"key": "vpc-provider:…", "provider": "vpc-provider"}])");
  CHECK(reading.read().assemblies.at(0).missing_context);
  CHECK(reading.notifications() == Texts{"`manifest.json` lacks 1 lookup, so the templates hold dummy values: "
                                         "synthesize with credentials, or commit `cdk.context.json`"});
  reading.manifest("", "", R"("version": "55.0.0", "missing": [])");
  CHECK(!reading.read().assemblies.at(0).missing_context);
}

TEST_CASE("a manifest that cannot be parsed is said with its place") {
  Reading reading;
  reading.folder.write("manifest.json", R"({"version": "55.0.0", "artifacts": {"A" 1}})");
  reading.read();
  REQUIRE(reading.inputs.problems.size() == 1);
  CHECK(reading.inputs.problems[0].rule == "unreadable-input");
  CHECK(reading.inputs.problems[0].problem.primary.span.begin == 40);
  CHECK(!reading.inputs.complete);
}

TEST_CASE("a manifest of something else") {
  for (std::string_view text : {"{}", "[]", "1", R"({"name": "my web app", "icons": []})", R"({"version": 3})"}) {
    Reading reading;
    reading.folder.write("manifest.json", text);
    reading.read();
    REQUIRE(reading.inputs.problems.size() == 1);
    CHECK(reading.inputs.problems[0].problem.message ==
          "`" + reading.folder.path() + "/manifest.json` is not the manifest of a cloud assembly");
    CHECK(!reading.inputs.complete);
  }
}

TEST_CASE("of two artifacts with one id the last counts, and the first is shown") {
  Reading reading;
  reading.folder.write("B.template.json", "{}");
  reading.folder.write(
      "manifest.json",
      R"({"version": "55.0.0", "artifacts": {)" + stack_entry("A") + ", " +
          R"("\u0041": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "B.template.json", "stackName": "Last"}}}})");
  reading.read();
  CHECK(reading.stack_names() == Texts{"Last"});
  CHECK(reading.problems() == Texts{"duplicate-key: the key `A` appears twice in one object | "
                                    "manifest.json \"\\u0041\" → again here | manifest.json \"A\" → first here"});
  CHECK(reading.inputs.complete);
}

TEST_CASE("a template that is listed and not there") {
  Reading reading;
  reading.folder.write("b.template.json", "{}");
  reading.manifest(stack_entry("A") + ", " + stack_entry("B"));
  reading.read();
  CHECK(reading.stack_names() == Texts{"A", "B"});
  CHECK(reading.problems() ==
        Texts{"missing-template: template `A.template.json` of stack `A` does not exist | manifest.json "
              "\"A.template.json\" → listed here",
              "missing-template: template `B.template.json` of stack `B` exists only as `b.template.json` | "
              "manifest.json \"B.template.json\" → listed here"});
  CHECK(reading.inputs.problems[0].problem.primary.stack == StackId{0});
  CHECK(reading.inputs.problems[1].problem.primary.stack == StackId{1});
  CHECK(!reading.inputs.complete);
}

TEST_CASE("templates that nothing lists") {
  Reading reading;
  for (std::string_view name : {"A", "Nested", "Legacy", "Metadata"}) {
    reading.folder.write(std::string(name) + ".template.json", "{}");
  }
  reading.folder.write("A.assets.json", R"({"files": {"x": {"source": {"path": "Nested.template.json"}}}})");
  reading.folder.write("A.metadata.json",
                       R"({"/A/M": [{"type": "aws:cdk:asset", "data": {"path": "Metadata.template.json"}}]})");
  reading.folder.write("sub/Deep.template.json", "{}");
  const std::string artifacts =
      stack_entry("A", "", R"("additionalMetadataFile": "A.metadata.json", "metadata": {"/A/L":
    [{"type": "aws:cdk:asset", "data": {"path": "Legacy.template.json"}}]})") +
      R"(, "A.assets": {"type": "cdk:asset-manifest", "properties": {"file": "A.assets.json"}})";
  reading.manifest(artifacts);
  reading.read();
  CHECK(reading.problems().empty());

  reading.folder.write("Old.template.json", "{}");
  reading.read();
  CHECK(reading.problems() ==
        Texts{"stale-template: `manifest.json` does not list the template beside it: `Old.template.json` "
              "| manifest.json  → only what is listed here is deployed"});
  for (std::string_view name : {"D", "B", "C"}) reading.folder.write(std::string(name) + ".template.json", "{}");
  reading.read();
  CHECK(reading.problems() ==
        Texts{"stale-template: `manifest.json` does not list 4 templates beside it: `B.template.json`, "
              "`C.template.json`, `D.template.json` and 1 more "
              "| manifest.json  → only what is listed here is deployed"});
  CHECK(reading.inputs.complete);

  reading.folder.write("A.assets.json", "{");  // it may list them, nobody knows
  reading.read();
  CHECK(reading.problems().empty());
}

}  // namespace
}  // namespace crosscheck
