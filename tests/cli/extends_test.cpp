#include <catch2/catch.hpp>

#include "cli/twins.h"
#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

namespace {

// A repository of one app in a folder of its own, with two buckets of one name.
struct Repository : TemporaryFolder {
  Repository() {
    write(".git/HEAD", "");
    write("app/Shop.template.json", kTwins);
  }
  RunResult run(const std::string& arguments) const { return run_crosscheck(*this / "app", arguments); }
  RunResult check() const { return run("check Shop.template.json -q"); }
};

void refused(const Repository& folder, const std::string& config, const std::string& words) {
  folder.write("app/crosscheck.yaml", config);
  const RunResult result = folder.check();
  CHECK(result.exit_code == 2);
  check_says(result, words);
}

}  // namespace

TEST_CASE("a config extends a file of the repository, and wins over it") {
  const Repository folder;
  folder.write("shared.yaml", "rules: { duplicate-physical-name: off, unowned-name: off }\n");
  folder.write("app/crosscheck.yaml", "extends: ../shared.yaml\n");
  CHECK(folder.check().exit_code == 0);
  folder.write("app/crosscheck.yaml", "extends: ../shared.yaml\nrules: { duplicate-physical-name: warning }\n");
  const RunResult result = folder.check();
  CHECK(result.exit_code == 0);
  check_says(result, "warning: S3 bucket `orchard` is claimed by 2 resources");
}

TEST_CASE("a later file wins over an earlier one, and lists become longer") {
  const Repository folder;
  folder.write("app/one.yaml", "extends: ./deep.yaml\nrules: { duplicate-physical-name: note }\n");
  folder.write("app/deep.yaml", "rules: { duplicate-physical-name: off }\n");
  folder.write("app/two.yaml", "rules: { duplicate-physical-name: warning }\n");
  folder.write("app/crosscheck.yaml", "extends: [./one.yaml, ./two.yaml]\n");
  check_says(folder.check(), "warning: S3 bucket");
  folder.write("app/crosscheck.yaml", "extends: [./two.yaml, ./one.yaml]\n");
  check_says(folder.check(), "note: S3 bucket");
  folder.write("app/one.yaml",
               "suppress: [{ rule: duplicate-physical-name, identity: 's3:bucket/orchard', reason: old }]\n");
  const RunResult result = folder.run("check Shop.template.json");
  CHECK(result.exit_code == 0);
  check_says(result, "1 finding is suppressed");
}

TEST_CASE("what a shared config says need not be of use everywhere, but what is past its date is said") {
  const Repository folder;
  folder.write("app/Shop.template.json", R"({"Resources":{}})");
  folder.write(
      "shared.yaml",
      "ownership: [{ name: nothing, stack: nobody }]\n"
      "externals: { exports: [nothing] }\nenvironments: { production: { stacks: [nobody] } }\n"
      "suppress: [{ rule: duplicate-export, identity: 'cfn:export/nothing', reason: old, until: 2020-01-01 }]\n");
  folder.write("app/crosscheck.yaml", "extends: ../shared.yaml\n");
  const RunResult quiet = folder.check();
  CHECK(quiet.output == "");
  const std::string own = read_text(folder / "shared.yaml");
  folder.write("app/crosscheck.yaml", own);
  check_says(folder.check(), "unused-config");
  check_says(folder.check(), "unused-suppression");
  folder.write("app/Shop.template.json", kTwins);
  folder.write(
      "shared.yaml",
      "suppress: [{ rule: duplicate-physical-name, identity: 's3:bucket/*', reason: old, until: 2020-01-01 }]\n");
  folder.write("app/crosscheck.yaml", "extends: ../shared.yaml\n");
  check_says(folder.check(), "expired-suppression");
}

TEST_CASE("a config extends a package that is installed") {
  const Repository folder;
  folder.write("node_modules/@orchard/policy/crosscheck.yaml", "rules: { duplicate-physical-name: off }\n");
  folder.write("app/crosscheck.yaml", "extends: '@orchard/policy'\n");
  CHECK(folder.check().exit_code == 0);
  const RunResult files = folder.run("config --files");
  CHECK(files.output == "crosscheck.yaml\n../node_modules/@orchard/policy/crosscheck.yaml\n");

  folder.write("node_modules/@orchard/policy/package.json", R"({"crosscheck":"strict.yaml"})");
  folder.write("node_modules/@orchard/policy/strict.yaml",
               "rules: { duplicate-physical-name: note }\nrule-folders: [rules]\n");
  folder.write("node_modules/@orchard/policy/rules/table-without-suffix.yaml",
               read_text(source_directory() / "fixtures/cli/own-rules/rules/table-without-suffix.yaml"));
  CHECK(folder.check().exit_code == 0);
  check_says(folder.check(), "note: S3 bucket");
  check_says(folder.run("config"), "extended  ../node_modules/@orchard/policy/package.json\n");

  folder.write("app/crosscheck.yaml", "extends: '@orchard/policy/crosscheck.yaml'\n");
  CHECK(folder.check().output == "");
  // The nearer one is used, as Node.js does.
  folder.write("app/node_modules/@orchard/policy/crosscheck.yaml", "rules: { duplicate-physical-name: warning }\n");
  check_says(folder.check(), "warning: S3 bucket");
}

TEST_CASE("what cannot be extended is said with its place") {
  const Repository folder;
  folder.write("outside/x.yaml", "");
  refused(folder, "closed: true\nextends: ./nowhere.yaml\n", "crosscheck.yaml:2:10: `./nowhere.yaml` does not exist");
  refused(folder, "extends: ../../x.yaml\n", "crosscheck.yaml:1:10: `../../x.yaml` leaves the repository");
  refused(folder, "extends: policy\n", "crosscheck.yaml:1:10: package `policy` is not installed in a `node_modules`");
  refused(folder, "extends: /etc/passwd\n", "`/etc/passwd` is neither a path nor a package's name");
  refused(folder, "extends: policy/../../x.yaml\n", "is neither a path nor a package's name");
  refused(folder, "extends: { a: b }\n", "crosscheck.yaml:1:10: expected text");
  std::filesystem::create_symlink("/etc/hostname", folder / "app/link.yaml");
  refused(folder, "extends: ./link.yaml\n", "crosscheck.yaml:1:10: `./link.yaml` ");
  folder.write("node_modules/policy/package.json", R"({"crosscheck":"../../x.yaml"})");
  refused(folder, "extends: policy\n",
          "../node_modules/policy/package.json:1:15: `crosscheck` is not the path of a file in this package");
  folder.write("node_modules/policy/package.json", "{");
  refused(folder, "extends: policy\n", "../node_modules/policy/package.json:1:");
  folder.write("node_modules/policy/package.json", "{}");
  refused(folder, "extends: policy\n", "`crosscheck.yaml` of package `policy` does not exist");
  folder.write("app/other.yaml", "colour: red\n");
  refused(folder, "extends: ./other.yaml\n", "other.yaml:1:1: unknown key `colour`");
  folder.write("app/other.yaml", "rules: { no-such-rule: off }\n");
  refused(folder, "extends: ./other.yaml\n", "other.yaml:1:10: there is no rule `no-such-rule`");
}

TEST_CASE("configs that extend one another come to an end") {
  const Repository folder;
  folder.write("app/a.yaml", "extends: ./b.yaml\n");
  folder.write("app/b.yaml", "extends: ./a.yaml\n");
  refused(folder, "extends: ./a.yaml\n", "b.yaml:1:10: `a.yaml` extends itself");
  refused(folder, "extends: ./crosscheck.yaml\n", "crosscheck.yaml:1:10: `crosscheck.yaml` extends itself");
  for (int i = 0; i < 12; ++i) {
    folder.write("app/" + std::to_string(i) + ".yaml", "extends: ./" + std::to_string(i + 1) + ".yaml\n");
  }
  refused(folder, "extends: ./0.yaml\n", "configs extend one another more than 8 deep");
  std::string list;
  for (int i = 0; i < 40; ++i) {
    folder.write("app/w" + std::to_string(i) + ".yaml", "closed: true\n");
    list += "  - ./w" + std::to_string(i) + ".yaml\n";
  }
  refused(folder, "extends:\n" + list, "more than 32 configs are extended");
  // The same one by two ways is read once.
  folder.write("app/a.yaml", "extends: ./c.yaml\n");
  folder.write("app/b.yaml", "extends: ./c.yaml\n");
  folder.write("app/c.yaml", "rules: { duplicate-physical-name: off }\n");
  folder.write("app/crosscheck.yaml", "extends: [./a.yaml, ./b.yaml]\n");
  CHECK(folder.check().exit_code == 0);
}

TEST_CASE("suppress adds to the config itself, whatever it extends") {
  const Repository folder;
  folder.write("shared.yaml", "suppress: [{ rule: duplicate-export, identity: 'cfn:export/x', reason: old }]\n");
  folder.write("app/crosscheck.yaml", "extends: ../shared.yaml\n");
  const std::string report = folder.run("check Shop.template.json -o json").output;
  const std::size_t at = report.find("\"fingerprint\": \"") + 16;
  CHECK(folder.run("suppress " + report.substr(at, 16) + " --input Shop.template.json --reason meant").exit_code == 0);
  CHECK(folder.check().exit_code == 0);
  CHECK(read_text(folder / "app/crosscheck.yaml").starts_with("extends: ../shared.yaml\n\nsuppress:\n"));
}
