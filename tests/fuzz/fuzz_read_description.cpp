// Any bytes as each kind of description that people write by hand: spans are in the file, templates stay beneath the
// checkout, nothing of the file beside it shows, and reading twice says the same.

#include "check_document.h"
#include "inputs/inputs_text.h"
#include "inputs/temporary_folder.h"
#include "text/error.h"
#include "text/limits.h"

using namespace crosscheck;

namespace {

constexpr std::string_view kSecret = "hunter2";
constexpr const char* kNames[] = {
    "samconfig.toml",
    "samconfig.yaml",
    "deploy.sh",
    ".github/workflows/w.yml",
    "any.yaml",
    "pipeline.json",
    "sceptre/config/config.yaml",
    "sceptre/config/a.yaml",
    "takomo/stacks/config.yml",
    "takomo/stacks/dev/a.yml",
    "parameters.json",
};

void check_span(const Sources& sources, Span span) {
  const std::optional<std::string> text = sources.reread(span.file);
  require(span.begin <= span.end && (!text || span.end <= text->size()), "spans are in the file");
}

void check(const Sources& sources, const Inputs& inputs) {
  require(inputs.stacks.size() <= std::size(kNames) * limits::kDeployments, "deployments are counted");
  for (const Stack& stack : inputs.stacks) {
    require(sources.check(stack.template_file) != ReadFailure::Outside, "templates stay beneath the checkout");
    const Description& given = stack.origin.given();
    require(given.parameters.size() + given.open_parameters.size() <= limits::kDeployedParameters, "parameters too");
    check_span(sources, stack.origin.entry());
    if (given.name) check_span(sources, given.name->span);
    for (const auto& [name, value] : given.parameters) check_span(sources, value.span);
  }
  for (const InputProblem& one : inputs.problems) check_span(sources, one.problem.primary.span);
}

std::string outcome(const TemporaryFolder& folder, const std::string& path) {
  Sources sources;
  Inputs inputs;
  try {
    inputs = read_inputs(sources, {folder / path});
  } catch (const InputError&) {
    return {};  // a folder without what makes it a description
  }
  check(sources, inputs);
  return text_of(inputs, sources);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TemporaryFolder folder;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  folder.write("secret.yaml", "Resources: {hunter2: {}}\nParameters: {hunter2: hunter2}\n");
  folder.write("root/.git/HEAD", "");
  folder.write("root/template.yaml", "{}");
  folder.write("root/takomo/takomo.yml", "");
  folder.write("root/takomo/templates/a.yml", "{}");
  folder.write("root/sceptre/templates/a.yaml", "{}");
  for (const char* name : kNames) folder.write("root/" + std::string(name), bytes);
  for (const char* name : kNames) {
    std::string path = "root/" + std::string(name);
    if (path.starts_with("root/takomo")) path = "root/takomo";
    if (path.starts_with("root/sceptre")) path = "root/sceptre";
    const std::string first = outcome(folder, path);
    require(first == outcome(folder, path), "reading twice says the same");
    const bool leaks = first.find(kSecret) != std::string::npos && bytes.find(kSecret) == std::string_view::npos;
    require(!leaks, "nothing outside the checkout is read");
  }
  return 0;
}
