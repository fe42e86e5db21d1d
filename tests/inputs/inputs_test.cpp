#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "inputs/reading.h"
#include "text/error.h"

namespace crosscheck {
namespace {

using Texts = std::vector<std::string>;
namespace fs = std::filesystem;

std::string complaint(Reading& reading, const std::string& path) {
  try {
    reading.read({path});
    return "none";
  } catch (const InputError& error) {
    return reading.local(error.what());
  }
}

TEST_CASE("what may be given") {
  Reading reading;
  reading.folder.write("cdk.out/A.template.json", "{}");
  reading.manifest(stack_entry("A"), "cdk.out/");
  const std::string folder = reading.folder / "cdk.out";
  for (const std::string& path : {folder, folder + "/", folder + "/manifest.json", folder + "/../cdk.out"}) {
    INFO(path);
    reading.read({path});
    CHECK(reading.stack_names() == Texts{"A"});
    CHECK(reading.stack("A").origin.is_synthesized());
  }
  reading.read({folder + "/manifest.json"});
  CHECK(reading.inputs.assemblies[0].path == folder);
  CHECK(reading.inputs.paths == Texts{folder + "/manifest.json"});
  reading.read({folder + "/A.template.json"});
  CHECK(!reading.stack("A").origin.is_synthesized());
}

TEST_CASE("what is given and cannot be read ends the run") {
  Reading reading;
  fs::create_directories(reading.folder / "app/empty");
  reading.manifest("", "app/cdk.out/");
  REQUIRE(mkfifo((reading.folder / "fifo").c_str(), 0600) == 0);
  CHECK(complaint(reading, reading.folder / "gone") == "`gone` does not exist, or cannot be reached");
  reading.folder.write("shop/serverless.yml", "service: shop\n");
  const std::string advice =
      "`shop/serverless.yml` is the Serverless Framework's: check what it packages: `serverless package`, then "
      "`crosscheck check .serverless/cloudformation-template-update-stack.json`";
  CHECK(complaint(reading, reading.folder / "shop/serverless.yml") == advice);
  CHECK(complaint(reading, reading.folder / "shop") == advice);
  CHECK(complaint(reading, reading.folder / "app") == "`app` has no manifest.json; did you mean `app/cdk.out`?");
  CHECK(complaint(reading, reading.folder / "app/empty") ==
        "`app/empty` has no manifest.json: name the folder that `cdk synth` writes (usually cdk.out), or "
        "templates");
  CHECK(complaint(reading, reading.folder / "fifo") == "`fifo` is neither a folder nor a regular file");
}

TEST_CASE("plain templates are one app, in an environment that nobody knows") {
  Reading reading;
  Texts paths;
  for (std::string name : {"Network.template.json", "api.yaml", "db.template.yaml", "old.template", "noending"}) {
    paths.push_back(reading.folder.write(name, "{}"));
  }
  reading.read(paths);
  CHECK(reading.stack_names() == Texts{"Network", "api", "db", "noending", "old"});
  CHECK(reading.inputs.assemblies.size() == 1);
  const Stack& stack = reading.stack("api");
  CHECK(stack.environment == Environment{});
  CHECK(stack.artifact == "api.yaml");
  CHECK(stack.origin.entry().file == stack.template_file);
  CHECK(!stack.origin.has_real_name());
  CHECK(reading.sources.display(stack.template_file) == reading.folder / "api.yaml");
  CHECK(reading.inputs.complete);
}

TEST_CASE("plain templates of one name are told apart by their folders") {
  Reading reading;
  const Texts paths = {reading.folder.write("network/template.yaml", "{}"),
                       reading.folder.write("app/template.yaml", "{}"), reading.folder.write("app/other.yaml", "{}")};
  reading.read(paths);
  const Texts names = reading.stack_names();
  REQUIRE(names.size() == 3);
  CHECK(names[0] == "other");
  CHECK(names[1].ends_with("-app-template"));
  CHECK(names[2].ends_with("-network-template"));
}

TEST_CASE("the same input by several names is read once") {
  Reading reading;
  const std::string& folder = reading.folder.path();
  reading.folder.write("cdk.out/A.template.json", "{}");
  reading.folder.write("cdk.out/dev/B.template.json", "{}");
  reading.folder.write("plain.yaml", "");
  reading.manifest(stack_entry("A") + ", " + nested_entry("dev", "dev"), "cdk.out/");
  reading.manifest(stack_entry("B"), "cdk.out/dev/");
  fs::create_directory_symlink("cdk.out", folder + "/a-link");
  const auto note = [&](Texts paths) {
    for (std::string& path : paths) path = folder + '/' + path;
    const std::size_t expected = reading.read({folder + "/cdk.out"}).stacks.size();
    reading.read(paths);
    CHECK(reading.inputs.stacks.size() == expected);
    return reading.notifications().empty() ? "" : reading.notifications()[0];
  };
  CHECK(note({"cdk.out", "cdk.out/"}) == "`cdk.out` is given twice; it was read once");
  CHECK(note({"cdk.out", "a-link"}) == "`a-link` and `cdk.out` are the same; it was read once");
  CHECK(note({"cdk.out/manifest.json", "cdk.out"}) == "`cdk.out` is given twice; it was read once");
  CHECK(note({"a-link/dev", "cdk.out"}) == "`a-link/dev` is part of `cdk.out`; it was read once");
  CHECK(note({"cdk.out/A.template.json", "cdk.out"}) ==
        "`cdk.out/A.template.json` is the template of stack `A` in `cdk.out`; it was read once");
  CHECK(note({"a-link/dev/B.template.json", "cdk.out"}) ==
        "`a-link/dev/B.template.json` is the template of stack `B` in `cdk.out`; it was read once");
  reading.read({folder + "/plain.yaml", folder + "//plain.yaml"});
  CHECK(reading.stack_names() == Texts{"plain"});
}

TEST_CASE("the order of the inputs changes nothing") {
  Reading reading;
  const std::string& folder = reading.folder.path();
  for (std::string name : {"production", "staging"}) {
    reading.folder.write(name + "/A.template.json", "{}");
    reading.folder.write(name + "/old.template.json", "{}");
    reading.manifest(
        stack_entry("A", R"("stackName": ")" + name + "-a\"") + ", " + stack_entry("B", "", R"("dependencies": ["A"])"),
        name + '/');
  }
  Texts paths = {folder + "/production",
                 folder + "/staging",
                 folder + "/staging/",
                 folder + "/production/A.template.json",
                 reading.folder.write("x.yaml", ""),
                 reading.folder.write("sub/x.yaml", "")};
  std::sort(paths.begin(), paths.end());
  const auto text = [&] {
    Sources sources;
    return text_of(read_inputs(sources, paths), sources);
  };
  const std::string first = text();
  CHECK(std::count(first.begin(), first.end(), '\n') > 20);
  int orders = 0;
  while (std::next_permutation(paths.begin(), paths.end())) {
    if (++orders % 7 == 0) REQUIRE(text() == first);
  }
}

TEST_CASE("stacks and marks of the second assembly keep their numbers") {
  Reading reading;
  reading.manifest(stack_entry("A"), "one/");
  reading.manifest(stack_entry("B") + ", " + stack_entry("C", "", R"("dependencies": ["B"])"), "two/");
  reading.read({reading.folder / "two", reading.folder / "one"});
  CHECK(reading.stack_names() == Texts{"A", "B", "C"});
  CHECK(reading.needs("C") == Texts{"B"});
  CHECK(reading.stack("A").assembly == 0);
  CHECK(reading.stack("C").assembly == 1);
  REQUIRE(reading.inputs.problems.size() == 3);
  CHECK(reading.inputs.problems[2].problem.primary.stack == StackId{2});
}

}  // namespace
}  // namespace crosscheck
