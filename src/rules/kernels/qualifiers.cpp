// The kernels about bootstrap qualifiers: must-agree, as-expected, known-qualifier, bootstrap-here.

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "evaluate/text_arn.h"
#include "inputs/qualifier.h"
#include "rules/kernels/kernels.h"
#include "rules/wording.h"

namespace crosscheck {
namespace {

// The command that bootstraps the stack's environment; null unless all that may be it say the same qualifier.
const BootstrapCommand* bootstrapped_by(const Model& model, const Stack& stack) {
  const BootstrapCommand* found = nullptr;
  std::set<std::string_view> qualifiers;
  const auto elsewhere = [](const std::string& one, const std::string& own) {
    return !one.empty() && !own.empty() && one != own;
  };
  const auto& [partition, account, region, credentials] = stack.environment;
  for (const BootstrapCommand& command : model.inputs.bootstrap_commands) {
    if (elsewhere(command.account, account) || elsewhere(command.region, region)) continue;
    qualifiers.insert(command.qualifier);
    const bool here = !account.empty() && command.account == account && command.region == region;
    if (!found && (here || command.everywhere)) found = &command;
  }
  return qualifiers.size() == 1 && !qualifiers.begin()->empty() ? found : nullptr;
}

const std::string& expected_qualifier(const Model& model, const Stack& stack) {
  const EnvironmentRule* rule = environment_rule(stack, model.config);
  if (rule && !rule->qualifier.empty()) return rule->qualifier;
  if (!model.config.qualifier.empty() || model.inputs.bootstrap_commands.empty()) return model.config.qualifier;
  const BootstrapCommand* command = bootstrapped_by(model, stack);
  return command ? command->qualifier : model.config.qualifier;
}

// The first fact of each qualifier that a stack deploys with.
std::map<std::string, const BootstrapFact*> qualifiers_of(const Model& model, StackId stack) {
  std::map<std::string, const BootstrapFact*> found;
  for (const BootstrapFact& fact : model.index.bootstrap[static_cast<std::size_t>(stack)]) {
    if (!fact.qualifier.empty()) found.try_emplace(fact.qualifier, &fact);
  }
  return found;
}

struct Party {
  StackId stack;
  const BootstrapFact* fact;
};
using ByQualifier = std::map<std::string, std::vector<Party>, std::less<>>;

std::map<StackPlace, ByQualifier> by_place(const Model& model, const Selector& selector = {}) {
  std::map<StackPlace, ByQualifier> places;
  for (std::uint32_t i = 0; i < model.inputs.stacks.size(); ++i) {
    if (!model.index.present[i] || !selector.fits_stack(model, StackId{i})) continue;
    for (const auto& [qualifier, fact] : qualifiers_of(model, StackId{i})) {
      places[stack_place(model.inputs.stacks[i])][qualifier].push_back({StackId{i}, fact});
    }
  }
  return places;
}

std::string listed_keys(const ByQualifier& qualifiers) {
  std::vector<std::string> names;
  for (const auto& [qualifier, parties] : qualifiers) names.push_back(qualifier);
  return listed(names);
}

Mark mark_of(const Model& model, const Party& party, const std::string& label, const std::string& qualifiers = {}) {
  Words words{{"stack", model.inputs[party.stack].name},
              {"qualifier", party.fact->qualifier},
              {"fact", std::string(name(party.fact->kind))},
              {"environment", model.index.label(party.stack).name},
              {"qualifiers", qualifiers},
              {"expected", expected_qualifier(model, model.inputs[party.stack])}};
  return {.span = party.fact->span, .label = fill(label, words), .stack = party.stack, .logical_id = {}};
}

// Every stack concerned is a party; those with the rarest qualifier come first, as they are the likely mistake.
Problem disagreement(const Model& model, const Wording& wording, const ByQualifier& qualifiers,
                     const std::string& environment, const std::string& scope, std::size_t problems) {
  std::vector<const std::vector<Party>*> rarest;
  for (const auto& [qualifier, parties] : qualifiers) rarest.push_back(&parties);
  std::stable_sort(rarest.begin(), rarest.end(), [](auto a, auto b) { return a->size() < b->size(); });
  Marks marks(problems);
  const std::string all = listed_keys(qualifiers);
  for (const auto* parties : rarest) {
    for (const Party& party : *parties) {
      marks.add([&] { return mark_of(model, party, marks.empty() ? wording.first : wording.other, all); });
    }
  }
  const Party& first = rarest.front()->front();
  Words words{{"environment", environment},
              {"qualifiers", all},
              {"stack", model.inputs[first.stack].name},
              {"qualifier", first.fact->qualifier},
              {"fact", std::string(name(first.fact->kind))}};
  Problem problem = make_problem(model, wording, words, std::move(marks));
  problem.identity = Identity{.space = "cdk:qualifier", .scope = scope, .key = ""};
  for (const auto& [qualifier, parties] : qualifiers)
    problem.identity->key += (problem.identity->key.empty() ? "" : ",") + qualifier;
  return problem;
}

std::vector<Problem> check_must_agree(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  ByQualifier between;                 // of places that agree within themselves
  std::set<std::string> environments;  // their labels
  for (const auto& [where, qualifiers] : by_place(model, parameters.selector())) {
    const StackId any = qualifiers.begin()->second.front().stack;
    // Where the config says what to expect, `unexpected-qualifier` says what is wrong, and differences are meant.
    if (!expected_qualifier(model, model.inputs[any]).empty()) continue;
    if (qualifiers.size() > 1) {
      problems.push_back(
          disagreement(model, wording, qualifiers, model.index.label(any).name, where.first, problems.size()));
      problems.back().severity = Severity::Error;
      continue;
    }
    environments.insert(model.index.label(any).name);
    for (const auto& [qualifier, parties] : qualifiers) {
      between[qualifier].insert(between[qualifier].end(), parties.begin(), parties.end());
    }
  }
  if (between.size() > 1) {
    std::vector<std::string> names(environments.begin(), environments.end());
    std::string all;
    for (const std::string& one : names) all += (all.empty() ? "" : " and ") + one;
    problems.push_back(disagreement(model, wording, between, all, "aws", problems.size()));
    problems.back().severity = Severity::Warning;
  }
  return problems;
}

std::vector<Problem> check_as_expected(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  for (const auto& [where, qualifiers] : by_place(model, parameters.selector())) {
    for (const auto& [qualifier, parties] : qualifiers) {
      std::map<std::string, Marks> unexpected;  // by what was expected
      std::map<std::string, StackId> first;
      for (const Party& party : parties) {
        const std::string& expected = expected_qualifier(model, model.inputs[party.stack]);
        if (expected.empty() || expected == qualifier) continue;
        Marks& marks = unexpected.try_emplace(expected, problems.size()).first->second;
        first.try_emplace(expected, party.stack);
        marks.add([&] { return mark_of(model, party, marks.empty() ? wording.first : wording.other); });
      }
      for (auto& [expected, marks] : unexpected) {
        const StackId stack = first.at(expected);
        Words words{{"environment", model.index.label(stack).name},
                    {"expected", expected},
                    {"qualifier", qualifier},
                    {"stack", model.inputs[stack].name},
                    {"fact", ""}};
        const BootstrapCommand* command = bootstrapped_by(model, model.inputs[stack]);
        if (command && command->qualifier == expected) {
          marks.add([&]() -> Mark {
            return {.span = command->span, .label = "it is bootstrapped with this", .logical_id = {}};
          });
        }
        problems.push_back(make_problem(model, wording, words, std::move(marks)));
        problems.back().identity = Identity{.space = "cdk:qualifier", .scope = where.first, .key = qualifier};
      }
    }
  }
  return problems;
}

// Whether a text that holds a bootstrap name says that it is of another account or region, whose business it is.
bool names_another_place(std::string_view text, const std::optional<TextArn>& arn, const Environment& own) {
  const auto differs = [](std::string_view named, const std::string& here) { return !named.empty() && named != here; };
  const std::optional<BootstrapName> name = find_bootstrap_name(text);
  if (name && (differs(name->account, own.account) || differs(name->region, own.region))) return true;
  const auto stated = [](const Text& part) {
    return part.literal() && part.find('*') == std::string_view::npos ? part.key() : std::string_view();
  };
  return arn && (differs(stated(arn->account), own.account) || differs(stated(arn->region), own.region));
}

std::vector<Problem> check_known_qualifier(const Model& model, const Wording& wording, const Parameters& parameters) {
  const auto places = by_place(model);
  std::map<std::pair<StackPlace, std::string_view>, std::vector<const QualifierLiteral*>> stale;
  std::vector<std::optional<StackPlace>> where(model.inputs.stacks.size());  // by StackId
  for (const QualifierLiteral& literal : model.index.qualifier_literals) {
    if (!parameters.selector().fits_stack(model, literal.stack)) continue;
    std::optional<StackPlace>& here = where[static_cast<std::size_t>(literal.stack)];
    if (!here) here = stack_place(model.inputs[literal.stack]);
    const auto known = places.find(*here);
    if (known == places.end() || known->second.contains(literal.qualifier)) continue;
    const std::optional<TextArn> arn = split_arn(Text::of_key(literal.text));
    if (names_another_place(literal.text, arn, model.inputs[literal.stack].environment)) continue;
    const bool in_use = std::any_of(places.begin(), places.end(),
                                    [&](const auto& place) { return place.second.contains(literal.qualifier); });
    if (in_use && arn && arn->account.key() == "*") continue;  // it may mean an environment that has it
    stale[{*here, literal.qualifier}].push_back(&literal);
  }
  std::vector<Problem> problems;
  for (const auto& entry : stale) {
    const auto& where_and_qualifier = entry.first;
    const std::vector<const QualifierLiteral*>& literals = entry.second;
    const QualifierLiteral& first = *literals.front();
    Marks marks(problems.size());
    std::set<std::pair<StackId, std::string_view>> seen;
    auto words_of_one = [&](const QualifierLiteral& literal) {
      return Words{{"environment", model.index.label(literal.stack).name},
                   {"qualifiers", listed_keys(places.at(where_and_qualifier.first))},
                   {"stack", model.inputs[literal.stack].name},
                   {"element", std::string(literal.element)},
                   {"qualifier", std::string(literal.qualifier)},
                   {"text", display_key(literal.text, model.index)}};
    };
    for (const QualifierLiteral* literal : literals) {
      if (!seen.emplace(literal->stack, literal->element).second) continue;
      marks.add([&] {
        return mark_at(*literal, fill(marks.empty() ? wording.first : wording.other, words_of_one(*literal)));
      });
    }
    problems.push_back(make_problem(model, wording, words_of_one(first), std::move(marks)));
    problems.back().identity = Identity{.space = "cdk:qualifier",
                                        .scope = where_and_qualifier.first.first,
                                        .key = std::string(where_and_qualifier.second)};
  }
  return problems;
}

// IAM knows no regions: a role of another region of the same account works, and the CDK's own support stacks use one.
bool lives_in_region(BootstrapFact::Kind kind) {
  switch (kind) {
    case BootstrapFact::Kind::DeployRole:
    case BootstrapFact::Kind::ExecutionRole:
    case BootstrapFact::Kind::LookupRole:
    case BootstrapFact::Kind::PublishingRole: return false;
    case BootstrapFact::Kind::TemplateUrl:
    case BootstrapFact::Kind::VersionParameter:
    case BootstrapFact::Kind::AssetBucket:
    case BootstrapFact::Kind::ImageRepository: return true;
  }
  return true;
}

std::vector<Problem> check_bootstrap_here(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  for (std::uint32_t i = 0; i < model.inputs.stacks.size(); ++i) {
    const Stack& stack = model.inputs.stacks[i];
    if (!model.index.present[i] || !parameters.selector().fits_stack(model, StackId{i})) continue;
    Marks marks(problems.size());
    Words first;
    for (const BootstrapFact& fact : model.index.bootstrap[i]) {
      const bool account =
          !fact.account.empty() && !stack.environment.account.empty() && fact.account != stack.environment.account;
      const bool region = lives_in_region(fact.kind) && !fact.region.empty() && !stack.environment.region.empty() &&
                          fact.region != stack.environment.region;
      if (!account && !region) continue;
      const std::string there = account ? "account " + fact.account : "region " + fact.region;
      Words words{{"stack", stack.name},
                  {"fact", std::string(name(fact.kind))},
                  {"place", there},
                  {"own", place(stack.environment)}};
      if (marks.empty()) first = words;
      marks.add([&]() -> Mark {
        return {.span = fact.span,
                .label = fill(marks.empty() ? wording.first : wording.other, words),
                .stack = StackId{i},
                .logical_id = {}};
      });
    }
    if (marks.empty()) continue;
    problems.push_back(make_problem(model, wording, first, std::move(marks)));
    problems.back().identity = Identity{.space = "cfn:stack", .scope = place(stack.environment), .key = stack.name};
  }
  return problems;
}

}  // namespace

Kernel must_agree() {
  return {.name = "must-agree",
          .summary = "the stacks of one environment use one bootstrap qualifier",
          .parameters = {select_stacks(), select_environments()},
          .placeholders = {"environment", "qualifiers", "stack", "qualifier", "fact"},
          .make = run<check_must_agree>};
}

Kernel as_expected() {
  return {.name = "as-expected",
          .summary = "stacks use the bootstrap qualifiers set in the config",
          .parameters = {select_stacks(), select_environments()},
          .placeholders = {"environment", "expected", "stack", "qualifier", "fact"},
          .make = run<check_as_expected>};
}

Kernel known_qualifier() {
  return {.name = "known-qualifier",
          .summary = "bootstrap qualifiers in templates are those of the environment",
          .parameters = {select_stacks(), select_environments()},
          .placeholders = {"environment", "qualifiers", "stack", "element", "qualifier", "text"},
          .make = run<check_known_qualifier>};
}

Kernel bootstrap_here() {
  return {.name = "bootstrap-here",
          .summary = "bootstrap resources belong to the stack's own account and region",
          .parameters = {select_stacks(), select_environments()},
          .placeholders = {"stack", "fact", "place", "own"},
          .make = run<check_bootstrap_here>};
}

}  // namespace crosscheck
