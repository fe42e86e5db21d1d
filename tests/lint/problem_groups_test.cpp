#include "lint/problem_groups.h"

#include <catch2/catch.hpp>

#include "lint/environment_names.h"

using namespace crosscheck;

namespace {

Finding missing(const std::string& environment, const std::string& word, std::uint32_t line = 7) {
  Party party;
  party.stack = "App-" + word;
  party.environment = environment;
  party.label = "imported here by stack App-" + word;
  party.construct_path = "App-" + word + "/Url";
  Place& source = party.source.emplace();
  source.file = "lib/app.ts";
  source.line = line;
  Finding finding;
  finding.rule = "missing-export";
  finding.message = "export `url-" + word + "` is imported but no stack exports it";
  finding.help = "export it";
  finding.identity = Identity{.space = "cfn:export", .scope = environment, .key = "url-" + word};
  finding.parties = {party};
  return finding;
}

std::vector<ProblemGroup> grouped(const std::vector<Finding>& findings) {
  const Inputs inputs;
  const Index index;
  const Config config;
  return group_problems(findings, {.inputs = inputs, .index = index, .config = config}, {});
}

}  // namespace

TEST_CASE("the same code in several environments is one problem") {
  const std::vector<ProblemGroup> groups = grouped({missing(kProduction, "prod"), missing(kStaging, "staging")});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].findings == std::vector<std::size_t>{0, 1});
  CHECK(groups[0].environments == std::vector<std::string>{kProduction, kStaging});
  REQUIRE(groups[0].general);
  CHECK(groups[0].general->message == "export `url-*` is imported but no stack exports it");
  CHECK(groups[0].general->identity->key == "url-*");
  CHECK(groups[0].general->parties[0].label == "imported here by stack App-*");
  CHECK(groups[0].general->parties[0].stack == "App-*");
}

TEST_CASE("another line, another name and the same environment are other problems") {
  CHECK(grouped({missing(kProduction, "prod"), missing(kStaging, "staging", 8)}).size() == 2);
  CHECK(grouped({missing(kProduction, "prod"), missing(kStaging, "other")}).size() == 2);
  CHECK(grouped({missing(kProduction, "prod"), missing(kProduction, "prod")}).size() == 2);
  Finding note = missing(kStaging, "staging");
  note.severity = Severity::Note;
  CHECK(grouped({missing(kProduction, "prod"), note}).size() == 2);
}

TEST_CASE("every finding is in one problem, those without a stack alone") {
  Finding of_config;
  of_config.parties.emplace_back();
  const std::vector<ProblemGroup> groups =
      grouped({missing(kProduction, "prod"), missing(kProduction, "prod"), missing(kStaging, "staging"),
               missing(kStaging, "staging"), of_config, of_config});
  REQUIRE(groups.size() == 4);
  CHECK(groups[0].findings == std::vector<std::size_t>{0, 2});
  CHECK(groups[1].findings == std::vector<std::size_t>{1, 3});
  CHECK(groups[2].findings == std::vector<std::size_t>{4});
  CHECK(groups[2].environments.empty());
}

TEST_CASE("a byte that marks words within does no harm in a name") {
  CHECK(grouped({missing(kProduction,
                         "\x1f"
                         "prod"),
                 missing(kStaging,
                         "\x1f"
                         "staging")})
            .size() == 1);
}
