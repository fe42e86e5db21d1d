#include "lint/locate.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "index/index.h"
#include "inputs/temporary_folder.h"
#include "rules/rule.h"

using namespace crosscheck;

namespace {

// Two stacks with the same queues, each template on one line.
class TwoStacks {
 public:
  explicit TwoStacks(std::size_t queues) {
    std::string text = R"({"Resources": {)";
    for (std::size_t i = 0; i < queues; ++i) {
      const std::string number = std::to_string(i);
      text += (i == 0 ? "\"" : ", \"") + ("Queue" + number) +
              R"(": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "é)" + number +
              R"("}, "Metadata": {"aws:cdk:path": "App/Queue)" + number + R"(/Resource"}})";
    }
    folder_.write("A.template.json", text + "}}");
    folder_.write("B.template.json", text + "}}");
  }

  Report check(const Config& config, const LintOptions& options, unsigned threads = 1) const {
    Sources sources;
    const Inputs inputs = read_inputs(sources, {folder_ / "A.template.json", folder_ / "B.template.json"});
    const Index index = build_index(sources, inputs, config, {.threads = threads});
    return lint(sources, {.inputs = inputs, .index = index, .config = config}, load_rules(sources, {}), options);
  }

 private:
  TemporaryFolder folder_;
};

std::string rules_of(const Report& report) {
  std::string text;
  for (const Finding& finding : report.findings) text += finding.rule + ' ';
  return text;
}

Config suppressing(const std::string& construct) {
  Config config;
  Suppression& one = config.suppress.emplace_back();
  one.rule = "duplicate-physical-name";
  one.reason = "moves";
  one.construct = construct;
  return config;
}

}  // namespace

TEST_CASE("marks on one long line have their columns, addresses and excerpts, whatever the number of threads") {
  const TwoStacks stacks(300);
  const LintOptions options{.only = {"duplicate-physical-name"}};  // no queue's name may hold such characters
  const Report report = stacks.check({}, options), again = stacks.check({}, options, 4);
  REQUIRE(report.findings.size() == 300);
  REQUIRE(again.findings.size() == 300);
  for (std::size_t i = 0; i < 300; ++i) {
    const Party& party = report.findings[i].parties.at(0);
    const std::string number = party.logical_id.substr(5);
    CHECK(party.address == "Resources/Queue" + number + "/Properties/QueueName");
    CHECK(party.construct_path == "App/Queue" + number + "/Resource");
    CHECK(party.type == "AWS::SQS::Queue");
    const Place& place = party.template_place;
    CHECK(place.line == 1);
    CHECK(place.end_column == place.column + 3 + number.size());
    CHECK(place.excerpt.text.size() < 150);
    const std::size_t cut =
        place.excerpt.text.starts_with("…") ? std::string_view("…").size() - 1 : 0;  // a single column
    CHECK(place.excerpt.text.find("\"é" + number + '"') == place.excerpt.indent + cut);
    CHECK(again.findings[i].parties.at(0).template_place.column == place.column);
    CHECK(again.findings[i].fingerprint == report.findings[i].fingerprint);
  }
}

TEST_CASE("whether a suppression by construct is of use is known when its rule does not report") {
  const TwoStacks stacks(1);
  const std::vector<std::string> only = {"unused-suppression"};
  CHECK(rules_of(stacks.check(suppressing("App/Queue0/*"), {.only = only})).empty());
  CHECK(rules_of(stacks.check(suppressing("App/Topic/*"), {.only = only})) == "unused-suppression ");
  CHECK(rules_of(stacks.check(suppressing("App/Topic/*"), {.only = {"stack-cycle"}})).empty());
  CHECK(rules_of(stacks.check(suppressing(""), {.only = only})).empty());
}

TEST_CASE("with chosen rules, only their suppressed findings are counted") {
  const TwoStacks stacks(1);
  const Config config = suppressing("");
  CHECK(stacks.check(config, {}).summary.suppressed == 1);
  CHECK(stacks.check(config, {.only = {"duplicate-physical-name"}}).summary.suppressed == 1);
  CHECK(stacks.check(config, {.only = {"stack-cycle"}}).summary.suppressed == 0);
}
