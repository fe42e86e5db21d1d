#include <memory>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/commands/setup.h"
#include "cli/declare.h"
#include "cli/handbook/kernel_pages.h"
#include "cli/handbook/rule_pages.h"
#include "cli/host/write.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

struct RulesArguments {
  SetupOptions setup;
  std::string format = "text";
  bool kernels = false;
};

std::string text_of(const std::vector<Rule>& rules, const RulesArguments& options) {
  const bool markdown = options.format == "markdown";
  if (options.format == "schema") return rule_schema();
  if (options.kernels) return markdown ? kernels_markdown(rules) : kernels_text();
  return markdown ? rules_markdown(rules) : rules_text(rules);
}

int rules_command(const RulesArguments& options, const Host& here) {
  Sources sources;
  const std::vector<Rule> rules = read_setup(sources, options.setup, {}, here).rules;
  write_output({}, printable_block(text_of(rules, options)));
  return kClean;
}

}  // namespace

Run declare_rules(CLI::App& command) {
  const auto options = std::make_shared<RulesArguments>();
  add_choice(command, "--format", {"text", "markdown", "schema"}, options->format,
             "text, markdown, or schema: the JSON Schema of rule files");
  add_flag(command, "--kernels", options->kernels, "list the kernels that rules are made of instead");
  add_config(command, options->setup.config);
  add_rule_folders(command, options->setup.rule_folders);
  return [options](const Host& here) { return rules_command(*options, here); };
}

}  // namespace crosscheck
