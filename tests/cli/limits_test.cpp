#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "text/limits.h"

using namespace crosscheck;
using Json = nlohmann::json;

// What docs/limits.md promises, on inputs that are just too large.

namespace {

std::string numbered(const std::string& name, std::size_t number) { return name + std::to_string(number); }

class WrittenApp : public TemporaryFolder {
 public:
  void stack(const std::string& name, const std::string& file) {
    artifacts_[name] = {{"type", "aws:cloudformation:stack"},
                        {"environment", "aws://111111111111/eu-west-1"},
                        {"properties", {{"templateFile", file}, {"stackName", name}}}};
  }
  void stack_of_its_own(const std::string& name, const Json& resources) {
    write(name + ".json", Json({{"Resources", resources}}).dump());
    stack(name, name + ".json");
  }
  RunResult run(const std::string& arguments) const {
    write("manifest.json", Json({{"version", "36.0.0"}, {"artifacts", artifacts_}}).dump());
    return run_crosscheck(path(), arguments);
  }
  RunResult check(const std::string& arguments = "") const { return run("check . --no-config -o json " + arguments); }

 private:
  Json artifacts_;
};

Json topic(const std::string& name) { return {{"Type", "AWS::SNS::Topic"}, {"Properties", {{"TopicName", name}}}}; }

std::string messages_of(const Json& list) {
  std::string all;
  for (const Json& one : list) all += one["message"].get<std::string>() + '\n';
  return all;
}

// Ten of it, so that nested in itself it is thousands.
Json nested(const std::string& file) {
  Json resources;
  for (std::size_t i = 0; i < 10; ++i) {
    resources[numbered("N", i)] = {{"Type", "AWS::CloudFormation::Stack"},
                                   {"Properties", {{"TemplateURL", "x"}}},
                                   {"Metadata", {{"aws:asset:path", file}}}};
  }
  return resources;
}

}  // namespace

TEST_CASE("stacks beyond the run's budget are left out and said, whatever the number of threads") {
  WrittenApp app;
  const std::size_t stacks = limits::kRepeatedFiles / limits::kNestedStacks + 4;
  for (std::size_t i = 0; i < stacks; ++i) {
    const std::string name = numbered("Nest", 100 + i);
    app.stack_of_its_own(name, nested(name + ".json"));
  }
  app.stack_of_its_own("Plain", {{"A", topic("orders")}, {"B", topic("orders")}});
  const RunResult result = app.check("--threads 1");
  CHECK(result.exit_code == 3);
  CHECK(app.check("--threads 4").output == result.output);
  const Json report = Json::parse(result.output);
  CHECK_FALSE(report["complete"].get<bool>());
  const std::string said = messages_of(report["notifications"]);
  INFO(said);
  CHECK(said.find("stack `Nest111` and 2 more were not checked: a run goes through files again at most 20000 times") !=
        std::string::npos);
  CHECK(said.find("stack `Nest100`: nested stacks deeper than 8 or more than 2000 were not read") != std::string::npos);
  CHECK(messages_of(report["findings"]).find("`orders`") != std::string::npos);
}

TEST_CASE("text that functions give is the run's too") {
  WrittenApp app;
  Json resources;
  for (std::size_t i = 0; i < 300; ++i) resources[numbered("R", i)] = topic("");
  for (std::size_t i = 0; i < 300; ++i) {
    resources[numbered("R", i)]["Properties"]["TopicName"] = {{"Fn::Sub", numbered("${P}", i)}};
  }
  const Json parameter = {{"Type", "String"}, {"Default", std::string(60'000, 'x')}};
  for (std::size_t i = 0; i < 6; ++i) {
    const std::string name = numbered("Text", i);
    app.write(name + ".json", Json({{"Parameters", {{"P", parameter}}}, {"Resources", resources}}).dump());
    app.stack(name, name + ".json");
  }
  const RunResult result = app.check("--threads 1");
  CHECK(result.exit_code == 3);
  CHECK(app.check("--threads 3").output == result.output);
  const std::string said = messages_of(Json::parse(result.output)["notifications"]);
  INFO(said);
  CHECK(said.find("stack `Text0`: its functions give more than 16 MiB of text") != std::string::npos);
  CHECK(said.find("stack `Text5` was not checked: functions give at most 64 MiB of text") != std::string::npos);
}

TEST_CASE("a finding lists so many places and says how many there are") {
  WrittenApp app;
  app.write("shared.json", Json({{"Resources", {{"A", topic("orders")}}}}).dump());
  for (std::size_t i = 0; i < 150; ++i) app.stack(numbered("S", i), "shared.json");
  const RunResult result = app.check();
  CHECK(result.exit_code == 1);
  const Json report = Json::parse(result.output);
  CHECK(report["complete"].get<bool>());
  REQUIRE(report["findings"].size() == 1);
  const Json& finding = report["findings"][0];
  CHECK(finding["message"] == "SNS topic `orders` is claimed by 150 stacks (100 of 150 places are listed)");
  CHECK(finding["parties"].size() == limits::kMarks);
  CHECK(
      run_crosscheck(app.path(), "check . --no-config").output.find("and 130 more (the json format has 80 of them)") !=
      std::string::npos);

  app.stack("One-more", "shared.json");
  CHECK(Json::parse(app.check().output)["findings"][0]["fingerprint"] != finding["fingerprint"]);
}

TEST_CASE("a run reports so many findings") {
  WrittenApp app;
  Json resources;
  for (std::size_t i = 0; i < 2 * limits::kFindings + 2; ++i) {
    resources[numbered("R", i)] = topic(numbered("topic-", i / 2));
  }
  app.stack_of_its_own("Twice", resources);
  const RunResult result = app.check();
  CHECK(result.exit_code == 3);
  const Json report = Json::parse(result.output);
  CHECK(report["findings"].size() == limits::kFindings);
  CHECK(messages_of(report["notifications"]) ==
        "there are more than 10000 findings; the least severe of them are not reported\n");
}

TEST_CASE("what is in the baseline does not count among a run's findings") {
  constexpr std::size_t kOfTemplate = 2;  // it has too many resources and bytes
  WrittenApp app;
  Json resources;
  for (std::size_t i = 0; i < 2 * (limits::kFindings - kOfTemplate); ++i) {
    resources[numbered("R", i)] = topic(numbered("topic-", i / 2));
  }
  app.stack_of_its_own("Twice", resources);
  CHECK(app.run("baseline . --no-config --file known.yaml").exit_code == 0);
  for (const char* id : {"New", "Newer"}) resources[id] = topic("another");
  app.stack_of_its_own("Twice", resources);
  const RunResult result = app.check("--baseline known.yaml");
  CHECK(result.exit_code == 1);
  const Json report = Json::parse(result.output);
  CHECK(report["findings"].size() == 1);
  CHECK(report["summary"]["inBaseline"] == limits::kFindings);
}
