#include "evaluate/loops.h"

#include <catch2/catch.hpp>

#include "document/read.h"
#include "evaluate/evaluating.h"

using namespace crosscheck;

namespace {

// The template with its loops written out, as "key=value" of each resource's property X.
std::string written_out(std::string_view text) {
  Document document;
  document.buffer_ = Buffer(text);
  REQUIRE(read_any(document, FileId{0}).empty());
  const Deployment deployment{
      .stack_key = "shop", .stack_name = "Shop", .environment = {}, .app = {}, .nested = {}, .parameters = {}};
  expand_loops(document, Template(document), deployment);
  const Template source(document);
  Evaluator evaluator(source, deployment);
  std::string shown;
  for (const Resource& resource : source.resources) {
    shown += std::string(resource.id) + '=' + Evaluated::shown(evaluator.value(resource.properties["X"])) + ' ';
  }
  return shown + std::to_string(source.loops.size());
}

}  // namespace

TEST_CASE("loops are written out over literal lists and parameters with defaults") {
  CHECK(written_out(R"(
Transform: AWS::LanguageExtensions
Parameters: {Names: {Type: CommaDelimitedList, Default: "c,d"}}
Resources:
  Fn::ForEach::One:
    - Name
    - [a, b]
    - "${Name}Q": {Type: T, Properties: {X: !Sub "x-${Name}"}}
  Fn::ForEach::Two: [Name, !Ref Names, {"R${Name}": {Type: T, Properties: {X: !Ref Name}}}]
)") == "aQ=x-a bQ=x-b Rc=c Rd=d 0");
}

TEST_CASE("loops within loops and among properties are written out; those over unknown lists stay") {
  CHECK(written_out(R"(
Transform: [AWS::LanguageExtensions]
Parameters: {Names: {Type: CommaDelimitedList}}
Resources:
  Fn::ForEach::One:
    - A
    - [a, b]
    - Fn::ForEach::Two:
      - B
      - ["1", "2"]
      - "${A}${B}": {Type: T, Properties: {"Fn::ForEach::P": [C, [X], {"${C}": !Sub "${A}.${B}"}]}}
  Fn::ForEach::Three: [A, !Ref Names, {"${A}": {Type: T}}]
)") == "a1=a.1 a2=a.2 b1=b.1 b2=b.2 1");
}

TEST_CASE("without the transform a loop is nothing") {
  CHECK(written_out("Resources:\n  Fn::ForEach::One: [A, [a], {\"${A}\": {Type: T}}]\n") == "1");
}

TEST_CASE("the length of a list is known with the list") {
  CHECK(value_of(R"({"Fn::Length": ["a", "b"]})") == "2");
  CHECK(value_of(R"({"Fn::Length": {"Ref": "P"}})", R"("Parameters":{"P":{"Type":"CommaDelimitedList"}},)")
            .starts_with("?"));
}
