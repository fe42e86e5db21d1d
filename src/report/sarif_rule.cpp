#include "report/sarif_rule.h"

#include <algorithm>
#include <string_view>

#include "text/characters.h"
#include "text/https.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

// GitHub takes 1024 characters of a description, 255 of a name. The help's limit is ours.
constexpr std::size_t kDescription = 1000;
constexpr std::size_t kName = 200;
constexpr std::size_t kHelp = 16'384;

// Cuts what is already printable: its escapes count as the characters that they have become.
std::string cut(const std::string& text, std::size_t limit) {
  std::size_t at = 0;
  while (limit > 0 && at < text.size()) {
    next_code_point(text, at);
    --limit;
  }
  return at < text.size() ? text.substr(0, at) + "…" : text;
}

std::string description(std::string_view text) {
  std::string result = cut(printable(text, kDescription), kDescription);
  return result.ends_with('.') ? result : result + ".";
}

// "duplicate-export" → "DuplicateExport", as SARIF asks.
std::string pascal_case(std::string_view id) {
  std::string result;
  bool upper = true;
  for (char c : id.substr(0, kName)) {
    if (is_lower(c) && upper) c = static_cast<char>(c - 'a' + 'A');
    if (is_alphanumeric(c)) result += c;
    upper = !is_alphanumeric(c);
  }
  return result.empty() ? "Unnamed" : result;
}

std::string first_paragraph(std::string_view markdown) {
  while (markdown.starts_with('\n')) markdown.remove_prefix(1);
  std::string paragraph(markdown.substr(0, markdown.find("\n\n")));
  while (paragraph.ends_with('\n')) paragraph.pop_back();
  std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
  return paragraph;
}

std::string help(const RuleSummary& rule, const std::string& title, std::string_view to_do) {
  std::string text = rule.explanation;
  while (text.ends_with('\n')) text.pop_back();
  if (text.empty()) text = title;
  if (!rule.help.empty()) text += "\n\n" + std::string(to_do) + " " + rule.help;
  bool first = true;
  for (const std::string& reference : rule.references) {
    if (!is_https(reference)) continue;
    text += (first ? "\n\n- <" : "\n- <") + reference + ">";
    first = false;
  }
  return cut(printable_block(cut(text, kHelp)), kHelp);
}

// A shipped rule's page on the site, which stays where it is; else the rule's first reference.
std::string help_uri(const RuleSummary& rule, std::string_view site) {
  if (rule.shipped && !site.empty()) return std::string(site) + "rules/" + rule.id + ".html";
  const auto reference = std::find_if(rule.references.begin(), rule.references.end(), is_https);
  return reference == rule.references.end() ? "" : *reference;
}

std::string problem_severity(Severity severity) {
  return severity == Severity::Note ? "recommendation" : std::string(name(severity));
}

}  // namespace

std::string sarif_rule_id(std::string_view id) { return id.empty() ? "unnamed" : cut(printable(id, kName), kName); }

SarifRule sarif_rule(const RuleSummary& rule, std::string_view site) {
  const std::string title = rule.title.empty() ? sarif_rule_id(rule.id) : rule.title;
  std::string paragraph = first_paragraph(rule.explanation);
  SarifRule texts{.id = sarif_rule_id(rule.id),
                  .name = pascal_case(rule.id),
                  .short_description = description(title),
                  .full_description = description(paragraph.empty() ? title : paragraph),
                  .help_text = help(rule, title, "What to do:"),
                  .help_markdown = help(rule, title, "**What to do:**"),
                  .help_uri = help_uri(rule, site),
                  .problem_severity = problem_severity(rule.severity),
                  .tags = {"aws", "cloudformation"}};
  if (!rule.family.empty()) texts.tags.push_back(printable(rule.family));
  return texts;
}

}  // namespace crosscheck
