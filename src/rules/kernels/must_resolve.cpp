#include <algorithm>
#include <map>
#include <set>

#include "plan/listed.h"
#include "rules/kernels/kernels.h"
#include "rules/kernels/near_ends.h"
#include "rules/kernels/near_names.h"
#include "rules/kernels/possible_owners.h"
#include "rules/kernels/uses.h"

namespace crosscheck {
namespace {

// Imports and stack outputs are read right where they look: what another environment has is no help.
bool looks_at_home(const Use& use) {
  return use.evidence == Evidence::Import || (use.evidence == Evidence::StackOutput && use.account.empty());
}

// The bootstrap stack's parameter, which may have any name.
bool is_of_bootstrap(const Model& model, const Use& use) {
  if (use.evidence != Evidence::Parameter) return false;
  const std::vector<BootstrapFact>& facts = model.index.bootstrap[static_cast<std::size_t>(use.stack)];
  return std::any_of(facts.begin(), facts.end(), [&](const BootstrapFact& fact) {
    return fact.kind == BootstrapFact::Kind::VersionParameter && fact.text == use.key;
  });
}

// Whether the stack itself creates it, and only after it was read; unless it did so some time ago.
bool comes_too_late(const Model& model, const Use& use) {
  if (!use.opens || use.resolution != Resolution::Own || model.index.claims[use.owner].exists != Truth::Yes)
    return false;
  if (!model.world) return true;
  const std::vector<Claim>& deployed = model.world->index.claims;
  return std::none_of(deployed.begin(), deployed.end(),
                      [&](const Claim& claim) { return claim.space == use.space && claim.key == use.key; });
}

bool missing(const Model& model, const Use& use) {
  if (!counts(model, use.exists)) return false;
  if (use.resolution == Resolution::Own) return comes_too_late(model, use);
  return use.resolution == Resolution::Nobody || looks_at_home(use) || !use.crosses;
}

// What is there instead of the thing that is missing.
struct Hint {
  std::string text = {};  // before the rule's help
  const Claim* claim = nullptr;
  std::string label = {};
};

// The stacks of the inputs by what people may call them: the first of each.
struct StackNames {
  explicit StackNames(const Model& model) {
    for (const Stack& stack : model.inputs.stacks) {
      named.try_emplace(stack.name, &stack);
      in_app.try_emplace(stack.artifact, &stack);
    }
    for (const Claim& claim : model.index.claims) {
      if (claim.space == "cfn:stack") placed.emplace(claim.scope, claim.key);
    }
  }
  std::map<std::string_view, const Stack*> named, in_app;
  std::set<std::pair<ScopeId, std::string_view>> placed;
};

// Whether a stack of the place is called as the import or output says: `Net` of `Net:ExportsOutput…`.
bool names_stack_here(const Model& model, const Use& use, const StackNames& stacks) {
  const std::string name = display_key(use.key.substr(0, use.key.find_first_of(":/")), model.index);
  return stacks.placed.contains({use.scope, name});
}

// Stack outputs are "stack/output": the stack may be there under another name, or lack the output.
Hint hint_for_output(const Model& model, const Use& use, const StackNames& stacks) {
  const std::string key = display_key(use.key, model.index), stack = key.substr(0, key.find('/'));
  if (stacks.named.contains(stack)) return {.text = "stack `" + stack + "` has no such output; "};
  if (const auto one = stacks.in_app.find(stack); one != stacks.in_app.end()) {
    return {.text = "the stack with the id `" + stack + "` in the app is named `" + one->second->name + "`; "};
  }
  return {};
}

Hint hint_for(const Model& model, const Use& use, NearNames& names, const StackNames& stacks) {
  if (use.resolution == Resolution::Own) {
    return {
        .text = "refer to the resource instead (`Ref`, `Fn::GetAtt`), or create it in a stack that is deployed first",
        .claim = &model.index.claims[use.owner],
        .label = "the stack creates it here"};
  }
  if (use.owner != Use::kNobody) {
    const Claim& owner = model.index.claims[use.owner];
    const std::string place = where(model.index.scope(owner.scope));
    return {.text = "it exists only in " + place + "; ",
            .claim = &owner,
            .label = "stack `" + model.inputs[owner.stack].name + "` has it in " + place};
  }
  if (const Claim* near = names.find(use, Nearness::SharedWords)) {
    const std::string name = display_key(near->written, model.index), stack = model.inputs[near->stack].name;
    return {.text = "did you mean `" + name + "` of stack `" + stack + "`? otherwise ",
            .claim = near,
            .label = "stack `" + stack + "` has `" + name + '`'};
  }
  return use.space == "cfn:output" ? hint_for_output(model, use, stacks) : Hint();
}

// Imports whose names are known in part.
std::vector<const Use*> open_imports(const Model& model, const Parameters& parameters) {
  std::vector<const Use*> uses;
  for (const Use& use : model.index.open_uses) {
    const bool counts_here = use.evidence == Evidence::Import && counts(model, use.exists);
    if (counts_here && parameters.selector().fits(model, use)) uses.push_back(&use);
  }
  return uses;
}

// No stack here can export what such an import may be called, but one exports nearly that.
void find_slips(const Model& model, const Wording& wording, const std::vector<const Use*>& uses,
                const PossibleOwners& owners, std::vector<Problem>& problems) {
  std::map<std::string_view, NearEnds> near;
  for (const auto& group : by_identity(uses)) {
    const Use& use = *group.front();
    const PossibleOwner* meant = near.try_emplace(use.space, owners, use.space).first->second.find(use);
    if (!meant || owners.may_have(use)) continue;
    Words words = words_of(model, use);
    words["key"] = glob_of(Text::of_key(use.key));
    words["where"] = where(model.index.scope(use.scope));
    const std::string name = glob_of(meant->key), stack = model.inputs[meant->claim->stack].name;
    Marks marks = marks_of(model, wording, group, words, problems.size());
    marks.add_bystander(bystander(*meant->claim, "stack `" + stack + "` exports `" + name + '`'));
    Problem problem = make_problem(model, wording, words, std::move(marks));
    problem.help = "did you mean `" + name + "` of stack `" + stack + "`? otherwise " + problem.help;
    problem.severity = Severity::Warning;
    problem.identity = identity_of(model, use.space, use.scope, words["key"]);
    problems.push_back(std::move(problem));
  }
}

std::vector<Problem> check_must_resolve(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<const Use*> uses;
  // Only parameters are read before the stack creates what is its own.
  const bool own_too = parameters.selector().fits_evidence(Evidence::Parameter);
  for (const Use* use : own_too ? uses_with(model, {Resolution::Own, Resolution::Nobody, Resolution::Elsewhere})
                                : uses_with(model, {Resolution::Nobody, Resolution::Elsewhere})) {
    if (use->resolution == Resolution::Own && !use->opens) continue;
    const bool fits = missing(model, *use) && parameters.selector().fits(model, *use);
    if (fits && !is_of_bootstrap(model, *use)) uses.push_back(use);
  }
  std::vector<Problem> problems;
  const std::vector<const Use*> open = open_imports(model, parameters);
  if (uses.empty() && open.empty()) return problems;
  NearNames names(model);
  const StackNames stacks(model);
  const PossibleOwners owners(model);
  const Listed listed(model.world);
  for (const auto& group : by_identity(uses)) {
    const Use& use = *group.front();
    const bool own = use.resolution == Resolution::Own;
    if (!own && !model.config.closed && owners.may_have(use)) continue;
    Words words = words_of(model, use);
    words["where"] = where(model.index.scope(use.scope));
    words["state"] = own ? "the same stack creates it only later" : "no stack creates it in " + words["where"];
    Marks marks = marks_of(model, wording, group, words, problems.size());
    Hint hint = hint_for(model, use, names, stacks);
    const bool unlisted = !own && listed.all(use.space, model.index.scope(use.scope));
    if (unlisted && hint.text.empty()) hint.text = "AWS does not list it there; ";
    if (hint.claim) marks.add_bystander(bystander(*hint.claim, hint.label));
    Problem problem = make_problem(model, wording, words, std::move(marks));
    problem.help = hint.text + (own ? "" : problem.help);
    // Another repository may export it, unless something says that it is ours.
    if (looks_at_home(use) && hint.text.empty() && !names_stack_here(model, use, stacks))
      problem.severity = Severity::Warning;
    if ((model.config.closed && !own) || unlisted) problem.severity = Severity::Error;  // nobody else can have it
    problem.identity = identity_of(model, use.space, use.scope, use.key);
    problems.push_back(std::move(problem));
  }
  find_slips(model, wording, open, owners, problems);
  return problems;
}

}  // namespace

Kernel must_resolve() {
  return {.name = "must-resolve",
          .summary = "everything that is used is created by some stack or known to exist elsewhere",
          .parameters = select_uses(),
          .placeholders = {"key", "thing", "where", "state", "stack", "element", "environment"},
          .make = run<check_must_resolve>};
}

}  // namespace crosscheck
