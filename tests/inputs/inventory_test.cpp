#include <catch2/catch.hpp>

#include "document/read.h"
#include "inputs/inventory/answer_rows.h"
#include "inputs/inventory/place_of_file.h"

using namespace crosscheck;

namespace {

const Answer& answer_of(std::string_view operation) {
  for (const Answer& one : answers()) {
    if (one.operation == operation) return one;
  }
  FAIL("no such operation");
  return answers().front();
}

std::string argument(std::string_view path, std::string_view operation) {
  return argument_in(path, answer_of(operation));
}

// The name that a stack's list of resources gives.
std::string name_of(const std::string& type, const std::string& id) {
  Document document;
  document.buffer_ = Buffer(R"({"StackResourceSummaries":[{"LogicalResourceId":"X","ResourceType":")" + type +
                            R"(","PhysicalResourceId":")" + id + R"("}]})");
  read_json(document, kNoFile);
  std::string name = "no row";
  visit_rows(document.root(), answer_of("list-stack-resources"), {}, [&](const AnswerRow& row) { name = row.name; });
  return name;
}

}  // namespace

TEST_CASE("a physical id holds the name as the type writes it") {
  const std::string arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:";
  CHECK(name_of("AWS::ElasticLoadBalancingV2::LoadBalancer", arn + "loadbalancer/app/api/50dc6c49") == "api");
  CHECK(name_of("AWS::ElasticLoadBalancingV2::LoadBalancer", arn + "loadbalancer/classic").empty());
  CHECK(name_of("AWS::ElasticLoadBalancingV2::TargetGroup", arn + "targetgroup/api/73e2d6bc") == "api");
  CHECK(name_of("AWS::ElasticLoadBalancingV2::TargetGroup", "api").empty());
  CHECK(name_of("AWS::IAM::OIDCProvider", "arn:aws:iam::111111111111:oidc-provider/gitlab.example/a") ==
        "https://gitlab.example/a");
  CHECK(name_of("AWS::WAFv2::WebACL", "acl|0b1c2d3e-1111|REGIONAL") == "REGIONAL/acl");
  CHECK(name_of("AWS::WAFv2::WebACL", "acl|0b1c2d3e-1111").empty());
  CHECK(name_of("AWS::Events::Rule", "bus|rule") == "bus/rule");
}

TEST_CASE("a file's name says what was asked about") {
  CHECK(argument("cloudformation-get-template.Base.json", "get-template") == "Base");
  CHECK(argument("111111111111/us-west-2/get-template-Base.json", "get-template") == "Base");
  CHECK(argument("Base.template.json", "get-template") == "Base");
  CHECK(argument("111111111111/us-west-2/get-template.json", "get-template").empty());
  CHECK(argument("list-imports/Base%3AVpc.json", "list-imports") == "Base:Vpc");
  CHECK(argument("cloudformation-list-stack-resources.My-Stack.json", "list-stack-resources") == "My-Stack");
}

TEST_CASE("any name can be part of a file's name") {
  for (const std::string name : {"a:b", "../x", ".", "a b", "%41", "é"}) {
    const std::string file = as_file_name(name);
    CHECK(file.find('/') == std::string::npos);
    CHECK(file.front() != '.');
    CHECK(argument("get-template." + file + ".json", "get-template") == name);
  }
}

TEST_CASE("folders say account and region") {
  const PlaceOfFile place = place_of_file("inventory/111111111111/us-gov-west-1/x.json");
  CHECK(place.account == "111111111111");
  CHECK(place.region == "us-gov-west-1");
  CHECK(place_of_file("inventory/my-app-2/x.json").account.empty());
}
