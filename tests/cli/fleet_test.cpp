#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "inputs/temporary_folder.h"
#include "report/format_checks.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

namespace {

// Reports of the broken app, and of what is to be the same stack elsewhere.
void write_reports(const TemporaryFolder& folder) {
  const std::string app = (source_directory() / "fixtures/apps/spaceport").string();
  run_crosscheck(folder.path(), "check -q " + app + "/broken/cdk.out.production -o json:orders.json");
  folder.write("billing/crosscheck.json",
               R"({"schemaVersion":1,"tool":{"name":"crosscheck","version":"0.1.0"},"complete":true,"summary":{)"
               R"("suppressed":2,"inBaseline":3,"stacks":1,"resources":4,"environments":[{"label":"production",)"
               R"("account":"222222222222","region":"us-west-2","stacks":["SpaceportProductionStack"],)"
               R"("qualifiers":["other"]}]},"findings":[{"rule":"expired-suppression","severity":"note"}]})");
}

}  // namespace

TEST_CASE("many repositories side by side, and what is between them") {
  const TemporaryFolder folder;
  write_reports(folder);
  const RunResult result = run_crosscheck(folder.path(), "fleet orders.json billing/crosscheck.json");
  CHECK(result.exit_code == 1);
  check_says(result, "1 conflict between repositories, 3 errors, 1 warning (2 repositories, ");
  check_says(result, "  repository  production\n  orders      ✖ 3 ▲ 1\n  billing     ✓\n");
  check_says(result, "  billing     1        3         2           1        0.1.0    today\n");
  check_says(result,
             "error: stack `SpaceportProductionStack` in 222222222222/us-west-2 is deployed by `billing`, `orders`");
  check_says(result, "note: bootstrap qualifiers differ in 222222222222/us-west-2: ");
  check_says(result, "`billing`: 1 suppression is past the date");
  check_says(result, "versions of crosscheck differ: 0.1.0: `billing`; ");
}

TEST_CASE("a file that is no report is said, and the rest is shown") {
  const TemporaryFolder folder;
  write_reports(folder);
  folder.write("foreign.json", R"({"results":[]})");
  folder.write("broken.json", "{\"schemaVersion\": 1,");
  folder.write("hostile.json",
               R"({"schemaVersion":1,"tool":{"name":"crosscheck","version":"\u001b[31m"},"complete":false,"summary":{)"
               R"("environments":[{"label":"</script>\u202e","stacks":7}],"stacks":-1},"findings":[7,{"parties":[7,)"
               R"({"environment":"::error::"}],"message":["x"]}],"problems":[{"findings":[99,"x"]}]})");
  const RunResult result = run_crosscheck(
      folder.path(),
      "fleet foreign.json broken.json nowhere.json hostile.json orders.json -o text -o html:a.html -o json:a.json");
  CHECK(result.exit_code == 3);
  check_says(result, "3 unusable files");
  check_says(result, "foreign.json is no report of crosscheck");
  check_says(result, "broken.json:1:");
  check_says(result, "nowhere.json does not exist");
  check_says(result, "`hostile`: not everything could be read");
  check_says(result, "orders ");
  CHECK(crosscheck::danger_in(result.output) == "");
  const std::string page = read_text(folder / "a.html");
  CHECK(crosscheck::html_complaint(page) == "");
  CHECK(page.find("<th scope=\"row\">orders</th>") != std::string::npos);
  const auto json = nlohmann::json::parse(read_text(folder / "a.json"));
  CHECK(json["complete"] == false);
  CHECK(json["repositories"].size() == 5);
}

TEST_CASE("a baseline that grew since an earlier report is told") {
  const TemporaryFolder folder;
  const auto write = [&](const std::string& file, const std::string& in_baseline) {
    folder.write(file, R"({"schemaVersion":1,"tool":{"name":"crosscheck","version":"0.2.0"},"complete":true,)"
                       R"("summary":{"inBaseline":)" +
                           in_baseline + "}}");
  };
  write("orders.json", "3");
  write("billing.json", "1");
  write("new.json", "2");
  write("last/orders.json", "2");
  write("last/billing.json", "5");
  const RunResult result = run_crosscheck(folder.path(),
                                          "fleet orders.json billing.json new.json --before last/orders.json --before "
                                          "last/billing.json -o text -o json:a.json");
  CHECK(result.exit_code == 0);
  check_says(result, "orders      0        3 (+1)");
  check_says(result, "billing     0        1 (-4)");
  check_says(result, "new         0        2 ");
  check_says(result, "`orders`: the baseline grew from 2 to 3 findings");
  const auto json = nlohmann::json::parse(read_text(folder / "a.json"));
  CHECK(json["repositories"][0]["inBaselineBefore"] == 2);
  CHECK(json["repositories"][2]["inBaselineBefore"].is_null());
  folder.write("last/foreign.json", "{}");
  CHECK(run_crosscheck(folder.path(), "fleet orders.json --before last/foreign.json").exit_code == 2);
}

TEST_CASE("what is wrong only between repositories is an error everywhere") {
  const TemporaryFolder folder;
  for (const char* name : {"orders", "billing"}) {
    folder.write(std::string(name) + ".json",
                 R"({"schemaVersion":1,"tool":{"name":"crosscheck","version":"0.2.0"},"complete":true,"summary":{)"
                 R"("environments":[{"account":"111111111111","region":"eu-west-1","stacks":["Shop"]}]}})");
  }
  const RunResult result = run_crosscheck(folder.path(), "fleet orders.json billing.json -o text -o html:a.html");
  CHECK(result.exit_code == 1);
  check_says(result, "1 conflict between repositories (2 repositories, ");
  CHECK(read_text(folder / "a.html").find("<h1 class=\"error\">") != std::string::npos);
}

TEST_CASE("a narrow terminal has the environments in several tables") {
  const TemporaryFolder folder;
  std::string environments;
  for (const char* label : {"development", "integration", "acceptance", "production"}) {
    environments += std::string(environments.empty() ? "" : ",") + R"({"label":")" + label + R"("})";
  }
  folder.write("shop.json", R"({"schemaVersion":1,"tool":{"name":"crosscheck","version":"0.2.0"},"complete":true,)"
                            R"("summary":{"environments":[)" +
                                environments + "]}}");
  const RunResult result = run_shell(folder.path(), "COLUMNS=40 \"$CROSSCHECK\" fleet shop.json");
  CHECK(result.exit_code == 0);
  check_says(result, "  repository  acceptance  development\n");
  check_says(result, "  repository  integration  production\n");
}

TEST_CASE("fleet needs a report") {
  const TemporaryFolder folder;
  CHECK(run_crosscheck(folder.path(), "fleet").exit_code == 2);
}
