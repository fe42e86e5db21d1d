#include <catch2/catch.hpp>

#include "inputs/reading.h"

namespace crosscheck {
namespace {

using Fact = BootstrapFact::Kind;

TEST_CASE("qualifiers in names") {
  CHECK(qualifier_in("cdk-hnb659fds-deploy-role-111111111111-us-west-2") == "hnb659fds");
  CHECK(qualifier_in("arn:aws:iam::111111111111:role/cdk-spcdkprod2-cfn-exec-role-111111111111-us-west-2") ==
        "spcdkprod2");
  CHECK(qualifier_in("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/"
                     "cdk-q-lookup-role-${AWS::AccountId}-${AWS::Region}") == "q");
  CHECK(qualifier_in("cdk-q-file-publishing-role-1-eu-west-1") == "q");
  CHECK(qualifier_in("cdk-q-image-publishing-role-1-eu-west-1") == "q");
  CHECK(qualifier_in("s3://cdk-q-assets-111111111111-us-west-2/abc.json") == "q");
  CHECK(qualifier_in("https://cdk-q-assets-111111111111-us-west-2.s3.us-west-2.amazonaws.com/a") == "q");
  CHECK(qualifier_in("https://s3.us-west-2.amazonaws.com/cdk-q-assets-111111111111-us-west-2/a") == "q");
  CHECK(qualifier_in("111111111111.dkr.ecr.us-west-2.amazonaws.com/cdk-q-container-assets-111111111111-us-west-2:x") ==
        "q");
  CHECK(qualifier_in("cdk-container-assets-111111111111-us-west-2") == "container");
  CHECK(qualifier_in("cdk-a-b_c-assets-111111111111-us-west-2") == "a-b_c");
  CHECK(qualifier_in("/cdk-bootstrap/hnb659fds/version") == "hnb659fds");
  CHECK(qualifier_in("arn:aws:ssm:us-west-2:111111111111:parameter/cdk-bootstrap/q/version") == "q");
}

TEST_CASE("names that only look like it") {
  for (std::string_view text :
       {"", "cdk-", "cdk-hnb659fds", "cdk-hnb659fds-assets-", "cdk-hnb659fds-assets-111111111111",
        "cdk-myapp-assets-prod", "cdk-team-deploy-role-prod", "mycdk-q-assets-111111111111-us-west-2",
        "x.cdk-q-assets-111111111111-us-west-2", "cdk--assets-111111111111-us-west-2",
        "cdk-toolongtobeaqualifier-assets-111111111111-us-west-2", "cdk-q-assets-111111111111-", "/cdk-bootstrap/",
        "/cdk-bootstrap//version", "/cdk-bootstrap/q", "cdk-bootstrap/q/version", "/cdk-bootstrap/${Qualifier}/version",
        "cdk-${Qualifier}-assets-${AWS::AccountId}-${AWS::Region}"}) {
    INFO(text);
    CHECK(qualifier_in(text).empty());
  }
}

TEST_CASE("what a stack says about its bootstrap resources") {
  Reading reading;
  reading.folder.write("A.template.json", "{}");
  reading.manifest(stack_entry("A", R"(
    "assumeRoleArn": "arn:${AWS::Partition}:iam::222222222222:role/cdk-q-deploy-role-222222222222-us-west-2",
    "cloudFormationExecutionRoleArn": "arn:aws:iam::333333333333:role/our/own-role",
    "lookupRole": {"arn": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-q-lookup-role-${AWS::AccountId}-us-east-1"},
    "stackTemplateAssetObjectUrl": "s3://cdk-q-assets-${AWS::AccountId}-${AWS::Region}/abc.json",
    "bootstrapStackVersionSsmParameter": "/cdk-bootstrap/q/version", "requiresBootstrapStackVersion": 6)"));
  const std::vector<BootstrapFact>& facts = reading.read().stacks.at(0).bootstrap;
  REQUIRE(facts.size() == 5);
  const auto said = [](const BootstrapFact& fact) {
    return std::string(name(fact.kind)) + ": " + fact.qualifier + ' ' + fact.account + ' ' + fact.region;
  };
  CHECK(said(facts[0]) == "deploy role: q 222222222222 us-west-2");
  CHECK(said(facts[1]) == "execution role:  333333333333 ");
  CHECK(said(facts[2]) == "lookup role: q  us-east-1");
  CHECK(said(facts[3]) == "template URL: q  ");
  CHECK(said(facts[4]) == "version parameter: q  ");
  const std::string text = *reading.sources.reread(facts[4].span.file);
  CHECK(text.substr(facts[4].span.begin, facts[4].span.end - facts[4].span.begin) == "\"/cdk-bootstrap/q/version\"");
}

TEST_CASE("an asset manifest") {
  Reading reading;
  reading.folder.write("A.assets.json", R"({"version": "55.0.0",
    "files": {
      "abc": {"source": {"path": "A.template.json", "packaging": "file"}, "destinations": {
        "here": {"bucketName": "cdk-q-assets-111111111111-us-west-2", "objectKey": "abc.json", "region": "us-west-2",
                 "assumeRoleArn": "arn:${AWS::Partition}:iam::111111111111:role/cdk-q-file-publishing-role-111111111111-us-west-2"},
        "there": {"bucketName": "own-bucket", "region": "us-east-1"}}},
      "def": {"source": {"executable": ["make"]}, "destinations": {
        "here": {"bucketName": "cdk-q-assets-111111111111-us-west-2", "region": "us-west-2"}}}},
    "dockerImages": {"img": {"source": {"directory": "d"}, "destinations": {
        "here": {"repositoryName": "cdk-q-container-assets-${AWS::AccountId}-${AWS::Region}", "region": "${AWS::Region}"}}}}})");
  const FileId file = reading.sources.add(reading.sources.add_root(reading.folder.path(), ""), "A.assets.json");
  const AssetManifest manifest = read_asset_manifest(reading.sources, file);
  CHECK(manifest.problems.empty());
  CHECK(manifest.files == std::map<std::string, std::string>{{"abc", "A.template.json"}});
  REQUIRE(manifest.bootstrap.size() == 4);  // the same bucket again says nothing new
  CHECK(manifest.bootstrap[0].kind == Fact::AssetBucket);
  CHECK(manifest.bootstrap[0].qualifier == "q");
  CHECK(manifest.bootstrap[1].kind == Fact::PublishingRole);
  CHECK(manifest.bootstrap[1].account == "111111111111");
  CHECK(manifest.bootstrap[2].text == "own-bucket");
  CHECK(manifest.bootstrap[2].qualifier.empty());
  CHECK(manifest.bootstrap[2].region == "us-east-1");
  CHECK(manifest.bootstrap[3].kind == Fact::ImageRepository);
  CHECK(manifest.bootstrap[3].region.empty());
}

TEST_CASE("an asset manifest that cannot be read says so and is empty") {
  Reading reading;
  const RootId root = reading.sources.add_root(reading.folder.path(), "cdk.out");
  const auto problem = [&](std::string_view name) {
    const AssetManifest manifest = read_asset_manifest(reading.sources, reading.sources.add(root, name));
    CHECK(manifest.files.empty());
    REQUIRE(manifest.problems.size() == 1);
    return manifest.problems[0].rule + ": " + manifest.problems[0].problem.message;
  };
  CHECK(problem("gone.json") == "unreadable-input: asset manifest `cdk.out/gone.json` does not exist");
  CHECK(problem("../gone.json") == "unsafe-path: asset manifest `cdk.out/../gone.json` leads out of its folder");
  reading.folder.write("broken.json", "{");
  CHECK(problem("broken.json").starts_with("unreadable-input: "));
}

}  // namespace
}  // namespace crosscheck
