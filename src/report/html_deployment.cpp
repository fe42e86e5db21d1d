#include <algorithm>
#include <map>
#include <set>

#include "report/deployment_lanes.h"
#include "report/html_parts.h"
#include "report/html_text.h"
#include "report/plan_text.h"
#include "report/plural.h"
#include "report/shown_problem.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kLanes = 40;
constexpr std::size_t kBoxes = 8;   // of a wave in a lane; what is in conflict comes first
constexpr std::size_t kWaves = 40;  // of a lane
constexpr std::size_t kCrossings = 20;
constexpr std::size_t kSteps = 200;  // of a lane
constexpr std::size_t kNoWave = static_cast<std::size_t>(-1);

constexpr std::size_t kBoxWidth = 192, kBoxHeight = 44, kColumn = 226, kRow = 56, kTop = 24, kLeft = 8;
constexpr std::size_t kNameLength = 23, kStateLength = 27;

// How a stack fares in its lane.
struct Fate {
  std::string style, words;
  bool in_conflict = false;
};

// What the next deployment does to each stack, where a plan was asked for.
using Steps = std::map<std::pair<std::string_view, std::string_view>, const StackStep*>;  // by stack and environment

Steps steps_of(const Report& report) {
  Steps steps;
  if (!report.plan) return steps;
  for (const DeploymentPlan::Lane& lane : report.plan->lanes) {
    for (const std::vector<StackStep>& wave : lane.waves) {
      for (const StackStep& step : wave) steps.try_emplace({step.stack, step.environment}, &step);
    }
  }
  return steps;
}

Fate fate_of(const DeployedStack& stack, const Report& report, const Steps& steps) {
  if (!stack.stops.empty()) {
    const std::string& rule = report.findings[stack.stops.front()].rule;
    return {.style = stack.reached ? "stops" : "later",
            .words = (stack.reached ? "stops: " : "would stop: ") + rule,
            .in_conflict = true};
  }
  if (!stack.reached) return {.style = "waits", .words = "never reached"};
  const auto step = steps.find({stack.name, stack.environment});
  if (stack.concerns.empty()) {
    if (step == steps.end()) return {.style = "deploys", .words = "deploys"};
    const bool unknown = step->second->outcome == StackStep::Outcome::Unknown;
    return {.style = unknown ? "waits" : "deploys", .words = step_words(*step->second)};
  }
  return {
      .style = "deploys concerned", .words = "▲ " + report.findings[stack.concerns.front()].rule, .in_conflict = true};
}

struct Box {
  const DeployedStack* stack;
  std::size_t x, y;
};

class Lane {
 public:
  Lane(const Report& report, const Steps& steps, const DeploymentLane& lane)
      : report_(report), steps_(steps), environment_(lane.heading), stacks_(lane.stacks), numbers_(lane.numbers) {
    for (const DeployedStack* stack : stacks_) {
      if (!stack->stops.empty()) first_stop_ = std::min(first_stop_, numbers_.at(stack->wave));
    }
  }

  // `named` holds the stacks whose boxes have an id already.
  std::string written(std::set<std::string>& named, bool open) {
    std::string boxes = placed(named);
    const std::size_t width = kLeft + waves_ * kColumn, height = kTop + rows_ * kRow;
    return "<details class=\"lane\"" + std::string(open ? " open" : "") + ">\n<summary><b>" + html(environment_) +
           "</b> " + "<span class=\"muted\">" + counted(stacks_.size(), "stack", "stacks") + "</span>" + outcome() +
           "</summary>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"" + html(environment_) +
           ", wave by wave\"><svg width=\"" + std::to_string(width) + "\" height=\"" + std::to_string(height) +
           "\" viewBox=\"0 0 " + std::to_string(width) + ' ' + std::to_string(height) + "\">\n" + edges() + boxes +
           "</svg></div>\n" + table() + "</details>\n";
  }

 private:
  std::string outcome() const {
    const bool unknown = std::any_of(stacks_.begin(), stacks_.end(), [&](const DeployedStack* stack) {
      const auto step = steps_.find({stack->name, stack->environment});
      return step != steps_.end() && step->second->outcome == StackStep::Outcome::Unknown;
    });
    if (first_stop_ == kNoWave && unknown) return " <span class=\"muted\">not all of it was compared</span>";
    if (first_stop_ == kNoWave) return " <span class=\"good\">all of it deploys</span>";
    return " <span class=\"error\">stops in wave " + std::to_string(first_stop_) + "</span>";
  }

  // What happens to each stack, in as many words as it takes; only with a plan.
  std::string table() const {
    std::string rows;
    std::size_t count = 0;
    for (const DeployedStack* stack : stacks_) {
      const auto step = steps_.find({stack->name, stack->environment});
      if (step == steps_.end() || ++count > kSteps) continue;
      const bool fails = step->second->outcome == StackStep::Outcome::Fails;
      rows += "<tr><td>" + std::to_string(numbers_.at(stack->wave)) + "</td><td>" + html(stack->name) + "</td><td" +
              (fails ? " class=\"error\"" : "") + ">" + html_prose(step_words(*step->second)) + "</td></tr>\n";
    }
    if (rows.empty()) return "";
    if (count > kSteps) rows += "<tr><td></td><td>and " + std::to_string(count - kSteps) + " more</td><td></td></tr>\n";
    return "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"" + html(environment_) +
           ", stack by stack\"><table>\n<thead><tr><th>wave</th><th>stack</th><th>what happens</th></tr></thead>\n"
           "<tbody>\n" +
           rows + "</tbody>\n</table></div>\n";
  }

  std::string placed(std::set<std::string>& named) {
    std::map<std::size_t, std::vector<const DeployedStack*>> waves;
    for (const DeployedStack* stack : stacks_) waves[stack->wave].push_back(stack);
    std::string text;
    for (auto& [wave, stacks] : waves) {
      if (waves_ == kWaves) break;
      const std::size_t x = kLeft + waves_++ * kColumn;
      text += "<text class=\"small\" x=\"" + std::to_string(x) + "\" y=\"14\">wave " +
              std::to_string(numbers_.at(wave)) + "</text>\n";
      std::stable_sort(stacks.begin(), stacks.end(), [&](const DeployedStack* a, const DeployedStack* b) {
        return fate_of(*a, report_, steps_).in_conflict > fate_of(*b, report_, steps_).in_conflict;
      });
      const std::size_t shown = stacks.size() > kBoxes ? kBoxes - 1 : stacks.size();
      for (std::size_t row = 0; row < shown; ++row) text += box(*stacks[row], x, kTop + row * kRow, named);
      if (shown < stacks.size()) {
        text += "<text x=\"" + std::to_string(x + 12) + "\" y=\"" + std::to_string(kTop + shown * kRow + 20) +
                "\">and " + std::to_string(stacks.size() - shown) + " more</text>\n";
      }
      rows_ = std::max(rows_, std::min(stacks.size(), kBoxes));
    }
    return text;
  }

  std::string box(const DeployedStack& stack, std::size_t x, std::size_t y, std::set<std::string>& named) {
    const Fate fate = fate_of(stack, report_, steps_);
    boxes_[&stack] = {.stack = &stack, .x = x, .y = y};
    const std::string id = named.insert(stack.name).second ? " id=\"stack=" + html(stack.name) + "\"" : "";
    return "<a href=\"#stack=" + html_fragment(stack.name) + "\"" + id + " class=\"" + fate.style + "\"><title>" +
           html(stack.name) + ": " + html(fate.words) + "</title><rect x=\"" + std::to_string(x) + "\" y=\"" +
           std::to_string(y) + "\" width=\"" + std::to_string(kBoxWidth) + "\" height=\"" + std::to_string(kBoxHeight) +
           "\" rx=\"6\"/><text x=\"" + std::to_string(x + 10) + "\" y=\"" + std::to_string(y + 19) + "\">" +
           html(stack.name, kNameLength) + "</text><text class=\"small\" x=\"" + std::to_string(x + 10) + "\" y=\"" +
           std::to_string(y + 35) + "\">" + html(fate.words, kStateLength) + "</text></a>\n";
  }

  std::string edges() const {
    std::string text;
    const std::vector<DeployedStack>& all = report_.details->stacks;
    for (const auto& [stack, to] : boxes_) {
      for (const std::size_t needed : stack->needs) {
        const auto from = boxes_.find(&all[needed]);
        if (from == boxes_.end()) continue;
        const std::size_t x1 = from->second.x + kBoxWidth, y1 = from->second.y + kBoxHeight / 2, x2 = to.x,
                          y2 = to.y + kBoxHeight / 2, middle = x2 - 20;
        text += "<path d=\"M" + std::to_string(x1) + ' ' + std::to_string(y1) + " C" + std::to_string(x1 + 20) + ' ' +
                std::to_string(y1) + ' ' + std::to_string(middle) + ' ' + std::to_string(y2) + ' ' +
                std::to_string(x2) + ' ' + std::to_string(y2) + "\"/>\n";
      }
    }
    return text;
  }

  const Report& report_;
  const Steps& steps_;
  const std::string& environment_;
  const std::vector<const DeployedStack*>& stacks_;
  const std::map<std::size_t, std::size_t>& numbers_;
  std::size_t first_stop_ = kNoWave;
  std::map<const DeployedStack*, Box> boxes_;
  std::size_t waves_ = 0, rows_ = 1;
};

// By their names; by their places too where these are what tells them apart.
std::string html_crossing(const std::string& from, const std::string& to) {
  const bool same = environment_label(from) == environment_label(to);
  return html(same ? from : environment_label(from)) + " → " + html(same ? to : environment_label(to));
}

// What is between environments: nothing should be.
std::string crossings(const Report& report) {
  std::string text;
  std::size_t count = 0;
  for (const ShownProblem& problem : shown_problems(report)) {
    const std::vector<Party>& parties = problem.finding->parties;
    const auto other = std::find_if(parties.begin(), parties.end(), [&](const Party& party) {
      return !party.environment.empty() && party.environment != parties.front().environment;
    });
    if (parties.empty() || other == parties.end() || parties.front().environment.empty() || ++count > kCrossings)
      continue;
    text += "<li class=\"" + std::string(name(problem.finding->severity)) +
            "\"><a href=\"#problem=" + html(problem.members.front()->fingerprint) + "\">" +
            html_crossing(parties.front().environment, other->environment) +
            "</a>: " + html_prose(problem.finding->message) + "</li>\n";
  }
  if (count > kCrossings) text += "<li>and " + std::to_string(count - kCrossings) + " more</li>\n";
  return text.empty() ? "" : "<h2>Between environments</h2>\n<ul>\n" + text + "</ul>\n";
}

}  // namespace

std::string html_deployment(const Report& report) {
  if (!report.details || report.details->stacks.empty()) return "";
  const Steps steps = steps_of(report);
  const std::vector<DeploymentLane> lanes = deployment_lanes(report);
  std::string text = "<div class=\"box\">\n<h2>Deployment, wave by wave: where it stops</h2>\n";
  if (report.plan) {
    text += "<p>" + html(plan_words(*report.plan), kSentence) + "</p>\n";
    for (const std::string& remark : plan_remarks(*report.plan))
      text += "<p class=\"muted\">" + html_prose(remark) + "</p>\n";
  }
  std::set<std::string> named;
  std::size_t shown = 0;
  // First those that stop.
  for (const bool stopping : {true, false}) {
    for (const DeploymentLane& lane : lanes) {
      const bool stops =
          std::any_of(lane.stacks.begin(), lane.stacks.end(), [](const auto* stack) { return !stack->stops.empty(); });
      if (stops != stopping || shown == kLanes) continue;
      text += Lane(report, steps, lane).written(named, shown++ < 4);
    }
  }
  if (lanes.size() > shown)
    text += "<p>and " + counted(lanes.size() - shown, "more environment", "more environments") + "</p>\n";
  return text + crossings(report) + "</div>\n";
}

}  // namespace crosscheck
