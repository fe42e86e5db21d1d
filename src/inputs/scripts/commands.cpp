#include "inputs/scripts/commands.h"

#include <algorithm>

namespace crosscheck {
namespace {

constexpr std::string_view kBeginnings[] = {"aws cloudformation ", "sam deploy", "cdk bootstrap"};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Where the command at `begin` ends: at a line's end or at a character that begins another one, but not in quotes, nor
// in `$(…)` and `${…}`.
std::size_t end_of_command(std::string_view text, std::size_t begin) {
  char quote = '\0';
  int depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && quote != '\'') ++at;
    else if (c == quote) quote = '\0';
    else if (quote != '\0') continue;
    else if (c == '"' || c == '\'') quote = c;
    else if ((c == '(' || c == '{') && (depth > 0 || (at > 0 && text[at - 1] == '$'))) ++depth;
    else if (depth > 0 && (c == ')' || c == '}')) --depth;
    else if (depth == 0 && std::string_view("\n;|&)#`").find(c) != std::string_view::npos) return at;
  }
  return text.size();
}

// Whether a line's text before a command is a comment.
bool is_comment(std::string_view text, std::size_t at) {
  std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  while (begin < at && (is_blank(text[begin]) || text[begin] == '-')) ++begin;
  return begin < at && text[begin] == '#';
}

}  // namespace

std::vector<ShellWord> DeployCommand::values(std::string_view option) const {
  std::vector<ShellWord> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].text == option) {
      while (++i < words.size() && !words[i].text.starts_with("--")) found.push_back(words[i]);
      --i;
    } else if (words[i].text.starts_with(option) && words[i].text.substr(option.size()).starts_with('=')) {
      ShellWord value = words[i];
      value.text.erase(0, option.size() + 1);
      found.push_back(std::move(value));
    }
  }
  return found;
}

std::vector<DeployCommand> find_commands(std::string_view text) {
  std::vector<std::size_t> beginnings;
  for (std::string_view beginning : kBeginnings) {
    for (std::size_t at = 0; (at = text.find(beginning, at)) != std::string_view::npos; at += beginning.size()) {
      if (!is_comment(text, at)) beginnings.push_back(at);
    }
  }
  std::sort(beginnings.begin(), beginnings.end());
  std::vector<DeployCommand> commands;
  for (std::size_t begin : beginnings) {
    DeployCommand& command = commands.emplace_back();
    command.words = shell_words(text.substr(begin, end_of_command(text, begin) - begin));
    for (ShellWord& word : command.words) {
      word.begin += begin;
      word.end += begin;
    }
  }
  return commands;
}

}  // namespace crosscheck
