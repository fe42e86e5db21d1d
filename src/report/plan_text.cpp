#include "report/plan_text.h"

#include <algorithm>
#include <string_view>

#include "report/colors.h"
#include "report/markdown_text.h"
#include "report/plural.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

using Outcome = StackStep::Outcome;

constexpr std::size_t kNamesShown = 5;
constexpr std::size_t kWidestName = 48;

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kNamesShown); ++i) join(text, ", ", names[i]);
  if (names.size() > kNamesShown) text += " and " + std::to_string(names.size() - kNamesShown) + " more";
  return text;
}

std::vector<std::string> with_data(std::vector<std::string> ids, const StackStep& step) {
  for (std::string& id : ids) {
    if (std::find(step.hold_data.begin(), step.hold_data.end(), id) != step.hold_data.end()) id += " (holds data)";
  }
  return ids;
}

std::string changes(const StackStep& step) {
  std::string text;
  if (step.added > 0) join(text, ", ", std::to_string(step.added) + " added");
  if (step.changed > 0) join(text, ", ", std::to_string(step.changed) + " changed");
  if (!step.removed.empty()) {
    join(text, ", ", std::to_string(step.removed.size()) + " removed: " + listed(with_data(step.removed, step)));
  }
  if (!step.replaced.empty()) {
    join(text, ", ", std::to_string(step.replaced.size()) + " replaced: " + listed(with_data(step.replaced, step)));
  }
  if (!step.may_replace.empty()) {
    join(text, ", ", std::to_string(step.may_replace.size()) + " may be replaced: " + listed(step.may_replace));
  }
  if (text.empty()) text = "only outputs change";
  return step.macro ? text + "; a macro may change more" : text;
}

std::string_view color_of(Outcome outcome) {
  if (outcome == Outcome::Fails) return kRed;
  if (outcome == Outcome::NotReached) return kYellow;
  return {};
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

// A bar would end it, even within a code span.
std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, 1, '\\');
  return text;
}

}  // namespace

std::string lane_heading(const DeploymentPlan::Lane& lane) {
  std::string places;
  for (const std::string& place : lane.places) join(places, ", ", printable(place));
  const std::string environment = printable(lane.environment);
  return environment.empty() || environment == places ? places : environment + " (" + places + ")";
}

std::string step_words(const StackStep& step) {
  switch (step.outcome) {
    case Outcome::Unknown: return "not compared";
    case Outcome::Unchanged: return "no changes";
    case Outcome::Created: return "new, " + counted(step.added, "resource", "resources");
    case Outcome::Changed: return changes(step);
    case Outcome::Fails: return "will fail: " + step.why;
    case Outcome::NotReached: return "not reached: it needs " + step.why;
  }
  return "";
}

std::string plan_words(const DeploymentPlan& plan) {
  std::size_t all = 0;
  for (const DeploymentPlan::Lane& lane : plan.lanes) {
    for (const std::vector<StackStep>& wave : lane.waves) all += wave.size();
  }
  std::string text;
  const auto add = [&](Outcome outcome, std::string_view words) {
    const std::size_t count = plan.count(outcome);
    if (count > 0) join(text, ", ", std::to_string(count) + std::string(words));
  };
  add(Outcome::Unchanged, " without changes");
  add(Outcome::Created, " new");
  add(Outcome::Changed, " changed");
  add(Outcome::Fails, " will fail");
  add(Outcome::NotReached, " not reached");
  add(Outcome::Unknown, " not compared");
  return counted(all, "stack", "stacks") + (text.empty() ? "" : ": " + text);
}

std::vector<std::string> plan_remarks(const DeploymentPlan& plan) {
  std::vector<std::string> remarks;
  if (!plan.compared) remarks.emplace_back("into empty accounts: `--deployed` says what is there already");
  if (!plan.uncovered.empty()) {
    remarks.push_back("not compared: `--deployed` has nothing of " + listed(plan.uncovered));
  }
  if (!plan.left_over.empty()) {
    remarks.push_back("deployed, and no longer part of the app: " + listed(plan.left_over));
  }
  return remarks;
}

std::string plan_text(const Report& report, bool color) {
  if (!report.plan) return "";
  std::string text;
  for (const DeploymentPlan::Lane& lane : report.plan->lanes) {
    text += lane_heading(lane) + "\n";
    std::size_t width = 0;
    for (const std::vector<StackStep>& wave : lane.waves) {
      for (const StackStep& step : wave) width = std::max(width, std::min(printable(step.stack).size(), kWidestName));
    }
    for (std::size_t i = 0; i < lane.waves.size(); ++i) {
      text += "  wave " + std::to_string(i + 1) + "\n";
      for (const StackStep& step : lane.waves[i]) {
        const std::string_view paint = color ? color_of(step.outcome) : std::string_view();
        text += "    " + padded(printable(step.stack), width) + "  " + std::string(paint) +
                printable(step_words(step), kSentence) + std::string(paint.empty() ? "" : kReset) + "\n";
      }
    }
    text += "\n";
  }
  text += plan_words(*report.plan) + "\n";
  for (const std::string& remark : plan_remarks(*report.plan)) text += "  " + printable(remark, kSentence) + "\n";
  return text + "\n";
}

std::string plan_markdown(const Report& report) {
  if (!report.plan) return "";
  std::string text = plan_words(*report.plan) + "\n\n";
  for (const DeploymentPlan::Lane& lane : report.plan->lanes) {
    text += "| wave | stack in " + cell(prose(lane_heading(lane))) + " | |\n| --- | --- | --- |\n";
    for (std::size_t i = 0; i < lane.waves.size(); ++i) {
      for (const StackStep& step : lane.waves[i]) {
        const std::string words =
            step.outcome == Outcome::Fails ? "**will fail**: " + prose(step.why) : prose(step_words(step));
        text += "| " + std::to_string(i + 1) + " | " + cell(code_span(step.stack)) + " | " + cell(words) + " |\n";
      }
    }
    text += "\n";
  }
  const std::vector<std::string> remarks = plan_remarks(*report.plan);
  for (const std::string& remark : remarks) text += "- " + prose(remark) + "\n";
  return remarks.empty() ? text : text + "\n";
}

}  // namespace crosscheck
