#include <catch2/catch.hpp>
#include <cstdlib>

#include "document/read.h"
#include "inputs/cdk/constructs.h"
#include "inputs/reading.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> assemblies_below(const fs::path& folder) {
  std::vector<std::string> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const bool nested = entry.path().parent_path().filename().string().starts_with("assembly-");
    if (entry.path().filename() == "manifest.json" && !nested) found.push_back(entry.path().parent_path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// What the assembly says about a stack's constructs.
struct RealConstructs {
  RealConstructs(const Reading& reading, const Stack& stack)
      : document(read(reading, stack)), constructs(reading.sources, stack, document) {}

  static Document read(const Reading& reading, const Stack& stack) {
    Document document;
    reading.sources.reread(stack.metadata_file, document.buffer_);
    read_json(document, stack.metadata_file);
    return document;
  }

  const Document document;
  const Constructs constructs;
};

TEST_CASE("assemblies that were really deployed have nothing to complain about") {
  const char* given = std::getenv("CROSSCHECK_DEPLOYED");
  const fs::path folder = given ? fs::path(given) : fs::path(CROSSCHECK_SOURCE_DIR) / "../shared/deployed";
  if (!fs::is_directory(folder)) {
    WARN("skipped: no deployed assemblies in CROSSCHECK_DEPLOYED");
    return;
  }
  Reading reading;
  const std::vector<std::string> paths = assemblies_below(folder);
  reading.read(paths);
  CHECK(reading.inputs.assemblies.size() == paths.size());
  CHECK(reading.inputs.stacks.size() > paths.size());
  CHECK(reading.problems().empty());
  CHECK(reading.notifications().empty());
  CHECK(reading.inputs.complete);
  for (const Stack& stack : reading.inputs.stacks) {
    INFO(reading.sources.display(stack.template_file));
    CHECK(stack.bootstrap.size() == 5);
    for (const BootstrapFact& fact : stack.bootstrap) CHECK(fact.qualifier == "hnb659fds");
    REQUIRE(stack.asset_manifests.size() == 1);
    const AssetManifest assets = read_asset_manifest(reading.sources, stack.asset_manifests[0]);
    CHECK(assets.problems.empty());
    CHECK(assets.bootstrap.size() >= 2);
    const RealConstructs metadata(reading, stack);
    CHECK(metadata.constructs.path_of("", "BootstrapVersion").ends_with("/BootstrapVersion"));
  }
}

TEST_CASE("the fixtures' apps are read without complaint") {
  for (const std::string& path : assemblies_below(fs::path(CROSSCHECK_SOURCE_DIR) / "fixtures/apps")) {
    INFO(path);
    Reading reading;
    reading.read({path});
    CHECK(!reading.inputs.stacks.empty());
    CHECK(reading.problems().empty());
    CHECK(reading.notifications().empty());
    CHECK(reading.inputs.complete);
  }
}

TEST_CASE("stages, nested stacks and traces of a real app") {
  Reading reading;
  reading.read({std::string(CROSSCHECK_SOURCE_DIR) + "/fixtures/apps/starport/clean/cdk.out"});
  const Stack& docks = reading.stack("Staging-Docks");
  CHECK(docks.stage == "Staging");
  CHECK(docks.display_name == "Staging/Docks");
  CHECK(docks.folder == "assembly-Staging/");
  CHECK(docks.environment.account == "111111111111");
  CHECK(reading.needs("Staging-Flights") == std::vector<std::string>{"Staging-Edge", "Staging-Core"});
  const RealConstructs metadata(reading, docks);
  const Constructs& constructs = metadata.constructs;
  CHECK(constructs.trace(docks.display_name).at(0).function == "new StarportStage");
  CHECK(constructs.path_of("", "Queue4A7E3555").empty());  // each nested stack has one
  CHECK(constructs.trace(constructs.path_of("", "DeadLettersBBF8BAAB")).at(0).path ==
        "/workspace/starport/lib/create-queue.ts");
}

}  // namespace
}  // namespace crosscheck
