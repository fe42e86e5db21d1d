#include "inputs/scripts/variables.h"

#include <algorithm>

#include "inputs/deployments/shell_words.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

bool is_name(char c) { return is_alphanumeric(c) || c == '_'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

Variables::Variables(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = trimmed(text.substr(begin, end - begin));
    begin = end + 1;
    for (std::string_view word : {"export ", "readonly ", "local "}) {
      if (line.starts_with(word)) line = trimmed(line.substr(word.size()));
    }
    std::size_t size = 0;
    while (size < line.size() && is_name(line[size])) ++size;
    std::string_view rest = trimmed(line.substr(size));
    const bool spaced = line.substr(size).starts_with(' ');
    const bool make = rest.starts_with("?=") || rest.starts_with(":=");
    if (make) rest.remove_prefix(1);
    if (size == 0 || is_digit(line.front()) || !rest.starts_with('=') || rest.starts_with("==")) continue;
    if (spaced && !make && line.find(" = ") != size) continue;
    assign(line.substr(0, size), trimmed(rest.substr(1)));
  }
}

void Variables::assign(std::string_view name, std::string_view value) {
  std::optional<std::string> known;
  const std::vector<ShellWord> words = shell_words(value);
  if (words.size() <= 1) known = fill_in(words.empty() ? std::string_view() : std::string_view(words.front().text));
  const auto [before, fresh] = values_.try_emplace(std::string(name), known);
  if (!fresh && before->second != known) before->second = std::nullopt;
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
    if (!value) return std::nullopt;
    filled += *value;
  }
  return filled;
}

std::optional<std::string> Variables::value_of(std::string_view expression) const {
  expression = trimmed(expression);
  if (expression.starts_with("env.")) expression.remove_prefix(4);
  const std::size_t otherwise = expression.find(":-");
  const auto known = values_.find(expression.substr(0, otherwise));
  if (known != values_.end()) return known->second;
  if (otherwise == std::string_view::npos) return std::nullopt;
  return fill_in(expression.substr(otherwise + 2));
}

}  // namespace crosscheck
