#include <algorithm>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/handbook/rule_pages.h"
#include "cli/host/write.h"
#include "text/error.h"
#include "text/nearest.h"
#include "text/printable.h"

namespace crosscheck {

int explain_command(const Options& options) {
  Sources sources;
  const std::vector<Rule> rules = load_rules(sources, options.rule_folders);
  auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& one) { return one.id == options.rule; });
  if (rule == rules.end()) {
    std::vector<std::string> ids;
    for (const Rule& one : rules) ids.push_back(one.id);
    const auto near = nearest(options.rule, ids);
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
  write_output({}, printable_block(options.format == "markdown" ? rules_markdown(rules) : rules_text(rules)));
  return kClean;
}

}  // namespace crosscheck
