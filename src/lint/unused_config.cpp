#include "lint/unused_config.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/glob.h"

namespace crosscheck {
namespace {

// Looks only for what the config says itself: what a shared one says need not be used everywhere.
class UnusedEntries {
 public:
  UnusedEntries(const Config& config, const Inputs& inputs, const Index& index)
      : config_(config), inputs_(inputs), index_(index) {}

  void owners(const std::vector<Ownership>& entries) {
    for (const Ownership& entry : entries) {
      if (entry.span.file != config_.file) continue;
      const auto fits = [&](const auto& one) { return fits_name(entry.name, one.space, one.key); };
      if (!any_claim(fits) && !any_use(fits)) complain("the owner of `" + entry.name + "` owns nothing", entry.span);
    }
  }

  void environments(const std::vector<EnvironmentRule>& rules) {
    for (const EnvironmentRule& rule : rules) {
      if (rule.span.file != config_.file) continue;
      for (const std::string& pattern : rule.stacks) {
        const bool fits = std::any_of(inputs_.stacks.begin(), inputs_.stacks.end(),
                                      [&](const Stack& stack) { return glob_match(pattern, stack.name); });
        if (!fits) complain("no stack is named `" + pattern + "`, as environment `" + rule.label + "` says", rule.span);
      }
    }
  }

  void externals(const Config& config) {
    const auto needed = [&](const std::vector<std::string>& patterns, const char* what, auto fits) {
      for (const std::string& pattern : patterns) {
        const std::vector<std::string>& shared = config_.extended_externals;
        if (std::find(shared.begin(), shared.end(), pattern) != shared.end()) continue;
        if (any_use([&](const Use& use) { return fits(pattern, use); })) continue;
        complain(std::string("no stack needs an external ") + what + " `" + pattern + '`', config.externals);
      }
    };
    needed(config.external_exports, "export",
           [](const auto& glob, const Use& use) { return use.space == "cfn:export" && glob_match(glob, use.key); });
    needed(config.external_parameters, "parameter",
           [](const auto& glob, const Use& use) { return use.space == "ssm:parameter" && glob_match(glob, use.key); });
    needed(config.external_accounts, "account",
           [](const auto& glob, const Use& use) { return glob_match(glob, use.account); });
    needed(config.external_names, "name",
           [](const auto& glob, const Use& use) { return glob_match(glob, use.key) || glob_match(glob, use.written); });
  }

  std::vector<InputProblem> found() { return std::move(found_); }

 private:
  static bool fits_name(const std::string& glob, std::string_view space, std::string_view key) {
    return glob_match(glob, key) || glob_match(glob, std::string(space) + '/' + std::string(key));
  }
  template <typename Fits>
  bool any_claim(Fits fits) const {
    return std::any_of(index_.claims.begin(), index_.claims.end(), fits);
  }
  template <typename Fits>
  bool any_use(Fits fits) const {
    return std::any_of(index_.uses.begin(), index_.uses.end(), fits);
  }

  void complain(std::string message, Span span) {
    InputProblem problem{.rule = "unused-config", .problem = {}};
    problem.problem.message = std::move(message);
    problem.problem.primary = {.span = span, .label = "it is named here", .logical_id = {}};
    found_.push_back(std::move(problem));
  }

  const Config& config_;
  const Inputs& inputs_;
  const Index& index_;
  std::vector<InputProblem> found_;
};

}  // namespace

std::vector<InputProblem> unused_config(const Config& config, const Inputs& inputs, const Index& index) {
  if (!inputs.complete || !index.complete) return {};
  UnusedEntries unused(config, inputs, index);
  unused.owners(config.ownership);
  unused.environments(config.environments);
  unused.externals(config);
  return unused.found();
}

}  // namespace crosscheck
