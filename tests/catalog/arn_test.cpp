#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "catalog/catalog.h"

using namespace crosscheck;

namespace {

// "type name", with the parent behind where there is one; empty for no match.
std::string named_by(std::string_view text) {
  auto arn = split_arn(text);
  if (!arn) return {};
  auto match = match_arn(*arn);
  if (!match) return {};
  std::string result = std::string(match->type->type) + ' ' + std::string(match->name);
  return match->parent.empty() ? result : result + " in " + std::string(match->parent);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from)) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

TEST_CASE("an ARN has six parts, of which the last may hold colons") {
  auto arn = split_arn("arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/jobs:*");
  REQUIRE(arn);
  CHECK(arn->partition == "aws");
  CHECK(arn->service == "logs");
  CHECK(arn->region == "eu-west-1");
  CHECK(arn->account == "111111111111");
  CHECK(arn->resource == "log-group:/aws/lambda/jobs:*");

  arn = split_arn("arn:aws:s3:::uploads");
  REQUIRE(arn);
  CHECK(arn->region.empty());
  CHECK(arn->account.empty());
  CHECK(arn->resource == "uploads");

  CHECK_FALSE(split_arn(""));
  CHECK_FALSE(split_arn("arn:aws:s3"));
  CHECK_FALSE(split_arn("arn:aws:s3::uploads"));
  CHECK_FALSE(split_arn("xarn:aws:s3:::uploads"));
}

TEST_CASE("what is not known stays in one piece") {
  auto arn = split_arn("arn:${a:b}:sqs:${~/x/y@1}:${?why: so}:jobs");
  REQUIRE(arn);
  CHECK(arn->partition == "${a:b}");
  CHECK(arn->region == "${~/x/y@1}");
  CHECK(arn->account == "${?why: so}");
  CHECK(named_by("arn:${@Partition@0}:iam::111111111111:role/${#1.Role}") == "AWS::IAM::Role ${#1.Role}");
  CHECK(named_by("arn:aws:dynamodb:eu-west-1:111111111111:table/${#1.T/x:y}/index/by-mail") ==
        "AWS::DynamoDB::Table ${#1.T/x:y}");
  CHECK(named_by("arn:aws:sqs:eu-west-1:111111111111:${broken") == "AWS::SQS::Queue ${broken");
}

TEST_CASE("an ARN names its resource, and an ARN of a part the whole") {
  const std::string here = ":eu-west-1:111111111111:";
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"arn:aws:s3:::uploads", "AWS::S3::Bucket uploads"},
      {"arn:aws:s3:::uploads/in/*", "AWS::S3::Bucket uploads"},
      {"arn:aws:s3" + here + "accesspoint/reports", "AWS::S3::AccessPoint reports"},
      {"arn:aws:dynamodb" + here + "table/users", "AWS::DynamoDB::Table users"},
      {"arn:aws:dynamodb" + here + "table/users/index/by-mail", "AWS::DynamoDB::Table users"},
      {"arn:aws:dynamodb" + here + "table/users/stream/2026-01-01T00:00:00.000", "AWS::DynamoDB::Table users"},
      {"arn:aws:dynamodb:*:111111111111:table/users-*", "AWS::DynamoDB::Table users-*"},
      {"arn:aws:logs" + here + "log-group:/aws/lambda/jobs:*", "AWS::Logs::LogGroup /aws/lambda/jobs"},
      {"arn:aws:logs" + here + "log-group:/aws/lambda/jobs:log-stream:x", "AWS::Logs::LogGroup /aws/lambda/jobs"},
      {"arn:aws:lambda" + here + "function:jobs", "AWS::Lambda::Function jobs"},
      {"arn:aws:lambda" + here + "function:jobs:live", "AWS::Lambda::Function jobs"},
      {"arn:aws:lambda" + here + "layer:tools:7", "AWS::Lambda::LayerVersion tools"},
      {"arn:aws:iam::111111111111:role/deployer", "AWS::IAM::Role deployer"},
      {"arn:aws:iam::111111111111:role/team/ci/deployer", "AWS::IAM::Role deployer"},
      {"arn:aws:iam::111111111111:policy/limits", "AWS::IAM::ManagedPolicy limits"},
      {"arn:aws:states" + here + "stateMachine:orders", "AWS::StepFunctions::StateMachine orders"},
      {"arn:aws:states" + here + "stateMachine:orders:3", "AWS::StepFunctions::StateMachine orders"},
      {"arn:aws:sqs" + here + "jobs.fifo", "AWS::SQS::Queue jobs.fifo"},
      {"arn:aws:sns" + here + "alerts", "AWS::SNS::Topic alerts"},
      {"arn:aws:sns" + here + "alerts:12345678-aaaa-bbbb-cccc-123456789012", "AWS::SNS::Topic alerts"},
      {"arn:aws:events" + here + "rule/nightly", "AWS::Events::Rule nightly"},
      {"arn:aws:events" + here + "rule/orders/nightly", "AWS::Events::Rule nightly in orders"},
      {"arn:aws:events" + here + "event-bus/orders", "AWS::Events::EventBus orders"},
      {"arn:aws:events" + here + "connection/crm/0a1b", "AWS::Events::Connection crm"},
      {"arn:aws:ecr" + here + "repository/team/worker", "AWS::ECR::Repository team/worker"},
      {"arn:aws:ecs" + here + "service/web/front", "AWS::ECS::Service front in web"},
      {"arn:aws:ecs" + here + "service/front", "AWS::ECS::Service front"},
      {"arn:aws:ecs" + here + "task-definition/front:12", "AWS::ECS::TaskDefinition front"},
      {"arn:aws:ssm" + here + "parameter/a/b", "AWS::SSM::Parameter /a/b"},
      {"arn:aws:ssm" + here + "parameter/a", "AWS::SSM::Parameter a"},
      {"arn:aws:ssm" + here + "parameter${#1.P}", "AWS::SSM::Parameter ${#1.P}"},
      {"arn:aws:ssm" + here + "parameter/${#1.P}", "AWS::SSM::Parameter ${#1.P}"},
      {"arn:aws:ssm" + here + "parameter/${#1.P}/b", "AWS::SSM::Parameter /${#1.P}/b"},
      {"arn:aws:kms" + here + "alias/app/key", "AWS::KMS::Alias alias/app/key"},
      {"arn:aws:secretsmanager" + here + "secret:db/main-Ab3dEf", "AWS::SecretsManager::Secret db/main"},
      {"arn:aws:secretsmanager" + here + "secret:db/main-Ab3dEf:password::", "AWS::SecretsManager::Secret db/main"},
      {"arn:aws:secretsmanager" + here + "secret:db/main-??????", "AWS::SecretsManager::Secret db/main"},
      {"arn:aws:secretsmanager" + here + "secret:db/main-*", "AWS::SecretsManager::Secret db/main"},
      {"arn:aws:secretsmanager" + here + "secret:db-secret", "AWS::SecretsManager::Secret db-secret"},
      {"arn:aws:secretsmanager" + here + "secret:db-Secret", "AWS::SecretsManager::Secret db-Secret"},
      {"arn:aws:rds" + here + "cluster:main", "AWS::RDS::DBCluster main"},
      {"arn:aws:kinesis" + here + "stream/clicks", "AWS::Kinesis::Stream clicks"},
      {"arn:aws:codepipeline" + here + "release", "AWS::CodePipeline::Pipeline release"},
      {"arn:aws:cloudwatch" + here + "alarm:errors", "AWS::CloudWatch::Alarm errors"},
  };
  for (const auto& [arn, what] : expected) {
    INFO(arn);
    CHECK(named_by(arn) == what);
  }
}

TEST_CASE("an ARN that names nothing of ours") {
  const std::string here = ":eu-west-1:111111111111:";
  for (const std::string& arn :
       {"arn:aws:kms" + here + "key/12345678-aaaa-bbbb-cccc-123456789012", "arn:aws:sns" + here + "app/GCM/phones",
        "arn:aws:dynamodb" + here + "tables/users", "arn:aws:dynamodb" + here + "table/",
        "arn:aws:ssm" + here + "parameters/a", "arn:aws:iam" + here + "role/with-region",
        std::string("arn:aws:iam::111111111111:root"), std::string("arn:aws:s3:::"), std::string("arn:aws:sqs:::jobs"),
        std::string("arn:aws:aaa:::x"), std::string("arn:aws:zzz:::x")}) {
    INFO(arn);
    CHECK(named_by(arn).empty());
  }
}

TEST_CASE("the ARN of every type points back to it") {
  std::size_t tried = 0;
  for (const TypeInfo& info : all_types()) {
    if (info.arn.empty()) continue;
    std::string arn = replaced(std::string(info.arn), "${Partition}", "aws");
    arn = replaced(replaced(arn, "${Region}", "eu-west-1"), "${Account}", "111111111111");
    const bool aliases = info.claims.front().name.back().text == "AliasName" && arn.ends_with(":${AliasName}");
    const std::string name = aliases ? "alias/orders-ab" : "orders-ab";
    const std::size_t last = arn.rfind("${");
    REQUIRE(last != std::string::npos);
    arn.replace(last, arn.find('}', last) - last + 1, name);
    if (const std::size_t parent = arn.find("${"); parent != std::string::npos) {
      arn.replace(parent, arn.find('}', parent) - parent + 1, "theirs");
    }
    INFO(info.type << ' ' << arn);
    auto parts = split_arn(arn);
    REQUIRE(parts);
    auto match = match_arn(*parts);
    REQUIRE(match.has_value());
    if (info.type == "AWS::Lambda::Alias") continue;  // names its function
    CHECK(match->name == name);
    CHECK(match->type->type == type_of_space(info.claims.front().space));
    ++tried;
  }
  CHECK(tried > 300);
}

TEST_CASE("what integrations call") {
  const auto called = [](std::string_view text) {
    const std::optional<UrlMatch> match = match_integration(text);
    return match ? std::string(match->thing.type->type) + ' ' + std::string(match->thing.name) : std::string();
  };
  CHECK(called("sqs:path/111111111111/orchard") == "AWS::SQS::Queue orchard");
  CHECK(called("s3:path/orchard/key") == "AWS::S3::Bucket orchard");
  CHECK(called("runtime.sagemaker:path/endpoints/orchard/invocations") == "AWS::SageMaker::Endpoint orchard");
  CHECK(called("sqs:path/orchard").empty());
  CHECK(called("sqs:action/SendMessage").empty());
  CHECK(called("dynamodb:action/PutItem").empty());
}

TEST_CASE("URLs and other texts that hold a name") {
  const auto name = [](std::string_view text) {
    const std::optional<UrlMatch> match = match_url(text);
    if (!match) return std::string();
    std::string result = std::string(match->thing.type->type) + ' ' + std::string(match->thing.name);
    for (std::string_view place : {match->account, match->region}) {
      if (!place.empty()) result += ' ' + std::string(place);
    }
    return result;
  };
  CHECK(name("https://sqs.us-west-2.amazonaws.com/111111111111/orchard.fifo") ==
        "AWS::SQS::Queue orchard.fifo 111111111111 us-west-2");
  CHECK(name("https://sqs.${@Region@0}.amazonaws.com/${@AccountId@0}/orchard") ==
        "AWS::SQS::Queue orchard ${@AccountId@0} ${@Region@0}");
  const std::string image = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/orchard/web";
  for (const char* more : {"", ":latest", "@sha256:0123"}) {
    CHECK(name(image + more) == "AWS::ECR::Repository orchard/web 111111111111 eu-west-1");
  }
  for (const char* host : {"a.b.s3.amazonaws.com", "a.b.s3.eu-west-1.amazonaws.com", "a.b.s3-eu-west-1.amazonaws.com",
                           "a.b.s3.dualstack.eu-west-1.amazonaws.com", "a.b.s3-website-eu-west-1.amazonaws.com",
                           "a.b.s3-website.eu-west-1.amazonaws.com.cn", "https://a.b.s3.amazonaws.com/some/key"}) {
    INFO(host);
    CHECK(name(host).starts_with("AWS::S3::Bucket a.b"));
  }
  CHECK(name("s3://orchard/some/key") == "AWS::S3::Bucket orchard");
  CHECK(name("s3://orchard") == "AWS::S3::Bucket orchard");
  CHECK(name("https://s3.eu-west-1.amazonaws.com/orchard/key") == "AWS::S3::Bucket orchard eu-west-1");
  CHECK(name("https://s3.amazonaws.com/orchard/key") == "AWS::S3::Bucket orchard");
  CHECK(name("https://orchard.auth.eu-west-1.amazoncognito.com/login") ==
        "AWS::Cognito::UserPoolDomain orchard eu-west-1");
  CHECK(name("www.orchard.example.com").empty());
  CHECK(name("orchard.s3.example.com").empty());
  CHECK(name("s3.amazonaws.com").empty());
  CHECK(name("/path/a.s3.amazonaws.com").empty());
  CHECK(name("12.dkr.ecr.eu-west-1.amazonaws.com/orchard").empty());
  CHECK(name("/hostedzone/Z0ORCHARD") == "AWS::Route53::HostedZone Z0ORCHARD");
  CHECK(name("https://sqs.us-west-2.amazonaws.com/111111111111/").empty());
  CHECK(name("https://sqs.us-west-2.amazonaws.com/111111111111/a/b").empty());
  CHECK(name("https://sqs.us-west-2.amazonaws.com").empty());
  CHECK(name("orchard").empty());
  CHECK(name("").empty());
}
