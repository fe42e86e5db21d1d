#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/commands/setup.h"
#include "cli/host/input_readiness.h"
#include "cli/host/write.h"
#include "lint/ownership.h"
#include "report/writers.h"
#include "text/error.h"

namespace crosscheck {

int index_command(const Options& options, const Host& here) {
  Sources sources;
  const Setup setup = read_setup(sources, options, here);
  await_inputs(options, here);
  const Inputs inputs = read_inputs(sources, options.inputs);
  const Index index = build_index(sources, inputs, setup.config, {.threads = options.threads, .own_uses = false});
  const std::vector<OwnershipRow> rows = ownership(inputs, index, options.owner);
  for (const Output& output : options.outputs) {
    if (output.format != "json" && output.format != "text") throw InputError("`index` writes text or json");
  }
  write_outputs(options.outputs.empty() ? std::vector<Output>{{.format = "text", .file = {}}} : options.outputs,
                sources, {}, [&](const Output& output) {
                  return output.format == "json" ? write_ownership_json(rows) : write_ownership_text(rows);
                });
  return inputs.complete && index.complete ? kClean : kIncomplete;
}

}  // namespace crosscheck
