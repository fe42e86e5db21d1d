#include "lint/environment_text.h"

#include <algorithm>
#include <array>

#include "index/environments.h"
#include "text/lowered.h"

namespace crosscheck {
namespace {

constexpr char kSlot = '\x1f';
constexpr std::size_t kOthersNamed = 2;

struct OwnWord {
  std::string word;  // in lower case
  std::string said;  // what a sentence says instead; empty: the word as it stands there
};

void add_place(std::vector<OwnWord>& words, std::string_view place, std::string_view label) {
  const std::size_t slash = place.find('/');
  if (slash == std::string_view::npos) return;
  words.push_back({.word = std::string(place), .said = std::string(label)});
  for (const std::string_view part : {place.substr(0, slash), place.substr(slash + 1)}) {
    if (!part.starts_with("unknown-")) words.push_back({.word = std::string(part), .said = {}});
  }
}

// The longest first.
std::vector<OwnWord> words_of(std::string_view environment) {
  std::vector<OwnWord> words;
  const std::size_t open = environment.rfind(" (");
  if (open == std::string_view::npos || !environment.ends_with(')')) {
    add_place(words, environment, {});
  } else {
    const std::string_view label = environment.substr(0, open);
    add_place(words, environment.substr(open + 2, environment.size() - open - 3), label);
    for (const std::string& word : environment_words(label)) words.push_back({.word = lowered(word), .said = {}});
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const OwnWord& a, const OwnWord& b) { return a.word.size() > b.word.size(); });
  return words;
}

// Whether a word may begin or end between the two: at anything but letters and digits, and at a CamelCase hump.
bool is_boundary(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const char before = text[at - 1], after = text[at];
  if (!is_alphanumeric(before) || !is_alphanumeric(after)) return true;
  return is_upper(after) && is_lower(before);
}

bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
  return text.size() - at >= word.size() && is_boundary(text, at + word.size()) &&
         std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, char b) { return a == to_lower(b); });
}

// Between spaces or the signs of a sentence.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  const bool before = begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '(';
  return before && (end == text.size() || std::string_view(" ,;:)").find(text[end]) != std::string_view::npos);
}

}  // namespace

EnvironmentText::EnvironmentText(std::string_view text, std::string_view environment) {
  const std::vector<OwnWord> words = words_of(environment);
  std::array<bool, 256> begins{};  // by the byte: whether a word may begin with it
  for (const OwnWord& one : words) begins[static_cast<unsigned char>(one.word[0])] = true;
  pattern_.reserve(text.size());
  bool name = false;  // within backticks
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '`') name = !name;
    const auto own =
        !begins[static_cast<unsigned char>(to_lower(text[at]))] || !is_boundary(text, at)
            ? words.end()
            : std::find_if(words.begin(), words.end(), [&](const auto& one) { return stands_at(text, at, one.word); });
    if (own == words.end()) {
      pattern_ += text[at] == kSlot ? '?' : text[at];
      ++at;
      continue;
    }
    const std::size_t end = at + own->word.size();
    const bool alone = !name && stands_alone(text, at, end);
    const bool renamed = alone && !own->said.empty();
    slots_.push_back({.word = renamed ? own->said : std::string(text.substr(at, end - at)), .alone = alone});
    pattern_ += kSlot;
    at = end;
  }
}

std::string EnvironmentText::starred() const {
  std::string text = pattern_;
  std::replace(text.begin(), text.end(), kSlot, '*');
  return text;
}

std::string EnvironmentText::merged(const std::vector<EnvironmentText>& texts) {
  std::string text;
  std::size_t number = 0;
  for (const char c : texts.front().pattern_) {
    if (c != kSlot) {
      text += c;
      continue;
    }
    std::vector<std::string> words;  // each once
    for (const EnvironmentText& one : texts) {
      const std::string& word = one.slots_[number].word;
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    }
    const bool alone = texts.front().slots_[number++].alone;
    if (words.size() == 1) text += words.front();
    else if (!alone) text += '*';
    else {
      text += words.front() + " (and ";
      if (words.size() - 1 > kOthersNamed) text += std::to_string(words.size() - 1) + " others";
      else
        for (std::size_t i = 1; i < words.size(); ++i) text += (i > 1 ? " and " : "") + words[i];
      text += ')';
    }
  }
  return text;
}

}  // namespace crosscheck
