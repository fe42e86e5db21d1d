#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/pattern.h"
#include "support/run.h"

// The version is defined in CMakeLists.txt. Files that are read without a build repeat it.

namespace {

std::string this_version() {
  const std::string printed = run_crosscheck(".", "--version").output;  // "crosscheck 0.2.0\n"
  return printed.substr(11, printed.size() - 12);
}

std::set<std::string> matches(const std::string& text, const std::string& pattern) {
  std::set<std::string> found;
  for (const auto& match : Pattern(pattern).all_in(text)) found.insert(match[1]);
  return found;
}

}  // namespace

TEST_CASE("the changelog begins with this version") {
  const std::string page = read_text(source_directory() / "CHANGELOG.md");
  const auto releases = Pattern(R"(\n## \[([^\]]+)\] - \d{4}-\d\d-\d\d\n)").all_in(page);
  REQUIRE_FALSE(releases.empty());
  CHECK(releases[0][1] == this_version());
}

TEST_CASE("the plugin for the CDK has this version") {
  const auto package = nlohmann::json::parse(read_text(source_directory() / "packages/cdk/package.json"));
  CHECK(package["version"] == this_version());
}

TEST_CASE("the docs name this version") {
  for (const char* page : {"docs/ci.md", "docs/install.md", "docs/pre-commit.md", "docs/releasing.md"}) {
    INFO(page << " names another version of crosscheck");
    const std::string text = read_text(source_directory() / page);
    CHECK(matches(text, R"((?:crosscheck[-_@]v?|cli@|version[:=] ?|rev: v|tags/v)(\d+\.\d+\.\d+))") ==
          std::set{this_version()});
  }
}

// `./dev package --release URL` fills docs/ci.md, and knows the project's address; no other file may wait for an owner.
TEST_CASE("what only a release knows is left open in docs/ci.md alone") {
  const Pattern open(R"(OWNER/|crosscheck\.example|0{64})");
  const RunResult listed = run_shell(source_directory(), "git ls-files -z -- . ':!fixtures' ':!catalogue' ':!tests'");
  REQUIRE(listed.exit_code == 0);
  std::set<std::string> found;
  std::istringstream files(listed.output);
  for (std::string file; std::getline(files, file, '\0');) {
    if (open.found_in(read_text(source_directory() / file))) found.insert(file);
  }
  CHECK(found == std::set<std::string>{"docs/ci.md", "packages/fill.mjs"});  // the latter fills it
}
