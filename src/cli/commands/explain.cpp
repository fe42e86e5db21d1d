#include <algorithm>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/handbook/kernel_pages.h"
#include "cli/handbook/rule_pages.h"
#include "cli/host/write.h"
#include "text/error.h"
#include "text/nearest.h"
#include "text/printable.h"

namespace crosscheck {

int explain_command(const Options& options) {
  Sources sources;
  const std::vector<Rule> rules = load_rules(sources, options.rule_folders);
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

int rules_command(const Options& options) {
  Sources sources;
  const std::vector<Rule> rules = load_rules(sources, options.rule_folders);
  const bool markdown = options.format == "markdown";
  std::string text;
  if (options.format == "schema") text = rule_schema();
  else if (options.kernels) text = markdown ? kernels_markdown(rules) : kernels_text();
  else text = markdown ? rules_markdown(rules) : rules_text(rules);
  write_output({}, printable_block(text));
  return kClean;
}

}  // namespace crosscheck
