#include "index/environments.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "text/characters.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

// What people call their environments. `test`, `live`, `stage` and `canary` are left out: they are ordinary
// words in names.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kWords = {{
    {"prod", "production"},
    {"production", "production"},
    {"prd", "production"},
    {"staging", "staging"},
    {"stg", "staging"},
    {"dev", "development"},
    {"development", "development"},
    {"develop", "development"},
    {"qa", "qa"},
    {"uat", "uat"},
    {"preprod", "preproduction"},
    {"preproduction", "preproduction"},
    {"sandbox", "sandbox"},
    {"sbx", "sandbox"},
    {"preview", "preview"},
}};

// Calls `visit` with each word: "stg", "Main", "v2" of "stgMain-v2".
template <typename Visit>
void each_word(std::string_view text, Visit visit) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '-';
    const bool separator = !is_alphanumeric(c);
    const bool hump =
        is_upper(c) && ((i > 0 && is_lower(text[i - 1])) || (i + 1 < text.size() && is_lower(text[i + 1])));
    if (!separator && !hump) continue;
    if (i > begin) visit(text.substr(begin, i - begin));
    begin = separator ? i + 1 : i;
  }
}

// Whether they are the same but for the case of letters; `lower` has none in upper case.
bool is_word(std::string_view word, std::string_view lower) {
  return word.size() == lower.size() &&
         std::equal(word.begin(), word.end(), lower.begin(), [](char a, char b) { return to_lower(a) == b; });
}

bool any_match(const std::vector<std::string>& patterns, std::string_view text) {
  return patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                         [&](const std::string& pattern) { return glob_match(pattern, text); });
}

// The one label that all named members of a group share.
void spread(std::vector<Label>& labels, const std::vector<std::size_t>& group, Label::Source source) {
  std::optional<std::string> agreed;
  for (std::size_t member : group) {
    if (!labels[member].named()) continue;
    if (agreed && *agreed != labels[member].name) return;
    agreed = labels[member].name;
  }
  if (!agreed) return;
  for (std::size_t member : group) {
    if (!labels[member].named()) labels[member] = {.name = *agreed, .source = source};
  }
}

}  // namespace

std::string_view describe(Label::Source source) {
  switch (source) {
    case Label::Source::Config: return "from crosscheck.yaml";
    case Label::Source::Stage: return "from the stage";
    case Label::Source::StackName: return "from the stack names";
    case Label::Source::Folder: return "from the assembly's folder";
    case Label::Source::Account: return "from the other stacks of its account";
    case Label::Source::None: return "from account and region";
  }
  return "";
}

std::string environment_word(std::string_view text) {
  std::string_view found;
  bool several = false;
  each_word(text, [&](std::string_view word) {
    auto entry =
        std::find_if(kWords.begin(), kWords.end(), [&](const auto& pair) { return is_word(word, pair.first); });
    if (entry == kWords.end()) return;
    several = several || (!found.empty() && found != entry->second);
    found = entry->second;
  });
  if (several) return {};
  return std::string(found);
}

std::vector<std::string> environment_words(std::string_view label) {
  std::vector<std::string> words{std::string(label)};
  const auto own =
      std::find_if(kWords.begin(), kWords.end(), [&](const auto& pair) { return is_word(label, pair.first); });
  if (own == kWords.end()) return words;
  for (const auto& [word, meaning] : kWords) {
    if (meaning == own->second && word != label) words.emplace_back(word);
  }
  return words;
}

const EnvironmentRule* environment_rule(const Stack& stack, const Config& config) {
  for (const EnvironmentRule& rule : config.environments) {
    if (any_match(rule.accounts, stack.environment.account) && any_match(rule.regions, stack.environment.region) &&
        any_match(rule.stacks, stack.name)) {
      return &rule;
    }
  }
  return nullptr;
}

std::string place(const Environment& environment) {
  return (environment.account.empty() ? "unknown-account" : environment.account) + '/' +
         (environment.region.empty() ? "unknown-region" : environment.region);
}

std::vector<Label> label_stacks(const Inputs& inputs, const Config& config) {
  std::vector<Label> labels(inputs.stacks.size());
  std::map<std::uint32_t, std::vector<std::size_t>> by_assembly;
  std::map<Environment, std::vector<std::size_t>> by_place;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Stack& stack = inputs.stacks[i];
    by_assembly[stack.assembly].push_back(i);
    if (!stack.environment.account.empty()) by_place[stack.environment].push_back(i);
    if (const EnvironmentRule* rule = environment_rule(stack, config)) {
      labels[i] = {.name = rule->label, .source = Label::Source::Config};
      continue;
    }
    const std::string& path = inputs.assemblies[stack.assembly].path;
    const std::pair<std::string, Label::Source> guesses[] = {
        {environment_word(stack.stage), Label::Source::Stage},
        {environment_word(stack.name), Label::Source::StackName},
        // Of a plain template only its own name counts, which is the stack's.
        {stack.origin.folder_means_environment() ? environment_word(path.substr(path.find_last_of('/') + 1)) : "",
         Label::Source::Folder},
    };
    for (const auto& [word, source] : guesses) {
      if (labels[i].named() || word.empty()) continue;
      labels[i] = {.name = word, .source = source};
    }
  }
  for (const auto& [assembly, group] : by_assembly) {
    if (inputs.stacks[group.front()].origin.folder_means_environment()) spread(labels, group, Label::Source::Account);
  }
  for (const auto& [environment, group] : by_place) spread(labels, group, Label::Source::Account);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels[i].named()) labels[i].name = place(inputs.stacks[i].environment);
  }
  return labels;
}

}  // namespace crosscheck
