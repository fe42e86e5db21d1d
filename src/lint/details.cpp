#include "lint/details.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "lint/construct_origins.h"
#include "lint/deployment_steps.h"
#include "lint/locate.h"
#include "lint/ownership.h"
#include "lint/source_lines.h"
#include "lint/template_places.h"
#include "plan/order.h"

namespace crosscheck {
namespace {

using StackNames = std::map<std::pair<std::string, std::string>, std::size_t>;  // by stack and environment

StackLink::Kind kind_of(Evidence evidence) {
  switch (evidence) {
    case Evidence::Import:
    case Evidence::StackOutput: return StackLink::Kind::Import;
    case Evidence::Parameter: return StackLink::Kind::Parameter;
    case Evidence::Secret:
    case Evidence::Property:
    case Evidence::Arn:
    case Evidence::Environment:
    case Evidence::Principal: break;
  }
  return StackLink::Kind::Name;
}

using Positions = std::map<StackId, std::size_t>;

std::vector<StackLink> links(const Index& index, const Positions& positions) {
  std::set<StackLink> all;
  const auto add = [&](StackId from, StackId to, StackLink::Kind kind) {
    const auto one = positions.find(from), other = positions.find(to);
    if (one == positions.end() || other == positions.end() || one == other) return;
    all.insert({.from = one->second, .to = other->second, .kind = kind});
  };
  for (const auto& [stack, position] : positions) {
    for (const StackId needed : index.dependencies.next(stack)) add(stack, needed, StackLink::Kind::Dependency);
  }
  for (const Use& use : index.uses) {
    if (use.resolution != Resolution::Owned) continue;
    add(use.stack, index.claims[use.owner].stack, kind_of(use.evidence));
  }
  return {all.begin(), all.end()};
}

std::vector<DeployedStack> deployment(const Model& model, const std::vector<Rule>& rules, const Report& report,
                                      Positions& positions) {
  const DeploymentOrder order(model.inputs, model.index);
  std::vector<DeployedStack> stacks;
  StackNames names;
  std::size_t number = 0;
  for (const std::vector<StackId>& wave : order.waves()) {
    for (const StackId id : wave) {
      const Stack& stack = model.inputs[id];
      DeployedStack shown{.name = stack.name,
                          .environment = shown_environment(stack, model.index.label(id)),
                          .wave = number,
                          .needs = {},
                          .stops = {},
                          .concerns = {}};
      for (const StackId needed : model.index.dependencies.next(id)) {
        if (const auto found = positions.find(needed); found != positions.end()) shown.needs.push_back(found->second);
      }
      positions[id] = stacks.size();
      names.try_emplace({shown.name, shown.environment}, stacks.size());
      stacks.push_back(std::move(shown));
    }
    ++number;
  }
  const DeploymentSteps steps(model, rules);
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Party* party = steps.met(report.findings[i]);
    if (!party) continue;
    DeployedStack& stack = stacks[names.at({party->stack, party->environment})];
    (steps.stops(report.findings[i]) ? stack.stops : stack.concerns).push_back(i);
  }
  // What a stack needs stands before it, but in a cycle, which is one wave.
  for (DeployedStack& stack : stacks) {
    stack.reached = std::all_of(stack.needs.begin(), stack.needs.end(), [&](std::size_t needed) {
      return stacks[needed].reached && stacks[needed].stops.empty();
    });
  }
  return stacks;
}

std::string_view words_of(BootstrapFact::Kind kind) {
  using Kind = BootstrapFact::Kind;
  switch (kind) {
    case Kind::DeployRole: return "deploy role";
    case Kind::ExecutionRole: return "execution role";
    case Kind::LookupRole: return "lookup role";
    case Kind::TemplateUrl: return "template bucket";
    case Kind::VersionParameter: return "version parameter";
    case Kind::AssetBucket: return "asset bucket";
    case Kind::ImageRepository: return "image repository";
    case Kind::PublishingRole: return "publishing role";
  }
  return "";
}

std::vector<BootstrapRow> bootstrap(const Model& model) {
  std::vector<BootstrapRow> rows;
  for (std::size_t i = 0; i < model.inputs.stacks.size(); ++i) {
    if (!model.index.present[i]) continue;
    const Stack& stack = model.inputs.stacks[i];
    std::set<std::pair<BootstrapFact::Kind, std::string_view>> seen;
    for (const BootstrapFact& fact : model.index.bootstrap[i]) {
      if (!seen.emplace(fact.kind, fact.text).second) continue;
      rows.push_back({.stack = stack.name,
                      .environment = shown_environment(stack, model.index.labels[i]),
                      .kind = std::string(words_of(fact.kind)),
                      .qualifier = fact.qualifier,
                      .text = fact.text});
    }
  }
  return rows;
}

// Where each owner makes its name. A row without a place has no claim of its own that is known by stack, element and
// namespace.
void add_places(const Scene& scene, std::vector<OwnershipRow>& rows) {
  std::deque<Mark> marks;
  std::deque<Finding> findings;  // one for each, as the telling line is looked for among a finding's parties
  std::vector<Finding*> shown;
  std::vector<MarkedParty> marked;
  const std::string rule;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>, const Party*> places;
  for (const Claim& claim : scene.index.claims) {
    if (claim.span.file == kNoFile) continue;
    const std::string& stack = scene.inputs[claim.stack].name;
    const std::string& label = scene.index.label(claim.stack).name;
    const Party*& place = places[{label, stack, claim.element, claim.space}];
    if (place) continue;
    marks.push_back({.span = claim.span,
                     .label = {},
                     .stack = claim.stack,
                     .logical_id = std::string(claim.element),
                     .type = std::string(claim.type())});
    Party& party = findings.emplace_back().parties.emplace_back();
    shown.push_back(&findings.back());
    party.stack = stack;
    place = &party;
    marked.push_back({.mark = &marks.back(), .rule = &rule, .party = &party});
  }
  Checkout checkout(scene.sources, scene.options);
  place_in_templates(scene, checkout, marked);
  add_construct_origins(scene, checkout, marked);
  if (checkout) add_source_lines(scene, checkout, shown, marked);
  for (OwnershipRow& row : rows) {
    const auto found = places.find({row.environment, row.owner, row.logical_id, row.identity.space});
    if (found == places.end()) continue;
    const Party& party = *found->second;
    row.place = party.source ? *party.source : party.template_place;
  }
}

}  // namespace

Details details_of(Sources& sources, const Model& model, const std::vector<Rule>& rules, const LintOptions& options,
                   const Report& report) {
  Positions positions;
  Details details{.stacks = deployment(model, rules, report, positions),
                  .names = ownership(model.inputs, model.index, {}),
                  .trusts = trusts(model.inputs, model.index, {}),
                  .bootstrap = bootstrap(model)};
  details.links = links(model.index, positions);
  const Scene scene{
      .sources = sources, .model = model, .inputs = model.inputs, .index = model.index, .options = options};
  add_places(scene, details.names);
  return details;
}

}  // namespace crosscheck
