#include <memory>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/commands/setup.h"
#include "cli/declare.h"
#include "cli/handbook/rule_pages.h"
#include "cli/host/write.h"
#include "text/error.h"
#include "text/nearest.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

struct Options {
  std::string rule;  // its id
  SetupOptions setup;
};

int explain_command(const Options& options, const Host& here) {
  Sources sources;
  const Setup setup = read_setup(sources, options.setup, {}, here);
  const std::vector<Rule>& rules = setup.rules;
  const Rule* rule = find_rule(rules, options.rule);
  if (!rule) {
    const auto near = nearest(options.rule, rule_names(rules));
    throw InputError("there is no rule `" + options.rule + "`" +
                     (near ? "; did you mean `" + *near + "`?" : "; see `crosscheck rules`"));
  }
  // A rule of the checked repository is no more to be trusted than its templates.
  write_output({}, printable_block(rule_text(*rule, shipped_example(rule->id))));
  return kClean;
}

}  // namespace

Run declare_explain(CLI::App& command) {
  const auto options = std::make_shared<Options>();
  add_required(command, "rule", "RULE", options->rule, "its id");
  add_config(command, options->setup.config);
  add_rule_folders(command, options->setup.rule_folders);
  return [options](const Host& here) { return explain_command(*options, here); };
}

}  // namespace crosscheck
