#include <map>
#include <set>

#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"

namespace crosscheck {
namespace {

// What CloudFormation itself reads while it deploys the stack. The others matter only when the stack's code runs.
bool needed_to_deploy(const Use& use) { return use.evidence <= Evidence::Property; }

bool unordered(const Model& model, const Use& use) {
  if (use.exists != Truth::Yes || use.crosses) return false;
  const Claim& owner = model.index.claims[use.owner];
  const Stack &user = model.inputs[use.stack], &other = model.inputs[owner.stack];
  // Between assemblies and between stages no dependency can be declared.
  if (!user.origin.can_order_stacks() || user.assembly != other.assembly || user.stage != other.stage) return false;
  if (owner.stack == use.stack || model.index.dependencies.reaches(use.stack, owner.stack)) return false;
  // The owner comes after the user: for what is needed to deploy that is a cycle, which has its own rule; for the
  // rest it is how people break cycles.
  return !model.index.dependencies.reaches(owner.stack, use.stack);
}

std::vector<Problem> check(const Model& model, const Wording& wording, const Parameters& parameters) {
  // Stacks that are about to be a cycle once the imports count: all of those uses are the cycle's.
  Graph needs = model.index.dependencies;
  const std::vector<const Use*> owned = uses_with(model, {Resolution::Owned});
  for (const Use* use : owned) {
    if (use->evidence <= Evidence::Parameter) needs.add(use->stack, model.index.claims[use->owner].stack);
  }
  std::map<std::pair<StackId, StackId>, std::vector<const Use*>> pairs;
  for (const Use* use : owned) {
    if (!unordered(model, *use) || !parameters.selector().fits(model, *use)) continue;
    const StackId owner = model.index.claims[use->owner].stack;
    if (needed_to_deploy(*use) && needs.reaches(owner, use->stack)) continue;
    pairs[{use->stack, owner}].push_back(use);
  }
  std::vector<Problem> problems;
  for (const auto& [pair, uses] : pairs) {
    const Use& use = *uses.front();
    const Claim& owner = model.index.claims[use.owner];
    Words words = words_of(model, use);
    words["owner"] = model.inputs[pair.second].name;
    words["owner-element"] = std::string(owner.element);
    Marks marks(problems.size());
    std::set<std::string_view> elements, keys;
    for (const Use* one : uses) {
      if (elements.insert(one->element).second || keys.insert(one->key).second) {
        marks.add([&] { return mark_of(*one, fill(wording.first, joined(words_of(model, *one), words))); });
      }
    }
    marks.add_bystander(bystander(owner, fill(wording.other, joined(words_of(model, owner), words))));
    Problem problem = make_problem(wording, words, std::move(marks));
    problem.identity = Identity{.space = "cfn:stack",
                                .scope = display(model.index.scope(owner.scope)),
                                .key = model.inputs[pair.first].name + " → " + model.inputs[pair.second].name};
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Kernel depends_on_owner() {
  return {.name = "depends-on-owner",
          .summary = "a stack depends on the stacks whose resources it uses",
          .parameters = select_uses(),
          .placeholders = {"key", "thing", "stack", "element", "environment", "owner", "owner-element"},
          .make = run<check>};
}

}  // namespace crosscheck
