#include <catch2/catch.hpp>

#include "cli/twins.h"
#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

namespace {

std::string checked(const TemporaryFolder& folder, const std::string& environment, const std::string& more = "") {
  return run_shell(folder.path(), environment + " \"$CROSSCHECK\" check 'My Shop.json' -q " + more).output;
}

constexpr const char* kLink = "\x1b]8;;file://";

}  // namespace

TEST_CASE("places are links where the terminal shows them, and nothing else is") {
  const TemporaryFolder folder;
  folder.write("My Shop.json", kTwins);
  const std::string linked = checked(folder, "FORCE_HYPERLINK=1");
  CHECK(linked.find(kLink) != std::string::npos);
  CHECK(linked.find("/My%20Shop.json\x1b\\My Shop.json:1:") != std::string::npos);
  // Without the links it is the same text.
  std::string plain;
  for (std::size_t at = 0; at < linked.size();) {
    if (linked.compare(at, 5, "\x1b]8;;") == 0) at = linked.find("\x1b\\", at) + 2;
    else plain += linked[at++];
  }
  CHECK(plain == checked(folder, ""));
}

TEST_CASE("no links where nobody reads them, or they are not wanted") {
  const TemporaryFolder folder;
  folder.write("My Shop.json", kTwins);
  CHECK(checked(folder, "TERM_PROGRAM=WezTerm").find(kLink) == std::string::npos);  // no terminal
  CHECK(checked(folder, "FORCE_HYPERLINK=0").find(kLink) == std::string::npos);
  CHECK(checked(folder, "FORCE_HYPERLINK=1", "-o text:out").find(kLink) == std::string::npos);
  CHECK(read_text(folder / "out").find(kLink) == std::string::npos);
  CHECK(checked(folder, "FORCE_HYPERLINK=1", "--redact").find(kLink) == std::string::npos);
  CHECK(checked(folder, "FORCE_HYPERLINK=1", "-o json").find(kLink) == std::string::npos);
}

TEST_CASE("a terminal that is known to show links gets them") {
  const TemporaryFolder folder;
  folder.write("My Shop.json", kTwins);
  const auto on_terminal = [&](const std::string& environment) {
    const RunResult result =
        run_shell(folder.path(), "env -u TMUX -u STY -u CI -u NO_COLOR TERM=xterm " + environment +
                                     " script -qec '\"$CROSSCHECK\" check \"My Shop.json\" -q' /dev/null </dev/null");
    check_says(result, "orchard");
    return result.output.find(kLink) != std::string::npos;
  };
  CHECK_FALSE(on_terminal("A=b"));
  CHECK(on_terminal("TERM_PROGRAM=WezTerm"));
  CHECK(on_terminal("VTE_VERSION=6800"));
  CHECK_FALSE(on_terminal("VTE_VERSION=4000"));
  CHECK_FALSE(on_terminal("TERM_PROGRAM=WezTerm TMUX=x"));
  CHECK_FALSE(on_terminal("TERM_PROGRAM=WezTerm CI=true"));
  CHECK_FALSE(on_terminal("TERM_PROGRAM=WezTerm NO_COLOR=1"));
}
