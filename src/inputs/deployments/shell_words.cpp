#include "inputs/deployments/shell_words.h"

namespace crosscheck {
namespace {

bool parts_words(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Behind `$(…)`, `${…}` or `${{ … }}` at `at`, which belongs to one word whatever is in it; `at` for anything else.
std::size_t after_expression(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at] != '$' || (text[at + 1] != '(' && text[at + 1] != '{')) return at;
  const char open = text[at + 1], close = open == '(' ? ')' : '}';
  int depth = 0;
  for (std::size_t end = at + 1; end < text.size(); ++end) {
    if (text[end] == open) ++depth;
    if (text[end] == close && --depth == 0) return end + 1;
  }
  return at;
}

// Reads one word at `at`, which is no blank.
ShellWord take_word(std::string_view text, std::size_t& at) {
  ShellWord word{.text = {}, .begin = at, .end = at};
  char quote = '\0';
  for (; at < text.size() && (quote != '\0' || !parts_words(text[at])); ++at) {
    const char c = text[at];
    if (const std::size_t after = quote == '\'' ? at : after_expression(text, at); after > at) {
      word.text += text.substr(at, after - at);
      at = after - 1;
    } else if (c == '\\' && quote != '\'' && at + 1 < text.size()) {
      if (text[++at] != '\n') word.text += text[at];
    } else if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
    } else {
      word.text += c;
    }
  }
  word.end = at;
  return word;
}

}  // namespace

std::vector<ShellWord> shell_words(std::string_view text) {
  std::vector<ShellWord> words;
  for (std::size_t at = 0; at < text.size();) {
    const bool joins_lines = text.substr(at).starts_with("\\\n") || text.substr(at).starts_with("\\\r\n");
    if (parts_words(text[at]) || joins_lines) at += joins_lines ? 2 : 1;
    else words.push_back(take_word(text, at));
  }
  return words;
}

}  // namespace crosscheck
