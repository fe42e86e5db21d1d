#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "rules/kernels/kernels.h"
#include "rules/kernels/near_names.h"
#include "rules/kernels/uses.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

// A name with a star for each word of an environment, in lower case: what names of different environments share.
std::string without_environments(std::string_view name) {
  std::string shape, part;
  const auto end_part = [&] {
    shape += environment_word(part).empty() ? part : "*";
    part.clear();
  };
  for (char c : name) {
    if (is_alphanumeric(c)) {
      part += to_lower(c);
    } else {
      end_part();
      shape += '-';
    }
  }
  end_part();
  return shape;
}

// What each environment has under names that hold its word, by namespace: `orders-production`, where a stack of
// production uses `orders-staging`.
class Counterparts {
 public:
  explicit Counterparts(const Model& model) : model_(model) {
    for (const Claim& claim : model.index.claims) {
      const Label& label = model.index.label(claim.stack);
      if (label.named()) shapes_.insert({claim.space, label.name, without_environments(claim.key)});
    }
  }

  bool has(const Use& use) const {
    return shapes_.contains({use.space, model_.index.label(use.stack).name, without_environments(use.key)});
  }

 private:
  const Model& model_;
  std::set<std::tuple<std::string_view, std::string, std::string>> shapes_;
};

// A word in a name is weak evidence: it counts where the kind of thing is certain, and the name is nearly one that
// a stack creates, or nobody else can create it.
bool is_evident(const Model& model, const Use& use, const Counterparts& counterparts, NearNames& names) {
  if (use.space.empty() || use.space == "arn") return false;
  return model.config.closed || counterparts.has(use) || names.find(use) != nullptr ||
         owner_of(model, use.space, use.key) != nullptr;
}

std::vector<Problem> check_own_environment_name(const Model& model, const Wording& wording,
                                                const Parameters& parameters) {
  std::vector<const Use*> uses;
  for (const Use* use : uses_with(model, {Resolution::Nobody})) {
    const Label& label = model.index.label(use->stack);
    if (!counts(model, use->exists) || !label.named()) continue;
    if (use->evidence == Evidence::Import || use->evidence == Evidence::StackOutput) continue;  // missing, and an error
    if (!parameters.selector().fits(model, *use)) continue;  // most: what the bootstrap template creates
    const std::string other = environment_word(display_key(use->key, model.index));
    if (other.empty() || may_be_environment(label.name, other)) continue;
    uses.push_back(use);
  }
  std::vector<Problem> problems;
  if (uses.empty()) return problems;
  const Counterparts counterparts(model);
  NearNames names(model);
  for (const auto& group : by_identity(uses)) {
    const Use& use = *group.front();
    Words words = words_of(model, use);
    words["other"] = environment_word(words["key"]);
    Problem problem = make_problem(model, wording, words, marks_of(model, wording, group, words, problems.size()));
    problem.identity = identity_of(model, use.space, use.scope, use.key);
    if (!is_evident(model, use, counterparts, names)) {
      if (!model.index.possible) continue;
      problem.severity = Severity::Note;
    }
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Kernel own_environment_name() {
  return {.name = "own-environment-name",
          .summary = "stacks do not use names of another environment",
          .parameters = select_uses(),
          .placeholders = {"key", "thing", "stack", "element", "environment", "other"},
          .make = run<check_own_environment_name>};
}

}  // namespace crosscheck
