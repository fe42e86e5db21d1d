// Any two templates, through everything from the reader to the reports. Whatever they hold, the check must end, say
// where, and say the same again whichever thread reads which.

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "check_document.h"
#include "index/index.h"
#include "lint/lint.h"
#include "report/writers.h"

using namespace crosscheck;

namespace {

// What stands between the two templates of an input.
constexpr std::string_view kSeparator = "\n=====\n";

// The app's folder: nothing is in it.
struct EmptyFolder {
  std::string path = (std::filesystem::temp_directory_path() / "fuzz_check_XXXXXX").string();
  EmptyFolder() { require(mkdtemp(path.data()) != nullptr, "there is a temporary folder"); }
  ~EmptyFolder() { std::filesystem::remove(path); }
};

Stack stack(Sources& sources, const std::string& name, std::string_view text, const Assembly& assembly) {
  Stack stack;
  stack.name = stack.artifact = stack.display_name = name;
  stack.root = assembly.root;
  stack.environment = {.partition = "aws", .account = "111111111111", .region = "eu-west-1"};
  stack.template_file = sources.add_text(name + ".template", std::string(text));
  stack.origin = StackOrigin(kBareTemplate, {.file = stack.template_file});
  return stack;
}

std::string checked(std::string_view first, std::string_view second, unsigned threads) {
  static const EmptyFolder folder;
  static Sources shipped;
  static const std::vector<Rule> rules = load_rules(shipped, {});
  Sources sources;
  Inputs inputs;
  inputs.assemblies.push_back({.path = "app", .root = sources.add_root(folder.path, "app"), .version = {}});
  inputs.stacks.push_back(stack(sources, "First", first, inputs.assemblies.front()));
  inputs.stacks.push_back(stack(sources, "Second", second, inputs.assemblies.front()));
  const Config config;
  const Index index = build_index(sources, inputs, config, {.threads = threads, .possible = true, .own_uses = false});
  const Report report =
      lint(sources, {.inputs = inputs, .index = index, .config = config}, rules, {.today = "2026-01-01"});
  for (const Finding& finding : report.findings) {
    require(!finding.parties.empty(), "every finding has a party");
    for (const Party& party : finding.parties) {
      require(party.template_place.file.ends_with(".template") && party.template_place.line > 0,
              "every party has a place");
    }
  }
  return write_json(report) + write_text(report, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t at = std::min(text.find(kSeparator), size);
  const std::string_view first = text.substr(0, at), second = text.substr(std::min(at + kSeparator.size(), size));
  require(checked(first, second, 1) == checked(first, second, 2), "two threads say what one says");
  return 0;
}
