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

// The rules that the words lead to: the one of that name, else those with the words in their ids, else those that
// predict an error that says so.
std::vector<const Rule*> rules_named(const std::vector<Rule>& rules, const std::string& words) {
  if (const Rule* rule = find_rule(rules, words)) return {rule};
  std::vector<const Rule*> found;
  for (const Rule& rule : rules) {
    if (!words.empty() && rule.id.find(words) != std::string::npos) found.push_back(&rule);
  }
  return found.empty() ? rules_of_error(rules, words) : found;
}

int explain_command(const Options& options, const Host& here) {
  Sources sources;
  const Setup setup = read_setup(sources, options.setup, {}, here);
  const std::vector<Rule>& rules = setup.rules;
  const std::vector<const Rule*> found = rules_named(rules, options.rule);
  if (found.empty()) {
    const auto near = nearest(options.rule, rule_names(rules));
    throw InputError("there is no rule `" + options.rule + "`" +
                     (near ? "; did you mean `" + *near + "`?" : "; see `crosscheck rules`"));
  }
  // A rule of the checked repository is no more to be trusted than its templates.
  const Rule& rule = *found.front();
  write_output(
      {}, printable_block(found.size() == 1 ? rule_text(rule, shipped_example(rule.id)) : rules_of_error_text(found)));
  return kClean;
}

}  // namespace

Run declare_explain(CLI::App& command) {
  const auto options = std::make_shared<Options>();
  add_required(command, "rule", "RULE", options->rule, "its id or a piece of it, or the words of a deployment's error");
  add_config(command, options->setup.config);
  add_rule_folders(command, options->setup.rule_folders);
  return [options](const Host& here) { return explain_command(*options, here); };
}

}  // namespace crosscheck
