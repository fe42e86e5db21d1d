#include <sstream>

#include <catch2/catch.hpp>

#include "report/wrap.h"
#include "support/run.h"

using namespace crosscheck;

TEST_CASE("the shipped broken app fits on two screens of 40 lines by 100 columns") {
  const RunResult result = run_shell(
      source_directory(),
      "COLUMNS=100 \"$CROSSCHECK\" check fixtures/apps/spaceport/broken/cdk.out.production "
      "fixtures/apps/spaceport/broken/cdk.out.staging --source-root /workspace/spaceport=fixtures/apps/spaceport/app");
  CHECK(result.exit_code == 1);
  std::istringstream lines(result.output);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    INFO(line);
    CHECK(columns_of(line) <= 100);
  }
  CHECK(count > 40);
  CHECK(count < 2 * 40);  // the last line is the prompt's
}
