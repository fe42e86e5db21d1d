#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "report/formats.h"
#include "support/run.h"

namespace {

// The lines of the blocks that are fenced with ```text.
std::vector<std::string> samples(const std::string& page) {
  std::vector<std::string> lines;
  std::istringstream stream(page);
  bool inside = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("```")) inside = line == "```text";
    else if (inside) lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("the samples of the docs are what the program prints") {
  std::set<std::string> printed;
  for (const auto& folder : folders_in(source_directory() / "fixtures/cli")) {
    std::istringstream stream(read_text(folder / "expected.txt"));
    for (std::string line; std::getline(stream, line);) printed.insert(line);
  }
  for (const char* page : {"docs/output.md", "docs/baseline.md"}) {
    const std::vector<std::string> lines = samples(read_text(source_directory() / page));
    CHECK(lines.size() >= 6);
    for (const std::string& line : lines) {
      INFO("no expected.txt of fixtures/cli has this line of " << page << "; copy it from there: " << line);
      CHECK(printed.contains(line));
    }
  }
}

TEST_CASE("docs/output.md has every format") {
  const std::string page = read_text(source_directory() / "docs/output.md");
  for (const crosscheck::Format& format : crosscheck::formats()) {
    const std::string name(format.name);
    INFO(name << " is missing from the table");
    CHECK(page.find("\n| `" + name + "` | ") != std::string::npos);
  }
}
