#include <catch2/catch.hpp>

#include "inputs/reading.h"

using Texts = std::vector<std::string>;

namespace crosscheck {
namespace {

std::string after(const std::string& ids) { return "\"dependencies\": [" + ids + ']'; }

TEST_CASE("stacks wait for stacks, directly") {
  Reading reading;
  reading.manifest(stack_entry("C", "", after(R"("B", "C", "gone", "B")")) + ", " +
                   stack_entry("B", "", after(R"("A")")) + ", " + stack_entry("A"));
  reading.read();
  CHECK(reading.needs("C") == Texts{"B"});
  CHECK(reading.needs("B") == Texts{"A"});
  CHECK(reading.needs("A").empty());
}

TEST_CASE("what lies between two stacks is skipped") {
  Reading reading;
  reading.folder.write("B.assets.json", "{}");
  reading.manifest(
      stack_entry("A") + ", " + stack_entry("B", "", after(R"("B.assets", "x")")) +
      R"(, "B.assets": {"type": "cdk:asset-manifest", "properties": {"file": "B.assets.json"}, "dependencies": ["A"]},
       "x": {"type": "none", "dependencies": ["y"]}, "y": {"type": "none", "dependencies": ["x", "A"]})");
  reading.read();
  CHECK(reading.needs("B") == Texts{"A"});
  REQUIRE(reading.stack("B").asset_manifests.size() == 1);
  CHECK(reading.sources.relative(reading.stack("B").asset_manifests[0]) == "B.assets.json");
  CHECK(reading.stack("A").asset_manifests.empty());
}

TEST_CASE("a nested assembly stands for all its stacks") {
  Reading reading;
  reading.manifest(nested_entry("dev", "dev", after(R"("First")")) + ", " + stack_entry("First") + ", " +
                   stack_entry("Last", "", after(R"("dev")")));
  reading.manifest(stack_entry("A") + ", " + stack_entry("B", "", after(R"("A")")), "dev/");
  reading.read();
  CHECK(reading.needs("Last") == Texts{"A", "B"});
  CHECK(reading.needs("A") == Texts{"First"});
  CHECK(reading.needs("B") == Texts{"A", "First"});
}

TEST_CASE("ids are looked up nearby first, then anywhere in the app") {
  Reading reading;
  reading.manifest(nested_entry("dev", "dev") + ", " + nested_entry("prod", "prod") + ", " +
                   stack_entry("Shared", R"("stackName": "outer-shared")"));
  reading.manifest(stack_entry("Shared", R"("stackName": "dev-shared")") + ", " +
                       stack_entry("DevApp", "", after(R"("Shared", "ProdOnly")")),
                   "dev/");
  reading.manifest(stack_entry("ProdApp", "", after(R"("Shared")")) + ", " + stack_entry("ProdOnly"), "prod/");
  reading.read();
  CHECK(reading.needs("DevApp") == Texts{"dev-shared", "ProdOnly"});
  CHECK(reading.needs("ProdApp") == Texts{"outer-shared"});
}

TEST_CASE("dependencies are followed within a budget") {
  Reading reading;
  std::string artifacts = nested_entry("many", "many");
  for (int i = 0; i < 100; ++i) artifacts += ", " + stack_entry("W" + std::to_string(i), "", after(R"("many")"));
  reading.manifest(artifacts);
  std::string many = stack_entry("S");
  for (int i = 0; i < 99; ++i) many += ", " + stack_entry("S" + std::to_string(i));
  reading.manifest(many, "many/");
  reading.read();
  CHECK(reading.needs("W99").size() == 100);
  CHECK(reading.notifications().empty());
  reading.read({reading.folder.path()}, {.dependencies = 5000});
  CHECK(reading.notifications() == Texts{"`.` has more dependencies between stacks than the limit of 5000)"});
  CHECK(!reading.inputs.complete);
}

}  // namespace
}  // namespace crosscheck
