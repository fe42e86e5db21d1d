#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"
#include "config/strict.h"
#include "finding/finding.h"
#include "index/index.h"

namespace crosscheck {

// Everything that a check may look at.
struct Model {
  const Inputs& inputs;
  const Index& index;
  const Config& config;
};

// The words of a rule, with placeholders such as `{key}`.
struct Wording {
  std::string message;
  std::string first;  // label of the primary mark
  std::string other;  // label of each further mark
  std::string help;
};

// What a placeholder stands for in one problem.
using Words = std::map<std::string, std::string, std::less<>>;
// Fills the placeholders in; the loader has made sure that all are known.
std::string fill(std::string_view pattern, const Words& words);

// A pure function from the model to problems. Certain ones only; with `--possible` (`Index::possible`)
// also what may be.
using Check = std::function<std::vector<Problem>(const Model&, const Wording&)>;

// A mechanism that rule files name and parametrise. `make` reads the parameters, strictly.
struct Kernel {
  std::string_view name;                       // "claimed-once"
  std::string_view summary;                    // one line for the docs
  std::vector<std::string_view> placeholders;  // that its wording may use
  Check (*make)(StrictObject& parameters);
};
// All of them, in one plain list: `rules/kernels.cpp`.
const std::vector<Kernel>& kernels();

// One rule file: a shipped one or a user's own; nothing downstream can tell them apart.
struct Rule {
  std::string id;
  std::string title;
  Severity severity = Severity::Error;
  std::string family;
  std::string kernel;
  Wording wording;
  std::string explanation;              // markdown
  std::vector<std::string> references;  // URLs
  Check check;
  FileId file = kNoFile;  // of a user's own rule
};

// Parses one rule file, strictly: unknown keys, kernels and placeholders, bad regular expressions and missing
// members throw `InputError` with a caret. `id` must equal `expected_id` (the file's name).
Rule read_rule(Sources& sources, FileId file, std::string_view expected_id);

// The shipped rules and those of the given folders, sorted by id; an id twice throws.
std::vector<Rule> load_rules(Sources& sources, const std::vector<std::string>& folders);

}  // namespace crosscheck
