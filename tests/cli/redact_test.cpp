#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "inputs/temporary_folder.h"
#include "report/formats.h"
#include "support/pattern.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::Format;
using crosscheck::formats;
using crosscheck::TemporaryFolder;

namespace {

const Pattern kAccounts("111111111111|222222222222");

std::string app() {
  const std::string folder = (source_directory() / "fixtures/apps/spaceport").string();
  return folder + "/broken/cdk.out.staging " + folder + "/broken/cdk.out.production --deployed " + folder +
         "/clean/cdk.out.production --verbose --statistics";
}

// The outputs in all of the command's formats, each in a file of its name.
void write_all(const TemporaryFolder& folder, const std::string& command, bool (*wanted)(const Format&),
               const std::string& more) {
  std::string arguments = command + ' ' + more;
  for (const Format& format : formats()) {
    if (wanted(format)) arguments += " -o " + std::string(format.name) + ':' + std::string(format.name);
  }
  INFO(arguments);
  CHECK(run_crosscheck(folder.path(), arguments).exit_code <= 1);
}

void check_redacted(const std::string& command, const std::string& inputs, bool (*wanted)(const Format&)) {
  const TemporaryFolder open, redacted;
  write_all(open, command, wanted, inputs);
  write_all(redacted, command, wanted, inputs + " --redact");
  bool all_had_some = true;
  for (const Format& format : formats()) {
    if (!wanted(format)) continue;
    const std::string name(format.name);
    INFO(command << " -o " << name);
    const std::string text = read_text(redacted / name);
    CHECK_FALSE(text.empty());
    CHECK_FALSE(kAccounts.found_in(text));
    if (!kAccounts.found_in(read_text(open / name))) all_had_some = false;
    else CHECK(text.find("account-1") != std::string::npos);
  }
  // `github` and its like show no account of this app, but might.
  if (command != "check") CHECK(all_had_some);
}

}  // namespace

TEST_CASE("--redact leaves out account ids in every format") {
  check_redacted("check", app(), [](const Format& format) { return format.write != nullptr; });
  check_redacted("plan", app(), [](const Format& format) { return format.plan; });
  check_redacted("index", (source_directory() / "fixtures/apps/spaceport/broken/cdk.out.production").string(),
                 [](const Format& format) { return format.write_ownership != nullptr; });
}

TEST_CASE("--redact keeps fingerprints: a baseline still matches") {
  const TemporaryFolder folder;
  CHECK(run_crosscheck(folder.path(), "check " + app() + " -o json:open.json").exit_code == 1);
  CHECK(run_crosscheck(folder.path(), "check " + app() + " -o json:redacted.json --redact").exit_code == 1);
  const auto fingerprints = [&](const char* file) {
    std::vector<std::string> all;
    const auto report = nlohmann::json::parse(read_text(folder / file));
    for (const auto& finding : report.at("findings")) all.push_back(finding.at("fingerprint"));
    return all;
  };
  CHECK_FALSE(fingerprints("open.json").empty());
  CHECK(fingerprints("open.json") == fingerprints("redacted.json"));
}

TEST_CASE("--redact also covers what index says on the standard error") {
  const TemporaryFolder folder;
  folder.write("app/111111111111/cdk.out/manifest.json", R"({"version":"36.0.0"})");
  const RunResult open = run_crosscheck(folder.path(), "index app"),
                  redacted = run_crosscheck(folder.path(), "index app --redact");
  check_says(open, "`app` stands for `app/111111111111/cdk.out`");
  check_says(redacted, "`app` stands for `app/account-1/cdk.out`");
}
