#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "catalog/changes.h"
#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

// What AWS or CloudFormation certainly refuses to have twice.
bool is_exclusive(const Claim& claim) {
  if (claim.exists != Truth::Yes || !claim.side.empty()) return false;
  if (!claim.shape) return claim.space == "cfn:export";
  if (claim.shape->strength != Strength::High) return false;
  return claim.duplicates() == Duplicates::Error || claim.duplicates() == Duplicates::Singleton;
}

// Who has the name when the stack of a claim is deployed.
struct Taken {
  const Claim* by = nullptr;
  std::string why;                  // it is not free; empty: it is
  bool lost = false;                // it is free, as the one who had it was deleted with what it held
  std::string_view situation = {};  // in which the rule says what to do; empty: the usual one
};

class Names {
 public:
  explicit Names(const Steps& steps) : steps_(steps) { note_nested(); }

  Taken taken(const Claim& claim) const {
    if (is_shared(claim)) return {};  // two who have it now are told by the rules of one moment
    const Claim* holder = nullptr;
    const bool mine = visit_before(steps_, claim, [&](const Claim& before) {
      if (!is_exclusive(before)) return false;
      if (!holder || (is_unowned(steps_.world, *holder) && !is_unowned(steps_.world, before))) holder = &before;
      return !is_unowned(steps_.world, before) && steps_.generations.now(before.stack) == claim.stack &&
             (before.element == claim.element || !claim.shape);
    });
    if (mine || !holder) return {};
    return judge(claim, *holder);
  }

 private:
  bool is_shared(const Claim& claim) const {
    const std::vector<Claim>& claims = steps_.index.claims;
    return steps_.index.table.visit_in(claims, claim.scope, claim.key, claim.hash, [&](std::uint32_t at) {
      return same_text(claims[at].space, claim.space) && &claims[at] != &claim;
    });
  }

  // Whether the stack that is to create it may have it already.
  bool may_be_own(const Claim& claim) const {
    if (steps_.generations.before(claim.stack) == kNoStack) {
      return may_lack_stack(steps_.world.inputs, steps_.inputs[claim.stack]);
    }
    const StackChange& change = steps_.change_of(claim.stack);
    const ResourceChange* resource = change.find(claim.element);
    return !change.known || !resource || resource->kind != ResourceChange::Kind::Added;
  }

  // Whether it is known of all stacks that were seen in an account what they have.
  bool stacks_are_listed(const std::string& account) const {
    const std::vector<Stack>& stacks = steps_.world.inputs.stacks;
    return std::all_of(stacks.begin(), stacks.end(), [&](const Stack& stack) {
      if (stack.environment.account != account) return true;
      if (stack.answers) return stack.answers->nested.size() == stack.answers->nested_listed.size();
      return stack.resources || !stack.template_elsewhere;
    });
  }

  // Where nobody knows what stacks have that are nested in one of the run: they may give it up in time.
  void note_nested() {
    const std::vector<Stack>& stacks = steps_.world.inputs.stacks;
    std::set<std::tuple<std::string_view, std::string_view, std::string_view>> outer;  // by name, account and region
    for (std::uint32_t i = 0; i < stacks.size(); ++i) {
      const Environment& at = stacks[i].environment;
      if (steps_.generations.now(StackId{i}) != kNoStack) outer.emplace(stacks[i].name, at.account, at.region);
    }
    for (const Stack& place : stacks) {
      if (!place.answers) continue;
      const Environment& at = place.environment;
      for (const auto& [name, in] : place.answers->nested) {
        const bool known = place.answers->nested_listed.contains(name);
        if (!known && outer.contains({in.stack, at.account, at.region})) with_nested_.insert(at.account);
      }
    }
  }

  // Whether the answers that list stacks are only the first page there.
  static bool may_lack_stack(const Inputs& world, const Stack& stack) {
    return std::any_of(world.stacks.begin(), world.stacks.end(), [&](const Stack& place) {
      if (!place.answers || place.environment.account != stack.environment.account ||
          place.environment.region != stack.environment.region) {
        return false;
      }
      return std::any_of(place.answers->files.begin(), place.answers->files.end(),
                         [](const AnswerFile& file) { return file.answer->what == Answer::What::Stack && file.open; });
    });
  }

  Taken judge(const Claim& claim, const Claim& holder) const {
    if (is_unowned(steps_.world, holder)) {
      if (may_be_own(claim) || with_nested_.contains(steps_.world.inputs[holder.stack].environment.account)) return {};
      const std::string &there = steps_.world.inputs[holder.stack].environment.account,
                        &here = steps_.inputs[claim.stack].environment.account;
      if (!there.empty() && !here.empty() && there != here) {
        return {.by = &holder, .why = "{is} there already, in account " + there, .situation = "other-account"};
      }
      if (stacks_are_listed(there)) {
        return {.by = &holder, .why = "{is} there already, and no stack owns {it}", .situation = "unowned"};
      }
      return {.by = &holder, .why = "{is} there already, whoever owns {it}", .situation = "owner-unknown"};
    }
    const StackId now = steps_.generations.now(holder.stack);
    const std::string name = '`' + steps_.world.inputs[holder.stack].name + '`';
    if (now == kNoStack) {
      if (steps_.generations.left_over(holder.stack)) {
        return {.by = &holder,
                .why = "stack " + name + ", which the app no longer has, keeps {it}",
                .situation = holder.shape ? "left-over" : "export"};
      }
      if (!steps_.generations.stays(holder.stack)) return {};
      return {.by = &holder, .why = "stack " + name + " has {it}", .situation = holder.shape ? "elsewhere" : "export"};
    }
    const Fate fate = holder.shape ? fate_of(steps_, holder) : steps_.is_known(now) ? Fate::Goes : Fate::Unknown;
    if (fate == Fate::Unknown || fate == Fate::Stays) return {};
    if (now == claim.stack) {
      const std::string own = "`" + std::string(holder.element) + "` of the same stack ";
      if (fate == Fate::Retained) {
        return {.by = &holder, .why = own + "leaves {it} behind", .situation = "same-stack-retained"};
      }
      return {.by = &holder, .why = own + "has {it} until everything new is created", .situation = "same-stack"};
    }
    switch (steps_.plan.order.before(now, claim.stack)) {
      case Truth::No:
        return {.by = &holder,
                .why = "stack " + name + ", which is deployed later, still has {it}",
                .situation = holder.shape ? std::string_view() : "export"};
      case Truth::Unknown: return {};
      case Truth::Yes: break;
    }
    if (fate == Fate::Leaves) return {};
    if (fate == Fate::Retained) {
      return {.by = &holder, .why = "stack " + name + " leaves {it} behind, in no stack", .situation = "retained"};
    }
    return {.by = &holder, .why = {}, .lost = holds_data(holder.type())};
  }

  const Steps& steps_;
  std::set<std::string_view> with_nested_;  // accounts: see `note_nested`
};

// Whether the stack has the resource already and leaves it as it is: nothing is created.
bool is_left_alone(const Steps& steps, const Claim& claim) {
  if (steps.generations.before(claim.stack) == kNoStack) return false;
  const StackChange& change = steps.change_of(claim.stack);
  if (change.none) return true;
  const bool own = claim.shape && claim.element.find('>') == std::string_view::npos;
  return own && change.known && change.bounded && !change.by_list && !change.find(claim.element);
}

// Whether a claim is of something that belongs to another name of the fault: it goes with that.
bool goes_along(const Claim& claim, const Fault& fault) {
  if (!claim.shape || claim.shape->parents.empty()) return false;
  const auto holds = [&](std::string_view space, std::string_view key) {
    return std::any_of(claim.shape->parents.begin(), claim.shape->parents.end(), [&](const ParentShape& parent) {
      const TypeInfo* info = find_type(parent.type);
      if (!info || info->claims.empty() || info->claims.front().space != space) return false;
      return claim.written.starts_with(key) && (claim.written.size() == key.size() || claim.written[key.size()] == '/');
    });
  };
  return holds(fault.space, fault.key) || std::any_of(fault.others.begin(), fault.others.end(),
                                                      [&](const auto& one) { return holds(one.space, one.key); });
}

}  // namespace

void find_names_taken(const Steps& steps) {
  const Names names(steps);
  using Cause = std::tuple<Fault::Kind, StackId, StackId, std::string, std::string_view>;
  std::map<Cause, std::size_t> known;
  const auto report = [&](const Claim& claim, const Taken& taken) {
    const Fault::Kind kind = taken.lost ? Fault::Kind::RecreatedResource : Fault::Kind::AlreadyExists;
    const bool unowned = is_unowned(steps.world, *taken.by);  // each is somebody else's
    const bool certain =
        steps.by_default.parameter(claim).empty() && steps.deployed_by_default.parameter(*taken.by).empty();
    const auto [place, is_new] =
        known.emplace(Cause(kind, claim.stack, taken.by->stack, taken.why, unowned ? claim.space : std::string_view()),
                      steps.plan.faults.size());
    if (is_new) {
      Fault fault{.kind = kind,
                  .certain = certain,
                  .stack = claim.stack,
                  .space = claim.space,
                  .type = claim.type(),
                  .key = claim.written,
                  .scope = display(steps.index.scope(claim.scope)),
                  .why = taken.why};
      if (!taken.situation.empty()) fault.situations.push_back(taken.situation);
      steps.plan.faults.push_back(std::move(fault));
    }
    Fault& fault = steps.plan.faults[place->second];
    if (!is_new) {
      if (goes_along(claim, fault)) return;
      fault.others.push_back({.space = claim.space, .type = claim.type(), .key = claim.written});
      fault.certain |= certain;
    }
    fault.marks.push_back(mark_now(claim, is_new ? "" : "to be created here"));
    fault.marks.push_back(mark_before(*taken.by, unowned ? "is there already" : "has it, as deployed"));
  };
  for (const bool parents : {false, true}) {
    for (const Claim& claim : steps.index.claims) {
      const bool has_parents = claim.shape && !claim.shape->parents.empty();
      if (has_parents != parents || !is_exclusive(claim)) continue;
      if (is_left_alone(steps, claim)) continue;
      if (const Taken taken = names.taken(claim); taken.by && (taken.lost || !taken.why.empty())) report(claim, taken);
    }
  }
}

}  // namespace crosscheck
