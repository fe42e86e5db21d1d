#include "inputs/scripts/variables.h"

#include <algorithm>

#include "inputs/deployments/shell_words.h"
#include "inputs/scripts/commands.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

constexpr std::size_t kLongest = 4096;  // characters that variables add to a word: each may hold others twice

bool is_name(char c) { return is_alphanumeric(c) || c == '_'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// A value that is one word; nothing for several.
std::optional<std::string> only_word(std::string_view value, const Variables& variables) {
  const std::vector<ShellWord> words = shell_words(value);
  if (words.size() > 1) return std::nullopt;
  return variables.fill_in(words.empty() ? std::string_view() : std::string_view(words.front().text));
}

}  // namespace

void Variables::read(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = trimmed(text.substr(begin, end - begin));
    begin = end + 1;
    for (std::string_view word : {"export ", "readonly ", "local "}) {
      if (line.starts_with(word)) line = trimmed(line.substr(word.size()));
    }
    std::size_t size = 0;
    while (size < line.size() && is_name(line[size])) ++size;
    const std::string_view rest = trimmed(line.substr(size));
    const bool make = rest.starts_with("?=") || rest.starts_with(":=");
    if (size > 0 && (make || line.substr(size).starts_with(" = "))) {
      add(line.substr(0, size), only_word(trimmed(rest.substr(make ? 2 : 1)), *this));
    } else {
      read_line(line);
    }
  }
}

// Commands that `;` divides; what follows `&&`, `||` or `then` may be run or not.
void Variables::read_line(std::string_view line) {
  if (line.find('=') == std::string_view::npos && !line.starts_with("for ") && !line.starts_with("read ")) return;
  bool sure = true;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t stop = end_of_command(line, at);
    const char last = stop < line.size() ? line[stop] : ';';
    const bool comment = last == '#' && (stop == 0 || line[stop - 1] == ' ' || line[stop - 1] == '\t');
    sure = read_command(line.substr(at, stop - at), sure, last == ';' || last == '&' || last == '|' || comment) &&
           last == ';';
    at = comment ? line.size() : stop + 1;
  }
}

// `A=1 B=2`, but `A=1 command` sets it for that command alone. `whole`: the last word ends with it. Whether what comes
// next is as sure.
bool Variables::read_command(std::string_view command, bool sure, bool whole) {
  constexpr std::string_view kExports[] = {"export", "readonly", "local", "declare", "-x", "-r"};
  constexpr std::string_view kBranches[] = {"then", "else", "do"};
  const auto is_in = [](const auto& list, const std::string& word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
  };
  std::vector<ShellWord> words = shell_words(command);
  std::size_t before = 0;
  while (before < words.size() && (is_in(kExports, words[before].text) || is_in(kBranches, words[before].text))) {
    if (is_in(kBranches, words[before].text)) sure = false;
    ++before;
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(before));
  if (!words.empty() && (words[0].text == "for" || words[0].text == "read")) {
    for (std::size_t i = 1; i < words.size() && words[i].text != "in"; ++i) set(words[i].text, std::nullopt);
    return sure;
  }
  const bool alone =
      std::all_of(words.begin(), words.end(), [](const ShellWord& word) { return !assigned_name(word.text).empty(); });
  for (const ShellWord& word : words) {
    const std::string_view name = assigned_name(word.text);
    if (name.empty()) break;
    const bool known = sure && alone && (whole || &word != &words.back());
    add(name, known ? fill_in(std::string_view(word.text).substr(name.size() + 1)) : std::nullopt);
  }
  return sure;
}

void Variables::add(std::string_view name, const std::optional<std::string>& value) {
  const std::optional<std::string>* before = find(name);
  const bool other = before && *before != value;
  values_[std::string(name)] = other ? std::nullopt : value;
}

const std::optional<std::string>* Variables::find(std::string_view name) const {
  if (const auto known = values_.find(name); known != values_.end()) return &known->second;
  return outer_ ? outer_->find(name) : nullptr;
}

std::optional<std::string> Variables::fill_in(std::string_view word) const {
  std::string filled;
  for (std::size_t at = 0; at < word.size();) {
    if (word[at] == '`') return std::nullopt;
    if (word[at] != '$' || at + 1 == word.size()) {
      filled += word[at++];
      continue;
    }
    std::size_t begin = at + 1, end = begin;
    if (word.substr(at).starts_with("${{")) {
      begin += 2;
      end = word.find("}}", begin);
      if (end == std::string_view::npos) return std::nullopt;
      at = end + 2;
    } else if (word[begin] == '{' || word[begin] == '(') {
      end = word.find(word[begin] == '{' ? '}' : ')', begin);
      if (end == std::string_view::npos) return std::nullopt;
      at = end + 1;
      ++begin;
    } else {
      while (end < word.size() && is_name(word[end])) ++end;
      at = end;
    }
    const std::optional<std::string> value = value_of(word.substr(begin, end - begin));
    if (!value || filled.size() > word.size() + kLongest) return std::nullopt;
    filled += *value;
  }
  return filled;
}

std::optional<std::string> Variables::value_of(std::string_view expression) const {
  expression = trimmed(expression);
  if (expression.starts_with("env.")) expression.remove_prefix(4);
  const std::size_t otherwise = expression.find(":-");
  if (const auto* known = find(expression.substr(0, otherwise))) return *known;
  if (otherwise == std::string_view::npos) return std::nullopt;
  return fill_in(expression.substr(otherwise + 2));
}

}  // namespace crosscheck
