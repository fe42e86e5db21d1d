#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "catalog/catalog.h"
#include "catalog/changes.h"

using namespace crosscheck;

namespace {

// What a change of a property does: "replaces", "may replace", "replaces by" and the key, or "".
std::string effect(std::string_view type, std::string_view path) {
  for (const Replacement& one : replacements(type)) {
    if (one.path != path) continue;
    if (!one.item_key.empty()) return "replaces by " + std::string(one.item_key);
    return one.always ? "replaces" : "may replace";
  }
  return {};
}

}  // namespace

TEST_CASE("a change of a name replaces the resource") {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"AWS::Cognito::UserPoolDomain", "Domain"},
      {"AWS::DynamoDB::Table", "TableName"},
      {"AWS::ECR::Repository", "RepositoryName"},
      {"AWS::ECS::Cluster", "ClusterName"},
      {"AWS::ECS::Service", "ServiceName"},
      {"AWS::EC2::SecurityGroup", "GroupName"},
      {"AWS::ElasticLoadBalancingV2::LoadBalancer", "Name"},
      {"AWS::ElasticLoadBalancingV2::TargetGroup", "Name"},
      {"AWS::Events::EventBus", "Name"},
      {"AWS::Events::Rule", "Name"},
      {"AWS::IAM::ManagedPolicy", "ManagedPolicyName"},
      {"AWS::IAM::Role", "RoleName"},
      {"AWS::IAM::User", "UserName"},
      {"AWS::KMS::Alias", "AliasName"},
      {"AWS::Kinesis::Stream", "Name"},
      {"AWS::Lambda::Alias", "Name"},
      {"AWS::Lambda::Function", "FunctionName"},
      {"AWS::Lambda::LayerVersion", "LayerName"},
      {"AWS::Logs::LogGroup", "LogGroupName"},
      {"AWS::OpenSearchService::Domain", "DomainName"},
      {"AWS::RDS::DBCluster", "DBClusterIdentifier"},
      {"AWS::RDS::DBInstance", "DBInstanceIdentifier"},
      {"AWS::S3::Bucket", "BucketName"},
      {"AWS::SNS::Topic", "TopicName"},
      {"AWS::SQS::Queue", "QueueName"},
      {"AWS::SSM::Parameter", "Name"},
      {"AWS::SecretsManager::Secret", "Name"},
      {"AWS::Serverless::Function", "FunctionName"},
      {"AWS::StepFunctions::StateMachine", "StateMachineName"},
  };
  for (const auto& [type, name] : names) {
    INFO(type << '.' << name);
    CHECK(effect(type, name) == "replaces");
  }
}

TEST_CASE("what is changed in place replaces nothing") {
  CHECK(effect("AWS::Cognito::UserPool", "UserPoolName").empty());
  CHECK(effect("AWS::IAM::Policy", "PolicyName").empty());
  CHECK(effect("AWS::IAM::Role", "AssumeRolePolicyDocument").empty());
  CHECK(effect("AWS::KMS::Key", "KeySpec").empty());  // refused
  CHECK(effect("AWS::Lambda::Function", "Runtime").empty());
  CHECK(effect("AWS::S3::Bucket", "VersioningConfiguration").empty());
  CHECK(effect("AWS::Serverless::Function", "CodeUri").empty());
}

TEST_CASE("a table is replaced for its key and the types of its attributes, not for another index") {
  const std::string type = "AWS::DynamoDB::Table";
  CHECK(effect(type, "KeySchema") == "replaces");
  CHECK(effect(type, "AttributeDefinitions[].AttributeType") == "replaces by AttributeName");
  CHECK(effect(type, "AttributeDefinitions").empty());
  CHECK(effect(type, "LocalSecondaryIndexes") == "may replace");
  for (const Replacement& one : replacements(type)) CHECK_FALSE(one.path.starts_with("GlobalSecondaryIndexes"));
}

TEST_CASE("nested properties replace, too") {
  CHECK(effect("AWS::EKS::Cluster", "KubernetesNetworkConfig.IpFamily") == "replaces");
  CHECK(effect("AWS::EKS::Cluster", "KubernetesNetworkConfig").empty());
  CHECK(effect("AWS::FSx::FileSystem", "LustreConfiguration.DeploymentType") == "replaces");
  CHECK(effect("AWS::EventsV2::Subscriber", "InvokeConfiguration.TargetArn") == "replaces");
}

TEST_CASE("what the documentation makes depend on something is never certain") {
  CHECK(effect("AWS::RDS::DBInstance", "Engine") == "may replace");
  CHECK(effect("AWS::EC2::Instance", "InstanceType") == "may replace");
  for (const TypeInfo& info : all_types()) {
    for (const Replacement& one : replacements(info.type)) {
      INFO(info.type << '.' << one.path);
      const bool in_list =
          one.path.find("[]") != std::string_view::npos || one.path.find("{}") != std::string_view::npos;
      if (in_list && one.item_key.empty()) CHECK_FALSE(one.always);
      if (one.path == "Tags") CHECK_FALSE(one.always);
      if (!one.item_key.empty()) CHECK(one.always);
    }
  }
}

TEST_CASE("what holds data") {
  for (const char* type :
       {"AWS::Cognito::UserPool", "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table", "AWS::EC2::Volume",
        "AWS::ECR::Repository", "AWS::EFS::FileSystem", "AWS::KMS::Key", "AWS::Kinesis::Stream", "AWS::Logs::LogGroup",
        "AWS::OpenSearchService::Domain", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::S3::Bucket",
        "AWS::SQS::Queue", "AWS::SecretsManager::Secret", "AWS::Serverless::SimpleTable"}) {
    INFO(type);
    CHECK(holds_data(type));
  }
  for (const char* type :
       {"AWS::CloudFormation::Stack", "AWS::EC2::SecurityGroup", "AWS::ECS::Service", "AWS::IAM::Role",
        "AWS::KMS::Alias", "AWS::Lambda::Function", "AWS::SNS::Topic", "AWS::SSM::Parameter"}) {
    INFO(type);
    CHECK_FALSE(holds_data(type));
  }
}

TEST_CASE("nothing is known of changes to unknown types") {
  for (const char* type : {"", "AWS::S3", "AWS::S3::Bucke", "AWS::Nowhere::Thing", "Custom::Thing", "ZZZ"}) {
    CHECK(replacements(type).empty());
    CHECK_FALSE(holds_data(type));
  }
}

TEST_CASE("replacements are sorted, and each says more than those above it") {
  for (const TypeInfo& info : all_types()) {
    const std::vector<Replacement> found = replacements(info.type);
    for (std::size_t i = 0; i < found.size(); ++i) {
      INFO(info.type << '.' << found[i].path);
      CHECK_FALSE(found[i].path.empty());
      CHECK(found[i].path.find_first_of("|>?=*") == std::string_view::npos);
      if (i > 0) CHECK(found[i - 1].path < found[i].path);
      for (std::size_t above = 0; above < i; ++above) {
        const bool covered = found[i].path.starts_with(std::string(found[above].path) + '.');
        if (covered) CHECK((!found[above].always && found[i].always));
      }
    }
  }
}

TEST_CASE("every line of changes.txt is in the tables") {
  std::ifstream in(CROSSCHECK_SOURCE_DIR "/catalogue/changes.txt");
  REQUIRE(in);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string type, path, says, option;
    words >> type >> path >> says >> option;
    INFO(line);
    if (says == "holds-data") CHECK(holds_data(type));
    else if (says == "holds-nothing") CHECK_FALSE(holds_data(type));
    else if (says == "updates") CHECK((path == "*" || effect(type, path).empty()));
    else if (says == "one-at-a-time") {
      const std::vector<OneAtATime> lists = one_at_a_time(type);
      CHECK(effect(type, path).empty());
      CHECK(std::any_of(lists.begin(), lists.end(), [&](const OneAtATime& list) {
        return list.path == path && "key=" + std::string(list.item_key) == option;
      }));
    } else if (option.starts_with("key=")) CHECK(effect(type, path) == "replaces by " + option.substr(4));
    else CHECK(effect(type, path) == (says == "replaces" ? "replaces" : "may replace"));
  }
}

TEST_CASE("types of which nothing else is known have changes, too") {
  CHECK(find_type("AWS::APS::Scraper") == nullptr);
  CHECK(effect("AWS::APS::Scraper", "Source") == "replaces");
}

TEST_CASE("what is locked cannot be removed while it is used") {
  for (const TypeInfo& info : all_types()) {
    for (const ClaimShape& shape : info.claims) {
      INFO(info.type);
      CHECK(shape.locked == (info.type == "Custom::CrossRegionExportWriter"));
    }
  }
}
