#include <algorithm>
#include <map>
#include <set>

#include "report/deployment_lanes.h"
#include "report/html_parts.h"
#include "report/html_text.h"
#include "report/plural.h"
#include "report/primary_location.h"
#include "report/shown_problem.h"
#include "report/wrap.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kCards = 300;  // with all that is known; more problems have their headline
constexpr std::size_t kHeadlines = 2000;
constexpr std::size_t kSources = 4;  // side by side
constexpr std::size_t kPlaces = 20;
constexpr std::size_t kFingerprints = 20;

// Which stack each finding stops, by the finding's position.
struct Stop {
  const DeployedStack* stack;
  std::size_t wave;  // as its lane counts
};
using Stops = std::map<std::size_t, Stop>;

Stops stops_of(const Report& report) {
  Stops stops;
  for (const DeploymentLane& lane : deployment_lanes(report)) {
    for (const DeployedStack* stack : lane.stacks) {
      for (const std::size_t number : stack->stops)
        stops[number] = {.stack = stack, .wave = lane.numbers.at(stack->wave)};
    }
  }
  return stops;
}

std::string chips(const ShownProblem& problem) {
  std::vector<std::string> environments = problem.environments;
  if (environments.empty() && !problem.finding->parties.empty()) {
    const std::string label = environment_label(problem.finding->parties.front().environment);
    if (!label.starts_with("unknown-")) environments.push_back(label);
  }
  std::string text;
  for (std::size_t i = 0; i < environments.size() && i < 6; ++i) {
    if (!environments[i].empty()) {
      text += "<span class=\"chip " + std::string(name(problem.finding->severity)) + "\">" + html(environments[i], 40) +
              "</span>";
    }
  }
  if (environments.size() > 6) text += " and " + std::to_string(environments.size() - 6) + " more";
  return text.empty() ? "" : "<span class=\"chips\">" + text + "</span>";
}

// The line of code with what is marked in it underlined.
std::string source_line(const Excerpt& shown) {
  const auto offset = [&](std::size_t column) {
    std::size_t at = 0;
    while (column-- > 0 && at < shown.text.size()) next_code_point(shown.text, at);
    return at;
  };
  const std::size_t begin = offset(shown.indent), end = std::max(begin, offset(shown.indent + shown.width));
  const std::string_view text = shown.text;
  const std::size_t first = std::min(text.find_first_not_of(' '), begin);
  return html(text.substr(first, begin - first), std::string::npos) + "<u>" +
         html(text.substr(begin, end - begin), std::string::npos) + "</u>" + html(text.substr(end), std::string::npos);
}

std::string source(const Party& party) {
  const Place& place = primary_location(party);
  std::string text = "<div><span class=\"code\">" + html_place(place) + "</span>";
  if (!place.excerpt.text.empty()) text += "<pre>" + source_line(place.excerpt) + "</pre>";
  else text += "<br>";
  text += "<span class=\"muted\">" + html_prose(party.label);
  if (!party.logical_id.empty() && !party.type.empty()) {
    text += "<br><span title=\"" + html_place(party.template_place) + "\">" + html(party.type) + ' ' +
            html(party.logical_id) + "</span>";
  }
  if (party.entry) text += "<br>deployed by " + html_place(*party.entry);
  return text + "</span></div>\n";
}

std::string sources(const Finding& finding) {
  std::vector<const Party*> shown, others;
  for (const Party& party : finding.parties) {
    const bool told = std::any_of(shown.begin(), shown.end(), [&](const Party* one) {
      return one->label == party.label && one->stack == party.stack;
    });
    (told || shown.size() == kSources ? others : shown).push_back(&party);
  }
  std::string text = "<div class=\"sources\">\n";
  for (const Party* party : shown) text += source(*party);
  text += "</div>\n";
  if (others.empty()) return text;
  text += "<p class=\"muted\">also: ";
  std::set<std::string> places;
  std::string list;
  for (const Party* party : others) {
    if (places.size() == kPlaces) break;
    const std::string place = html_place(primary_location(*party));
    if (places.insert(place).second) join(list, ", ", "<span class=\"code\">" + place + "</span>");
  }
  const std::size_t rest = others.size() > kPlaces ? others.size() - kPlaces + finding.unlisted : finding.unlisted;
  if (rest > 0) list += " and " + std::to_string(rest) + " more";
  return text + list + "</p>\n";
}

std::string what_happens(const ShownProblem& problem, const Report& report, const Stops& stops) {
  std::string list;
  for (const Finding* member : problem.members) {
    const auto stopped = stops.find(static_cast<std::size_t>(member - report.findings.data()));
    if (stopped == stops.end()) continue;
    const DeployedStack& stack = *stopped->second.stack;
    join(list, ", ",
         "<a href=\"#stack=" + html_fragment(stack.name) + "\">" + html(stack.name) + "</a> (" +
             (stack.environment.empty() ? "" : html(environment_label(stack.environment)) + ", ") + "wave " +
             std::to_string(stopped->second.wave) + ")");
  }
  const std::string words = html_prose(problem.finding->message);
  if (list.empty()) return "<p><b>What happens:</b> " + words + "</p>\n";
  return "<p><b>What happens:</b> " + words + "; the deployment stops at " + list + "</p>\n";
}

std::string suppression(const ShownProblem& problem) {
  std::string command = "crosscheck suppress";
  for (std::size_t i = 0; i < std::min(problem.members.size(), kFingerprints); ++i) {
    command += ' ' + problem.members[i]->fingerprint;
  }
  return "<div class=\"suppress\"><b>To accept it:</b> <code>" + html(command + " --reason \"…\"", std::string::npos) +
         "</code> <button type=\"button\" class=\"copy\">copy</button></div>\n";
}

std::string card(const ShownProblem& problem, const Report& report, const Stops& stops, bool open) {
  const Finding& finding = *problem.finding;
  std::string also;
  for (const Finding* member : problem.members) join(also, " ", html(member->fingerprint));
  std::string text = "<details class=\"problem\" id=\"problem=" + html(problem.members.front()->fingerprint) +
                     "\" data-also=\"" + also + "\"" + (open ? " open" : "") + ">\n<summary>" +
                     severity_sign(finding.severity) + "<span class=\"title\">" + html_prose(finding.message);
  if (!finding.parties.empty()) {
    text += "<span class=\"muted code\">" + html_place(primary_location(finding.parties.front())) + "</span>";
  }
  text += "</span>" + chips(problem) + "</summary>\n<div class=\"body\">\n" + sources(finding) +
          what_happens(problem, report, stops);
  if (!finding.help.empty()) text += "<p><b>Fix:</b> " + html_prose(finding.help) + "</p>\n";
  text += suppression(problem);
  return text + "<p class=\"muted\">Why: <a href=\"#rule=" + html_fragment(finding.rule) + "\">" + html(finding.rule) +
         "</a></p>\n</div>\n</details>\n";
}

std::string headline(const ShownProblem& problem) {
  const Finding& finding = *problem.finding;
  std::string text = "<p class=\"problem body\">" + severity_sign(finding.severity) + " " + html_prose(finding.message);
  if (!finding.parties.empty()) {
    text += " <span class=\"muted code\">" + html_place(primary_location(finding.parties.front())) + "</span>";
  }
  return text + chips(problem) + "</p>\n";
}

}  // namespace

std::string html_problems(const Report& report) {
  const Stops stops = stops_of(report);
  const std::vector<ShownProblem> problems = shown_problems(report);
  std::string text;
  for (std::size_t i = 0; i < std::min(problems.size(), kHeadlines); ++i) {
    text += i < kCards ? card(problems[i], report, stops, i == 0) : headline(problems[i]);
  }
  if (problems.size() > kHeadlines) {
    text += "<p>and " + counted(problems.size() - kHeadlines, "more problem", "more problems") +
            "; the json format has all of them</p>\n";
  }
  return text;
}

std::string html_rules(const Report& report) {
  std::set<std::string_view> fired;
  for (const Finding& finding : report.findings) fired.insert(finding.rule);
  std::string text;
  for (const RuleSummary& rule : report.rules) {
    if (!fired.contains(rule.id)) continue;
    text += "<section class=\"box\" id=\"rule=" + html(rule.id) + "\">\n<h2>" + html(rule.id) + ": " +
            html(rule.title, kSentence) + "</h2>\n";
    std::string_view rest = rule.explanation;
    while (!rest.empty()) {  // a paragraph at a time
      const std::size_t end = std::min(rest.find("\n\n"), rest.size());
      std::string paragraph(rest.substr(0, end));
      std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
      text += "<p>" + html_prose(paragraph) + "</p>\n";
      rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    text += "</section>\n";
  }
  return text;
}

}  // namespace crosscheck
