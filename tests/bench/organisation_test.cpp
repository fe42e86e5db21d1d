#include "bench/organisation.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "bench/construct.h"
#include "index/index.h"
#include "lint/lint.h"
#include "rules/rule.h"

using namespace crosscheck;
using namespace crosscheck::bench;

namespace {

const std::filesystem::path kConstructs = CROSSCHECK_SOURCE_DIR "/tests/bench/constructs";

// A folder of its own, which ends with the test.
class Organisation {
 public:
  explicit Organisation(const bench::Plan& plan)
      : folder_(std::filesystem::temp_directory_path() / ("crosscheck-bench-" + std::to_string(getpid()))) {
    defects_ = write_organisation(plan, kConstructs, folder_);
  }
  ~Organisation() { std::filesystem::remove_all(folder_); }

  const std::vector<Defect>& defects() const { return defects_; }
  std::vector<std::string> assemblies() const {
    return {(folder_ / "cdk.out.staging").string(), (folder_ / "cdk.out.production").string()};
  }
  // All files by name, for comparing.
  std::vector<std::pair<std::string, std::string>> files() const {
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
      if (entry.is_regular_file()) {
        files.emplace_back(std::filesystem::relative(entry.path(), folder_).string(), read_file(entry.path()));
      }
    }
    std::sort(files.begin(), files.end());
    return files;
  }

 private:
  std::filesystem::path folder_;
  std::vector<Defect> defects_;
};

Report check(const Organisation& organisation) {
  Sources sources;
  const Config config;
  const Inputs inputs = read_inputs(sources, organisation.assemblies());
  const Index index = build_index(sources, inputs, config);
  return lint(sources, {.inputs = inputs, .index = index, .config = config}, load_rules(sources, {}),
              {.today = "2026-01-01"});
}

}  // namespace

TEST_CASE("every planted defect is found, and nothing else") {
  const Organisation organisation({.stacks = 18, .resources = 60, .defects = 24});
  const Report report = check(organisation);
  REQUIRE(report.complete);
  std::vector<Defect> found;
  for (const Finding& finding : report.findings) {
    REQUIRE(finding.identity);
    found.push_back({.rule = finding.rule, .key = finding.identity->key});
  }
  std::sort(found.begin(), found.end());
  REQUIRE(organisation.defects().size() == 24);
  for (std::size_t i = 0; i < std::min(found.size(), organisation.defects().size()); ++i) {
    CHECK(found[i].rule + ' ' + found[i].key == organisation.defects()[i].rule + ' ' + organisation.defects()[i].key);
  }
  CHECK(found.size() == organisation.defects().size());
}

TEST_CASE("an organisation without defects is clean, and has the size that was asked for") {
  const Organisation organisation({.stacks = 13, .resources = 50});
  const Report report = check(organisation);
  CHECK(report.findings.empty());
  CHECK(report.complete);
  CHECK(report.summary.stacks == 13);
  CHECK(report.summary.resources == 13 * 50);
}

TEST_CASE("the same plan gives the same bytes, another seed others") {
  const bench::Plan plan{.stacks = 12, .resources = 40, .defects = 6};
  const auto once = Organisation(plan).files(), again = Organisation(plan).files();
  const auto other = Organisation({.stacks = 12, .resources = 40, .defects = 6, .seed = 2}).files();
  CHECK(once == again);
  CHECK(once != other);
}
