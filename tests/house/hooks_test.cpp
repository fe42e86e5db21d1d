#include <yaml-cpp/yaml.h>

#include <catch2/catch.hpp>

#include "cli/host/app_sources.h"
#include "support/pattern.h"
#include "support/run.h"

// .pre-commit-hooks.yaml says some things that are also said elsewhere.

namespace {

YAML::Node hooks() { return YAML::LoadFile((source_directory() / ".pre-commit-hooks.yaml").string()); }

bool starts(const YAML::Node& hook, const std::string& path) {
  return Pattern(hook["files"].as<std::string>()).found_in(path) &&
         !Pattern(hook["exclude"].as<std::string>()).found_in(path);
}

}  // namespace

TEST_CASE("the hooks differ only in where the program comes from") {
  const YAML::Node all = hooks();
  REQUIRE(all.size() == 2);
  for (const YAML::Node& hook : all) {
    for (const char* key : {"entry", "files", "exclude"})
      CHECK(hook[key].as<std::string>() == all[0][key].as<std::string>());
    CHECK(hook["pass_filenames"].as<bool>() == false);
    CHECK(hook["require_serial"].as<bool>() == true);
    INFO("pre-commit 3.0.4 does not know today's names of stages");
    CHECK_FALSE(hook["stages"]);
  }
}

TEST_CASE("the hook installs this version") {
  const std::string version = run_crosscheck(".", "--version").output;  // "crosscheck 0.2.0\n"
  const std::string package = hooks()[0]["additional_dependencies"][0].as<std::string>();
  CHECK("crosscheck " + package.substr(package.rfind('@') + 1) + '\n' == version);
}

TEST_CASE("hooks start at the sources of an app, and at what else decides the findings") {
  const YAML::Node hook = hooks()[0];
  for (const char* path : {"cdk.json", "shop/cdk.context.json", "bin/app.ts", "a.mts", "a.cts", "a.js", "a.mjs",
                           "a.cjs", "app.py", "A.java", "a.go", "A.cs", "A.fs", "lib/old.template.json",
                           "lib/old.template.yaml", "old.template.yml", "test/stack.ts"}) {
    INFO(path);
    CHECK(crosscheck::is_source(path));
    CHECK(starts(hook, path));
  }
  for (const char* path :
       {"crosscheck.yaml", "shop/crosscheck.yml", "cdk.out/Shop.template.json", "cdk.out.prod/asset.abc/index.js"}) {
    INFO(path);
    CHECK_FALSE(crosscheck::is_source(path));
    CHECK(starts(hook, path));
  }
  for (const char* path :
       {"README.md", "package.json", "notcdk.json", "cdk.json.md", "lib/shop.d.ts", "lib/shop.test.ts", "shop.spec.mjs",
        "shop_test.go", "page.tsx", "node_modules/x/index.js", "shop/node_modules/x.js", ".eslintrc.js", ".venv/x.py",
        "a/.b/c.ts", "tests", "ts", "template.json"}) {
    INFO(path);
    CHECK_FALSE(crosscheck::is_source(path));
    CHECK_FALSE(starts(hook, path));
  }
}
