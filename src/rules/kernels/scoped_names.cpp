#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "rules/kernels/claims.h"
#include "rules/kernels/kernels.h"
#include "text/lowered.h"

namespace crosscheck {
namespace {

// Names of one stack of which a second one is refused.
struct Names {
  std::vector<const Claim*> with, without;  // the environment's word
};

bool must_be_unique(const Claim& claim) {
  return claim.named() && claim.literal() && !claim.key.empty() && claim.exists == Truth::Yes &&
         claim.duplicates() == Duplicates::Error && claim.shape->strength == Strength::High;
}

// Whether any of the environment's words occurs anywhere in the name, or the account, which tells as much.
bool tells_apart(const Model& model, const Claim& claim) {
  const std::string key = lowered(claim.key);
  const std::string& account = model.inputs[claim.stack].environment.account;
  if (!account.empty() && key.find(account) != std::string::npos) return true;
  const std::vector<std::string> words = environment_words(model.index.label(claim.stack).name);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return key.find(lowered(word)) != std::string::npos; });
}

// Where another environment is in the run, it is known what both create.
bool is_only_environment(const Model& model) {
  std::set<std::string_view> labels;
  for (const Label& label : model.index.labels) {
    if (label.named()) labels.insert(label.name);
  }
  return labels.size() == 1;
}

std::vector<Problem> check_scoped_names(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  if (!is_only_environment(model)) return problems;
  std::map<StackId, Names> stacks;
  for (const Claim& claim : model.index.claims) {
    const Label& label = model.index.label(claim.stack);
    if (!label.named() || !must_be_unique(claim)) continue;
    const std::string word = environment_word(claim.key);
    Names& names = stacks[claim.stack];
    if (!word.empty() && may_be_environment(label.name, word)) names.with.push_back(&claim);
    else if (word.empty() && !tells_apart(model, claim)) names.without.push_back(&claim);
  }
  std::set<std::pair<std::string_view, std::string_view>> reported;  // as duplicates
  for (const auto& group : model.index.shared) {
    const Claim& claim = model.index.claims[group.front()];
    reported.emplace(claim.space, claim.key);
  }
  for (const auto& [stack, names] : stacks) {
    if (names.without.size() != 1 || names.with.size() < parameters.number("names")) continue;
    const Claim& claim = *names.without.front();
    if (!parameters.selector().fits(model, claim) || reported.contains({claim.space, claim.key})) continue;
    Words words = words_of(model, claim);
    words["count"] = std::to_string(names.with.size());
    add_place(model, claim, words);
    Marks marks{mark_of(claim, fill(wording.first, words))};
    const Claim& other = *names.with.front();
    marks.add_bystander(bystander(other, fill(wording.other, joined(words_of(model, other), words))));
    problems.push_back(make_problem(model, wording, words, std::move(marks)));
    problems.back().identity = identity_of(model, claim.space, claim.scope, claim.key);
  }
  return problems;
}

}  // namespace

Kernel scoped_names() {
  return {.name = "scoped-names",
          .summary = "where the names of a stack carry its environment's word, all of them do",
          .parameters = select_claims({{.name = "names",
                                        .kind = Parameter::Kind::Number,
                                        .preset = "3",
                                        .summary = "so many names with the word make one without it stand out"}}),
          .placeholders = {"key", "which", "for", "thing", "type", "count", "where", "stack", "element", "environment"},
          .make = run<check_scoped_names>,
          .remarks =
              "Only where all stacks of the run belong to one environment: with several of them it is known "
              "what each creates. Two names without the word may be meant to be shared, so they are not "
              "reported; nor are names that hold the account's id, or that repeat anyway."};
}

}  // namespace crosscheck
