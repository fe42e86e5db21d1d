#include "cli/handbook/rule_pages.h"

#include <algorithm>
#include <map>

#include "rules/shipped.h"

namespace crosscheck {
namespace {

std::string indented(std::string_view text) {
  std::string result;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (end > from) result += "  " + std::string(text.substr(from, end - from));
    result += '\n';
    from = end + 1;
  }
  return result;
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

// Ends with exactly one line feed.
std::string closed(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text + '\n';
}

// One line each, or nothing.
std::string former_ids(const Rule& rule) {
  std::string text;
  for (const std::string& alias : rule.aliases) text += (text.empty() ? "formerly " : ", ") + alias;
  return text.empty() ? text : text + '\n';
}

std::string deprecation(const Rule& rule) {
  return rule.deprecated.empty() ? "" : "deprecated: " + rule.deprecated + '\n';
}

// A paragraph of markdown.
std::string block(const std::string& line) { return line.empty() ? line : line + '\n'; }

// The help, then what it is in special cases, each in a line that begins so.
std::string what_to_do(const Rule& rule, std::string_view begin, std::string_view between) {
  std::string text = std::string(begin) + rule.wording.help + '\n';
  const auto add = [&](std::string_view where, const std::string& help) {
    if (!help.empty()) text += std::string(between) + std::string(begin) + std::string(where) + help + '\n';
  };
  add("within one stack: ", rule.wording.help_in_one_stack);
  add("in plain templates: ", rule.wording.help_for_plain);
  for (const auto& [situation, help] : rule.wording.help_in) {
    std::string words = situation;
    std::replace(words.begin(), words.end(), '-', ' ');
    add(words + ": ", help);
  }
  return text;
}

}  // namespace

std::string_view shipped_example(std::string_view id) {
  for (const ShippedRule& rule : shipped_rules()) {
    if (rule.id == id) return rule.example;
  }
  return {};
}

std::string rule_text(const Rule& rule, std::string_view example) {
  std::string text = rule.id + ": " + rule.title + '\n' + "severity " + std::string(name(rule.severity)) + ", family " +
                     rule.family + '\n' + former_ids(rule) + deprecation(rule) + '\n' +
                     indented(closed(rule.explanation)) + "\nwhat to do:\n" + what_to_do(rule, "  ", "");
  if (!rule.errors.empty()) {
    text += "\nwhat a deployment says otherwise:\n";
    for (const std::string& error : rule.errors) text += "  " + error + '\n';
  }
  if (!example.empty()) text += "\nexample:\n" + indented(example);
  if (!rule.references.empty()) {
    text += "\nread more:\n";
    for (const std::string& reference : rule.references) text += "  " + reference + '\n';
  }
  return text;
}

std::string rule_markdown(const Rule& rule, std::string_view example) {
  std::string text = "# `" + rule.id + "`\n\n" + rule.title +
                     "\n\n| severity | family | mechanism |\n|---|---|---|\n| " + std::string(name(rule.severity)) +
                     " | " + rule.family + " | `" + rule.kernel + "` |\n\n" + block(former_ids(rule)) +
                     block(deprecation(rule)) + closed(rule.explanation) + "\n## What to do\n\n" +
                     what_to_do(rule, "", "\n");
  if (!rule.errors.empty()) {
    text += "\n## What a deployment says otherwise\n\n";
    for (const std::string& error : rule.errors) text += "- `" + error + "`\n";
  }
  if (!example.empty()) {
    text += "\n## Example\n\n`fixtures/rules/" + rule.id + "/example` gives:\n\n```text\n" +
            closed(std::string(example)) + "```\n";
  }
  text +=
      "\n## Where it is\n\n- the rule: `rules/" + rule.id + ".yaml`\n- its cases: `fixtures/rules/" + rule.id + "/`\n";
  for (const std::string& reference : rule.references) text += "- <" + reference + ">\n";
  return text;
}

std::string rules_text(const std::vector<Rule>& rules) {
  std::size_t width = 0;
  for (const Rule& rule : rules) width = std::max(width, rule.id.size());
  std::string text;
  for (const Rule& rule : rules) {
    text += padded(rule.id, width) + "  " + padded(std::string(name(rule.severity)), 7) + "  " + rule.title +
            (rule.deprecated.empty() ? "\n" : " (deprecated)\n");
  }
  return text;
}

std::string rules_markdown(const std::vector<Rule>& rules) {
  std::string text =
      "# Rules\n\nPrinted by `crosscheck rules --format markdown`.\n\n| rule | severity | family | says "
      "|\n|---|---|---|---|\n";
  for (const Rule& rule : rules) {
    text += "| [`" + rule.id + "`](" + rule.id + ".md) | " + std::string(name(rule.severity)) + " | " + rule.family +
            " | " + rule.title + " |\n";
  }
  std::map<std::string, std::string> errors;  // with the rules that predict each
  for (const Rule& rule : rules) {
    for (const std::string& error : rule.errors) {
      std::string& list = errors[error];
      list += (list.empty() ? "[`" : ", [`") + rule.id + "`](" + rule.id + ".md)";
    }
  }
  if (errors.empty()) return text;
  text +=
      "\n## By error message\n\nWhat a deployment says, and the rules that say so before it; `crosscheck explain` "
      "takes a "
      "piece of the message as well.\n\n| error | rules |\n|---|---|\n";
  for (const auto& [error, list] : errors) text += "| `" + error + "` | " + list + " |\n";
  return text;
}

std::string rules_of_error_text(const std::vector<const Rule*>& rules) {
  std::string text;
  for (const Rule* rule : rules) text += rule->id + ": " + rule->title + "\n" + what_to_do(*rule, "  ", "");
  return text + "\n`crosscheck explain RULE` has more about one of them\n";
}

}  // namespace crosscheck
