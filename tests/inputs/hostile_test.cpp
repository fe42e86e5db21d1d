#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "inputs/reading.h"

namespace crosscheck {
namespace {

using Texts = std::vector<std::string>;
namespace fs = std::filesystem;

// An assembly with a secret beside it, which no text of ours may contain.
struct Hostile : Reading {
  static constexpr std::string_view kSecret = "hunter2";

  Hostile() {
    folder.write("secret.json", R"({"Resources": {"hunter2": {}}, "files": {"hunter2": {"source": {"path": "x"}}}})");
  }

  void read_root() {
    read({folder / "root"});
    for (const std::string& line : problems()) CHECK(line.find(kSecret) == std::string::npos);
    for (const std::string& line : notifications()) CHECK(line.find(kSecret) == std::string::npos);
  }
};

TEST_CASE("no path of a manifest leads out of its assembly") {
  using namespace std::string_literals;
  for (const std::string& path : {"../secret.json"s, "/etc/passwd"s, "C:\\\\secret.json"s, "..\\\\secret.json"s,
                                  "link.json"s, "up/secret.json"s, "a\\u0000b"s}) {
    INFO(path);
    Hostile hostile;
    fs::create_directory(hostile.folder / "root");
    fs::create_symlink("../secret.json", hostile.folder / "root/link.json");
    fs::create_directory_symlink("..", hostile.folder / "root/up");
    hostile.manifest(R"("A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": ")" + path +
                         R"("},
                         "additionalMetadataFile": ")" +
                         path + R"("},
                       "B": {"type": "cdk:asset-manifest", "properties": {"file": ")" +
                         path + R"("}},
                       "C": {"type": "cdk:cloud-assembly", "properties": {"directoryName": ")" +
                         path + R"("}})",
                     "root/");
    hostile.read_root();
    CHECK(hostile.inputs.problems.size() == 4);
    for (const InputProblem& problem : hostile.inputs.problems) {
      // A link to a file is no folder, whatever it leads to.
      CHECK(problem.rule == "unsafe-path");
      CHECK(hostile.sources.relative(problem.problem.primary.span.file) == "manifest.json");
    }
    CHECK(hostile.stack("A").template_file == kNoFile);
    CHECK(hostile.stack("A").metadata_file == kNoFile);
    CHECK(!hostile.inputs.complete);
  }
}

TEST_CASE("dots in other clothes are a name that does not exist") {
  Hostile hostile;
  hostile.manifest(R"("A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "%2e%2e/secret.json"}})",
                   "root/");
  hostile.read_root();
  CHECK(hostile.problems().at(0).starts_with("missing-template: "));
}

TEST_CASE("a manifest or nested folder behind a link that leads out") {
  Hostile hostile;
  hostile.manifest("", "elsewhere/");
  fs::create_directory(hostile.folder / "root");
  fs::create_symlink("../elsewhere/manifest.json", hostile.folder / "root/manifest.json");
  hostile.read_root();
  CHECK(hostile.problems() ==
        Texts{"unsafe-path: `root/manifest.json` leads out of its folder | root/manifest.json  → the manifest"});
  fs::remove(hostile.folder / "root/manifest.json");
  fs::create_directory_symlink("../elsewhere", hostile.folder / "root/nested");
  hostile.manifest(nested_entry("n", "nested"), "root/");
  hostile.read_root();
  CHECK(hostile.problems() == Texts{"unsafe-path: the path `nested` leads out of the assembly | "
                                    "root/manifest.json \"nested\" → listed here"});
}

TEST_CASE("links beneath the root are followed") {
  Hostile hostile;
  hostile.folder.write("root/real/A.template.json", "{}");
  fs::create_symlink("real/A.template.json", hostile.folder / "root/A.template.json");
  fs::create_directory_symlink("real", hostile.folder / "root/alias");
  hostile.manifest(stack_entry("A") + ", " + nested_entry("n", "alias"), "root/");
  hostile.manifest(stack_entry("A", R"("stackName": "nested")"), "root/real/");
  hostile.read_root();
  CHECK(hostile.problems().empty());
  CHECK(hostile.stack_names() == Texts{"A", "nested"});
}

TEST_CASE("FIFOs, folders and huge files in the place of files") {
  for (std::string kind : {"fifo", "folder", "sparse"}) {
    INFO(kind);
    Hostile hostile;
    const auto make = [&](const std::string& name) {
      fs::create_directories(fs::path(hostile.folder / name).parent_path());
      if (kind == "fifo") REQUIRE(mkfifo((hostile.folder / name).c_str(), 0600) == 0);
      if (kind == "folder") fs::create_directory(hostile.folder / name);
      if (kind == "sparse") fs::resize_file(hostile.folder.write(name, ""), 1u << 30);
    };
    make("root/A.template.json");
    make("root/A.metadata.json");
    make("root/A.assets.json");
    make("root/synth.lock");
    make("root/nested/manifest.json");
    hostile.manifest(
        stack_entry("A", "", R"("additionalMetadataFile": "A.metadata.json", "dependencies": ["A.assets"])") + ", " +
            R"("A.assets": {"type": "cdk:asset-manifest", "properties": {"file": "A.assets.json"}})" + ", " +
            nested_entry("n", "nested"),
        "root/");
    hostile.read_root();
    // Whoever reads the template says what is wrong with it.
    REQUIRE(hostile.problems().size() == 1);
    CHECK(hostile.problems()[0].starts_with("unreadable-input: `root/nested/manifest.json` is "));
    CHECK_FALSE(hostile.sources.reread(hostile.stack("A").metadata_file));
    REQUIRE(hostile.stack("A").asset_manifests.size() == 1);
    CHECK(read_asset_manifest(hostile.sources, hostile.stack("A").asset_manifests[0]).problems.size() == 1);
  }
}

TEST_CASE("a huge manifest is refused before it is read") {
  Hostile hostile;
  fs::resize_file(hostile.folder.write("root/manifest.json", ""), 1u << 30);
  hostile.read_root();
  CHECK(hostile.problems() == Texts{"unreadable-input: `root/manifest.json` is larger than the budget for "
                                    "files | root/manifest.json  → the manifest"});
}

TEST_CASE("deep nesting within a manifest") {
  Hostile hostile;
  hostile.folder.write("root/manifest.json", std::string(100'000, '['));
  hostile.read_root();
  REQUIRE(hostile.inputs.problems.size() == 1);
  CHECK(hostile.inputs.problems[0].rule == "unreadable-input");
  CHECK(!hostile.inputs.complete);
}

TEST_CASE("names are data, whatever they say") {
  Hostile hostile;
  hostile.manifest(R"("__proto__": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "x"}},
                      "": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "y"}},
                      "::stop-commands::\u001b[31m\u202e": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "z"}})",
                   "root/");
  hostile.read_root();
  CHECK(hostile.stack_names() == Texts{"__proto__", "", "::stop-commands::\x1b[31m\u202e"});
  CHECK(hostile.inputs.problems.size() == 3);  // of the missing templates; writers make them printable
}

}  // namespace
}  // namespace crosscheck
