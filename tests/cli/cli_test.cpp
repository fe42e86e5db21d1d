#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "support/pattern.h"
#include "support/run.h"

// fixtures/cli/<case>/command holds the program's arguments, one run per line; the working directory is the case.
// expected.txt is everything printed, with the exit code after each run.
TEST_CASE("the command line does what its cases say") {
  for (const auto& folder : folders_in(source_directory() / "fixtures/cli")) {
    DYNAMIC_SECTION(folder.filename().string()) {
      std::string actual, commands = read_text(folder / "command");
      for (std::size_t from = 0; from < commands.size();) {
        const std::size_t end = std::min(commands.find('\n', from), commands.size());
        const std::string line = commands.substr(from, end - from);
        from = end + 1;
        if (line.empty()) continue;
        const RunResult result = run_crosscheck(folder, line);
        actual += "$ crosscheck " + line + '\n' + result.output + "[exit " + std::to_string(result.exit_code) + "]\n";
      }
      // The time that a run took is different each time.
      static const Pattern took(R"(\([0-9.]+ m?s\))");
      actual = took.replaced_in(actual, "(… ms)");
      const std::string difference = compare_or_update(folder / "expected.txt", actual);
      if (!difference.empty()) FAIL(difference);
    }
  }
}

// Options may come before the command, so they are told from operands before it is known which command has them.
TEST_CASE("an option takes a value with every command or with none") {
  std::map<std::string, bool> takes_value;
  std::istringstream commands(
      run_shell(".", "\"$CROSSCHECK\" --help | sed -n '/^Subcommands:/,/^$/s/^  \\([a-z]*\\).*/\\1/p'").output);
  std::size_t count = 0;
  for (std::string command; commands >> command; ++count) {
    std::istringstream help(run_crosscheck(".", command + " --help").output);
    static const Pattern shape(R"(^  (-\S+)( \S.*)?(  .*|$))");
    for (std::string line; std::getline(help, line);) {
      for (const auto& match : shape.all_in(line)) {
        const bool value = !match[2].empty();
        INFO(command << ' ' << line);
        CHECK(takes_value.emplace(match[1], value).first->second == value);
      }
    }
  }
  CHECK(count >= 9);
  CHECK(takes_value.at("--config"));
  CHECK_FALSE(takes_value.at("--no-config"));
}
