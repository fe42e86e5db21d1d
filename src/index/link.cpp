#include "index/link.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "evaluate/text_arn.h"
#include "facts/placeholder.h"
#include "index/export_resolver.h"
#include "index/use_resolver.h"
#include "text/glob.h"
#include "text/limits.h"
#include "text/parallel.h"

namespace crosscheck {
namespace {

// After a few stacks, reserves half as much again as all stacks need if they go on like those before, so that the
// list rarely moves while it grows. Memory that is never written costs nothing, but no system gives any amount of it.
template <typename Entry>
void make_room(std::vector<Entry>& list, std::size_t more, std::size_t stack, std::size_t stacks) {
  constexpr std::size_t kFew = 16, kMost = 2'000'000;
  const std::size_t needed = list.size() + more;
  if (needed <= list.capacity()) return;
  const std::size_t expected = stack < kFew ? 0 : std::min(kMost, needed / (stack + 1) * stacks * 3 / 2);
  list.reserve(std::max(2 * needed, expected));
}

template <typename Entry>
void append(std::vector<Entry>& list, const std::vector<Entry>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

template <typename Entry>
void append(std::vector<Entry>& list, std::vector<Entry>&& more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool is_external(const Use& use, const Config& config) {
  if (use.space == "cfn:export") return any_glob_match(config.external_exports, use.key);
  if (use.space == "ssm:parameter" && any_glob_match(config.external_parameters, use.key)) return true;
  if (!use.account.empty() && any_glob_match(config.external_accounts, use.account)) return true;
  return any_glob_match(config.external_names, use.key) ||
         (!use.written.empty() && any_glob_match(config.external_names, use.written));
}

// What stands in a property for a thing's name may be its ARN, as other stacks' outputs usually give it. False where
// the ARN is not one of that kind of thing.
bool name_by_arn(Use& use, const Text& whole, const Environment& environment, const App& app, ScopeTable& scopes,
                 Arena& arena) {
  const std::optional<TextArn> parts = split_arn(whole);
  const std::optional<TextArnMatch> match = parts ? match_arn(*parts) : std::nullopt;
  if (!match || match->type->claims.empty() || !match->name.certain()) return false;
  const ClaimShape& shape = match->type->claims.front();
  if (shape.space != use.space || shape.name.size() != 1 || !shape.parents.empty()) return false;
  if (parts->account.literal()) use.account = arena.keep(parts->account.key());
  if (parts->region.literal()) use.region = arena.keep(parts->region.key());
  use.scope = scopes.add(scope_of(shape.scope, environment, app, use.account, use.region));
  use.written = arena.keep(whole.key());
  TextBuilder builder;
  put_key(arena, builder, use, Key{.parts = {{.text = match->name, .parent_type = {}}}, .fold = shape.fold});
  return true;
}

// Nobody's, for that reason.
void leave(Use& use, Resolution why) {
  use.resolution = why;
  use.owner = Use::kNobody;
  use.crosses = false;
}

bool crosses(const Index& index, const Use& use) {
  if (use.owner == Use::kNobody || use.resolution == Resolution::External) return false;
  const StackId owner = index.claims[use.owner].stack;
  return !share_environment(index, owner, use.stack) && index.label(owner).named() && index.label(use.stack).named();
}

// Sharing across environments is meant where the config says so; at home there is nothing to be external.
bool found_at_home(const Index& index, const Use& use) {
  if (use.resolution == Resolution::Own) return true;
  return use.resolution == Resolution::Owned && share_environment(index, index.claims[use.owner].stack, use.stack);
}

}  // namespace

Linker::Linker(Index& index, const Inputs& inputs)
    : index_(index),
      inputs_(inputs),
      arena_(index.arenas.emplace_back()),
      copies_(inputs),
      unread_(inputs, index.stacks),
      outputs_(inputs.stacks.size()) {}

void Linker::add(StackId id, Facts facts) {
  const auto number = static_cast<std::size_t>(id);
  const Stack& stack = inputs_[id];
  if (!facts.complete || facts.open_ended || stack.template_elsewhere) unread_.add(id);
  if (const Stack* original = copies_.original(id, facts)) {
    index_.present[number] = false;
    copy_notes_.push_back({.severity = Severity::Note,
                           .message = "stack `" + stack.name + "` is in `" +
                                      inputs_.assemblies[original->assembly].path + "` and in `" +
                                      inputs_.assemblies[stack.assembly].path + "`; the first was used",
                           .place = {}});
    if (!facts.complete) append(index_.problems, std::move(facts.problems));
    index_.complete = index_.complete && facts.complete;
    return;
  }
  const std::vector<ScopeId> scopes = number_scopes(facts.scopes);
  for (Facts::Waiting& waiting : facts.waiting) {
    // The stack's own name comes before its other claims.
    waiting.index += static_cast<std::uint32_t>(waiting.claim ? index_.claims.size() + 1 : index_.uses.size());
    waiting_.push_back(waiting);
  }
  take_claims(stack, id, facts, scopes);
  take_uses(id, facts, scopes);
  append(index_.qualifier_literals, facts.qualifier_literals);
  append(index_.foreign_toolkits, facts.foreign_toolkits);
  append(index_.flaws, facts.flaws);
  append(index_.trusts, std::move(facts.trusts));
  append(index_.misplaced, facts.misplaced);
  append(index_.ids, facts.ids);
  append(index_.default_names, facts.default_names);
  append(index_.name_paths, facts.name_paths);
  append(index_.unordered, facts.unordered);
  append(index_.sizes, facts.sizes);
  append(index_.quota_uses, facts.quota_uses);
  index_.bootstrap[number] = stack.bootstrap;
  append(index_.bootstrap[number], std::move(facts.bootstrap));
  append(index_.problems, std::move(facts.problems));
  append(index_.notifications, std::move(facts.notifications));
  index_.resources += facts.resources;
  index_.unchecked.add(facts.unchecked);
  index_.complete = index_.complete && facts.complete;
  outputs_[number] = std::move(facts.outputs);
}

void Linker::leave_out(StackId id, Arena& arena) {
  left_out_.push_back(id);
  Facts nothing(arena);
  nothing.complete = false;
  add(id, std::move(nothing));
}

void Linker::leave_nested(StackId id) {
  index_.present[static_cast<std::size_t>(id)] = false;
  nested_.push_back(id);
}

void Linker::take_claims(const Stack& stack, StackId id, Facts& facts, const std::vector<ScopeId>& scopes) {
  make_room(index_.claims, facts.claims.size() + 1, static_cast<std::size_t>(id), inputs_.stacks.size());
  const std::string_view name = arena_.keep(stack.name);
  Claim own{.space = "cfn:stack",
            .scope = index_.scopes.add(scope_of(ScopeKind::AccountRegion, stack.environment, index_.stacks.app(id))),
            .stack = id,
            .key = {},
            .written = name,
            .element = {},
            .span = stack.origin.entry()};
  own.set_key(name);
  index_.claims.push_back(own);
  for (Claim& claim : facts.claims) {
    claim.scope = scopes[static_cast<std::size_t>(claim.scope)];
    index_.names += claim.named();
    index_.claims.push_back(claim);
  }
  for (Claim& claim : facts.open_claims) {
    claim.scope = scopes[static_cast<std::size_t>(claim.scope)];
    index_.open_claims.push_back(claim);
  }
}

void Linker::take_uses(StackId id, Facts& facts, const std::vector<ScopeId>& scopes) {
  make_room(index_.uses, facts.order.size(), static_cast<std::size_t>(id), inputs_.stacks.size());
  for (std::uint32_t at : facts.order) {
    index_.uses.push_back(facts.uses[at]);
    index_.uses.back().scope = scopes[static_cast<std::size_t>(facts.uses[at].scope)];
  }
  const auto take = [&](std::vector<Use>& from, std::vector<Use>& into) {
    for (Use& use : from) {
      use.scope = scopes[static_cast<std::size_t>(use.scope)];
      into.push_back(use);
    }
  };
  take(facts.open_uses, index_.open_uses);
  take(facts.secure, index_.secure);
}

// What the stack's own numbers of scopes are among those of all stacks.
std::vector<ScopeId> Linker::number_scopes(const ScopeTable& scopes) {
  std::vector<ScopeId> numbers;
  for (std::uint32_t i = 0; i < scopes.size(); ++i) numbers.push_back(index_.scopes.add(scopes[ScopeId{i}]));
  return numbers;
}

// What an output does not say either. Values that merely look like names are no loss.
void Linker::leave_open(Use use, const Key& key) {
  if (use.evidence > Evidence::Parameter || use.exists == Truth::No) return;
  TextBuilder builder;
  use.waits = false;
  use.set_key(key.whole(builder).kept(arena_).key());
  index_.open_uses.push_back(use);
}

void Linker::leave_open(Claim claim, const Key& key) {
  TextBuilder builder;
  claim.set_key(key.whole(builder).kept(arena_).key());
  claim.written = claim.key;
  claim.exists = Truth::Unknown;
  index_.open_claims.push_back(claim);
}

// Keys that other stacks' outputs decide. What stays unknown is taken out again (`exists` No).
void Linker::settle() {
  if (waiting_.empty()) return;
  ExportResolver follower(inputs_, index_.stacks, outputs_);
  TextBuilder key;
  const auto put = [&](const Facts::Waiting& waiting, auto& entry) {
    waiting.key.finish(waiting.key.fold, key);
    if (key.certain() && !key.empty()) put_key(arena_, key, entry, waiting.key);
    else entry.exists = Truth::No;
  };
  for (Facts::Waiting& waiting : waiting_) {
    follower.follow(waiting.key);
    if (waiting.claim) {
      Claim& claim = index_.claims[waiting.index];
      put(waiting, claim);
      if (claim.exists == Truth::No && (claim.named() || !claim.shape)) leave_open(claim, waiting.key);
    } else {
      Use& use = index_.uses[waiting.index];
      const Use before = use;
      use.waits = false;
      put(waiting, use);
      const bool named = use.evidence == Evidence::Secret || use.evidence == Evidence::Property;
      if (named && use.key.starts_with("arn:") &&
          !name_by_arn(use, Text::of_key(use.key), inputs_[use.stack].environment, index_.stacks.app(use.stack),
                       index_.scopes, arena_)) {
        use.exists = Truth::No;
        continue;
      }
      if (use.exists == Truth::No) leave_open(before, waiting.key);
    }
  }
  if (!follower.complete()) {
    index_.complete = false;
    index_.notifications.push_back({.severity = Severity::Warning,
                                    .message = "exports and outputs of other stacks give more than " +
                                               std::to_string(limits::kFollowedText / limits::kMiB) +
                                               " MiB of text; the rest of them was left unknown",
                                    .place = {}});
  }
  bool claims_gone = false, uses_gone = false;
  for (const Facts::Waiting& waiting : waiting_) {
    if (waiting.claim) claims_gone |= index_.claims[waiting.index].exists == Truth::No;
    else uses_gone |= deduplicate_around(index_.uses, waiting.index);
  }
  const auto gone = [](const auto& entry) { return entry.exists == Truth::No; };
  if (claims_gone) {
    std::erase_if(index_.claims, gone);
    index_.names = static_cast<std::size_t>(
        std::count_if(index_.claims.begin(), index_.claims.end(), [](const Claim& claim) { return claim.named(); }));
  }
  if (uses_gone) std::erase_if(index_.uses, gone);
  waiting_ = {};
}

// Claims that hold in all regions but the stack's own (`Regions::All`): in those that any stack has to do with.
void Linker::spread_over_regions() {
  const auto everywhere = [](const Claim& claim) { return claim.shape && claim.shape->regions == Regions::All; };
  std::vector<Claim> spread;
  for (const Claim& claim : index_.claims) {
    if (!everywhere(claim)) continue;
    const Scope& own = index_.scope(claim.scope);
    for (std::uint32_t at = 0; at < index_.scopes.size(); ++at) {
      const Scope& other = index_.scopes[ScopeId{at}];
      const bool same_account = other.account == own.account && (!own.account.empty() || other.app == own.app);
      if (other.kind != own.kind || !same_account || other.region == own.region) continue;
      spread.push_back(claim);
      spread.back().scope = ScopeId{at};
    }
  }
  if (std::erase_if(index_.claims, everywhere) > 0) append(index_.claims, spread);
}

// Which stacks the run's budget cut, and which part of it they would have exceeded.
void Linker::say_left_out(const RunBudget& budget) {
  if (left_out_.empty()) return;
  std::string stacks = "stack `" + inputs_[left_out_.front()].name + '`';
  if (left_out_.size() > 1) stacks += " and " + std::to_string(left_out_.size() - 1) + " more";
  index_.notifications.push_back(
      {.severity = Severity::Warning,
       .message = stacks + (left_out_.size() > 1 ? " were" : " was") + " not checked: " + budget.reason(),
       .place = {}});
}

void Linker::say_nested() {
  if (nested_.empty()) return;
  const std::string first = '`' + inputs_[nested_.front()].display_name + '`';
  const std::string more = std::to_string(nested_.size() - 1);
  index_.notifications.push_back(
      {.severity = Severity::Note,
       .message = nested_.size() == 1 ? first + " is a nested stack of another template; it was checked there"
                                      : first + " and " + more +
                                            " more are nested stacks of other templates; they "
                                            "were checked there",
       .place = {}});
}

// Each use for itself, so that threads can share the work.
void Linker::resolve_uses(const Config& config) {
  constexpr std::size_t kShare = 4096;
  unread_.compare_with(index_.scopes);
  std::vector<Use>& uses = index_.uses;
  struct Lists {
    std::array<std::vector<std::uint32_t>, kResolutions> resolved;
    std::vector<std::uint32_t> away;
  };
  std::vector<Lists> lists(uses.size() / kShare + 1);
  in_parallel(index_.threads, lists.size(), [&](std::size_t share) {
    UseResolver resolver(index_);
    const std::size_t end = std::min(uses.size(), (share + 1) * kShare);
    for (std::size_t i = share * kShare; i < end; ++i) {
      Use& use = uses[i];
      resolver.resolve(use);
      if (!found_at_home(index_, use) && is_external(use, config)) use.resolution = Resolution::External;
      else if (use.owner == Use::kNobody && !use.key.empty()) use.resolution = Resolution::Nobody;
      use.crosses = crosses(index_, use);
      const bool missing = use.resolution == Resolution::Nobody || use.resolution == Resolution::Elsewhere;
      if ((missing || use.crosses) && holds_placeholder(Text::of_key(use.key))) leave(use, Resolution::Unknown);
      else if (missing && unread_.may_have(use, index_.scopes)) leave(use, Resolution::Unread);
      lists[share].resolved[static_cast<std::size_t>(use.resolution)].push_back(static_cast<std::uint32_t>(i));
      if (use.away) lists[share].away.push_back(static_cast<std::uint32_t>(i));
    }
  });
  for (const Lists& more : lists) {
    for (std::size_t i = 0; i < kResolutions; ++i) append(index_.resolved[i], more.resolved[i]);
    append(index_.away, more.away);
  }
}

void Linker::share_claims() {
  index_.shared = index_.table.shared(index_.claims);
  std::erase_if(index_.shared, [&](const std::vector<std::uint32_t>& group) {
    return holds_placeholder(Text::of_key(index_.claims[group.front()].key));
  });
}

void Linker::finish(const Config& config, const RunBudget& budget) {
  say_left_out(budget);
  say_nested();
  index_.notifications.insert(index_.notifications.begin(), copy_notes_.begin(), copy_notes_.end());
  settle();
  spread_over_regions();
  index_.table = ClaimTable(index_.claims);
  in_parallel(index_.threads, 2, [&](std::size_t task) {
    if (task == 0) resolve_uses(config);
    else share_claims();
  });
}

}  // namespace crosscheck
