#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "index/environments.h"
#include "inputs/qualifier.h"
#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

// Which toolkit a stack is deployed with, and where its inputs say so.
struct Needed {
  std::string qualifier;
  Span span;
};

std::optional<Needed> needed_by(const Index& index, StackId stack) {
  for (const BootstrapFact& fact : index.bootstrap[static_cast<std::size_t>(stack)]) {
    if (!fact.qualifier.empty()) return Needed{.qualifier = fact.qualifier, .span = fact.span};
  }
  return std::nullopt;
}

// What the answers say of a place, which may stand in several folders.
class Toolkits {
 public:
  Toolkits(const Steps& steps, const std::string& account, const std::string& region) : world_(steps.world) {
    for (std::uint32_t i = 0; i < world_.inputs.stacks.size(); ++i) {
      const Stack& one = world_.inputs.stacks[i];
      if (one.environment.account != account || one.environment.region != region) continue;
      if (one.answers) places_.push_back(StackId{i});
      else if (steps.generations.now(StackId{i}) != kNoStack) has_own_ = true;
    }
  }

  bool empty() const { return places_.empty(); }

  // The one that says most; null where none has that qualifier.
  std::pair<StackId, const Toolkit*> find(const std::string& qualifier) const {
    std::pair<StackId, const Toolkit*> best{kNoStack, nullptr};
    for (StackId place : places_) {
      for (const Toolkit& one : answers(place).toolkits) {
        if (one.qualifier != qualifier) continue;
        if (!best.second ||
            std::tuple(one.says_trust, one.version) > std::tuple(best.second->says_trust, best.second->version)) {
          best = {place, &one};
        }
      }
    }
    return best;
  }

  // Whether it is certain that there is none: all stacks are listed, or the parameter was asked for. Where one of the
  // run's stacks is deployed already, a list without the toolkit is only part of the truth.
  bool lack(const std::string& parameter) const {
    if (has_claim(parameter)) return false;
    return std::any_of(places_.begin(), places_.end(), [&](StackId place) {
      const AnswersOfPlace& here = answers(place);
      return (!has_own_ && here.has_all("describe-stacks")) || here.absent.contains(parameter);
    });
  }

  std::string caller() const {
    for (StackId place : places_) {
      if (!answers(place).caller.empty()) return answers(place).caller;
    }
    return {};
  }

 private:
  const AnswersOfPlace& answers(StackId place) const { return *world_.inputs[place].answers; }

  bool has_claim(const std::string& parameter) const {
    return world_.index.table.visit(world_.index.claims, parameter, table_hash(parameter), [&](std::uint32_t at) {
      const Claim& claim = world_.index.claims[at];
      return claim.space == "ssm:parameter" && std::find(places_.begin(), places_.end(), claim.stack) != places_.end();
    });
  }

  const World& world_;
  std::vector<StackId> places_;
  bool has_own_ = false;  // one of the run's stacks is there
};

class ToolkitFaults {
 public:
  explicit ToolkitFaults(const Steps& steps) : steps_(steps) {}

  void find() {
    for (std::uint32_t i = 0; i < steps_.inputs.stacks.size(); ++i) {
      const StackId stack{i};
      if (!steps_.index.present[i]) continue;
      if (const auto needed = needed_by(steps_.index, stack)) look_at(stack, *needed);
    }
    for (const QualifierLiteral& role : steps_.index.foreign_toolkits) look_at(role);
  }

 private:
  const Toolkits& toolkits(const std::string& account, const std::string& region) {
    return places_.try_emplace({account, region}, steps_, account, region).first->second;
  }

  void look_at(StackId stack, const Needed& needed) {
    const Environment& where = steps_.inputs[stack].environment;
    const Toolkits& here = toolkits(where.account, where.region);
    if (here.empty()) return;
    const auto [place, toolkit] = here.find(needed.qualifier);
    if (!toolkit) {
      if (here.lack("/cdk-bootstrap/" + needed.qualifier + "/version")) {
        add(Fault::Kind::NotBootstrapped, stack, needed.span, needed.qualifier, "`" + needed.qualifier + '`');
      }
      return;
    }
    const auto& version = steps_.inputs[stack].bootstrap_version;
    if (version && toolkit->version > 0 && version->value > toolkit->version) {
      const std::string why =
          "version " + std::to_string(version->value) + ", and it has version " + std::to_string(toolkit->version);
      add(Fault::Kind::BootstrapTooOld, stack, version->span, needed.qualifier, why, place, toolkit,
          "this version is deployed");
    }
    const std::string caller = here.caller();
    if (!caller.empty() && !where.account.empty() && caller != where.account && !trusts(*toolkit, caller)) {
      add(Fault::Kind::UntrustedBootstrap, stack, needed.span, needed.qualifier, caller, place, toolkit,
          "this toolkit");
    }
  }

  // A template in one account that names a role of the toolkit in another: a pipeline.
  void look_at(const QualifierLiteral& role) {
    const auto name = find_bootstrap_name(role.text);
    const std::string& from = steps_.inputs[role.stack].environment.account;
    const std::string region(name->region.find('$') == std::string_view::npos ? name->region : std::string_view());
    const auto [place, toolkit] = toolkits(std::string(name->account), region).find(std::string(name->qualifier));
    if (!toolkit || trusts(*toolkit, from)) return;
    add(Fault::Kind::UntrustedBootstrap, role.stack, role.span, std::string(name->qualifier), from, place, toolkit,
        "this toolkit", std::string(name->account) + '/' + region);
  }

  static bool trusts(const Toolkit& toolkit, const std::string& account) {
    return !toolkit.says_trust || toolkit.trusted.contains(account);
  }

  // One fault for all stacks of a place.
  void add(Fault::Kind kind, StackId stack, Span span, const std::string& qualifier, const std::string& why,
           StackId place = kNoStack, const Toolkit* toolkit = nullptr, const std::string& label = {},
           std::string where = {}) {
    if (where.empty()) where = crosscheck::place(steps_.inputs[stack].environment);
    const auto [known, is_new] = known_.try_emplace({kind, where, qualifier, why}, steps_.plan.faults.size());
    if (is_new) {
      Fault fault{.kind = kind, .stack = stack, .scope = where, .why = why};
      fault.space = "cdk:toolkit";
      fault.key = *names_.emplace(qualifier).first;
      steps_.plan.faults.push_back(std::move(fault));
    }
    std::vector<Mark>& marks = steps_.plan.faults[known->second].marks;
    Mark mark = mark_stack(steps_.inputs, stack, false);
    mark.span = span;
    if (!std::any_of(marks.begin(), marks.end(),
                     [&](const Mark& one) { return !one.deployed && one.stack == stack; })) {
      marks.push_back(std::move(mark));
    }
    if (!is_new || !toolkit) return;
    Mark deployed{.span = toolkit->span, .label = label, .stack = place, .logical_id = {}, .deployed = true};
    marks.push_back(std::move(deployed));
  }

  const Steps& steps_;
  std::map<std::pair<std::string, std::string>, Toolkits> places_;
  std::map<std::tuple<Fault::Kind, std::string, std::string, std::string>, std::size_t> known_;
  std::set<std::string>& names_ = steps_.plan.names;
};

}  // namespace

void find_toolkit_faults(const Steps& steps) { ToolkitFaults(steps).find(); }

}  // namespace crosscheck
