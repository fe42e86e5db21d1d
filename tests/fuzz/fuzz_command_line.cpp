// Any words on the command line, one in each line: options, commands, inputs and outputs. The program ends with one of
// its exit codes and never with an internal error, writes only where it was told to, and never over an input. It runs
// for real, so words that lead out of the folder or run other programs are passed over.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "check_document.h"
#include "cli/cli.h"
#include "inputs/temporary_folder.h"
#include "text/buffer.h"
#include "text/sources.h"

using namespace crosscheck;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kTemplate =
    R"({"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":"t"}},"B":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":"t"}}}})";

// The working directory of the program, with one template that has a finding.
struct Place : TemporaryFolder {
  Place() {
    require(std::freopen("/dev/null", "w", stdout) && std::freopen("/dev/null", "r", stdin), "nobody listens");
    prepare();
  }
  void prepare() const {
    for (const auto& entry : fs::directory_iterator(path())) fs::remove_all(entry.path());
    write("A.template.json", kTemplate);
  }
  bool unchanged() const {
    Sources sources;
    return sources.reread(sources.add_given(*this / "A.template.json")) == kTemplate;
  }
};

// Whether it stays in the folder and is this program's business alone.
bool harmless(std::string_view word) {
  if (word.find('\0') != std::string_view::npos || word.starts_with("--synth") || word.starts_with("--diff"))
    return false;
  for (std::string_view leads_out : {"..", "=/", ":/", "~"}) {
    if (word.find(leads_out) != std::string_view::npos) return false;
  }
  return !word.starts_with('/') && word.find("o/") == std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Place place;
  std::vector<std::string> words = {"crosscheck"};
  std::string_view text(reinterpret_cast<const char*>(data), size);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (words.size() > 200 || !std::all_of(words.begin(), words.end(), harmless)) return 0;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const fs::path before = fs::current_path();  // libFuzzer's own paths may be relative
  fs::current_path(place.path());
  const int code = run(static_cast<int>(words.size()), arguments.data());
  fs::current_path(before);
  require(code >= kClean && code <= kIncomplete, "the exit code is one of usage, findings and incompleteness");
  require(place.unchanged(), "inputs stay what they are");
  place.prepare();
  return 0;
}
