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
    make("root/nested/manifest.json");
    hostile.manifest(
        stack_entry("A", "", R"("additionalMetadataFile": "A.metadata.json", "dependencies": ["A.assets"])") + ", " +
            R"("A.assets": {"type": "cdk:asset-manifest", "properties": {"file": "A.assets.json"}})" + ", " +
            nested_entry("n", "nested"),
        "root/");
    hostile.read_root();
    // Whoever reads the template says what is wrong with it.
    REQUIRE(hostile.problems().size() == 1);
    CHECK(hostile.problems()[0].starts_with("unreadable-input: `root/nested/manifest.json` "));
    CHECK_FALSE(hostile.sources.reread(hostile.stack("A").metadata_file));
    REQUIRE(hostile.stack("A").asset_manifests.size() == 1);
    CHECK(read_asset_manifest(hostile.sources, hostile.stack("A").asset_manifests[0]).problems.size() == 1);
  }
}

TEST_CASE("a huge manifest is refused before it is read") {
  Hostile hostile;
  fs::resize_file(hostile.folder.write("root/manifest.json", ""), 1u << 30);
  hostile.read_root();
  CHECK(hostile.problems() == Texts{"unreadable-input: `root/manifest.json` exceeds the size limit for "
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

struct Misshapen {
  const char* artifacts;  // the value of that member
  const char* problem;    // the only one
};

TEST_CASE("a manifest with a part of the wrong shape is incomplete, and says which part") {
  const Misshapen cases[] = {
      {"[]", "`artifacts` of `root/manifest.json` is an array, expected an object | [] → expected an object here"},
      {"null", "`artifacts` of `root/manifest.json` is null, expected an object | null → expected an object here"},
      {R"("A")",
       R"(`artifacts` of `root/manifest.json` is a string, expected an object | "A" → expected an object here)"},
      {R"({"A": null})", "artifact `A` is null, expected an object | null → expected an object here"},
      {R"({"A": 1})", "artifact `A` is a number, expected an object | 1 → expected an object here"},
      {R"({"A": ["x"]})", R"(artifact `A` is an array, expected an object | ["x"] → expected an object here)"},
      {R"({"A": {}})", "artifact `A` has no `type` | {} → listed here"},
      {R"({"A": {"type": null}})", "`type` of artifact `A` is null, expected a string | null → expected a string here"},
      {R"({"A": {"type": 2}})", "`type` of artifact `A` is a number, expected a string | 2 → expected a string here"},
      {R"({"A": {"type": "none", "dependencies": {"x": 1}}})",
       R"(`dependencies` of artifact `A` is an object, expected an array | {"x": 1} → expected an array here)"},
      {R"({"A": {"type": "none", "dependencies": ["B", true]}})",
       "a dependency of artifact `A` is a boolean, expected a string | true → expected a string here"},
      {R"({"A": {"type": "aws:cloudformation:stack"}})", R"(stack `A` has no template | "A" → this stack)"},
      {R"({"A": {"type": "aws:cloudformation:stack", "properties": [1]}})",
       "`properties` of stack `A` is an array, expected an object | [1] → expected an object here"},
      {R"({"A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": ["x"]}}})",
       R"(stack `A` has no template | ["x"] → this stack)"},
      {R"({"A": {"type": "aws:cloudformation:stack", "environment": 1, "properties": {"templateFile": "t"}}})",
       "`environment` of stack `A` is a number, expected a string | 1 → expected a string here"},
      {R"({"A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "t", "stackName": {}}}})",
       "`stackName` of stack `A` is an object, expected a string | {} → expected a string here"},
      {R"({"A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "t", "parameters": [1]}}})",
       "`parameters` of stack `A` is an array, expected an object | [1] → expected an object here"},
      {R"({"A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "t", "parameters": {"P": []}}}})",
       "parameter `P` of stack `A` is an array, expected a string | [] → expected a string here"},
      {R"({"A": {"type": "cdk:asset-manifest"}})",
       "asset manifest `A` has no file | {\"type\": \"cdk:asset-manifest\"} → listed here"},
      {R"({"A": {"type": "cdk:asset-manifest", "properties": []}})",
       "`properties` of asset manifest `A` is an array, expected an object | [] → expected an object here"},
      {R"({"A": {"type": "cdk:asset-manifest", "properties": {"file": 1}}})",
       "asset manifest `A` has no file | 1 → listed here"},
      {R"({"A": {"type": "cdk:cloud-assembly", "properties": "x"}})",
       R"(`properties` of nested assembly `A` is a string, expected an object | "x" → expected an object here)"},
      {R"({"A": {"type": "cdk:cloud-assembly", "properties": {}}})",
       R"(nested assembly `A` has no folder | {"type": "cdk:cloud-assembly", "properties": {}} → listed here)"},
  };
  for (const auto& [artifacts, problem] : cases) {
    INFO(artifacts);
    Hostile hostile;
    hostile.folder.write("root/t", "{}");
    hostile.folder.write("root/manifest.json", R"({"version": "55.0.0", "artifacts": )" + std::string(artifacts) + "}");
    hostile.read_root();
    REQUIRE(hostile.inputs.problems.size() == 1);
    const InputProblem& found = hostile.inputs.problems[0];
    CHECK(found.rule == "unreadable-input");
    const Mark& mark = found.problem.primary;
    CHECK(hostile.local(found.problem.message) + " | " + hostile.at(mark.span) + " → " + mark.label == problem);
    CHECK(!hostile.inputs.complete);
  }
}

TEST_CASE("the rest of a misshapen manifest is read, but no template beside it is called stale") {
  Hostile hostile;
  for (std::string_view name : {"A", "B"}) hostile.folder.write("root/" + std::string(name) + ".template.json", "{}");
  hostile.manifest(R"("B": null, )" + stack_entry("A", "", R"("environment": 1)"), "root/");
  hostile.read_root();
  CHECK(hostile.stack_names() == Texts{"A"});
  CHECK(hostile.stack("A").environment == Environment{});
  REQUIRE(hostile.inputs.problems.size() == 2);
  CHECK(hostile.inputs.problems[0].rule == "unreadable-input");
  CHECK(hostile.inputs.problems[1].problem.primary.stack == StackId{0});
}

TEST_CASE("an assembly without stacks says so") {
  Hostile hostile;
  hostile.manifest(R"("T": {"type": "cdk:tree", "properties": {"file": "tree.json"}})", "root/");
  hostile.folder.write("full/A.template.json", "{}");
  hostile.manifest(stack_entry("A"), "full/");
  hostile.read({hostile.folder / "root", hostile.folder / "full"});
  CHECK(hostile.inputs.without_stacks() == Texts{hostile.folder / "root"});
  CHECK(hostile.problems().empty());
  CHECK(hostile.inputs.complete);
}

}  // namespace
}  // namespace crosscheck
