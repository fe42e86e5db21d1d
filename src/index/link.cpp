#include "index/link.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "index/follow.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

// Keys that other stacks' outputs decide. What stays unknown is taken out again (`exists` No).
void settle(Index& index, const Inputs& inputs, std::vector<Facts>& facts) {
  const bool any = std::any_of(facts.begin(), facts.end(), [](const Facts& one) { return !one.waiting.empty(); });
  if (!any) return;
  const Follower follower(index, inputs, facts);
  for (Facts& one : facts) {
    for (Facts::Waiting& waiting : one.waiting) {
      follower.follow(waiting.key);
      const Text key = waiting.key.finish();
      const bool certain = key.certain() && !key.encoded.empty();
      auto put = [&](auto& entry) {
        if (certain) put_key(one.arena, entry, waiting.key);
        else entry.exists = Truth::No;
      };
      if (waiting.claim) put(one.claims[waiting.index]);
      else put(one.uses[waiting.index]);
    }
    one.waiting.clear();
  }
}

// Moves the facts' lists into the index, with scopes numbered over all stacks.
void merge(Index& index, const Inputs& inputs, std::vector<Facts>& facts) {
  std::map<std::string, ScopeId> known;
  std::size_t claims = 0, uses = 0;
  for (const Facts& one : facts) claims += one.claims.size() + 1, uses += one.uses.size();
  index.claims.reserve(claims);
  index.uses.reserve(uses);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!index.present[i]) continue;
    Facts& one = facts[i];
    const Stack& stack = inputs.stacks[i];
    const Deployment place = deployment_of(inputs, StackId{static_cast<std::uint32_t>(i)});
    const ScopeId here = one.scope(Scope::AccountRegion, place, {}, {});
    std::vector<ScopeId> renumbered;
    for (std::string& scope : one.scopes) {
      auto [entry, fresh] = known.try_emplace(scope, ScopeId{static_cast<std::uint32_t>(index.scopes.size())});
      if (fresh) index.scopes.push_back(scope);
      renumbered.push_back(entry->second);
    }
    const std::string_view name = one.arena.keep(stack.name);
    index.claims.push_back({.space = "cfn:stack", .scope = renumbered[static_cast<std::size_t>(here)], .key = name,
                            .written = name, .stack = place.stack, .element = {}, .type = {},
                            .span = stack.entry});
    for (Claim& claim : one.claims) {
      if (claim.exists == Truth::No) continue;
      claim.scope = renumbered[static_cast<std::size_t>(claim.scope)];
      index.claims.push_back(claim);
    }
    auto order = [](const Use& use) {
      return std::tuple(use.span.file, use.span.begin, use.span.end, use.key, use.evidence, use.space);
    };
    std::stable_sort(one.uses.begin(), one.uses.end(), [&](const Use& a, const Use& b) { return order(a) < order(b); });
    for (Use& use : one.uses) {
      if (use.exists == Truth::No) continue;
      // One place may be found in several ways; the strongest evidence stays.
      if (!index.uses.empty()) {
        const Use& last = index.uses.back();
        const bool same_place = last.span == use.span && last.key == use.key && last.stack == use.stack;
        if (same_place && (last.space == use.space || use.space.empty())) continue;
      }
      use.scope = renumbered[static_cast<std::size_t>(use.scope)];
      index.uses.push_back(use);
    }
    for (QualifierLiteral& literal : one.qualifier_literals) index.qualifier_literals.push_back(literal);
    index.bootstrap[i] = stack.bootstrap;
    for (BootstrapFact& fact : one.bootstrap) index.bootstrap[i].push_back(std::move(fact));
    index.resources += one.resources;
    for (InputProblem& problem : one.problems) index.problems.push_back(std::move(problem));
    for (Notification& notification : one.notifications) index.notifications.push_back(std::move(notification));
    index.complete = index.complete && one.complete;
    index.arenas.push_back(std::move(one.arena));
    one = Facts();
  }
}

bool any_glob(const std::vector<std::string>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& p) { return glob_match(p, text); });
}

bool is_external(const Use& use, const Config& config) {
  if (use.space == "cfn:export") return any_glob(config.external_exports, use.key);
  if (use.space == "ssm:parameter" && any_glob(config.external_parameters, use.key)) return true;
  if (!use.account.empty() && any_glob(config.external_accounts, use.account)) return true;
  return any_glob(config.external_names, use.key) || (!use.written.empty() && any_glob(config.external_names, use.written));
}

// Which claim a use means: the stack's own before others', then one where the use looks, then one of its own
// environment, then the first.
void resolve(Index& index, Use& use) {
  if (use.key.empty()) return;
  struct Best { int rank = 0; std::uint32_t claim = Use::kNobody; } best;
  auto consider = [&](std::uint32_t at) {
    const Claim& claim = index.claims[at];
    if (use.space.empty() && claim.shape && claim.shape->strength != Strength::High) return;
    const bool here = claim.scope == use.scope ||
                      (use.space.empty() && index.scope(use.scope).starts_with(index.scope(claim.scope)));
    const bool own = claim.stack == use.stack;
    const bool environment = index.label(claim.stack).name == index.label(use.stack).name;
    const int rank = own && here ? 5 : here && environment ? 4 : here ? 3 : environment ? 2 : 1;
    if (rank > best.rank) best = {rank, at};
  };
  if (use.space.empty()) index.table.each_named(index.claims, use.key, consider);
  else index.table.each(index.claims, use.space, use.key, consider);
  use.owner = best.claim;
  if (best.rank == 5) use.resolution = Resolution::Own;
  else if (best.rank >= 3) use.resolution = Resolution::Owned;
  else if (best.rank > 0) use.resolution = Resolution::Elsewhere;
}

// Sharing across environments is meant where the config says so; at home there is nothing to be external.
bool found_at_home(const Index& index, const Use& use) {
  if (use.resolution == Resolution::Own) return true;
  return use.resolution == Resolution::Owned &&
         index.label(index.claims[use.owner].stack).name == index.label(use.stack).name;
}

}  // namespace

void link(Index& index, const Inputs& inputs, const Config& config, std::vector<Facts>& facts) {
  settle(index, inputs, facts);
  merge(index, inputs, facts);
  index.table = ClaimTable(index.claims);
  for (Use& use : index.uses) {
    resolve(index, use);
    if (!found_at_home(index, use) && is_external(use, config)) use.resolution = Resolution::External;
    else if (use.owner == Use::kNobody && !use.key.empty()) use.resolution = Resolution::Nobody;
  }
}

namespace {

// Whether two stacks of one name are the same stack in two syntheses: most of their resources agree.
bool alike(const Facts& a, const Facts& b) {
  std::vector<std::uint64_t> common;
  std::set_intersection(a.resource_hashes.begin(), a.resource_hashes.end(), b.resource_hashes.begin(),
                        b.resource_hashes.end(), std::back_inserter(common));
  return common.size() * 2 >= std::max(a.resource_hashes.size(), b.resource_hashes.size());
}

}  // namespace

void drop_copies(Index& index, const Inputs& inputs, const std::vector<Facts>& facts) {
  std::map<std::string_view, std::vector<std::size_t>> by_name;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Stack& stack = inputs.stacks[i];
    std::vector<std::size_t>& earlier = by_name[stack.name];
    for (std::size_t first : earlier) {
      const Stack& other = inputs.stacks[first];
      if (other.assembly == stack.assembly) continue;   // within one assembly every entry is deployed
      const bool identical = facts[first].content == facts[i].content;
      const bool plain_copy = (stack.manifest == kNoFile) != (other.manifest == kNoFile);
      const bool same_place = stack.environment == other.environment;
      const bool known_place = !stack.environment.account.empty() && !stack.environment.region.empty();
      const bool copy = identical ? same_place || plain_copy
                                  : same_place && known_place && alike(facts[first], facts[i]);
      if (!copy) continue;
      index.present[i] = false;
      index.notifications.push_back({.severity = Severity::Note, .message = "stack `" + stack.name + "` is in `" +
          inputs.assemblies[other.assembly].path + "` and in `" + inputs.assemblies[stack.assembly].path +
          "`; the first was used", .place = {}});
      break;
    }
    if (index.present[i]) earlier.push_back(i);
  }
}

}  // namespace crosscheck
