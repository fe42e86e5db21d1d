#include <algorithm>
#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

#include "index/index.h"
#include "inputs/inputs.h"
#include "lint/lint.h"
#include "rules/rule.h"

using namespace crosscheck;

namespace {

const std::filesystem::path kFixtures = CROSSCHECK_SOURCE_DIR "/fixtures";

// Every folder with assemblies in it, and these.
std::vector<std::vector<std::string>> fixtures() {
  std::vector<std::vector<std::string>> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kFixtures)) {
    if (!entry.is_directory()) continue;
    std::vector<std::string> assemblies;
    for (const auto& inside : std::filesystem::directory_iterator(entry)) {
      if (std::filesystem::exists(inside.path() / "manifest.json")) assemblies.push_back(inside.path().string());
    }
    if (!assemblies.empty()) all.push_back(std::move(assemblies));
  }
  return all;
}

using Said = std::tuple<std::string, std::string, std::string>;

std::vector<Said> findings(const std::vector<std::string>& paths, bool own_uses) {
  Sources sources;
  const Inputs inputs = read_inputs(sources, paths);
  const Config config;
  const Index index = build_index(sources, inputs, config, {.threads = 1, .possible = true, .own_uses = own_uses});
  std::vector<Said> said;
  for (const Finding& one :
       lint(sources, {.inputs = inputs, .index = index, .config = config}, load_rules(sources, {}), {}).findings) {
    said.emplace_back(one.rule, one.fingerprint, one.message);
  }
  std::sort(said.begin(), said.end());
  return said;
}

}  // namespace

TEST_CASE("whether a stack's uses of its own things are listed makes no difference to what is found") {
  std::size_t all = 0;
  for (const std::vector<std::string>& paths : fixtures()) {
    INFO(paths.front());
    const std::vector<Said> with = findings(paths, true);
    CHECK(findings(paths, false) == with);
    all += with.size();
  }
  CHECK(all > 50);
}
