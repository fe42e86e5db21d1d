#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "facts/entries.h"

namespace crosscheck {

struct Model;

// Which claims or uses a rule is about. Every list may be empty, which selects everything (or, for `except`, takes
// nothing out). Patterns are globs.
struct Selector {
  std::vector<std::string> namespaces;
  std::vector<std::string> stacks;        // over stack names
  std::vector<std::string> environments;  // over environment labels, such as `production`
  std::vector<Evidence> evidence;
  std::vector<std::string> except;        // over keys
  std::vector<std::string> except_named;  // those of them with a namespace in front (`s3:bucket/tmp-*`): over both

  bool fits_stack(const Model& model, StackId stack) const {
    return (stacks.empty() && environments.empty()) || selects(model, stack);
  }
  bool fits_namespace(std::string_view space) const;
  // Principals only where they are asked for: trust is meant to point elsewhere.
  bool fits_evidence(Evidence found) const { return evidence.empty() ? found != Evidence::Principal : selects(found); }
  bool excepts(std::string_view space, std::string_view key) const;
  // `except` over something other than a key, such as an ARN.
  bool excepts(std::string_view text) const;

  bool fits(const Model& model, const Claim& claim) const;
  bool fits(const Model& model, const Use& use) const;

 private:
  bool selects(const Model& model, StackId stack) const;
  bool selects(Evidence found) const { return std::find(evidence.begin(), evidence.end(), found) != evidence.end(); }
};

// As rule files name it: "import", "stack-output", …
std::string_view evidence_word(Evidence evidence);

}  // namespace crosscheck
