#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "rules/kernels/kernels.h"
#include "rules/kernels/near_names.h"
#include "rules/kernels/uses.h"

namespace crosscheck {
namespace {

// The first word of a name with its separator, "Spaceport-" of "Spaceport-Users-prod"; empty when it is too short to
// mean anything.
std::string_view first_word(std::string_view name) {
  const std::size_t from = name.starts_with('/') ? 1 : 0;
  const auto end = std::find_if(name.begin() + static_cast<std::ptrdiff_t>(std::min(from, name.size())), name.end(),
                                [](char c) { return c == '-' || c == '_' || c == '/' || c == '.'; });
  const auto size = static_cast<std::size_t>(end - name.begin());
  return end == name.end() || size - from < 4 ? std::string_view() : name.substr(0, size + 1);
}

// A text that merely looks like a name: nobody knows what kind of thing it is, if it is one.
bool is_certain(const Use* use) { return !use->space.empty(); }

// The name of the resource itself, and nothing that the resource merely has a say in.
bool is_own_name(const Claim& claim) {
  if (!claim.info || claim.shape != claim.info->claims.data()) return false;
  return claim.named() && claim.shape->name.size() == 1 && claim.shape->parents.empty();
}

using Families = std::map<std::pair<std::string_view, std::string>, std::size_t>;

// How many names each environment owns under each of these first words.
Families families(const Model& model, const std::set<std::string_view>& words) {
  std::map<std::pair<std::string_view, std::string>, std::set<std::string_view>> names;
  if (words.empty()) return {};
  for (const Claim& claim : model.index.claims) {
    if (!is_own_name(claim)) continue;
    std::string_view word = first_word(claim.key);
    if (words.contains(word)) names[{word, model.index.label(claim.stack).name}].insert(claim.key);
  }
  Families counted;
  for (auto& [family, members] : names) counted[family] = members.size();
  return counted;
}

// Whether the use looks at another account or region than its stack's own.
bool looks_away(const Model& model, const Use& use) {
  const Environment& own = model.inputs[use.stack].environment;
  return (!use.account.empty() && use.account != own.account) || (!use.region.empty() && use.region != own.region);
}

// Whether the name is there in another region alone, and is needed to deploy the stack: as code that was written for
// one region is when a second one is added.
bool is_in_other_region(const Model& model, const Use& use) {
  if (use.resolution != Resolution::Elsewhere || use.evidence > Evidence::Property) return false;
  const Claim& owner = model.index.claims[use.owner];
  const Scope &there = model.index.scope(owner.scope), &here = model.index.scope(use.scope);
  const Label &a = model.index.label(owner.stack), &b = model.index.label(use.stack);
  const bool of_one_environment = a.named() == b.named() && (!a.named() || a.name == b.name);
  return of_one_environment && there.account == here.account && !here.account.empty() && !here.region.empty() &&
         !there.region.empty();
}

// Why a name that nobody creates is taken for one of ours; none where nothing says so.
struct Evidently {
  std::string hint = {};  // before the rule's help
  const Claim* near = nullptr;
};

std::optional<Evidently> ours(const Model& model, const Use& use, NearNames& names, const Families& owned,
                              std::size_t family) {
  if (is_in_other_region(model, use)) {
    const Claim& owner = model.index.claims[use.owner];
    return Evidently{.hint = "stack `" + model.inputs[owner.stack].name + "` creates it in " +
                             where(model.index.scope(owner.scope)) + " only; ",
                     .near = &owner};
  }
  if (const Claim* near = names.find(use)) {
    return Evidently{.hint = "did you mean `" + display_key(near->written, model.index) + "` of stack `" +
                             model.inputs[near->stack].name + "`? otherwise ",
                     .near = near};
  }
  if (looks_away(model, use)) return std::nullopt;
  if (const Ownership* owner = owner_of(model, use.space, use.key)) {
    return Evidently{.hint = "by the config's `ownership`, `" + owner->name + "` is created by stack `" + owner->stack +
                             "`; "};
  }
  const auto found = owned.find({first_word(use.key), model.index.label(use.stack).name});
  if (found != owned.end() && found->second >= family) {
    return Evidently{.hint = std::to_string(found->second) + " names that start with `" +
                             std::string(first_word(use.key)) + "` are owned by stacks here; "};
  }
  // Nothing exists outside, but a text without a namespace may be no name at all.
  if (model.config.closed && !use.space.empty()) return Evidently{};
  return std::nullopt;
}

std::vector<Problem> check_resembles_owned(const Model& model, const Wording& wording, const Parameters& parameters) {
  // A name in a variable and the same name in a policy are one name.
  std::map<std::pair<std::string, std::string_view>, std::vector<const Use*>> groups;
  std::set<std::string_view> words;                                 // that the names begin with
  std::set<std::pair<std::string_view, std::string_view>> missing;  // other rules' business
  std::vector<const Use*> unowned = uses_with(model, {Resolution::Nobody, Resolution::Elsewhere});
  std::erase_if(unowned, [&](const Use* use) {
    return use->resolution == Resolution::Elsewhere && !is_in_other_region(model, *use);
  });
  for (const Use* use : unowned) {
    if (use->evidence <= Evidence::Parameter) missing.emplace(use->space, use->key);
  }
  for (const Claim& claim : model.index.open_claims) {
    if (claim.literal()) missing.emplace(claim.space, claim.key);  // something may create it
  }
  for (const Use* one : unowned) {
    const Use& use = *one;
    if (!counts(model, use.exists) || !use.literal() || !parameters.selector().fits(model, use)) {
      continue;
    }
    if (missing.contains({use.space, use.key})) continue;
    // A name of another environment is that rule's business.
    const Label& label = model.index.label(use.stack);
    const std::string word = label.named() ? environment_word(use.key) : "";
    if (!word.empty() && !may_be_environment(label.name, word)) continue;
    const std::string there =
        looks_away(model, use) ? where(model.index.scope(use.scope)) : place(model.inputs[use.stack].environment);
    groups[{there, use.key}].push_back(one);
    if (const std::string_view begin = first_word(use.key); !begin.empty()) words.insert(begin);
  }
  const Families owned = families(model, words);
  NearNames names(model);
  std::vector<Problem> problems;
  for (const auto& [name, group] : groups) {
    auto typed = std::find_if(group.begin(), group.end(), is_certain);
    if (typed == group.end() && !model.index.possible) continue;
    const Use& use = typed == group.end() ? *group.front() : **typed;
    const std::optional<Evidently> evidence = ours(model, use, names, owned, parameters.number("family"));
    if (!evidence) continue;
    const Claim* near = evidence->near;
    Words said = words_of(model, use);
    if (said["thing"].empty()) said["thing"] = "name";
    said["where"] = where(model.index.scope(use.scope));
    Marks marks = marks_of(model, wording, group, said, problems.size());
    if (near) {
      marks.add_bystander(bystander(*near, "stack `" + model.inputs[near->stack].name + "` creates `" +
                                               display_key(near->written, model.index) + "`"));
    }
    Problem problem = make_problem(model, wording, said, std::move(marks));
    problem.help = evidence->hint + problem.help;
    if (typed == group.end()) problem.severity = Severity::Note;
    else if (model.config.closed) problem.severity = Severity::Error;
    problem.identity = identity_of(model, use.space, use.scope, use.key);
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Kernel resembles_owned() {
  return {.name = "resembles-owned",
          .summary = "no name that nobody creates looks like one of yours",
          .parameters = select_uses({{.name = "family",
                                      .kind = Parameter::Kind::Number,
                                      .preset = "2",
                                      .summary = "so many owned names with the same first word make a name that begins "
                                                 "with it look like ours"}}),
          .placeholders = {"key", "thing", "where", "stack", "element", "environment"},
          .make = run<check_resembles_owned>};
}

}  // namespace crosscheck
