// Any bytes as a manifest, as the one nested in it, as metadata and as an asset manifest: the stacks that
// come out keep their promises, files stay beneath the root, and reading twice says the same.

#include <algorithm>

#include "check_document.h"
#include "document/read.h"
#include "inputs/cdk/constructs.h"
#include "inputs/inputs_text.h"
#include "inputs/temporary_folder.h"

using namespace crosscheck;

namespace {

void check_mark(const Sources& sources, const Mark& mark, std::size_t stacks) {
  const std::optional<std::string> text = sources.reread(mark.span.file);
  require(mark.span.begin <= mark.span.end && (!text || mark.span.end <= text->size()), "spans are in the file");
  require(mark.stack == kNoStack || static_cast<std::size_t>(mark.stack) < stacks, "marks name a stack");
}

void check(const Sources& sources, const Inputs& inputs) {
  for (const Stack& stack : inputs.stacks) {
    require(sources.check(stack.template_file) != ReadFailure::Outside, "templates stay beneath the root");
    require(std::is_sorted(stack.dependencies.begin(), stack.dependencies.end()), "dependencies are sorted");
    for (StackId id : stack.dependencies) {
      require(static_cast<std::size_t>(id) < inputs.stacks.size() && &inputs[id] != &stack, "of other stacks");
    }
    Document metadata;
    sources.reread(stack.metadata_file, metadata.buffer_);
    read_json(metadata, stack.metadata_file);
    const Constructs constructs(sources, stack, metadata);
    for (const Acknowledgement& one : constructs.acknowledgements()) constructs.trace(one.path);
    require(constructs.traces().size() <= metadata.nodes().size(), "traces are in the document");
    for (FileId file : stack.asset_manifests) read_asset_manifest(sources, file);
  }
  for (const InputProblem& one : inputs.problems) {
    require(!one.problem.message.empty(), "problems say something");
    check_mark(sources, one.problem.primary, inputs.stacks.size());
    for (const Mark& mark : one.problem.related) check_mark(sources, mark, inputs.stacks.size());
  }
}

std::string outcome(const std::string& folder) {
  Sources sources;
  const Inputs inputs = read_inputs(sources, {folder}, {.nesting = 4, .artifacts = 200, .dependencies = 2000});
  check(sources, inputs);
  return text_of(inputs, sources);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TemporaryFolder folder;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  folder.write("root/A.template.json", "{}");
  for (std::string_view name : {"manifest.json", "sub/manifest.json", "A.metadata.json", "A.assets.json"}) {
    folder.write("root/" + std::string(name), bytes);
  }
  const std::string first = outcome(folder / "root");
  require(first == outcome(folder / "root"), "reading twice says the same");
  return 0;
}
