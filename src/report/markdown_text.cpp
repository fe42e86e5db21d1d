#include "report/markdown_text.h"

#include <algorithm>

#include "text/characters.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

// More digits in a word may be a commit's hash or an account's number.
constexpr std::size_t kDigits = 6;

// Without the marks of a sentence around it; a closing bracket that has its opening one in the word is part of it.
std::string_view without(std::string_view marks, std::string_view word) {
  while (word.starts_with('(')) word.remove_prefix(1);
  while (!word.empty() && marks.find(word.back()) != std::string_view::npos) {
    if (word.back() == ')' && word.find('(') != std::string_view::npos) break;
    word.remove_suffix(1);
  }
  return word;
}

// Letters and a few digits, with hyphen or apostrophe only between letters: `GH-12` is a link. A sentence's
// punctuation may stand around them, not in them: `www.x`, `:tada:` and `a:b` are more than words.
bool is_plain(std::string_view word) {
  word = without(".,:;?)", word);
  std::size_t digits = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool within = i > 0 && i + 1 < word.size() && is_letter(word[i - 1]) && is_letter(word[i + 1]);
    if (is_digit(word[i])) {
      ++digits;
    } else if (!is_letter(word[i]) && !(within && (word[i] == '-' || word[i] == '\''))) {
      return false;
    }
  }
  return digits <= kDigits;
}

std::string fenced(std::string_view text) {
  if (text.empty()) return "` `";
  std::size_t longest = 0, row = 0;
  for (const char c : text) {
    row = c == '`' ? row + 1 : 0;
    longest = std::max(longest, row);
  }
  const std::string fence(longest + 1, '`');
  // One space at both ends is taken off again; it keeps backticks apart, and other spaces alive.
  const bool edges = text.front() == '`' || text.back() == '`' || (text.front() == ' ' && text.back() == ' ');
  const std::string_view space = edges ? " " : "";
  return fence + std::string(space) + std::string(text) + std::string(space) + fence;
}

}  // namespace

std::string code_span(std::string_view text, std::size_t limit) { return fenced(printable(text, limit)); }

std::string prose(std::string_view sentence) {
  const std::string text = printable(sentence, kSentence);
  std::string out;
  auto add_code = [&](std::string_view code) {
    if (out.ends_with('`')) out += ' ';  // two fences in a row would be one longer fence
    out += fenced(code);
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      out += ' ';
      ++at;
      continue;
    }
    const std::size_t close = text[at] == '`' ? text.find('`', at + 1) : std::string::npos;
    if (close != std::string::npos) {
      add_code(std::string_view(text).substr(at + 1, close - at - 1));
      at = close + 1;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" `", at + 1), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    // Punctuation that a name in code follows at once is not what ends a sentence.
    const bool joined = end < text.size() && text[end] == '`' && !is_letter(word.back()) && word.back() != '(';
    if (joined) {
      add_code(word);
    } else if (is_plain(word)) {
      out += word;
    } else {
      const std::string_view name = without(".,?)", word);  // a colon or semicolon may make more of it: `:tada:`
      out += word.substr(0, static_cast<std::size_t>(name.data() - word.data()));
      add_code(name);
      out += word.substr(static_cast<std::size_t>(name.data() - word.data()) + name.size());
    }
    at = end;
  }
  return out;
}

}  // namespace crosscheck
