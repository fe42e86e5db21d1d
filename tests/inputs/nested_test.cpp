#include <catch2/catch.hpp>

#include "inputs/reading.h"

namespace crosscheck {
namespace {

using Texts = std::vector<std::string>;

TEST_CASE("stages are nested assemblies") {
  Reading reading;
  for (std::string_view name : {"Pipeline", "assembly-P-Prod/Api", "assembly-P-Prod/assembly-Inner/Db"}) {
    reading.folder.write(std::string(name) + ".template.json", "{}");
  }
  reading.manifest(nested_entry("assembly-P-Prod", "assembly-P-Prod") + ", " + stack_entry("Pipeline"));
  reading.manifest(stack_entry("Api") + ", " + R"("Inner": {"type": "cdk:cloud-assembly", "properties":
                   {"directoryName": "assembly-Inner", "displayName": "P-Prod/Inner"}})",
                   "assembly-P-Prod/");
  reading.manifest(stack_entry("Db"), "assembly-P-Prod/assembly-Inner/");
  reading.read();
  CHECK(reading.stack_names() == Texts{"Api", "Db", "Pipeline"});
  CHECK(reading.stack("Pipeline").stage.empty());
  CHECK(reading.stack("Api").stage == "P-Prod");
  CHECK(reading.stack("Db").stage == "P-Prod/Inner");
  CHECK(reading.stack("Db").folder == "assembly-P-Prod/assembly-Inner/");
  CHECK(reading.sources.relative(reading.stack("Db").template_file) ==
        "assembly-P-Prod/assembly-Inner/Db.template.json");
  CHECK(reading.stack("Db").root == reading.inputs.assemblies.at(0).root);
  CHECK(reading.inputs.assemblies.size() == 1);
  CHECK(reading.problems().empty());
  CHECK(reading.inputs.complete);
}

TEST_CASE("a stage without a name of its own has that of its folder") {
  Reading reading;
  reading.folder.write("assembly-A/assembly-B/X.template.json", "{}");
  reading.manifest(nested_entry("a", "assembly-A"));
  reading.manifest(nested_entry("b", "assembly-B"), "assembly-A/");
  reading.manifest(stack_entry("X"), "assembly-A/assembly-B/");
  reading.read();
  CHECK(reading.stack("X").stage == "A/B");
}

TEST_CASE("a nested assembly may lie beside the one that lists it") {
  Reading reading;
  reading.folder.write("two/X.template.json", "{}");
  reading.manifest(nested_entry("one", "one"));
  reading.manifest(nested_entry("two", "../two"), "one/");
  reading.manifest(stack_entry("X"), "two/");
  reading.read();
  CHECK(reading.stack("X").folder == "two/");
  CHECK(reading.problems().empty());
}

TEST_CASE("assemblies that contain each other are read once") {
  Reading reading;
  for (std::string_view self : {".", "", "./", "sub/..", "loop"}) {
    INFO(self);
    std::error_code ignored;
    std::filesystem::create_directory_symlink(".", reading.folder / "loop", ignored);
    reading.folder.write("A.template.json", "{}");
    reading.manifest(stack_entry("A") + ", " + nested_entry("me", std::string(self)));
    reading.read();
    CHECK(reading.stack_names() == Texts{"A"});
    CHECK(reading.problems() ==
          Texts{"assembly-cycle: the nested assembly `" + std::string(self) +
                "` is a folder that contains it | manifest.json \"" + std::string(self) + "\" → points back"});
    CHECK(!reading.inputs.complete);
  }
  reading.manifest(nested_entry("one", "one"));
  reading.manifest(nested_entry("two", "../two"), "one/");
  reading.manifest(nested_entry("one", "../one"), "two/");
  reading.read();
  CHECK(reading.problems().size() == 2);  // and A.template.json is stale
  CHECK(reading.inputs.problems[0].rule == "assembly-cycle");
}

TEST_CASE("a nested assembly listed twice is read once") {
  Reading reading;
  reading.folder.write("sub/A.template.json", "{}");
  reading.manifest(nested_entry("one", "sub") + ", " + nested_entry("two", "sub/."));
  reading.manifest(stack_entry("A"), "sub/");
  reading.read();
  CHECK(reading.stack_names() == Texts{"A"});
  CHECK(reading.notifications() ==
        Texts{"`manifest.json`: the nested assembly `sub/.` is listed more than once; it was read once"});
  CHECK(reading.inputs.complete);
}

TEST_CASE("nested assemblies that cannot be read") {
  Reading reading;
  reading.folder.write("file", "");
  reading.folder.write("Upper/manifest.json", "{}");
  std::filesystem::create_directory(reading.folder / "empty");
  reading.folder.write("broken/manifest.json", "{");
  reading.manifest(nested_entry("a", "gone") + ", " + nested_entry("b", "file") + ", " + nested_entry("c", "upper") +
                   ", " + nested_entry("d", "empty"));
  reading.read();
  CHECK(reading.problems() == Texts{"unreadable-input: the nested assembly `gone` does not exist | "
                                    "manifest.json \"gone\" → listed here",
                                    "unreadable-input: the nested assembly `file` is not a folder | "
                                    "manifest.json \"file\" → listed here",
                                    "unreadable-input: the nested assembly `upper` exists only "
                                    "with different letter case | "
                                    "manifest.json \"upper\" → listed here",
                                    "unreadable-input: `empty/manifest.json` does not exist | manifest.json "
                                    "\"empty\" → of the nested assembly listed here"});
  CHECK(!reading.inputs.complete);
  reading.manifest(nested_entry("e", "broken"));
  reading.read();
  REQUIRE(reading.inputs.problems.size() == 1);
  CHECK(reading.sources.relative(reading.inputs.problems[0].problem.primary.span.file) == "broken/manifest.json");
}

TEST_CASE("depth has a limit") {
  Reading reading;
  std::string folder;
  for (int depth = 0; depth < 20; ++depth) {
    reading.folder.write(folder + "S" + std::to_string(depth) + ".template.json", "{}");
    reading.manifest(stack_entry("S" + std::to_string(depth)) + ", " + nested_entry("n", "n"), folder);
    folder += "n/";
  }
  reading.manifest("", folder);
  reading.read();
  CHECK(reading.inputs.stacks.size() == 17);  // the outermost and 16 beneath it
  CHECK(reading.notifications().size() == 1);
  CHECK(reading.notifications()[0].ends_with("is nested 16 assemblies deep: anything nested in it was not read"));
  CHECK(!reading.inputs.complete);
  CHECK(reading.read({reading.folder.path()}, {.nesting = 30}).complete);
}

TEST_CASE("the number of artifacts has a limit, for all inputs together") {
  Reading reading;
  std::string artifacts;
  for (int i = 0; i < 10'001; ++i) artifacts += (i ? ", \"" : "\"") + std::to_string(i) + R"(": {"type": "none"})";
  reading.manifest(artifacts, "a/");
  reading.manifest(artifacts, "b/");
  reading.read({reading.folder / "a", reading.folder / "b"}, {.artifacts = 20'002});
  CHECK(reading.inputs.complete);
  CHECK(reading.notifications().empty());
  reading.read({reading.folder / "a", reading.folder / "b"});
  CHECK(reading.notifications() == Texts{"there are more than 20000 artifacts: the rest were not read"});
  CHECK(!reading.inputs.complete);
}

}  // namespace
}  // namespace crosscheck
