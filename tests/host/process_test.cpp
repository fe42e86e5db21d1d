#include "host/process.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace crosscheck;

TEST_CASE("a program's output, the beginning of its errors and its exit code come back") {
  const auto ran = run_process("/", {"sh", "-c", "pwd; echo wrong >&2; exit 3"}, 100);
  REQUIRE(ran);
  CHECK(ran->output == "/\n");
  CHECK(ran->errors == "wrong\n");
  CHECK(ran->exit_code == 3);
  CHECK(run_process("/", {"no-such-program-as-this"}, 100)->exit_code == kCannotRun);
  CHECK(run_process("/", {"sh", "-c", "kill -9 $$"}, 100)->exit_code == 128 + 9);
}

TEST_CASE("a program has no input, and its output ends soon after the limit") {
  CHECK(run_process("/", {"cat"}, 100)->output.empty());
  const auto endless = run_process("/", {"yes"}, 1000);
  REQUIRE(endless);
  CHECK(endless->output.size() > 1000);
  CHECK(endless->output.size() < 200'000);
}

TEST_CASE("a program does not see the variables that are kept from it") {
  REQUIRE(setenv("CROSSCHECK_KEPT", "kept", 1) == 0);
  const std::vector<std::string> words = {"sh", "-c", "echo $CROSSCHECK_KEPT"};
  CHECK(run_process("/", words, 100)->output == "kept\n");
  CHECK(run_process("/", words, 100, {"CROSSCHECK_KEPT"})->output == "\n");
}

TEST_CASE("we descend from our parent, and not from ourselves") {
  CHECK(descends_from(getppid()));
  CHECK_FALSE(descends_from(getpid()));
  CHECK(process_exists(getpid()));
  CHECK_FALSE(process_exists(0x7ffffffe));
}
