#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/commands/setup.h"
#include "cli/host/input_readiness.h"
#include "cli/host/write.h"
#include "lint/ownership.h"
#include "report/formats.h"
#include "report/plural.h"
#include "text/error.h"

namespace crosscheck {
namespace {

std::string names_of_formats() {
  std::string names;
  for (const Format& format : formats()) {
    if (format.write_ownership) join(names, " or ", format.name);
  }
  return names;
}

}  // namespace

int index_command(const Options& options, const Host& here) {
  Sources sources;
  const Setup setup = read_setup(sources, options, here);
  await_inputs(options, here);
  const Inputs inputs = read_inputs(sources, options.inputs);
  const Index index = build_index(sources, inputs, setup.config, {.threads = options.threads, .own_uses = false});
  const std::vector<OwnershipRow> rows = ownership(inputs, index, options.owner);
  for (const Output& output :
       options.outputs.empty() ? std::vector<Output>{{.format = "text", .file = {}}} : options.outputs) {
    const auto write = find_format(output.format)->write_ownership;
    if (!write) throw InputError("`index` writes " + names_of_formats());
    write_output(output.file, write(rows));
  }
  return inputs.complete && index.complete ? kClean : kIncomplete;
}

}  // namespace crosscheck
