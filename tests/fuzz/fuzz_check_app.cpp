// A whole app in a folder: manifest, templates of several stacks, nested templates, metadata with traces, asset
// manifest, config with suppressions, and the sources that the traces lead to. Whatever they hold, the check must end,
// point into files of the app, and say the same whichever thread reads which.

#include <array>
#include <optional>
#include <string>

#include "check_complaint.h"
#include "check_report.h"
#include "config/config.h"
#include "index/index.h"
#include "input_files.h"
#include "lint/lint.h"
#include "report/writers.h"
#include "text/error.h"

using namespace crosscheck;

namespace {

constexpr std::array<std::string_view, 8> kFiles = {
    "out/manifest.json",   "out/A.template.json", "out/B.template.json", "out/nested.template.json",
    "out/A.metadata.json", "out/A.assets.json",   "crosscheck.yaml",     "app.ts"};

void check(const Report& report) {
  check_findings(report);
  for (const Finding& finding : report.findings) {
    for (const Party& party : finding.parties) {
      if (party.source) require(party.source->file == "app.ts", "only the app's own sources are shown");
      for (const Frame& frame : party.trace) require(frame.file == "app.ts", "frames are of the app");
    }
  }
}

std::optional<std::string> checked(const TemporaryFolder& folder, unsigned threads) {
  static Sources shipped;
  static const std::vector<Rule> rules = load_rules(shipped, {});
  Sources sources;
  Config config;
  try {
    config = read_config(sources, sources.add_given(folder / "crosscheck.yaml"));
  } catch (const InputError& error) {
    check_complaint(error.what(), folder / "crosscheck.yaml");
    return std::nullopt;
  }
  const Inputs inputs = read_inputs(sources, {folder / "out"}, {.nesting = 4, .artifacts = 200, .dependencies = 2000});
  const Index index = build_index(sources, inputs, config, {.threads = threads, .possible = true, .own_uses = false});
  const auto may_show = [](std::string_view file) { return file == "app.ts"; };
  const Report report = lint(sources, {.inputs = inputs, .index = index, .config = config}, rules,
                             {.today = "2026-01-01",
                              .source_root = folder.path(),
                              .may_show = may_show,
                              .source_maps = {{"/app", folder.path()}}});
  check(report);
  return write_json(report) + write_text(report, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TemporaryFolder folder;
  write_files(folder, {reinterpret_cast<const char*>(data), size}, kFiles);
  require(checked(folder, 1) == checked(folder, 2), "two threads say what one says");
  return 0;
}
