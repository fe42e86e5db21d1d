#include <algorithm>
#include <map>

#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

// What CloudFormation, or the custom resource that stands in for it across regions, keeps while somebody uses it.
bool is_held(const Claim& claim) {
  return claim.exists == Truth::Yes && (claim.shape ? claim.shape->locked : claim.space == "cfn:export");
}

bool holds(const Claim& owner, const Use& use) {
  if (use.exists != Truth::Yes || use.stack == owner.stack) return false;
  return use.evidence == (owner.shape ? Evidence::Parameter : Evidence::Import);
}

// Whether the output that exports it stays as it is, although its name seems to be another one: it is made of a
// parameter's default, and the parameter keeps its value.
bool is_output_kept(const StackChange& change, const Claim& held) {
  if (held.shape || change.by_list || held.element.find('>') != std::string_view::npos) return false;
  return std::none_of(change.outputs.begin(), change.outputs.end(), [&](const OutputChange& output) {
    return output.renamed != Truth::No && output.name == held.element;
  });
}

// How the exporting stack's next deployment treats what it has: `No` keeps it as it is.
Truth gives_up(const Steps& steps, const Claim& held, StackId stack, bool& changes) {
  std::string_view element;  // which output has it then
  const bool kept = visit_now(steps, held, [&](const Claim& claim) {
    if (claim.stack == stack) element = claim.element;
    return claim.stack == stack;
  });
  const StackChange& change = steps.change_of(stack);
  if (!kept) return is_output_kept(change, held) ? Truth::No : Truth::Yes;
  if (held.shape) {
    changes = std::any_of(change.items.begin(), change.items.end(), [&](const ItemChange& one) {
      return one.resource == held.element && one.item == held.written;
    });
  } else if (element != held.element) {
    changes = std::any_of(change.moved_exports.begin(), change.moved_exports.end(), [&](const MovedExport& moved) {
      return moved.changed == Truth::Yes && moved.former == held.element && moved.now == element;
    });
  } else {
    changes = std::any_of(change.outputs.begin(), change.outputs.end(), [&](const OutputChange& output) {
      return output.changed == Truth::Yes && output.name == held.element;
    });
  }
  return changes ? Truth::Yes : Truth::No;
}

// Today's use of it in a stack, or null.
const Use* use_now(const Steps& steps, const Claim& held, const std::vector<const Use*>& named, StackId stack) {
  const std::optional<ScopeId> scope = steps.generations.scope_now(held.scope);
  const auto found = std::find_if(named.begin(), named.end(), [&](const Use* use) {
    return use->stack == stack && use->space == held.space && scope && use->scope == *scope && use->exists != Truth::No;
  });
  return found == named.end() ? nullptr : *found;
}

// The imports that hold something at the moment when the exporting stack is deployed.
class Holders {
 public:
  explicit Holders(const Steps& steps) : steps_(steps) {
    for (const Use& use : steps.world.index.uses) {
      if (use.owner == Use::kNobody) continue;
      const Claim& owner = steps.world.index.claims[use.owner];
      if (is_held(owner) && holds(owner, use)) before_[use.owner].push_back(&use);
    }
    for (const Use& use : steps.index.uses) {
      if (use.evidence == Evidence::Import || use.evidence == Evidence::Parameter) now_[use.key].push_back(&use);
    }
  }

  // One mark for each stack that still uses it then.
  std::vector<Mark> of(std::uint32_t at, StackId exporter) const {
    std::vector<Mark> marks;
    const auto uses = before_.find(at);
    if (uses == before_.end()) return marks;
    const Claim& held = steps_.world.index.claims[at];
    const auto named = now_.find(held.key);
    std::map<StackId, const Use*> first;
    for (const Use* use : uses->second) first.emplace(use->stack, use);
    for (const auto& [before, use] : first) {
      const StackId stack = steps_.generations.now(before);
      if (stack == kNoStack) {
        if (steps_.generations.stays(before)) marks.push_back(mark_before(*use, "is deployed and imports it"));
        continue;
      }
      if (stack == exporter) continue;
      if (named != now_.end()) {
        if (const Use* still = use_now(steps_, held, named->second, stack)) {
          if (still->exists == Truth::Yes) marks.push_back(mark_now(*still, "imports it"));
          continue;
        }
      }
      if (steps_.is_known(stack) && steps_.plan.order.before(exporter, stack) == Truth::Yes) {
        marks.push_back(mark_before(*use, "is deployed, and imports it until its own turn"));
      }
    }
    return marks;
  }

 private:
  const Steps& steps_;
  std::map<std::uint32_t, std::vector<const Use*>> before_;
  std::map<std::string_view, std::vector<const Use*>> now_;
};

// Importers that the app does not deploy have to go first, or to give it up where they are deployed from.
void say_what_to_do(const Steps& steps, bool changes, Fault& fault) {
  bool outside = false, inside = false;
  for (const Mark& mark : fault.marks) {
    const bool exporter = mark.deployed ? steps.generations.now(mark.stack) == fault.stack : mark.stack == fault.stack;
    if (exporter) continue;
    const bool stays = mark.deployed && steps.generations.stays(mark.stack);
    (stays ? outside : inside) = true;
  }
  if (outside) fault.situations.push_back("outside");
  if (inside && changes) fault.situations.push_back("changed");
  else if (inside && outside) fault.situations.push_back("usual");
}

}  // namespace

void find_exports_in_use(const Steps& steps) {
  const Holders holders(steps);
  std::map<std::pair<StackId, bool>, std::size_t> known;  // by the exporting stack and what happens: one fault each
  for (std::uint32_t at = 0; at < steps.world.index.claims.size(); ++at) {
    const Claim& held = steps.world.index.claims[at];
    if (!is_held(held)) continue;
    const StackId stack = steps.generations.now(held.stack);
    if (stack == kNoStack || !steps.is_known(stack)) continue;
    bool changes = false;
    if (gives_up(steps, held, stack, changes) != Truth::Yes) continue;
    std::vector<Mark> marks = holders.of(at, stack);
    if (marks.empty()) continue;
    const auto [place, is_new] = known.emplace(std::pair(stack, changes), steps.plan.faults.size());
    if (is_new) {
      Fault fault{.kind = Fault::Kind::ExportInUse,
                  .stack = stack,
                  .space = held.space,
                  .type = held.type(),
                  .key = held.written,
                  .deployed_key = true,
                  .scope = display(steps.world.index.scope(held.scope)),
                  .why = changes ? "changed" : "deleted"};
      fault.marks.push_back(mark_stack(steps.inputs, stack, false));
      steps.plan.faults.push_back(std::move(fault));
    } else {
      steps.plan.faults[place->second].others.push_back(
          {.space = held.space, .type = held.type(), .key = held.written});
    }
    std::vector<Mark>& into = steps.plan.faults[place->second].marks;
    into.push_back(mark_before(held, "is deployed with it"));
    into.insert(into.end(), std::make_move_iterator(marks.begin()), std::make_move_iterator(marks.end()));
  }
  for (const auto& [cause, at] : known) say_what_to_do(steps, cause.second, steps.plan.faults[at]);
}

}  // namespace crosscheck
