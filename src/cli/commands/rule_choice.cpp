#include "cli/commands/rule_choice.h"

#include <algorithm>
#include <set>

#include "cli/declare.h"
#include "text/nearest.h"

namespace crosscheck {
namespace {

[[noreturn]] void refuse(const std::string& option, const std::string& name, const std::vector<Rule>& rules) {
  std::vector<std::string> names = rule_names(rules);
  for (const Rule& rule : rules) names.push_back(rule.family);
  const auto near = nearest(name, names);
  throw UsageError(option + ": there is no rule or family `" + name + "`" +
                   (near ? "; did you mean `" + *near + "`?" : "; see `crosscheck rules`"));
}

void add_named(std::set<std::string>& ids, const std::string& option, const std::string& name,
               const std::vector<Rule>& rules) {
  if (const Rule* rule = find_rule(rules, name)) {
    ids.insert(rule->id);
    return;
  }
  bool found = false;
  for (const Rule& rule : rules) {
    if (rule.family != name) continue;
    ids.insert(rule.id);
    found = true;
  }
  if (!found) refuse(option, name, rules);
}

std::string without_blanks(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::set<std::string> named(const std::string& option, const std::vector<std::string>& lists,
                            const std::vector<Rule>& rules) {
  std::set<std::string> ids;
  for (const std::string& list : lists) {
    for (std::size_t from = 0; from <= list.size();) {
      const std::size_t end = std::min(list.find(',', from), list.size());
      const std::string name = without_blanks(list.substr(from, end - from));
      if (!name.empty()) add_named(ids, option, name, rules);
      from = end + 1;
    }
  }
  if (ids.empty() && !lists.empty()) throw UsageError(option + ": it names no rule");
  return ids;
}

}  // namespace

void add_rule_choice(CLI::App& command, RuleChoice& choice) {
  add_repeated(command, "--only", "RULE", choice.only,
               "report only these rules or families, separated by commas; may be repeated");
  add_repeated(command, "--skip", "RULE", choice.skip, "leave out these rules or families; may be repeated");
}

std::vector<std::string> chosen_rules(const RuleChoice& choice, const std::vector<Rule>& rules) {
  if (choice.only.empty() && choice.skip.empty()) return {};
  const std::set<std::string> only = named("--only", choice.only, rules), skip = named("--skip", choice.skip, rules);
  std::vector<std::string> chosen;
  for (const Rule& rule : rules) {
    if ((choice.only.empty() || only.contains(rule.id)) && !skip.contains(rule.id)) chosen.push_back(rule.id);
  }
  if (chosen.empty()) throw UsageError("--skip: it leaves no rule to check");
  return chosen;
}

}  // namespace crosscheck
