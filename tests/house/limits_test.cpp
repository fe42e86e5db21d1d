#include <algorithm>

#include <catch2/catch.hpp>

#include "support/pattern.h"
#include "support/run.h"

namespace {

// As the page writes it: `20'000` is 20,000, and `64 * kMiB` is 64 MiB.
std::string shown(std::string value) {
  std::replace(value.begin(), value.end(), '\'', ',');
  return Pattern(" \\* k").replaced_in(value, " ");
}

}  // namespace

TEST_CASE("docs/limits.md has every budget with its value") {
  const std::string page = read_text(source_directory() / "docs/limits.md"),
                    header = read_text(source_directory() / "src/text/limits.h");
  const auto budgets = Pattern("constexpr std::(?:size_t|uint64_t) (k\\w+) = ([0-9'a-zA-Z *]+);").all_in(header);
  for (const auto& budget : budgets) {
    const std::string row = "\n| `" + budget[1] + "` | " + shown(budget[2]) + " | ";
    INFO("docs/limits.md lacks the row" << row);
    CHECK(page.find(row) != std::string::npos);
  }
  CHECK(budgets.size() > 15);
  INFO("a row of docs/limits.md is about no budget of src/text/limits.h");
  CHECK(Pattern("\n\\| `k").all_in(page).size() == budgets.size());
}
