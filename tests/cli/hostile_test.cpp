#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

// What comes with a pull request, or goes wrong around it, seen from outside: what the program does as a whole.

namespace {

std::string bucket(const std::string& id, const std::string& name) {
  return "\"" + id + R"(":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":)" + name + "}}";
}

// An assembly of stacks, each with its template.
void write_assembly(const TemporaryFolder& folder, const std::vector<std::pair<std::string, std::string>>& stacks,
                    const std::string& version = "36.0.0") {
  std::string artifacts;
  for (const auto& [name, text] : stacks) {
    if (!artifacts.empty()) artifacts += ",";
    artifacts +=
        '"' + name +
        R"(":{"type":"aws:cloudformation:stack","environment":"aws://111111111111/eu-west-1","properties":{"templateFile":")" +
        name + R"(.template.json"}})";
    folder.write("app/" + name + ".template.json", text);
  }
  folder.write("app/manifest.json", "{\"version\":\"" + version + "\",\"artifacts\":{" + artifacts + "}}");
}

}  // namespace

TEST_CASE("fifty thousand claims of one name are one finding, soon") {
  const TemporaryFolder folder;
  std::string resources;
  for (int i = 0; i < 50000; ++i) resources += (i ? "," : "") + bucket("B" + std::to_string(i), "\"orchard\"");
  folder.write("Big.template.json", "{\"Resources\":{" + resources + "}}");
  const auto start = std::chrono::steady_clock::now();
  const RunResult result =
      run_crosscheck(folder.path(), "check Big.template.json -o text -o json:report.json -o sarif:report.sarif");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
  CHECK(result.exit_code == 1);
  check_says(result, "S3 bucket `orchard` is claimed by 50000 resources of stack");
  CHECK(result.output.size() < 100'000);
}

TEST_CASE("values that go round in circles, through stacks too, end") {
  const TemporaryFolder folder;
  const auto ring = [](const std::string& own, const std::string& other) {
    return R"({"Conditions":{"C":{"Fn::Not":[{"Condition":"C"}]}},"Resources":{)" +
           bucket("A", R"({"Fn::ImportValue":")" + other + "\"}") + "," + bucket("B", R"({"Fn::GetAtt":["B","Arn"]})") +
           R"(},"Outputs":{"O":{"Value":{"Fn::ImportValue":")" + other + R"("},"Export":{"Name":")" + own + "\"}}}}";
  };
  write_assembly(folder, {{"One", ring("one", "two")}, {"Two", ring("two", "one")}});
  const RunResult result = run_crosscheck(folder.path(), "check app");
  CHECK(result.exit_code == 1);
  check_says(result, "[stack-cycle]");
}

TEST_CASE("values that would grow without end are given up") {
  const TemporaryFolder folder;
  const std::string eightfold = R"({"Fn::Sub":["${x}${x}${x}${x}${x}${x}${x}${x}",{"x":)";
  std::string nested = "\"0123456789abcdef\"";
  for (int i = 0; i < 20; ++i) nested = eightfold + nested + "}]}";
  folder.write("Bomb.template.json", "{\"Resources\":{" + bucket("A", nested) + "}}");
  const RunResult result = run_crosscheck(folder.path(), "check Bomb.template.json");
  CHECK(result.exit_code == 0);
}

TEST_CASE("a template that is a FIFO is not waited for, and the rest is checked") {
  const TemporaryFolder folder;
  const std::string twice = "{\"Resources\":{" + bucket("A", "\"orchard\"") + "," + bucket("B", "\"orchard\"") + "}}";
  write_assembly(folder, {{"Pipe", "{}"}, {"Shop", twice}});
  std::filesystem::remove(folder / "app/Pipe.template.json");
  REQUIRE(mkfifo((folder / "app/Pipe.template.json").c_str(), 0600) == 0);
  const RunResult result = run_crosscheck(folder.path(), "check app");
  CHECK(result.exit_code == 3);
  check_says(result, "is not a regular file");
  check_says(result, "[duplicate-physical-name]");
}

TEST_CASE("a manifest of a version that does not exist yet is read") {
  const TemporaryFolder folder;
  const std::string twice = "{\"Resources\":{" + bucket("A", "\"orchard\"") + "," + bucket("B", "\"orchard\"") + "}}";
  write_assembly(folder, {{"Shop", twice}}, "99.0.0");
  const RunResult result = run_crosscheck(folder.path(), "check app");
  CHECK(result.exit_code == 1);
  check_says(result, "[duplicate-physical-name]");
}

TEST_CASE("names cannot speak to a terminal or a CI system") {
  const TemporaryFolder folder;
  const std::string name = R"("x\u001b]8;;evil\u0007\u009b2J\r\n::stop-commands::y ##[error]z ##vso[task]w\u202e")";
  folder.write("Evil.template.json", "{\"Resources\":{" + bucket("A", name) + "," + bucket("B", name) + "}}");
  for (const std::string format : {"text", "json", "sarif"}) {
    const RunResult result = run_crosscheck(folder.path(), "check Evil.template.json -o " + format);
    CHECK(result.exit_code == 1);
    for (const char* raw : {"\x1b", "\a", "\r", "\xc2\x9b", "\xe2\x80\xae", "##[", "##vso[", "\n::"}) {
      CHECK(result.output.find(raw) == std::string::npos);
    }
  }
}

TEST_CASE("too little memory ends the run with a message, whichever thread it is that runs out") {
  const TemporaryFolder folder;
  if (run_shell(folder.path(), "ulimit -v 1000000; \"$CROSSCHECK\" --version").exit_code != 0) {
    WARN("not tested: this build takes more memory than can be limited");
    return;
  }
  std::vector<std::pair<std::string, std::string>> stacks;
  for (int stack = 0; stack < 40; ++stack) {
    std::string resources;
    for (int i = 0; i < 300; ++i) {
      const std::string name = std::to_string(stack) + "-" + std::to_string(i);
      resources += (i ? "," : "") + bucket("B" + std::to_string(i), "\"orchard" + name + "\"");
    }
    stacks.emplace_back("Stack" + std::to_string(stack), "{\"Resources\":{" + resources + "}}");
  }
  write_assembly(folder, stacks);
  // From what it takes to start the program to enough, in steps of 1 MB. With less, the loader or the C++ runtime ends
  // it before it begins.
  const RunResult result =
      run_shell(folder.path(),
                "for kb in $(seq 10000 1000 60000); do\n"
                "  (ulimit -v $kb; exec \"$CROSSCHECK\" --version) >report 2>&1 || continue\n"
                "  (ulimit -v $kb; exec \"$CROSSCHECK\" check app --no-config --threads 8) >report 2>&1; code=$?\n"
                "  case $code in 4) cat report ;; 0) echo enough ;; *) echo $code; cat report ;; esac\n"
                "done 2>/dev/null | sort -u");
  CHECK(result.output == "crosscheck: out of memory\nenough\n");
}

TEST_CASE("rule folders of the config may not lead out through a link") {
  const TemporaryFolder folder;
  folder.write("secret/private.yaml", "password: hunter2\n");
  folder.write("repo/Shop.template.json", "{\"Resources\":{" + bucket("A", "\"orchard\"") + "}}");
  folder.write("repo/crosscheck.yaml", "rule-folders: [ours]\n");
  std::filesystem::create_symlink("../secret", folder / "repo/ours");
  const RunResult result = run_crosscheck(folder / "repo", "check Shop.template.json --config crosscheck.yaml");
  CHECK(result.exit_code == 2);
  check_says(result, "leads out of the folder of this file");
  CHECK(result.output.find("hunter2") == std::string::npos);
}
