#include "plan/world.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace crosscheck {
namespace {

// What a stack is known by, as far as it is known.
auto place_of(const Stack& stack) { return std::tie(stack.name, stack.environment.account, stack.environment.region); }

// Its account and region; where these are not known, it is a place of its app.
auto region_of(const Stack& stack, const Inputs& inputs) {
  const Environment& place = stack.environment;
  const bool known = !place.account.empty() && !place.region.empty();
  return std::tuple(place, known ? std::string() : std::string(inputs.assemblies[stack.assembly].app_identity()));
}

bool may_be_same(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() || one == other;
}

bool may_be_same(const Stack& one, const Stack& other) {
  return one.name == other.name && may_be_same(one.environment.account, other.environment.account) &&
         may_be_same(one.environment.region, other.environment.region);
}

bool is_same(const Stack& one, const Stack& other) {
  return !one.environment.account.empty() && !one.environment.region.empty() && place_of(one) == place_of(other);
}

std::vector<std::optional<ScopeId>> numbers_in(const ScopeTable& other, const ScopeTable& table) {
  std::map<Scope, ScopeId> ids;
  for (std::uint32_t i = 0; i < other.size(); ++i) ids.emplace(other[ScopeId{i}], ScopeId{i});
  std::vector<std::optional<ScopeId>> numbers(table.size());
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    if (const auto found = ids.find(table[ScopeId{i}]); found != ids.end()) numbers[i] = found->second;
  }
  return numbers;
}

bool is_observed(const Stack& stack) { return stack.origin.is_observed(); }

// Whether AWS says that a stack is being deleted.
bool is_leaving(const Inputs& world, const Stack& stack) {
  if (!is_observed(stack)) return false;
  return std::any_of(world.stacks.begin(), world.stacks.end(), [&](const Stack& place) {
    return place.answers && place.answers->leaving.contains(stack.name) && place.environment == stack.environment;
  });
}

// What nobody here says of the run's account is the only one that the answers are from.
void forget_only(Inputs& earlier, const Inputs& now, std::string Environment::*part) {
  std::set<std::string> observed;
  for (const Stack& stack : earlier.stacks) {
    if (is_observed(stack) && !(stack.environment.*part).empty()) observed.insert(stack.environment.*part);
  }
  const bool said = std::any_of(now.stacks.begin(), now.stacks.end(),
                                [&](const Stack& stack) { return !(stack.environment.*part).empty(); });
  if (said || observed.size() > 1) return;
  for (Stack& stack : earlier.stacks) {
    if (is_observed(stack)) (stack.environment.*part).clear();
  }
}

}  // namespace

NameHashes names_asked(const Index& index) {
  NameHashes names;
  for (const Claim& claim : index.claims) names.insert(claim.hash);
  for (const Use& use : index.uses) names.insert(use.hash);
  return names;
}

void match_apps(Inputs& earlier, const Inputs& now) {
  forget_only(earlier, now, &Environment::account);
  forget_only(earlier, now, &Environment::region);
  std::multimap<decltype(place_of(std::declval<const Stack&>())), std::uint32_t> assemblies;
  for (const Stack& stack : now.stacks) assemblies.emplace(place_of(stack), stack.assembly);
  std::vector<std::map<std::uint32_t, std::size_t>> shared(earlier.assemblies.size());
  for (const Stack& stack : earlier.stacks) {
    const auto [begin, end] = assemblies.equal_range(place_of(stack));
    for (auto at = begin; at != end; ++at) ++shared[stack.assembly][at->second];
  }
  // Two whole apps are generations of one, even where all stacks are called otherwise now.
  const bool only = earlier.assemblies.size() == 1 && now.assemblies.size() == 1 &&
                    !earlier.assemblies.front().version.empty() && !now.assemblies.front().version.empty();
  std::vector<bool> observed(earlier.assemblies.size(), false);  // which is of any app
  for (const Stack& stack : earlier.stacks) observed[stack.assembly] = is_observed(stack);
  for (std::size_t i = 0; i < shared.size(); ++i) {
    const auto most = std::max_element(shared[i].begin(), shared[i].end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != shared[i].end()) earlier.assemblies[i].app = now.assemblies[most->first].app_identity();
    else if (only || (observed[i] && now.assemblies.size() == 1))
      earlier.assemblies[i].app = now.assemblies.front().app_identity();
  }
}

Generations::Generations(const Inputs& now, const Index& index, const World& world)
    : before_(now.stacks.size(), kNoStack),
      now_(world.inputs.stacks.size(), kNoStack),
      stays_(world.inputs.stacks.size(), false),
      left_over_(world.inputs.stacks.size(), false),
      covered_(now.stacks.size(), false),
      scopes_before_(numbers_in(world.index.scopes, index.scopes)),
      scopes_now_(numbers_in(index.scopes, world.index.scopes)) {
  std::set<std::string_view> apps;
  for (const Assembly& assembly : now.assemblies) apps.insert(assembly.app_identity());
  std::multimap<std::string_view, const Stack*> named;
  for (const Stack& stack : now.stacks) named.emplace(stack.name, &stack);
  for (std::uint32_t i = 0; i < now_.size(); ++i) {
    if (!world.index.present[i] && !is_observed(world.inputs.stacks[i])) continue;
    const StackId found = index.stacks.find(world.index.stacks.key(StackId{i}));
    if (found != kNoStack && index.present[static_cast<std::size_t>(found)]) {
      now_[i] = found;
      if (!is_leaving(world.inputs, world.inputs.stacks[i])) before_[static_cast<std::size_t>(found)] = StackId{i};
      continue;
    }
    const Stack& stack = world.inputs.stacks[i];
    if (stack.answers) continue;
    const auto [begin, end] = named.equal_range(stack.name);
    const auto same = std::find_if(begin, end, [&](const auto& one) { return is_same(stack, *one.second); });
    if (same != end) {  // several tell of one stack
      now_[i] = StackId{static_cast<std::uint32_t>(same->second - now.stacks.data())};
      continue;
    }
    stays_[i] = !now.may_lack_stacks &&
                std::none_of(begin, end, [&](const auto& one) { return may_be_same(stack, *one.second); });
    left_over_[i] =
        stays_[i] && !is_observed(stack) && apps.contains(world.inputs.assemblies[stack.assembly].app_identity());
  }
  std::set<decltype(region_of(std::declval<const Stack&>(), now))> covered;
  for (const Stack& stack : world.inputs.stacks) covered.insert(region_of(stack, world.inputs));
  for (std::size_t i = 0; i < covered_.size(); ++i) covered_[i] = covered.contains(region_of(now.stacks[i], now));
}

}  // namespace crosscheck
