#include "rules/wording.h"

#include <algorithm>

#include "text/characters.h"

namespace crosscheck {
namespace {

// "BucketPolicy" → "bucket policy"; acronyms stay: "DBInstance" → "DB instance".
std::string spaced(std::string_view camel) {
  std::string result;
  for (std::size_t i = 0; i < camel.size(); ++i) {
    const char c = camel[i], next = i + 1 < camel.size() ? camel[i + 1] : '\0', before = i > 0 ? camel[i - 1] : '\0';
    const bool acronym =
        is_upper(c) && (next == '\0' ? is_upper(before) : is_upper(next) || (is_upper(before) && !is_lower(next)));
    if (is_upper(c) && i > 0 && (is_lower(before) || is_lower(next))) result += ' ';
    result += acronym ? c : to_lower(c);
  }
  return result;
}

// "log group" of "Logs", "backup plan" of "Backup": the service need not be said twice.
bool begins_with_service(std::string_view resource, std::string_view service) {
  if (service.ends_with('s')) service.remove_suffix(1);
  return resource.size() > service.size() && resource.starts_with(service) && is_upper(resource[service.size()]);
}

Words common(const Model& model, StackId stack, std::string_view element, std::string_view type, std::string_view space,
             std::string_view key) {
  const std::string& name = model.inputs[stack].name;
  return {{"stack", name},
          {"element", std::string(element)},
          {"environment", model.index.label(stack).name},
          {"type", std::string(type)},
          {"thing", thing(type, space)},
          {"key", display_key(key, model.index)}};
}

}  // namespace

std::string thing(std::string_view type, std::string_view space) {
  if (space == "cfn:export") return "export";
  if (space == "cfn:stack") return "stack name";
  if (space == "cfn:output") return "stack output";
  // A type may claim what another is for, or what none is for: `AWS::CloudFront::Distribution` an alias. A custom
  // resource may be called anything.
  const TypeInfo* info = find_type(type);
  const bool main = info && !info->claims.empty() && info->claims.front().space == space;
  if (!main || type.find("::") == type.rfind("::")) type = type_of_space(space);
  const std::size_t first = type.find("::"), second = type.rfind("::");
  if (first == second) {
    std::string shown(space.substr(space.rfind(':') + 1));
    std::replace(shown.begin(), shown.end(), '-', ' ');
    return shown;
  }
  const std::string_view service = type.substr(first + 2, second - first - 2), resource = type.substr(second + 2);
  const std::string shown = spaced(resource);
  return begins_with_service(resource, service) ? shown : std::string(service) + ' ' + shown;
}

std::string where(const Scope& scope) {
  const std::string shown = display(scope);
  switch (scope.kind) {
    case ScopeKind::Partition: return "partition " + shown;
    case ScopeKind::Account: return scope.known() ? "account " + shown : shown;
    case ScopeKind::Region: return shown;
    case ScopeKind::AccountRegion: break;
  }
  return scope.account.empty() && scope.region.empty() ? "the same account and region" : shown;
}

std::string listed_phrases(const std::vector<std::string>& phrases) {
  constexpr std::size_t kListed = 3;
  std::string result;
  const std::size_t shown = phrases.size() > kListed + 1 ? kListed : phrases.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == phrases.size();
    result += i == 0 ? "" : last ? " and " : ", ";
    result += phrases[i];
  }
  if (shown < phrases.size()) result += " and " + std::to_string(phrases.size() - shown) + " more";
  return result;
}

std::string listed(const std::vector<std::string>& names) {
  std::vector<std::string> phrases;
  for (const std::string& name : names) phrases.push_back('`' + name + '`');
  return listed_phrases(phrases);
}

Mark mark_of(const Claim& claim, const std::string& label) {
  return {.span = claim.span,
          .label = label,
          .stack = claim.stack,
          .logical_id = std::string(claim.element),
          .type = std::string(claim.type())};
}

Mark mark_of(const Use& use, const std::string& label) {
  Mark mark = mark_at(use, label);
  if (use.literal()) mark.literal = std::string(written_key(use));
  return mark;
}

Mark bystander(const Claim& claim, const std::string& label) {
  Mark mark = mark_of(claim, label);
  mark.bystander = true;
  return mark;
}

Words words_of(const Model& model, const Claim& claim) {
  return common(model, claim.stack, claim.element, claim.type(), claim.space, claim.written);
}

Words words_of(const Model& model, const Use& use) {
  Words words = common(model, use.stack, use.element, {}, use.space, written_key(use));
  words["type"] = std::string(use.type);
  return words;
}

std::string_view written_key(const Use& use) {
  const std::string_view written = use.written, key = use.key;
  const auto same = [](char a, char b) { return to_lower(a) == to_lower(b); };
  // Of an ARN it is a part, the last as a rule.
  const auto found = std::find_end(written.begin(), written.end(), key.begin(), key.end(), same);
  if (found == written.end()) return key;
  return written.substr(static_cast<std::size_t>(found - written.begin()), key.size());
}

Words joined(Words own, const Words& shared) {
  own.insert(shared.begin(), shared.end());
  return own;
}

Identity identity_of(const Model& model, std::string_view space, ScopeId scope, std::string_view key) {
  return {
      .space = std::string(space), .scope = display(model.index.scope(scope)), .key = display_key(key, model.index)};
}

const std::string& help_for(const Model& model, const Wording& wording, const Problem& problem) {
  const StackId stack = problem.primary.stack;
  if (stack == kNoStack) return wording.help;
  bool several = false, alone = true, plain = !model.stack_of(problem.primary).origin.is_synthesized();
  for (const Mark& mark : problem.related) {
    if (mark.bystander || mark.deployed || mark.stack == kNoStack) continue;
    several = true;
    alone = alone && mark.stack == stack;
    plain = plain && !model.inputs[mark.stack].origin.is_synthesized();
  }
  if (several && alone && !wording.help_in_one_stack.empty()) return wording.help_in_one_stack;
  return plain && !wording.help_for_plain.empty() ? wording.help_for_plain : wording.help;
}

Problem make_problem(const Model& model, const Wording& wording, const Words& words, Marks marks) {
  std::vector<Mark> list = marks.take();
  Problem problem{.message = fill(wording.message, words),
                  .primary = {},
                  .related = {},
                  .help = {},
                  .identity = {},
                  .severity = {}};
  problem.unlisted = marks.unlisted();
  if (problem.unlisted > 0) {
    problem.message += " (" + std::to_string(list.size()) + " of " + std::to_string(list.size() + problem.unlisted) +
                       " places are listed)";
  }
  problem.primary = std::move(list.front());
  problem.related.assign(std::make_move_iterator(list.begin() + 1), std::make_move_iterator(list.end()));
  problem.help = fill(help_for(model, wording, problem), words);
  return problem;
}

bool counts(const Model& model, Truth exists) {
  return exists == Truth::Yes || (model.index.possible && exists == Truth::Unknown);
}

}  // namespace crosscheck
