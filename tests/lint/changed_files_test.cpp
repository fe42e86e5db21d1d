#include <chrono>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "index/index.h"
#include "inputs/inputs.h"
#include "inputs/temporary_folder.h"
#include "lint/lint.h"
#include "rules/rule.h"

using namespace crosscheck;

namespace {

const char* kTwice = R"({"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"orchard"}},
"B":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"orchard"}}}})";

// The report on two templates, of which the second may become another while the rules are about to run.
template <typename Meanwhile>
Report report(const TemporaryFolder& folder, const Meanwhile& meanwhile) {
  const std::string first = folder.write("First.template.json", R"({"Resources":{}})");
  const std::string second = folder.write("Second.template.json", kTwice);
  Sources sources;
  const Inputs inputs = read_inputs(sources, {first, second});
  const Config config;
  const Index index = build_index(sources, inputs, config, {.threads = 1});
  std::this_thread::sleep_for(std::chrono::milliseconds(20));  // the clock of file systems may be as coarse as that
  meanwhile(second);
  return lint(sources, {.inputs = inputs, .index = index, .config = config}, load_rules(sources, {}), {});
}

void check_noticed(const Report& report) {
  CHECK(!report.complete);
  REQUIRE(report.notifications.size() == 1);
  CHECK(report.notifications.front().severity == Severity::Error);
  CHECK(report.notifications.front().message.find("Second.template.json` changed during the check") !=
        std::string::npos);
}

}  // namespace

TEST_CASE("a template that stays is nothing to speak of") {
  const TemporaryFolder folder;
  const Report result = report(folder, [](const std::string&) {});
  CHECK(result.complete);
  CHECK(result.notifications.empty());
  CHECK(!result.findings.empty());
}

TEST_CASE("a template that is replaced by one of the same size and time is noticed") {
  const TemporaryFolder folder;
  check_noticed(report(folder, [&](const std::string& path) {
    struct stat before {};
    REQUIRE(::stat(path.c_str(), &before) == 0);
    const std::string other = folder.write("other", std::string(static_cast<std::size_t>(before.st_size), ' '));
    const timespec times[] = {before.st_atim, before.st_mtim};
    REQUIRE(::utimensat(AT_FDCWD, other.c_str(), times, 0) == 0);
    std::filesystem::rename(other, path);
  }));
}

TEST_CASE("a template that is written to, its time set back, is noticed") {
  const TemporaryFolder folder;
  check_noticed(report(folder, [&](const std::string& path) {
    struct stat before {};
    REQUIRE(::stat(path.c_str(), &before) == 0);
    folder.write("Second.template.json", std::string(static_cast<std::size_t>(before.st_size), ' '));
    const timespec times[] = {before.st_atim, before.st_mtim};
    REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
  }));
}

TEST_CASE("a template that is gone is noticed") {
  const TemporaryFolder folder;
  check_noticed(report(folder, [](const std::string& path) { std::filesystem::remove(path); }));
}
