#include <map>
#include <optional>
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
  return owner.stack != use.stack && !model.index.dependencies.reaches(use.stack, owner.stack);
}

// Whether it matters that the owner certainly comes after the user. An import or a parameter is then a cycle, which has
// a rule of its own; names in policies and variables are how people break cycles.
bool matters_though_reversed(const Use& use) { return use.evidence == Evidence::Property; }

constexpr const char* kNoOrder =
    "each of the two needs the other one first, so no order works: create one of the names in a third stack";

std::string turn_round(const std::string& user, const std::string& owner) {
  return "stack `" + owner + "` depends on stack `" + user +
         "`, so it comes later: turn that round, or create the name in a stack that comes first";
}

// "Root/Network": the nested stack that an element lies in.
std::string template_of(const Model& model, StackId stack, std::string_view element) {
  std::string name = model.inputs[stack].name;
  for (std::size_t at = 0, end; (end = element.find('>', at)) != std::string_view::npos; at = end + 1) {
    name += '/' + std::string(element.substr(at, end - at));
  }
  return name;
}

// Between the nested stacks of one stack it is the resources that are ordered.
void add_within_stacks(const Model& model, const Wording& wording, const Parameters& parameters,
                       std::vector<Problem>& problems) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const UnorderedUse& one : model.index.unordered) {
    const Use& use = one.use;
    const Claim& owner = one.owner;
    if (!model.index.present[static_cast<std::size_t>(use.stack)]) continue;
    if (!parameters.selector().fits(model, use)) continue;
    const std::string user = template_of(model, use.stack, use.element);
    const std::string other = template_of(model, owner.stack, owner.element);
    if (!seen.emplace(user, other).second) continue;
    Words words = words_of(model, use);
    words["stack"] = user;
    words["owner"] = other;
    words["owner-element"] = std::string(owner.element);
    Words of_owner = words;
    of_owner["stack"] = other;
    problems.push_back(
        make_problem(model, wording, words,
                     {mark_of(use, fill(wording.first, words)), bystander(owner, fill(wording.other, of_owner))}));
    if (!model.inputs[use.stack].origin.is_synthesized()) {
      problems.back().help = "add a `DependsOn`, so that `" + other + "` is created before what imports from it";
    }
    problems.back().identity = Identity{
        .space = "cfn:stack", .scope = place(model.inputs[use.stack].environment), .key = user + " → " + other};
  }
}

std::vector<Problem> check_depends_on_owner(const Model& model, const Wording& wording, const Parameters& parameters) {
  // Stacks that are about to be a cycle once the imports count: all of those uses are the cycle's.
  Graph needs = model.index.dependencies;
  const std::vector<const Use*> owned = uses_with(model, {Resolution::Owned});
  for (const Use* use : owned) {
    if (use->evidence <= Evidence::Parameter) needs.add(use->stack, model.index.claims[use->owner].stack);
  }
  // What is needed to deploy decides the order. Names in policies and variables only wish for one, and where their
  // wishes go in a circle, none of them can be had.
  std::optional<Graph> wishes;
  const auto all_uses = [&]() -> const Graph& {
    if (wishes) return *wishes;
    wishes = needs;
    for (const Use* use : owned) {
      if (use->exists == Truth::Yes) wishes->add(use->stack, model.index.claims[use->owner].stack);
    }
    return *wishes;
  };
  std::map<std::pair<StackId, StackId>, std::vector<const Use*>> pairs;
  for (const Use* use : owned) {
    if (!unordered(model, *use) || !parameters.selector().fits(model, *use)) continue;
    const StackId owner = model.index.claims[use->owner].stack;
    const Graph& decides = needed_to_deploy(*use) ? needs : all_uses();
    if (decides.reaches(owner, use->stack) && !matters_though_reversed(*use)) continue;
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
    Problem problem = make_problem(model, wording, words, std::move(marks));
    const auto& [user, other] = pair;
    if (pairs.contains({other, user})) problem.help = kNoOrder;
    else if (needs.reaches(other, user)) problem.help = turn_round(model.inputs[user].name, model.inputs[other].name);
    problem.identity = Identity{.space = "cfn:stack",
                                .scope = display(model.index.scope(owner.scope)),
                                .key = model.inputs[pair.first].name + " → " + model.inputs[pair.second].name};
    problems.push_back(std::move(problem));
  }
  add_within_stacks(model, wording, parameters, problems);
  return problems;
}

}  // namespace

Kernel depends_on_owner() {
  return {.name = "depends-on-owner",
          .summary = "a stack depends on the stacks whose resources it uses",
          .parameters = select_uses(),
          .placeholders = {"key", "thing", "stack", "element", "environment", "owner", "owner-element"},
          .make = run<check_depends_on_owner>};
}

}  // namespace crosscheck
