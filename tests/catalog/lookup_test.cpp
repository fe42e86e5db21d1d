#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "catalog/catalog.h"

using namespace crosscheck;

namespace {

const TypeInfo& known(std::string_view type) {
  const TypeInfo* info = find_type(type);
  INFO(type);
  REQUIRE(info != nullptr);
  return *info;
}

const ClaimShape& main_claim(std::string_view type) {
  const TypeInfo& info = known(type);
  REQUIRE_FALSE(info.claims.empty());
  return info.claims.front();
}

std::string joined(std::span<const std::string_view> parts) {
  std::string result;
  for (std::string_view part : parts) result += (result.empty() ? "" : ",") + std::string(part);
  return result;
}

std::string joined(std::span<const PropertyPath> paths) {
  std::vector<std::string_view> parts;
  for (const PropertyPath& path : paths) parts.push_back(path.text);
  return joined(parts);
}

std::string joined(std::span<const PropertyTest> tests) {
  std::vector<std::string_view> parts;
  for (const PropertyTest& test : tests) parts.push_back(test.text);
  return joined(parts);
}

// The claim that a type makes in a namespace besides its own.
const ClaimShape& claim_in(std::string_view type, std::string_view space, std::string_view when = {}) {
  const TypeInfo& info = known(type);
  auto found = std::find_if(info.claims.begin(), info.claims.end(), [&](const ClaimShape& shape) {
    return shape.space == space && (when.empty() || joined(shape.when) == when);
  });
  REQUIRE(found != info.claims.end());
  return *found;
}

std::string parents(const ClaimShape& shape) {
  std::string result;
  for (const ParentShape& parent : shape.parents) {
    result += (result.empty() ? "" : ",") + std::string(parent.property.text) + ':' + std::string(parent.type);
    if (!parent.fallback.empty()) result += '=' + std::string(parent.fallback);
  }
  return result;
}

}  // namespace

TEST_CASE("the catalogue knows what its size promises") {
  const auto named =
      std::count_if(all_types().begin(), all_types().end(), [](const TypeInfo& info) { return !info.claims.empty(); });
  CHECK(named >= 900);
  CHECK(std::is_sorted(all_types().begin(), all_types().end(),
                       [](const TypeInfo& a, const TypeInfo& b) { return a.type < b.type; }));
}

TEST_CASE("every type is found, and nothing else") {
  for (const TypeInfo& info : all_types()) CHECK(find_type(info.type) == &info);
  CHECK(find_type("") == nullptr);
  CHECK(find_type("AWS::DynamoDB::Tables") == nullptr);
  CHECK(find_type("aws::dynamodb::table") == nullptr);
  CHECK(find_type("AWS::CloudFormation::CustomResource") != nullptr);
  CHECK(find_type("Custom::SomethingOfOurOwn") == nullptr);
}

TEST_CASE("scope, name, parents and duplicates of well known types") {
  struct Expected {
    std::string_view type, space, name, parents;
    ScopeKind scope;
    Duplicates duplicates;
  };
  using enum ScopeKind;
  using enum Duplicates;
  const std::vector<Expected> expected = {
      {"AWS::S3::Bucket", "s3:bucket", "BucketName", "", Partition, Error},
      {"AWS::S3::BucketPolicy", "s3:bucket-policy", "", "Bucket:AWS::S3::Bucket", Partition, Singleton},
      {"AWS::DynamoDB::Table", "dynamodb:table", "TableName", "", AccountRegion, Error},
      {"AWS::DynamoDB::GlobalTable", "dynamodb:table", "TableName", "", AccountRegion, Error},
      {"AWS::IAM::Role", "iam:role", "RoleName", "", Account, Error},
      {"AWS::IAM::User", "iam:user", "UserName", "", Account, Error},
      {"AWS::IAM::ManagedPolicy", "iam:managed-policy", "ManagedPolicyName", "", Account, Error},
      {"AWS::IAM::OIDCProvider", "iam:oidc-provider", "Url", "", Account, Error},
      {"Custom::AWSCDKOpenIdConnectProvider", "iam:oidc-provider", "Url", "", Account, Error},
      {"AWS::IAM::RolePolicy", "iam:role-inline-policy", "PolicyName", "RoleName:AWS::IAM::Role", Account, Overwrite},
      {"AWS::IAM::ServiceLinkedRole", "iam:service-linked-role", "AWSServiceName,CustomSuffix?", "", Account, Error},
      {"AWS::Lambda::Function", "lambda:function", "FunctionName", "", AccountRegion, Error},
      {"AWS::Lambda::Alias", "lambda:alias", "Name", "FunctionName:AWS::Lambda::Function", AccountRegion, Error},
      {"AWS::Lambda::LayerVersion", "lambda:layer-version", "LayerName", "", AccountRegion, Revision},
      {"AWS::SQS::Queue", "sqs:queue", "QueueName", "", AccountRegion, Error},
      {"AWS::SQS::QueuePolicy", "sqs:queue-policy", "", "Queues[]:AWS::SQS::Queue", AccountRegion, Overwrite},
      {"AWS::SNS::TopicPolicy", "sns:topic-policy", "", "Topics[]:AWS::SNS::Topic", AccountRegion, Overwrite},
      {"AWS::StepFunctions::StateMachine", "stepfunctions:state-machine", "StateMachineName", "", AccountRegion, Error},
      {"AWS::Events::Rule", "events:rule", "Name", "EventBusName:AWS::Events::EventBus=default", AccountRegion, Error},
      {"AWS::Events::EventBus", "events:event-bus", "Name", "", AccountRegion, Error},
      {"AWS::Scheduler::Schedule", "scheduler:schedule", "Name", "GroupName:AWS::Scheduler::ScheduleGroup=default",
       AccountRegion, Error},
      {"AWS::CloudWatch::CompositeAlarm", "cloudwatch:alarm", "AlarmName", "", AccountRegion, Error},
      {"AWS::CloudWatch::Dashboard", "cloudwatch:dashboard", "DashboardName", "", Account, Error},
      {"AWS::Logs::LogGroup", "logs:log-group", "LogGroupName", "", AccountRegion, Error},
      {"AWS::Logs::SubscriptionFilter", "logs:subscription-filter", "FilterName", "LogGroupName:AWS::Logs::LogGroup",
       AccountRegion, Error},
      {"AWS::KMS::Alias", "kms:alias", "AliasName", "", AccountRegion, Error},
      {"AWS::SecretsManager::Secret", "secretsmanager:secret", "Name", "", AccountRegion, Error},
      {"AWS::SSM::Parameter", "ssm:parameter", "Name", "", AccountRegion, Error},
      {"AWS::ElasticLoadBalancingV2::LoadBalancer", "elasticloadbalancingv2:load-balancer", "Name", "", AccountRegion,
       Error},
      {"AWS::ElasticLoadBalancingV2::ListenerRule", "elasticloadbalancingv2:listener-rule", "Priority",
       "ListenerArn:AWS::ElasticLoadBalancingV2::Listener", AccountRegion, Error},
      {"AWS::Neptune::DBInstance", "rds:instance", "DBInstanceIdentifier", "", AccountRegion, Error},
      {"AWS::DocDB::DBCluster", "rds:cluster", "DBClusterIdentifier", "", AccountRegion, Error},
      {"AWS::RDS::GlobalCluster", "rds:global-cluster", "GlobalClusterIdentifier", "", Account, Error},
      {"AWS::ECS::Service", "ecs:service", "ServiceName", "Cluster:AWS::ECS::Cluster=default", AccountRegion, Error},
      {"AWS::ECS::TaskDefinition", "ecs:task-definition", "Family", "", AccountRegion, Revision},
      {"Custom::AWSCDK-EKS-Cluster", "eks:cluster", "Config.name", "", AccountRegion, Error},
      {"AWS::Glue::Database", "glue:database", "DatabaseInput.Name|DatabaseName", "CatalogId:", AccountRegion, Error},
      {"AWS::ApiGateway::RestApi", "apigateway:rest-api", "Name", "", AccountRegion, Allowed},
      {"AWS::ApiGateway::Stage", "apigateway:stage", "StageName", "RestApiId:AWS::ApiGateway::RestApi", AccountRegion,
       Error},
      {"AWS::ApiGateway::Account", "apigateway:account", "", "", AccountRegion, Overwrite},
      {"AWS::ApiGatewayV2::DomainName", "apigateway:domain-name", "DomainName", "", Region, Error},
      {"AWS::Cognito::UserPool", "cognito:user-pool", "UserPoolName", "", AccountRegion, Allowed},
      {"AWS::Cognito::UserPoolDomain", "cognito:user-pool-domain", "Domain", "", Region, Error},
      {"AWS::CloudFront::Distribution", "cloudfront:alias", "DistributionConfig.Aliases[]", "", Partition, Error},
      {"AWS::CloudFront::OriginAccessControl", "cloudfront:origin-access-control", "OriginAccessControlConfig.Name", "",
       Account, Error},
      {"AWS::WAFv2::WebACL", "wafv2:web-acl", "Scope,Name", "", AccountRegion, Error},
      {"AWS::Route53::RecordSet", "route53:record-set", "Name,Type,SetIdentifier?",
       "HostedZoneId|HostedZoneName:AWS::Route53::HostedZone", Account, Error},
      {"AWS::Route53::HostedZone", "route53:hosted-zone", "Name", "", Account, Allowed},
      {"AWS::EC2::SecurityGroup", "ec2:security-group", "GroupName", "VpcId:AWS::EC2::VPC=default", AccountRegion,
       Error},
      {"AWS::GuardDuty::Detector", "guardduty:detector", "", "", AccountRegion, Singleton},
      {"AWS::Config::ConfigurationRecorder", "config:configuration-recorder", "", "", AccountRegion, Singleton},
      {"AWS::SecurityHub::Hub", "securityhub:hub", "", "", AccountRegion, Singleton},
      {"AWS::WAFv2::WebACLAssociation", "wafv2:web-acl-association", "", "ResourceArn:AWS::WAFv2::WebACL",
       AccountRegion, Singleton},
      {"Custom::CrossRegionExportWriter", "ssm:parameter", "WriterProps.exports{}", "", AccountRegion, Error},
      {"AWS::Backup::BackupPlan", "backup:backup-plan", "BackupPlan.BackupPlanName", "", AccountRegion, Error},
      {"AWS::Organizations::Account", "organizations:account", "Email", "", Partition, Error},
  };
  for (const Expected& one : expected) {
    const ClaimShape& shape = main_claim(one.type);
    INFO(one.type);
    CHECK(shape.space == one.space);
    CHECK(joined(shape.name) == one.name);
    CHECK(parents(shape) == one.parents);
    CHECK(shape.scope == one.scope);
    CHECK(shape.duplicates == one.duplicates);
  }
}

TEST_CASE("types that claim more than their name") {
  const ClaimShape& prefix = claim_in("AWS::S3::Bucket", "s3:account-regional-bucket-prefix");
  CHECK(joined(prefix.when) == "BucketNamespace=account-regional");
  CHECK(prefix.scope == ScopeKind::AccountRegion);

  const ClaimShape& own = claim_in("AWS::S3::Bucket", "s3:bucket-notification");
  CHECK(joined(own.when) == "NotificationConfiguration");
  CHECK(parents(own) == ":");  // the bucket itself
  const std::string_view custom = "Custom::S3BucketNotifications";
  CHECK(claim_in(custom, "s3:bucket-notification", "!Managed=false").strength == Strength::High);
  CHECK(claim_in(custom, "s3:bucket-notification", "Managed=false").strength == Strength::Medium);

  CHECK(joined(claim_in("AWS::IAM::Role", "iam:role-inline-policy").name) == "Policies[].PolicyName");
  CHECK(parents(claim_in("AWS::IAM::Policy", "iam:role-inline-policy")) == "Roles[]:AWS::IAM::Role");
  CHECK(parents(claim_in("AWS::IAM::Policy", "iam:user-inline-policy")) == "Users[]:AWS::IAM::User");
  CHECK(parents(claim_in("AWS::IAM::Policy", "iam:group-inline-policy")) == "Groups[]:AWS::IAM::Group");

  CHECK(claim_in("AWS::ApiGateway::DomainName", "cloudfront:alias").scope == ScopeKind::Partition);
  CHECK(joined(claim_in("AWS::Cognito::UserPoolDomain", "cloudfront:alias").when) == "CustomDomainConfig");
  CHECK(joined(claim_in("AWS::ApiGateway::ApiKey", "apigateway:api-key-value").name) == "Value");
  CHECK(claim_in("AWS::ElasticBeanstalk::Environment", "elasticbeanstalk:cname").scope == ScopeKind::Region);
  CHECK(joined(claim_in("AWS::Route53::HostedZone", "route53:private-zone").name) == "Name,VPCs[].VPCId");
  CHECK(claim_in("AWS::EC2::VPCEndpoint", "ec2:vpc-endpoint-private-dns").strength == Strength::Medium);
  CHECK(main_claim("Custom::CrossRegionExportWriter").region_property.text == "WriterProps.region");
}

TEST_CASE("claims in several regions") {
  const auto regions_of = [](std::string_view type, std::size_t at) {
    const ClaimShape& shape = known(type).claims[at];
    CHECK(shape.space == known(type).claims.front().space);
    return shape.regions;
  };
  CHECK(regions_of("AWS::DynamoDB::GlobalTable", 0) == Regions::Own);
  CHECK(regions_of("AWS::DynamoDB::GlobalTable", 1) == Regions::Others);
  CHECK(regions_of("AWS::SecretsManager::Secret", 1) == Regions::Others);
  CHECK(regions_of("AWS::CloudTrail::Trail", 1) == Regions::All);
  CHECK(main_claim("Custom::DynamoDBReplica").regions == Regions::Named);
  CHECK(main_claim("Custom::DynamoDBReplica").space == "dynamodb:table");
}

TEST_CASE("parts of a name that may be absent") {
  const PropertyPath& base_path = main_claim("AWS::ApiGateway::BasePathMapping").name.front();
  CHECK(base_path.text == "BasePath?");
  CHECK(base_path.optional);
  CHECK(base_path.fallback == "(none)");
  const PropertyPath& egress = main_claim("AWS::EC2::NetworkAclEntry").name.back();
  CHECK(egress.text == "Egress");
  CHECK_FALSE(egress.optional);
  CHECK(egress.fallback == "false");
}

TEST_CASE("what exists once in an account needs nobody to say so") {
  const ClaimShape& account = main_claim("AWS::CertificateManager::Account");
  CHECK(account.duplicates == Duplicates::Singleton);
  CHECK(account.scope == ScopeKind::AccountRegion);
  CHECK(account.strength == Strength::Medium);
  CHECK(account.name.empty());
  CHECK(main_claim("AWS::Shield::DRTAccess").scope == ScopeKind::Account);
}

TEST_CASE("case does not count where the service folds it") {
  CHECK(main_claim("AWS::IAM::Role").fold == Fold::Lower);
  CHECK(main_claim("AWS::RDS::DBInstance").fold == Fold::Lower);
  CHECK(main_claim("AWS::Glue::Table").fold == Fold::Lower);
  CHECK(main_claim("AWS::Route53::RecordSet").fold == Fold::Dns);
  CHECK(main_claim("AWS::CloudFront::Distribution").fold == Fold::Dns);
  CHECK(main_claim("AWS::DynamoDB::Table").fold == Fold::None);
  CHECK(main_claim("AWS::Lambda::Function").fold == Fold::None);
}

TEST_CASE("what Ref gives") {
  const std::vector<std::string_view> names = {"AWS::S3::Bucket",
                                               "AWS::DynamoDB::Table",
                                               "AWS::DynamoDB::GlobalTable",
                                               "AWS::IAM::Role",
                                               "AWS::IAM::User",
                                               "AWS::IAM::Group",
                                               "AWS::IAM::InstanceProfile",
                                               "AWS::Lambda::Function",
                                               "AWS::Logs::LogGroup",
                                               "AWS::SSM::Parameter",
                                               "AWS::SSM::Document",
                                               "AWS::Events::Rule",
                                               "AWS::Events::EventBus",
                                               "AWS::CloudWatch::Alarm",
                                               "AWS::ECS::Cluster",
                                               "AWS::ECR::Repository",
                                               "AWS::Kinesis::Stream",
                                               "AWS::KinesisFirehose::DeliveryStream",
                                               "AWS::KMS::Alias",
                                               "AWS::RDS::DBInstance",
                                               "AWS::RDS::DBCluster",
                                               "AWS::EKS::Cluster",
                                               "AWS::Glue::Job",
                                               "AWS::Glue::Database",
                                               "AWS::CodeBuild::Project",
                                               "AWS::CodePipeline::Pipeline",
                                               "AWS::AutoScaling::AutoScalingGroup",
                                               "AWS::ApiGateway::Stage",
                                               "AWS::Athena::WorkGroup",
                                               "AWS::Cognito::UserPoolGroup",
                                               "AWS::OpenSearchService::Domain"};
  const std::vector<std::string_view> arns = {"AWS::SNS::Topic",
                                              "AWS::StepFunctions::StateMachine",
                                              "AWS::StepFunctions::Activity",
                                              "AWS::IAM::ManagedPolicy",
                                              "AWS::ECS::Service",
                                              "AWS::Lambda::Alias",
                                              "AWS::Batch::JobQueue",
                                              "AWS::IAM::SAMLProvider"};
  const std::vector<std::string_view> ids = {"AWS::SQS::Queue",
                                             "AWS::SecretsManager::Secret",
                                             "AWS::Cognito::UserPool",
                                             "AWS::ApiGateway::RestApi",
                                             "AWS::Route53::HostedZone",
                                             "AWS::ElasticLoadBalancingV2::LoadBalancer",
                                             "AWS::EC2::SecurityGroup",
                                             "AWS::CloudFront::Distribution",
                                             "AWS::ECS::TaskDefinition",
                                             "AWS::Lambda::LayerVersion",
                                             "AWS::KMS::Key",
                                             "AWS::EC2::VPC"};
  for (std::string_view type : names) {
    INFO(type);
    CHECK(known(type).ref == RefShape::Name);
  }
  for (std::string_view type : arns) {
    INFO(type);
    CHECK(known(type).ref == RefShape::Arn);
    CHECK_FALSE(known(type).arn.empty());
  }
  for (std::string_view type : ids) {
    INFO(type);
    CHECK(known(type).ref == RefShape::Id);
  }
}

TEST_CASE("attributes that give the ARN or the name") {
  CHECK(joined(known("AWS::DynamoDB::Table").arn_attributes) == "Arn");
  CHECK(joined(known("AWS::SNS::Topic").arn_attributes) == "TopicArn");
  CHECK(joined(known("AWS::SNS::Topic").name_attributes) == "TopicName");
  CHECK(joined(known("AWS::SQS::Queue").name_attributes) == "QueueName");
  CHECK(joined(known("AWS::ElasticLoadBalancingV2::LoadBalancer").name_attributes) == "LoadBalancerName");
  CHECK(known("AWS::SecretsManager::Secret").arn_attributes.empty());  // the ARN has a random end
  CHECK(known("AWS::Events::Connection").arn_attributes.empty());
  CHECK(known("AWS::AutoScaling::AutoScalingGroup").arn.empty());
}

TEST_CASE("properties that name other resources") {
  auto target = [](std::string_view type, std::string_view property) -> std::string_view {
    for (const ReferenceShape& reference : known(type).references) {
      if (reference.property.text == property) return reference.space;
    }
    return {};
  };
  CHECK(target("AWS::Lambda::Permission", "FunctionName") == "lambda:function");
  CHECK(target("AWS::Lambda::Function", "Role") == "iam:role");
  CHECK(target("AWS::ECS::Service", "Cluster") == "ecs:cluster");
  CHECK(target("AWS::Logs::SubscriptionFilter", "LogGroupName") == "logs:log-group");
  CHECK(target("AWS::S3::Bucket", "LoggingConfiguration.DestinationBucketName") == "s3:bucket");
  CHECK(target("AWS::IAM::InstanceProfile", "Roles[]") == "iam:role");
  CHECK(target("Custom::S3BucketNotifications", "BucketName") == "s3:bucket");
  CHECK(target("Custom::LogRetention", "LogGroupName") == "logs:log-group");
  CHECK(target("AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerAttributes[].Value").empty());
}

TEST_CASE("names that are a part of a property's value") {
  const auto references = known("AWS::SQS::Queue").references;
  const auto key = std::find_if(references.begin(), references.end(),
                                [](const ReferenceShape& one) { return one.property.text == "KmsMasterKeyId"; });
  REQUIRE(key != references.end());
  CHECK(key->space == "kms:alias");  // else a key's id
  REQUIRE(key->within.size() == 1);
  CHECK(key->within.front().begin == "alias/");
  CHECK(key->within.front().but == "alias/aws/");
  std::string prefixes;
  for (const ReferenceShape& one : known("AWS::ApplicationAutoScaling::ScalableTarget").references) {
    if (!one.within.empty()) prefixes += std::string(one.within.front().after) + ' ';
  }
  CHECK(prefixes == "table/ service/ replication-group/ function: cluster: endpoint/ ");
}

TEST_CASE("items of a list that a member tells apart") {
  const std::string_view type = "AWS::ElasticLoadBalancingV2::LoadBalancer";
  for (const ReferenceShape& one : known(type).references) {
    INFO(one.property.text);
    REQUIRE(one.property.steps.size() == 2);
    CHECK(one.property.steps[0].name == "LoadBalancerAttributes");
    CHECK(one.property.steps[0].into == PathStep::Into::Items);
    CHECK(one.property.steps[0].key == "Key");
    CHECK(one.property.steps[0].value.ends_with("_logs.s3.bucket"));
    CHECK(one.property.steps[1].name == "Value");
  }
}

TEST_CASE("forms that names must or may not have") {
  const auto forms = main_claim("AWS::SQS::Queue").forms;
  REQUIRE(forms.size() == 2);
  CHECK(forms[0].glob == "*.fifo");
  CHECK(forms[0].must);
  CHECK(forms[0].when.text == "FifoQueue=true");
  CHECK_FALSE(forms[1].must);
  CHECK(forms[1].when.negated);
}

TEST_CASE("environment variables and the like") {
  CHECK(joined(loose_properties("AWS::Lambda::Function")) == "Environment.Variables{}");
  CHECK(joined(loose_properties("AWS::ECS::TaskDefinition")) == "ContainerDefinitions[].Environment[].Value");
  CHECK(loose_properties("AWS::S3::Bucket").empty());
  CHECK(loose_properties("").empty());
  CHECK(loose_properties("Zzz").empty());
}

TEST_CASE("a namespace stands for its best known type") {
  CHECK(type_of_space("dynamodb:table") == "AWS::DynamoDB::Table");
  CHECK(type_of_space("cloudwatch:alarm") == "AWS::CloudWatch::Alarm");
  CHECK(type_of_space("rds:instance") == "AWS::RDS::DBInstance");
  CHECK(type_of_space("lambda:function") == "AWS::Lambda::Function");
  CHECK(type_of_space("ssm:parameter") == "AWS::SSM::Parameter");
  CHECK(type_of_space("s3:bucket") == "AWS::S3::Bucket");
  CHECK(type_of_space("cfn:export").empty());
  CHECK(type_of_space("").empty());
  CHECK(type_of_space("zz:zz").empty());
}

TEST_CASE("AWS's own validation looks at some types only") {
  CHECK(known("AWS::S3::Bucket").aws_validates);
  CHECK_FALSE(known("AWS::ApiGateway::BasePathMapping").aws_validates);
  CHECK_FALSE(known("Custom::S3BucketNotifications").aws_validates);
}
