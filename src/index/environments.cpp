#include "index/environments.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "text/glob.h"
#include "text/lowered.h"

namespace crosscheck {
namespace {

// What people call their environments, in the form that reports use. Weak words are ordinary words as well (`test`,
// `live`): in a name they count only where something else confirms them.
struct Word {
  std::string_view word, label;
  bool weak = false;
};
constexpr std::array kWords = {
    Word{"prod", "production"},
    Word{"production", "production"},
    Word{"prd", "production"},
    Word{"preprod", "preproduction"},
    Word{"preproduction", "preproduction"},
    Word{"nonprod", "nonproduction"},
    Word{"nonproduction", "nonproduction"},
    Word{"staging", "staging"},
    Word{"stg", "staging"},
    Word{"dev", "development"},
    Word{"development", "development"},
    Word{"develop", "development"},
    Word{"qa", "qa"},
    Word{"uat", "uat"},
    Word{"sandbox", "sandbox"},
    Word{"sbx", "sandbox"},
    Word{"preview", "preview"},
    Word{"acceptance", "acceptance", true},
    Word{"alpha", "alpha", true},
    Word{"beta", "beta", true},
    Word{"canary", "canary", true},
    Word{"ci", "ci", true},
    Word{"demo", "demo", true},
    Word{"e2e", "e2e", true},
    Word{"gamma", "gamma", true},
    Word{"int", "integration", true},
    Word{"integ", "integration", true},
    Word{"integration", "integration", true},
    Word{"live", "live", true},
    Word{"perf", "performance", true},
    Word{"performance", "performance", true},
    Word{"pilot", "pilot", true},
    Word{"stage", "staging", true},
    Word{"test", "test", true},
    Word{"testing", "test", true},
    Word{"training", "training", true},
    Word{"tst", "test", true},
};

// `pre-prod` and `NonProd` are environments of their own, never production.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kPrefixes = {
    {{"pre", "preproduction"}, {"non", "nonproduction"}}};

// Behind `Dev` these make another word, which names no environment: `DevOps`.
constexpr std::array<std::string_view, 10> kNotAfterDev = {"ops",       "sec", "secops", "tools",  "box",
                                                           "container", "kit", "portal", "center", "rel"};

// The stack in which the CDK's App Staging Synthesizer keeps assets says nothing of environments.
constexpr std::string_view kAssetStaging = "StagingStack-";

// What tools call the environment of whoever names none: any other word says more.
constexpr std::string_view kUnnamed = "default";

template <typename List>
bool is_in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// "stg", "main", "v2" of "stgMain-v2": split at anything that is not a letter or digit and at CamelCase humps, in lower
// case.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '-';
    const bool separator = !is_alphanumeric(c);
    const bool hump =
        is_upper(c) && ((i > 0 && is_lower(text[i - 1])) || (i + 1 < text.size() && is_lower(text[i + 1])));
    if (!separator && !hump) continue;
    if (i > begin) words.push_back(lowered(text.substr(begin, i - begin)));
    begin = separator ? i + 1 : i;
  }
  return words;
}

const Word* known_word(std::string_view word) {
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const Word& one) { return one.word == word; });
  return found == kWords.end() ? nullptr : &*found;
}

std::string_view without_number(std::string_view word) {
  while (!word.empty() && is_digit(word.back())) word.remove_suffix(1);
  return word;
}

// An environment's name among words: which words name it, and what it is called.
struct Match {
  std::size_t first = 0, count = 0;
  std::string label;
  bool weak = false;
};

std::optional<Match> match_at(const std::vector<std::string>& words, std::size_t at) {
  const std::string_view word = words[at];
  const bool more = at + 1 < words.size();
  for (const auto& [prefix, label] : kPrefixes) {
    if (word != prefix || !more) continue;
    const std::string& named = words[at + 1];
    const Word* next = known_word(without_number(named));
    if (!next || next->label != "production") continue;
    const bool numbered = is_digit(named.back());  // `pre-prod1` is `preprod1`
    return Match{.first = at, .count = 2, .label = numbered ? std::string(prefix) + named : std::string(label)};
  }
  const std::string_view base = without_number(word);
  const Word* known = known_word(word);
  const bool numbered = !known && base.size() < word.size();  // `dev1`, which `dev` is not
  if (numbered) known = known_word(base);
  if (!known || (base == "dev" && more && is_in(kNotAfterDev, words[at + 1]))) return std::nullopt;
  return Match{
      .first = at, .count = 1, .label = numbered ? std::string(word) : std::string(known->label), .weak = known->weak};
}

// The one environment that the words name. None where there are several that disagree.
std::optional<Match> environment_in(const std::vector<std::string>& words, bool weak_too) {
  std::optional<Match> found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::optional<Match> match = match_at(words, at);
    if (!match) continue;
    at += match->count - 1;
    if (match->weak && !weak_too) continue;
    if (found && found->label != match->label) return std::nullopt;
    found = std::move(match);
  }
  return found;
}

std::string label_in(std::string_view text, bool weak_too) {
  const std::optional<Match> found = environment_in(words_in(text), weak_too);
  return found ? found->label : std::string();
}

bool any_match(const std::vector<std::string>& patterns, std::string_view text) {
  return patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                         [&](const std::string& pattern) { return glob_match(pattern, text); });
}

// Names that are one but for the word of their environment, with that word left out: "shop|*|web".
std::string shape_of(const std::vector<std::string>& words, const Match& match) {
  std::string shape;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == match.first) shape += "*|";
    if (i < match.first || i >= match.first + match.count) shape += words[i] + '|';
  }
  return shape;
}

// `ShopTest` is an environment's stack where there is a `ShopProd` too: a weak word counts where another stack's name
// has another environment's word in its place.
void confirm_weak_words(const Inputs& inputs, std::vector<Label>& labels) {
  struct Candidate {
    std::size_t stack;
    std::string label;
  };
  std::map<std::string, std::vector<Candidate>> shapes;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (inputs.stacks[i].name.starts_with(kAssetStaging)) continue;
    const std::vector<std::string> words = words_in(inputs.stacks[i].name);
    if (std::optional<Match> match = environment_in(words, true)) {
      shapes[shape_of(words, *match)].push_back({.stack = i, .label = std::move(match->label)});
    }
  }
  for (const auto& shape : shapes) {
    const std::vector<Candidate>& candidates = shape.second;
    const bool contrast = std::any_of(candidates.begin(), candidates.end(),
                                      [&](const Candidate& one) { return one.label != candidates.front().label; });
    if (!contrast) continue;
    for (const Candidate& one : candidates) {
      if (!labels[one.stack].named()) labels[one.stack] = {.name = one.label, .source = Label::Source::StackName};
    }
  }
}

}  // namespace

std::string_view describe(Label::Source source) {
  switch (source) {
    case Label::Source::Config: return "from crosscheck.yaml";
    case Label::Source::Description: return "from the description of the deployment";
    case Label::Source::Stage: return "from the stage";
    case Label::Source::StackName: return "from the stack names";
    case Label::Source::Folder: return "from the assembly's folder";
    case Label::Source::None: return "from account and region";
  }
  return "";
}

std::string environment_word(std::string_view text) { return label_in(text, false); }

bool may_be_environment(std::string_view label, std::string_view word) {
  const Word *one = known_word(without_number(label)), *other = known_word(without_number(word));
  return label == word || (one && other && one->label == other->label);
}

std::vector<std::string> environment_words(std::string_view label) {
  std::vector<std::string> words{std::string(label)};
  const Word* own = known_word(lowered(label));
  if (!own) return words;
  for (const Word& one : kWords) {
    if (one.label == own->label && one.word != label) words.emplace_back(one.word);
  }
  return words;
}

const EnvironmentRule* environment_rule(const Stack& stack, const Config& config) {
  const auto& given = stack.origin.given().environment;
  const EnvironmentRule* first = nullptr;
  for (const EnvironmentRule& rule : config.environments) {
    if (!any_match(rule.accounts, stack.environment.account) || !any_match(rule.regions, stack.environment.region) ||
        !any_match(rule.stacks, stack.name)) {
      continue;
    }
    // Environments may share an account: then the deployment says which it is of.
    if (!given || given->value == rule.label) return &rule;
    if (!first) first = &rule;
  }
  return first;
}

std::string place(const Environment& environment) {
  const std::string unknown = environment.credentials.empty() ? "unknown-account" : environment.credentials;
  return (environment.account.empty() ? unknown : environment.account) + '/' +
         (environment.region.empty() ? "unknown-region" : environment.region);
}

StackPlace stack_place(const Stack& stack) {
  const bool known = !stack.environment.account.empty() && !stack.environment.region.empty();
  return {place(stack.environment), known ? 0 : stack.assembly};
}

std::vector<Label> label_stacks(const Inputs& inputs, const Config& config) {
  std::vector<Label> labels(inputs.stacks.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Stack& stack = inputs.stacks[i];
    if (const EnvironmentRule* rule = environment_rule(stack, config)) {
      labels[i] = {.name = rule->label, .source = Label::Source::Config};
      continue;
    }
    const auto& given = stack.origin.given().environment;
    if (given && given->value != kUnnamed) {
      const std::string known = label_in(given->value, true);
      labels[i] = {.name = known.empty() ? given->value : known, .source = Label::Source::Description};
      continue;
    }
    const std::string& path = inputs.assemblies[stack.assembly].path;
    const std::pair<std::string, Label::Source> guesses[] = {
        {label_in(stack.stage, true), Label::Source::Stage},  // people name stages after environments
        {stack.name.starts_with(kAssetStaging) ? "" : environment_word(stack.name), Label::Source::StackName},
        // Of a plain template only its own name counts, which is the stack's.
        {stack.origin.folder_means_environment() ? environment_word(path.substr(path.find_last_of('/') + 1)) : "",
         Label::Source::Folder},
    };
    for (const auto& [word, source] : guesses) {
      if (labels[i].named() || word.empty()) continue;
      labels[i] = {.name = word, .source = source};
    }
  }
  confirm_weak_words(inputs, labels);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].named()) continue;
    const auto& given = inputs.stacks[i].origin.given().environment;
    if (given) labels[i] = {.name = given->value, .source = Label::Source::Description};
    else labels[i].name = place(inputs.stacks[i].environment);
  }
  return labels;
}

}  // namespace crosscheck
