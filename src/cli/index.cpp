#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/prepare.h"
#include "cli/setup.h"
#include "cli/write.h"
#include "lint/ownership.h"
#include "report/writers.h"
#include "text/error.h"

namespace crosscheck {

int index_command(const Options& options, const Surroundings& here) {
  Sources sources;
  const Setup setup = read_setup(sources, options, here);
  prepare_inputs(options, here);
  const Inputs inputs = read_inputs(sources, options.inputs);
  const Index index = build_index(sources, inputs, setup.config, {.threads = options.threads, .own_uses = false});
  const std::vector<OwnershipRow> rows = ownership(inputs, index, options.owner);
  for (const Output& output :
       options.outputs.empty() ? std::vector<Output>{{.format = "text", .file = {}}} : options.outputs) {
    if (output.format != "json" && output.format != "text") throw InputError("`index` writes text or json");
    write_output(output.file, output.format == "json" ? write_ownership_json(rows) : write_ownership_text(rows));
  }
  return inputs.complete && index.complete ? kClean : kIncomplete;
}

}  // namespace crosscheck
