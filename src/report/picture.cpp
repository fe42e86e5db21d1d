#include "report/picture.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "report/mermaid_text.h"
#include "report/plural.h"

namespace crosscheck {
namespace {

constexpr std::size_t kNodes = 10;  // more are no picture any more
constexpr std::size_t kRulesOfLink = 3;

struct Node {
  std::string stack, environment;
  Severity severity = Severity::Note;  // the worst fault that it has a part in
};

struct Link {
  std::size_t from = 0, to = 0;
  bool explains = false;  // `to` is a bystander
  std::vector<std::string> rules;
};

class Picture {
 public:
  void add(const Finding& finding);
  std::string written() const;

 private:
  std::size_t missing(const Party& party) const { return 1 - numbers_.count({party.environment, party.stack}); }
  std::size_t node(const Party& party, Severity severity);
  void link(std::size_t from, std::size_t to, bool explains, const std::string& rule);

  std::set<std::pair<std::string, std::string>> all_;  // stacks in conflict, by environment; not only those drawn
  std::vector<Node> nodes_;
  std::map<std::pair<std::string, std::string>, std::size_t> numbers_;  // by environment and stack
  std::vector<Link> links_;
  std::map<std::tuple<std::size_t, std::size_t, bool>, std::size_t> link_numbers_;
};

bool same_stack(const Party& a, const Party& b) { return a.stack == b.stack && a.environment == b.environment; }

std::size_t Picture::node(const Party& party, Severity severity) {
  const auto [entry, fresh] = numbers_.try_emplace({party.environment, party.stack}, nodes_.size());
  if (fresh) nodes_.push_back({.stack = party.stack, .environment = party.environment});
  Node& found = nodes_[entry->second];
  if (!party.bystander) found.severity = std::max(found.severity, severity);
  return entry->second;
}

void Picture::link(std::size_t from, std::size_t to, bool explains, const std::string& rule) {
  if (!explains && to < from) std::swap(from, to);
  const auto [entry, fresh] = link_numbers_.try_emplace({from, to, explains}, links_.size());
  if (fresh) links_.push_back({.from = from, .to = to, .explains = explains, .rules = {}});
  std::vector<std::string>& rules = links_[entry->second].rules;
  if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
}

void Picture::add(const Finding& finding) {
  const std::vector<Party>& parties = finding.parties;
  if (parties.empty() || parties.front().stack.empty()) return;
  const Party& primary = parties.front();
  for (const Party& party : parties) {
    if (party.stack.empty() || same_stack(party, primary)) continue;
    const bool fits = nodes_.size() + missing(primary) + missing(party) <= kNodes;
    for (const Party* one : {&primary, &party}) all_.emplace(one->environment, one->stack);
    if (!fits) continue;
    const std::size_t from = node(primary, finding.severity);
    link(from, node(party, finding.severity), party.bystander, finding.rule);
  }
}

std::string rules_label(const Link& link) {
  std::string text;
  for (std::size_t i = 0; i < std::min(link.rules.size(), kRulesOfLink); ++i) join(text, ", ", link.rules[i]);
  const std::size_t rest = link.rules.size() - std::min(link.rules.size(), kRulesOfLink);
  if (rest > 0) text += " and " + std::to_string(rest) + " more";
  return mermaid_label(text);
}

std::string node_name(std::size_t number) { return "s" + std::to_string(number); }

std::string Picture::written() const {
  if (links_.empty()) return "";
  std::map<std::string_view, std::vector<std::size_t>> environments;
  for (std::size_t i = 0; i < nodes_.size(); ++i) environments[nodes_[i].environment].push_back(i);
  std::string text = "```mermaid\nflowchart LR\n";
  std::size_t number = 0;
  for (const auto& [environment, members] : environments) {
    const bool boxed = !environment.empty();
    if (boxed) text += "  subgraph e" + std::to_string(number++) + "[" + mermaid_label(environment) + "]\n";
    for (const std::size_t i : members) {
      text += (boxed ? "    " : "  ") + node_name(i) + "[" + mermaid_label(nodes_[i].stack) + "]\n";
    }
    if (boxed) text += "  end\n";
  }
  for (const Link& link : links_) {
    text += "  " + node_name(link.from) + (link.explains ? " -.->|" : " ---|") + rules_label(link) + "| " +
            node_name(link.to) + "\n";
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].severity == Severity::Note) continue;
    text += "  class " + node_name(i) + " " + std::string(name(nodes_[i].severity)) + "\n";
  }
  text +=
      "  classDef error stroke:#cf222e,stroke-width:3px\n"
      "  classDef warning stroke:#bf8700,stroke-width:3px\n```\n";
  if (nodes_.size() < all_.size()) {
    text += "\nThe picture has " + std::to_string(nodes_.size()) + " of " + counted(all_.size(), "stack", "stacks") +
            " in conflict, those of the most severe problems.\n";
  }
  return text;
}

}  // namespace

std::string conflict_picture(const Report& report) {
  Picture picture;
  for (const Finding& finding : report.findings) picture.add(finding);
  return picture.written();
}

}  // namespace crosscheck
