#include <algorithm>
#include <regex>

#include <catch2/catch.hpp>

#include "support/run.h"

namespace {

// As the page writes it: `20'000` is 20,000, and `64 * kMiB` is 64 MiB.
std::string shown(std::string value) {
  std::replace(value.begin(), value.end(), '\'', ',');
  return std::regex_replace(value, std::regex(" \\* k"), " ");
}

}  // namespace

TEST_CASE("docs/limits.md has every budget with its value") {
  const std::string page = read_text(source_directory() / "docs/limits.md"),
                    header = read_text(source_directory() / "src/text/limits.h");
  const std::regex budget("constexpr std::(?:size_t|uint64_t) (k\\w+) = ([0-9'a-zA-Z *]+);");
  std::size_t count = 0;
  for (std::sregex_iterator at(header.begin(), header.end(), budget), end; at != end; ++at, ++count) {
    const std::string row = "\n| `" + (*at)[1].str() + "` | " + shown((*at)[2]) + " | ";
    INFO("docs/limits.md lacks the row" << row);
    CHECK(page.find(row) != std::string::npos);
  }
  CHECK(count > 15);
  INFO("a row of docs/limits.md is about no budget of src/text/limits.h");
  const std::regex row("\n\\| `k");
  CHECK(std::distance(std::sregex_iterator(page.begin(), page.end(), row), {}) == static_cast<std::ptrdiff_t>(count));
}
