#include "cli/host/source_files.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "inputs/temporary_folder.h"
#include "support/run.h"

namespace crosscheck {
namespace {

void write_checkout(const TemporaryFolder& folder) {
  folder.write("lib/app.ts", "");
  folder.write("lib/größe.ts", "");
  folder.write("notes.txt", "");
  folder.write(".env", "TOKEN=hunter2");
  std::filesystem::create_symlink("../.env", folder / "lib/link.ts");
}

}  // namespace

TEST_CASE("what git tracks may be shown, and nothing else") {
  const TemporaryFolder folder;
  write_checkout(folder);
  const RunResult made = run_shell(folder.path(), "git init --quiet && git add lib notes.txt");
  INFO(made.output);
  REQUIRE(made.exit_code == 0);
  folder.write("lib/new.ts", "");
  const auto may_show = source_files(folder.path());
  CHECK(may_show("lib/app.ts"));
  CHECK(may_show("lib/größe.ts"));
  CHECK(may_show("notes.txt"));
  for (const char* hidden :
       {".env", ".git/config", "lib/link.ts", "lib/new.ts", "lib", "", "lib/../.env", "lib/app.t"}) {
    INFO(hidden);
    CHECK(!may_show(hidden));
  }
}

TEST_CASE("git is asked once, and only when there is a question") {
  const TemporaryFolder folder;
  folder.write("app.ts", "");
  const auto may_show = source_files(folder.path());
  REQUIRE(run_shell(folder.path(), "git init --quiet && git add app.ts").exit_code == 0);
  CHECK(may_show("app.ts"));
  REQUIRE(run_shell(folder.path(), "git rm --quiet --cached app.ts").exit_code == 0);
  CHECK(may_show("app.ts"));
}

TEST_CASE("without git, what is named like a source file may be shown, and what is hidden or a link may not") {
  const TemporaryFolder folder;
  write_checkout(folder);
  folder.write(".hidden/app.ts", "");
  folder.write("node_modules/x/index.js", "");
  std::filesystem::create_directory_symlink(".hidden", folder / "shown");
  const auto may_show = source_files(folder.path());
  CHECK(may_show("lib/app.ts"));
  CHECK(may_show("lib/größe.ts"));
  for (const char* hidden : {".env", "notes.txt", "lib/link.ts", ".hidden/app.ts", "shown/app.ts",
                             "node_modules/x/index.js", "lib/missing.ts", "lib/../.hidden/app.ts", "/etc/passwd", ""}) {
    INFO(hidden);
    CHECK(!may_show(hidden));
  }
}

}  // namespace crosscheck
