#include <catch2/catch.hpp>

#include "evaluating.h"

using namespace crosscheck;

namespace {

Truth truth_of(const std::string& expression, const std::string& more = "") {
  Evaluated evaluated(R"({"Parameters": {"Known": {"Type": "String", "Default": "prod"}, "Open": {"Type": "String"}},
    "Conditions": {"C": )" +
                      expression + more + "}}");
  return evaluated.evaluator().condition("C");
}

const std::string kYes = R"({"Fn::Equals": ["a", "a"]})";
const std::string kNo = R"({"Fn::Equals": ["a", "b"]})";
const std::string kOpen = R"({"Fn::Equals": [{"Ref": "Open"}, "a"]})";

}  // namespace

TEST_CASE("conditions have three answers") {
  CHECK(truth_of(kYes) == Truth::Yes);
  CHECK(truth_of(kNo) == Truth::No);
  CHECK(truth_of(kOpen) == Truth::Unknown);
  CHECK(truth_of(R"({"Fn::Equals": [{"Ref": "Known"}, "prod"]})") == Truth::Yes);
  CHECK(truth_of(R"({"Fn::Not": [)" + kNo + "]}") == Truth::Yes);
  CHECK(truth_of(R"({"Fn::Not": [)" + kOpen + "]}") == Truth::Unknown);
}

TEST_CASE("and is the minimum, or the maximum") {
  CHECK(truth_of(R"({"Fn::And": [)" + kYes + "," + kOpen + "]}") == Truth::Unknown);
  CHECK(truth_of(R"({"Fn::And": [)" + kNo + "," + kOpen + "]}") == Truth::No);
  CHECK(truth_of(R"({"Fn::Or": [)" + kYes + "," + kOpen + "]}") == Truth::Yes);
  CHECK(truth_of(R"({"Fn::Or": [)" + kNo + "," + kOpen + "]}") == Truth::Unknown);
}

TEST_CASE("conditions name others, and circles end") {
  CHECK(truth_of(R"({"Condition": "D"})", R"(, "D": )" + kYes) == Truth::Yes);
  CHECK(truth_of(R"({"Condition": "D"})", R"(, "D": {"Condition": "C"})") == Truth::Unknown);
  CHECK(truth_of(R"({"Condition": "Nobody"})") == Truth::Unknown);
}

TEST_CASE("If takes the branch that is known") {
  const std::string sections = R"("Parameters": {"Open": {"Type": "String"}}, "Conditions": {"Yes": )" + kYes +
                               R"(, "No": )" + kNo + R"(, "Open": )" + kOpen + "},";
  CHECK(value_of(R"({"Fn::If": ["Yes", "a", "b"]})", sections) == "a");
  CHECK(value_of(R"({"Fn::If": ["No", "a", "b"]})", sections) == "b");
  CHECK(value_of(R"({"Fn::If": ["Open", "a", "b"]})", sections) == "?depends on condition `Open`");
  CHECK(value_of(R"({"Fn::If": ["Open", "a", "a"]})", sections) == "a");
  CHECK(value_of(R"({"Fn::If": ["No", "a", {"Ref": "AWS::NoValue"}]})", sections) == "absent");
}

TEST_CASE("a resource exists if its condition holds and no foreign macro may remove it") {
  Evaluated plain(R"({"Conditions": {"No": )" + kNo +
                  R"(}, "Resources": {"A": {"Type": "T"}, "B": {"Type": "T", "Condition": "No"}}})");
  CHECK(plain.evaluator().exists(*plain.source().resource("A")) == Truth::Yes);
  CHECK(plain.evaluator().exists(*plain.source().resource("B")) == Truth::No);
  Evaluated macro(R"({"Transform": ["AWS::LanguageExtensions", "OurMacro"], "Resources": {"A": {"Type": "T"}}})");
  CHECK(macro.evaluator().exists(*macro.source().resource("A")) == Truth::Unknown);
  Evaluated sam(R"({"Transform": "AWS::Serverless-2016-10-31", "Resources": {"A": {"Type": "T"}}})");
  CHECK(sam.evaluator().exists(*sam.source().resource("A")) == Truth::Yes);
}
