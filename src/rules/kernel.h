#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/config.h"
#include "config/strict.h"
#include "finding/finding.h"
#include "index/index.h"
#include "plan/plan.h"
#include "rules/name_pattern.h"
#include "rules/selector.h"

namespace crosscheck {

// Everything that a check may look at.
struct Model {
  const Inputs& inputs;
  const Index& index;
  const Config& config;
  const Plan* plan = nullptr;    // what the next deployment does
  const World* world = nullptr;  // what is deployed; null where nothing says so

  const Stack& stack_of(const Mark& mark) const { return crosscheck::stack_of(mark, inputs, world); }
};

// The words of a rule, with placeholders such as `{key}`.
struct Wording {
  std::string message;
  std::string first;  // label of the primary mark
  std::string other;  // label of each further mark
  std::string help;
  // In place of it, where a rule has something to say that fits better. Empty: nothing.
  std::string help_in_one_stack;                            // all parties at fault are in one stack
  std::string help_for_plain;                               // none of them was synthesized
  std::map<std::string, std::string, std::less<>> help_in;  // a situation that the kernel tells apart, by its name
};

// What a placeholder stands for in one problem.
using Words = std::map<std::string, std::string, std::less<>>;
// Fills the placeholders in. The loader lets only those pass that the kernel lists, so one that stays as it is shows a
// kernel that lists what it does not fill in.
std::string fill(std::string_view pattern, const Words& words);

// A pure function from the model to problems. Certain ones only; with `--possible` (`Index::possible`)
// also what may be.
using Check = std::function<std::vector<Problem>(const Model&, const Wording&)>;

// One parameter of a kernel. The loader, the schema and the docs are all derived from this description.
struct Parameter {
  enum class Kind {
    Globs,    // a list of globs, or one glob
    Word,     // one of `choices`
    Number,   // a whole number, not negative
    Pattern,  // a regular expression for whole names, with placeholders: see `NamePattern`
    Flag,     // true or false
  };
  std::string_view name;
  Kind kind = Kind::Globs;
  std::string_view preset = {};  // the default, as a rule file would write it; of globs it may be empty
  std::string_view summary = {};
  std::vector<std::string_view> choices = {};  // of a word
  bool required = false;                       // then there is no default
};

// The members of the selector, for kernels to list among their parameters. Those that a kernel does not list are
// unknown keys in its rule files.
Parameter select_namespace(std::string_view preset = {});
Parameter select_stacks(std::string_view summary = {});
Parameter select_environments();
Parameter select_evidence();
Parameter select_except(std::string_view summary = {});
// The members for claims, and those for uses; then what else the kernel takes.
std::vector<Parameter> select_claims(std::vector<Parameter> more = {});
std::vector<Parameter> select_uses(std::vector<Parameter> more = {});

struct Kernel;

// What a rule file gives for a kernel's parameters, checked and with defaults filled in. Asking for a parameter that
// the kernel does not describe, or by another kind, is a programming error and throws.
class Parameters {
 public:
  // Throws `InputError` with a caret for anything that the kernel's description does not allow.
  Parameters(StrictObject& object, const Kernel& kernel);

  const Selector& selector() const { return selector_; }
  const std::vector<std::string>& globs(std::string_view name) const { return get<std::vector<std::string>>(name); }
  const std::string& word(std::string_view name) const { return get<std::string>(name); }
  std::size_t number(std::string_view name) const { return get<std::size_t>(name); }
  const NamePattern& pattern(std::string_view name) const { return get<NamePattern>(name); }
  bool flag(std::string_view name) const { return get<bool>(name); }

 private:
  using Given = std::variant<std::vector<std::string>, std::string, std::size_t, NamePattern, bool>;
  template <typename Type>
  const Type& get(std::string_view name) const {
    return std::get<Type>(given_.at(std::string(name)));
  }
  static Given read(StrictObject& object, const Parameter& parameter);

  Selector selector_;
  std::map<std::string, Given> given_;
};

// A mechanism that rule files name and parametrise.
struct Kernel {
  std::string_view name;     // "claimed-once"
  std::string_view summary;  // one line for the docs
  std::vector<Parameter> parameters;
  std::vector<std::string_view> one_of = {};   // parameters of which at least one must be given
  std::vector<std::string_view> placeholders;  // that its wording may use; none: it brings its own words
  Check (*make)(const Parameters& parameters);
  std::vector<std::string_view> situations = {};  // that it tells apart, for which a rule may have a help of its own
  std::string_view remarks = {};                  // what it cannot see or means to leave alone: markdown, for the docs
};
// What most kernels are made with: a check that looks at its parameters while it runs.
template <std::vector<Problem> (*kCheck)(const Model&, const Wording&, const Parameters&)>
Check run(const Parameters& parameters) {
  return [parameters](const Model& model, const Wording& wording) { return kCheck(model, wording, parameters); };
}

// All of them, in one plain list: `rules/kernels.cpp`.
const std::vector<Kernel>& kernels();

}  // namespace crosscheck
