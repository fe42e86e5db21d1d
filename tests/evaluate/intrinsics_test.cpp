#include <catch2/catch.hpp>

#include "evaluate/ranges.h"
#include "evaluating.h"

using namespace crosscheck;

TEST_CASE("literals are themselves") {
  CHECK(value_of(R"("orders")") == "orders");
  CHECK(value_of("42") == "42");
  CHECK(value_of("true") == "true");
  CHECK(value_of("null") == "absent");
  CHECK(value_of(R"(["a", "b"])") == "[a, b]");
  CHECK(value_of(R"({"Statement": []})") == "structure");
}

TEST_CASE("pseudo parameters come from the environment") {
  CHECK(value_of(R"({"Ref": "AWS::AccountId"})") == "111111111111");
  CHECK(value_of(R"({"Ref": "AWS::Region"})") == "us-west-2");
  CHECK(value_of(R"({"Ref": "AWS::StackName"})") == "Shop");
  CHECK(value_of(R"({"Ref": "AWS::URLSuffix"})") == "amazonaws.com");
  CHECK(value_of(R"({"Ref": "AWS::NoValue"})") == "absent");

  Evaluated nowhere(R"({"Outputs": {"X": {"Value": {"Fn::Sub": "logs-${AWS::AccountId}"}}}})");
  nowhere.deployment().environment = {.partition = "aws", .account = "", .region = ""};
  CHECK(nowhere.x() == "logs-<AccountId of app>");
}

TEST_CASE("Sub, Join, Select and Split") {
  CHECK(value_of(R"({"Fn::Sub": "a-${AWS::Region}-${!Literal}"})") == "a-us-west-2-${Literal}");
  CHECK(value_of(R"({"Fn::Sub": ["${A}-${AWS::Region}", {"A": "x"}]})") == "x-us-west-2");
  CHECK(value_of(R"({"Fn::Sub": "${Nobody}"})") == "?`Nobody` is neither a parameter nor a resource");
  CHECK(value_of(R"({"Fn::Join": ["-", ["a", {"Ref": "AWS::Region"}, "b"]]})") == "a-us-west-2-b");
  CHECK(value_of(R"({"Fn::Join": ["-", ["a", {"Ref": "AWS::NoValue"}, "b"]]})") == "a-b");
  CHECK(value_of(R"({"Fn::Select": ["1", ["a", "b"]]})") == "b");
  CHECK(value_of(R"({"Fn::Select": [5, ["a", "b"]]})") == "?selects beyond the end of a list");
  CHECK(value_of(R"({"Fn::Split": ["/", "a/b/c"]})") == "[a, b, c]");
  CHECK(value_of(R"({"Fn::Select": [2, {"Fn::Split": [":", "arn:aws:s3:::x"]}]})") == "s3");
}

TEST_CASE("mappings") {
  const char* sections = R"("Mappings": {"ByRegion": {"us-west-2": {"Name": "west"}}},)";
  CHECK(value_of(R"({"Fn::FindInMap": ["ByRegion", {"Ref": "AWS::Region"}, "Name"]})", sections) == "west");
  CHECK(value_of(R"({"Fn::FindInMap": ["ByRegion", "eu-west-1", "Name"]})", sections) ==
        "?the mapping has no such entry");
  CHECK(value_of(R"({"Fn::FindInMap": ["ByRegion", "eu-west-1", "Name", {"DefaultValue": "none"}]})", sections) ==
        "none");
}

TEST_CASE("parameters: what is passed, else a default that is not empty") {
  const char* sections = R"("Parameters": {
    "Stage": {"Type": "String", "Default": "prod"}, "Empty": {"Type": "String", "Default": ""},
    "None": {"Type": "String"}, "Secret": {"Type": "String", "Default": "x", "NoEcho": true},
    "Zones": {"Type": "CommaDelimitedList", "Default": "a, b "},
    "Vpc": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/net/vpc"}},)";
  CHECK(value_of(R"({"Ref": "Stage"})", sections) == "prod");
  CHECK(value_of(R"({"Ref": "Empty"})", sections) == "?parameter `Empty` has no default");
  CHECK(value_of(R"({"Ref": "None"})", sections) == "?parameter `None` has no default");
  CHECK(value_of(R"({"Ref": "Secret"})", sections) == "?parameter `Secret` is secret");
  CHECK(value_of(R"({"Ref": "Zones"})", sections) == "[a, b]");
  CHECK(value_of(R"({"Ref": "Vpc"})", sections) == "<ssm /net/vpc for shop>");

  Evaluated given(R"({"Parameters": {"None": {"Type": "String"}}, "Outputs": {"X": {"Value": {"Ref": "None"}}}})");
  given.deployment().parameters["None"] = Value::of(Text::verbatim("given"));
  CHECK(given.x() == "given");
}

TEST_CASE("a name, a Ref and an ARN of one resource meet") {
  const char* sections = R"("Resources": {
    "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "users-prod"}},
    "Unnamed": {"Type": "AWS::DynamoDB::Table"},
    "Role": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "api", "Path": "/svc/"}},
    "Self": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": {"Ref": "Self"}}}},)";
  CHECK(value_of(R"({"Ref": "Table"})", sections) == "users-prod");
  CHECK(value_of(R"({"Fn::GetAtt": ["Table", "Arn"]})", sections) ==
        "arn:aws:dynamodb:us-west-2:111111111111:table/users-prod");
  CHECK(value_of(R"({"Fn::GetAtt": "Table.Arn"})", sections) ==
        "arn:aws:dynamodb:us-west-2:111111111111:table/users-prod");
  CHECK(value_of(R"({"Fn::Sub": "${Table.Arn}/index/x"})", sections) ==
        "arn:aws:dynamodb:us-west-2:111111111111:table/users-prod/index/x");
  CHECK(value_of(R"({"Ref": "Unnamed"})", sections) == "<Unnamed of shop>");
  CHECK(value_of(R"({"Fn::GetAtt": ["Unnamed", "Arn"]})", sections) == "<Unnamed.Arn of shop>");
  CHECK(value_of(R"({"Fn::GetAtt": ["Role", "Arn"]})", sections) == "arn:aws:iam::111111111111:role/svc/api");
  CHECK(value_of(R"({"Ref": "Self"})", sections) == "<Self of shop>");
}

TEST_CASE("dynamic references, also in longer and in computed text") {
  CHECK(value_of(R"("{{resolve:ssm:/env/name:3}}-x")") == "<ssm /env/name for shop>-x");
  CHECK(value_of(R"({"Fn::Join": ["", ["{{resolve:ssm:/", {"Ref": "AWS::Region"}, "/x}}"]]})") ==
        "<ssm /us-west-2/x for shop>");
  CHECK(value_of(R"("{{resolve:secretsmanager:db:SecretString:password}}")") ==
        "?a dynamic reference to secretsmanager");
}

TEST_CASE("what other stacks give waits for them") {
  CHECK(value_of(R"({"Fn::ImportValue": "net-vpc"})") == "<export net-vpc for shop>");
  CHECK(value_of(R"({"Fn::ImportValue": {"Fn::Sub": "${AWS::Region}-vpc"}})") == "<export us-west-2-vpc for shop>");
  CHECK(value_of(R"({"Fn::GetStackOutput": {"StackName": "Net", "OutputName": "Vpc"}})") ==
        "<output Net/Vpc  for shop>");
  CHECK(value_of(R"({"Fn::GetAtt": ["Inner", "Outputs.Url"]})",
                 R"("Resources": {"Inner": {"Type": "AWS::CloudFormation::Stack"}},)") == "<output Inner>Url of shop>");
}

TEST_CASE("base64 and address blocks") {
  CHECK(base64("") == "");
  CHECK(base64("M") == "TQ==");
  CHECK(base64("Ma") == "TWE=");
  CHECK(base64("Man") == "TWFu");
  CHECK(value_of(R"({"Fn::Base64": "Man"})") == "TWFu");
  CHECK(value_of(R"({"Fn::Cidr": ["10.0.0.0/16", 2, 8]})") == "[10.0.0.0/24, 10.0.1.0/24]");
  CHECK(cidr_blocks("10.0.0.0/24", 300, 4).empty());
  CHECK(cidr_blocks("10.0.0.0/24", 17, 4).empty());
  CHECK(cidr_blocks("fd00::/56", 2, 64).empty());
  CHECK(value_of(R"({"Fn::Select": [0, {"Fn::GetAZs": ""}]})") == "<Zone0 of app>");
}

TEST_CASE("dynamic references are made of text and open pieces") {
  Evaluated nowhere(R"({"Outputs": {"X": {"Value":
      {"Fn::Sub": "a-{{resolve:ssm:/${AWS::AccountId}/x}}-{{resolve:ssm:/y:2}}-{{resolve:ssm:/never"}}}})");
  nowhere.deployment().environment = {.partition = "aws", .account = "", .region = ""};
  CHECK(nowhere.x() == "a-<ssm /<AccountId of app>/x for shop>-<ssm /y for shop>-{{resolve:ssm:/never");
  CHECK(value_of(R"({"Fn::Join": ["", ["{{resolve:ssm:/", {"Ref": "Open"}, "}}"]]})",
                 R"("Parameters": {"Open": {"Type": "String"}},)")
            .starts_with("<ssm /<parameter Open"));
}

TEST_CASE("an open parameter says what it may be") {
  const auto values_of = [](const std::string& declaration) {
    Evaluated evaluated(R"({"Parameters": {"Stage": )" + declaration +
                        R"(}, "Outputs": {"X": {"Value": {"Ref": "Stage"}}}})");
    const Value value = evaluated.value();
    const Piece piece = *pieces(value.text).begin();
    CHECK(piece.kind() == Piece::Kind::Parameter);
    CHECK(piece.name() == "Stage");
    CHECK(piece.stack() == "shop");
    CHECK(value.text.unknown());
    return piece.allowed_values();
  };
  const std::vector<std::string> stages = {"dev", "pro}d"};
  CHECK(values_of(R"({"Type": "String", "AllowedValues": ["dev", "pro}d"]})") == stages);
  CHECK(values_of(R"({"Type": "String"})").empty());
  CHECK(values_of(R"({"Type": "String", "AllowedValues": ["dev", {"Ref": "X"}]})").empty());
  CHECK(values_of(R"({"Type": "CommaDelimitedList", "AllowedValues": ["dev"]})").empty());
  CHECK(values_of(R"({"Type": "String", "AllowedValues": [")" + std::string(5000, 'x') + R"(", "y"]})").empty());
}

TEST_CASE("text that looks like an open piece is none") {
  CHECK(value_of(R"("${#1.Other}")") == "${#1.Other}");
  CHECK(Evaluated(R"({"Outputs": {"X": {"Value": "${#1.Other}"}}})").value().text.literal());
  Evaluated joined(R"({"Outputs": {"X": {"Value": {"Fn::Join": ["", ["$", "{#1.Other}"]]}}}})");
  CHECK(joined.x() == "${#1.Other}");
  CHECK(joined.value().text.literal());
}

TEST_CASE("hostile shapes end") {
  std::string deep = R"("x")";
  for (int i = 0; i < 120; ++i) deep = R"({"Fn::Join": ["", [)" + deep + "]]}";
  CHECK(value_of(deep).substr(0, 1) == "?");

  // Each name is the one before it twice over: 2^40 characters if it were built.
  std::string resources = R"("Resources": {"R0": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "aaaaaaaa"}})";
  for (int i = 1; i <= 40; ++i) {
    const std::string before = std::to_string(i - 1);
    resources += R"(,"R)" + std::to_string(i) +
                 R"(": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": {"Fn::Sub": "${R)" + before +
                 "}${R" + before + R"(}"}}})";
  }
  CHECK(value_of(R"({"Ref": "R40"})", resources + "},").size() < 200000);
}

TEST_CASE("what functions give is bounded, however little text asks for it") {
  const std::string long_text(60'000, 'x');
  std::string joins;
  for (int i = 0; i < 1500; ++i) joins += std::string(i ? "," : "") + R"({"Fn::Join": ["", [{"Ref": "Long"}, "y"]]})";
  Evaluated given(R"({"Parameters": {"Long": {"Type": "String", "Default": ")" + long_text +
                  R"("}}, "Outputs": {"X": {"Value": [)" + joins + "]}}}");
  const Value list = given.evaluator().value(given.source().outputs["X"]["Value"]);
  REQUIRE(list.items.size() == 1500);
  CHECK(list.items.front().text.key() == long_text + 'y');
  CHECK(Evaluated::shown(list.items.back()) == "?the template's functions produce too much text");
  CHECK(given.evaluator().arena().size() < 100'000'000);
}

TEST_CASE("a long text that functions hand on as it is counts each time") {
  const std::string long_text(60'000, 'x');
  std::string references;
  for (int i = 0; i < 1500; ++i) references += std::string(i ? "," : "") + R"({"Ref": "Long"})";
  Evaluated given(R"({"Parameters": {"Long": {"Type": "String", "Default": ")" + long_text +
                  R"("}}, "Outputs": {"X": {"Value": [)" + references + "]}}}");
  const Value list = given.evaluator().value(given.source().outputs["X"]["Value"]);
  REQUIRE(list.items.size() == 1500);
  CHECK(list.items.front().text.key() == long_text);
  CHECK(Evaluated::shown(list.items.back()) == "?the template's functions produce too much text");
}

TEST_CASE("a call of a resource of the same template is its own, and nothing else is") {
  const auto is_own = [](std::string_view expression) {
    Evaluated evaluated(R"({"Parameters": {"P": {"Type": "String"}}, "Resources": {
        "Table": {"Type": "AWS::DynamoDB::Table"}, "Nested": {"Type": "AWS::CloudFormation::Stack"}},
        "Outputs": {"X": {"Value": )" +
                        std::string(expression) + "}}}");
    return evaluated.evaluator().is_own(evaluated.source().outputs["X"]["Value"]);
  };
  CHECK(is_own(R"({"Ref": "Table"})"));
  CHECK(is_own(R"({"Fn::GetAtt": ["Table", "Arn"]})"));
  CHECK(is_own(R"({"Fn::GetAtt": "Table.Arn"})"));
  CHECK_FALSE(is_own(R"({"Ref": "P"})"));
  CHECK_FALSE(is_own(R"({"Ref": "AWS::Region"})"));
  CHECK_FALSE(is_own(R"({"Ref": "Elsewhere"})"));
  CHECK_FALSE(is_own(R"({"Fn::GetAtt": ["Nested", "Outputs.Name"]})"));  // may be what another stack exports
  CHECK_FALSE(is_own(R"({"Fn::Sub": "${Table}"})"));
  CHECK_FALSE(is_own(R"({"Ref": "Table", "Other": 1})"));
  CHECK_FALSE(is_own(R"("Table")"));
}

TEST_CASE("values of mappings are literals") {
  const auto looked_up = [](const std::string& value) {
    return Evaluated(R"({"Mappings": {"M": {"a": {"b": )" + value + R"(}}},
                         "Outputs": {"X": {"Value": {"Fn::FindInMap": ["M", "a", "b"]}}}})")
        .x();
  };
  CHECK(looked_up(R"("orders")") == "orders");
  CHECK(looked_up(R"(["a", "b"])") == "[a, b]");
  CHECK(looked_up(R"({"Ref": "AWS::Region"})") == "?a mapping's value is neither text nor a list");
  CHECK(looked_up(R"([{"Ref": "AWS::Region"}])") == "[?a mapping's list holds something other than text]");
}

TEST_CASE("in large objects the last member of a name counts, as in small ones") {
  std::string keys;
  for (int i = 0; i < 200; ++i) keys += "\"k" + std::to_string(i) + "\": {\"v\": \"" + std::to_string(i) + "\"}, ";
  keys += R"("k\u0037": {"v": "again"})";
  const auto looked_up = [&](const std::string& key) {
    return Evaluated("{\"Mappings\": {\"M\": {" + keys +
                     "}}, \"Outputs\": {\"X\": {\"Value\": {\"Fn::FindInMap\": [\"M\", \"" + key + "\", \"v\"]}}}}")
        .x();
  };
  CHECK(looked_up("k0") == "0");
  CHECK(looked_up("k199") == "199");
  CHECK(looked_up("k7") == "again");
  CHECK(looked_up("k200") == "?the mapping has no such entry");
}
