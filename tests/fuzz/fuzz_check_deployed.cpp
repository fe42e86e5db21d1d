// An app of one stack, what is deployed of it, and AWS's answers. Whatever these hold, the plan must end, point into
// the files, and say the same whichever thread reads which.

#include <array>
#include <string>

#include "check_report.h"
#include "index/index.h"
#include "input_files.h"
#include "inputs/inputs.h"
#include "lint/lint.h"
#include "plan/plan.h"
#include "report/writers.h"

using namespace crosscheck;

namespace {

// By letter: `h` (the first), `i`, …
constexpr std::array<std::string_view, 8> kFiles = {
    "now/A.template.json",
    "before/A.template.json",
    "answers/exports.json",
    "answers/stacks.json",
    "answers/111111111111/eu-west-1/cloudformation-get-template.A.json",
    "answers/111111111111/eu-west-1/cloudformation-list-stack-resources.A.json",
    "answers/222222222222/names.json",
    "answers/index.json",
};

constexpr std::string_view kManifest =
    R"({"version": "36.0.0", "artifacts": {"A": {"type": "aws:cloudformation:stack",
     "environment": "aws://111111111111/eu-west-1", "properties": {"templateFile": "A.template.json"}}}})";

void check(const Report& report) {
  check_findings(report);
  require(report.plan.has_value(), "there is a plan");
}

std::string checked(const TemporaryFolder& folder, unsigned threads) {
  static Sources shipped;
  static const std::vector<Rule> rules = load_rules(shipped, {});
  Sources sources;
  const Config config;
  const Inputs inputs = read_inputs(sources, {folder / "now"});
  const Index index = build_index(sources, inputs, config, {.threads = threads, .own_uses = false});
  World world;
  world.inputs = read_deployed(sources, {folder / "answers", folder / "before"});
  match_apps(world.inputs, inputs);
  const NameHashes asked = names_asked(index);
  world.index = build_index(sources, world.inputs, config, {.threads = threads, .asked = &asked});
  const Plan plan = make_plan(sources, inputs, index, &world);
  const Report report =
      lint(sources, {.inputs = inputs, .index = index, .config = config, .plan = &plan, .world = &world}, rules,
           {.today = "2026-01-01", .plan = true});
  check(report);
  return write_json(report) + write_text(report, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TemporaryFolder folder;
  write_files(folder, {reinterpret_cast<const char*>(data), size}, kFiles);
  folder.write("now/manifest.json", kManifest);
  folder.write("before/manifest.json", kManifest);
  require(checked(folder, 1) == checked(folder, 2), "two threads say what one says");
  return 0;
}
