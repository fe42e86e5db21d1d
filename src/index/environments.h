#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/config.h"
#include "inputs/inputs.h"

namespace crosscheck {

// Which environment a stack belongs to, as people call it, and how we know.
struct Label {
  enum class Source { Config, Description, Stage, StackName, Folder, None };
  std::string name;  // "production"; without a name the account and region
  Source source = Source::None;

  // Only named environments can be told apart by name: two accounts of one application are not two
  // environments.
  bool named() const { return source != Source::None; }
  bool configured() const { return source == Source::Config; }
};
std::string_view describe(Label::Source source);  // "from the stack names"

// The environment that a name's words name, in the form that reports use: "Spaceport-prod" → "production". Compounds
// and numbered ones are environments of their own: "pre-prod", "Dev1". Empty where there is none, or several that
// disagree. Words are split at anything that is not a letter or digit and at CamelCase humps; ordinary words (`test`)
// do not count.
std::string environment_word(std::string_view text);

// The words that people use for an environment of that label: the label itself, and for "production" also "prod" and
// "prd".
std::vector<std::string> environment_words(std::string_view label);

// Whether a word that `environment_word` found in a name may mean the environment of that label: `prod2` in production.
bool may_be_environment(std::string_view label, std::string_view word);

// By StackId. From the config's environments, else the description's; else from the stage, the stack's name, the
// assembly's folder. A stack that says nothing belongs to no environment, whatever the others of its account are.
std::vector<Label> label_stacks(const Inputs& inputs, const Config& config);

// The config's entry that a stack falls under, or null.
const EnvironmentRule* environment_rule(const Stack& stack, const Config& config);

// "111111111111/us-west-2", with `unknown-account` and `unknown-region` for what is not known.
std::string place(const Environment& environment);

// The same to group stacks by, with the assembly where it is not known: unknown places of two assemblies are not the
// same.
using StackPlace = std::pair<std::string, std::uint32_t>;
StackPlace stack_place(const Stack& stack);

}  // namespace crosscheck
