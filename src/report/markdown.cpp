#include <algorithm>
#include <string_view>

#include "report/families.h"
#include "report/markdown_text.h"
#include "report/picture.h"
#include "report/plan_text.h"
#include "report/plural.h"
#include "report/primary_location.h"
#include "report/shown_problem.h"
#include "report/summary_text.h"
#include "report/uri.h"
#include "report/writers.h"
#include "text/printable.h"

// For the summary of a CI run and for comments: the verdict first, then a table, a picture, and the findings,
// as many as there is room for.

namespace crosscheck {
namespace {

constexpr std::size_t kFamiliesShown = 20;
constexpr std::size_t kPartiesListed = 20;
constexpr std::size_t kNotificationsShown = 20;

// A table's cells end at bars, even within code spans.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : prose(text)) {
    if (c == '|') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string family_table(const Report& report) {
  const std::vector<FamilyCount> families = count_families(report);
  std::string text = "| | errors | warnings | notes |\n| :-- | --: | --: | --: |\n";
  auto row = [&](std::string_view title, const FamilyCount& count) {
    text += "| " + std::string(title) + " | " + std::to_string(count.errors) + " | " + std::to_string(count.warnings) +
            " | " + std::to_string(count.notes) + " |\n";
  };
  FamilyCount others;
  for (std::size_t i = 0; i < families.size(); ++i) {
    if (i < kFamiliesShown) {
      row(cell(families[i].many), families[i]);
      continue;
    }
    others.errors += families[i].errors;
    others.warnings += families[i].warnings;
    others.notes += families[i].notes;
  }
  if (others.all() > 0) row("others", others);
  return text;
}

std::string line_span(const Place& place) {
  return code_span(printable(place.file) + ":" + std::to_string(place.line), std::string::npos);
}

// A link to the line, where it is known where the repository is and the file can be in it.
std::string line_link(const Place& place, const Report& report, const WebRepository& repository) {
  const std::string uri = path_uri(place.file);
  if (repository.url.empty() || uri.starts_with("file:") || uri.starts_with("..") || is_synthesized(report, place.file))
    return line_span(place);
  return "[" + line_span(place) + "](" + repository.url + "/blob/" + repository.commit + "/" + uri + "#L" +
         std::to_string(place.line) + ")";
}

std::string party_item(const Party& party, const Report& report, const WebRepository& repository) {
  std::string text = "- " + line_link(primary_location(party), report, repository);
  if (!party.label.empty()) text += ": " + prose(party.label);
  if (party.source) text += ", in " + line_link(party.template_place, report, repository);
  if (!party.construct_path.empty()) text += ", construct " + code_span(party.construct_path);
  if (party.entry) text += ", deployed by " + line_link(*party.entry, report, repository);
  return text + "\n";
}

std::string problem_block(const ShownProblem& problem, const Report& report, const WebRepository& repository) {
  const Finding& finding = *problem.finding;
  std::string text = "**" + std::string(name(finding.severity)) + "**: " + prose(finding.message);
  if (!finding.rule.empty()) text += " (" + code_span(finding.rule) + ")";
  text += "\n\n<details><summary>where, and what to do</summary>\n\n";
  const std::size_t shown = std::min(finding.parties.size(), kPartiesListed);
  for (std::size_t i = 0; i < shown; ++i) text += party_item(finding.parties[i], report, repository);
  if (const std::size_t rest = finding.parties.size() - shown; rest > 0) {
    const std::string has = finding.unlisted == 0 ? "all" : std::to_string(rest);
    text += "- and " + counted(rest + finding.unlisted, "more place", "more places") + " (the json format has " + has +
            " of them)\n";
  }
  std::string environments;
  for (const std::string& environment : problem.environments) join(environments, ", ", code_span(environment));
  if (!environments.empty()) text += "- **environments**: " + environments + "\n";
  if (!finding.help.empty()) text += "- **help**: " + prose(finding.help) + "\n";
  return text + "\n</details>\n\n";
}

std::string beginning(const Report& report) {
  std::string text = "### crosscheck: " + verdict(report) + "\n\n" + reading(report) + "\n\n";
  if (!report.complete) text += "**incomplete**: " + std::string(kIncompleteWords) + "\n\n";
  text += plan_markdown(report);
  if (report.findings.empty()) return text;
  text += family_table(report) + "\n";
  if (const std::string picture = conflict_picture(report); !picture.empty()) text += picture + "\n";
  return text;
}

std::string notification_item(const Notification& notification) {
  std::string text = "- " + std::string(name(notification.severity)) + ": " + prose(notification.message);
  if (notification.place) text += ", at " + line_span(*notification.place);
  return text + "\n";
}

std::string ending(const Report& report) {
  std::string text;
  const std::size_t shown = std::min(report.notifications.size(), kNotificationsShown);
  for (std::size_t i = 0; i < shown; ++i) text += notification_item(report.notifications[i]);
  if (const std::size_t rest = report.notifications.size() - shown; rest > 0) {
    text += "- and " + counted(rest, "more note", "more notes") + " on the run\n";
  }
  if (!text.empty()) text += "\n";
  for (const std::string& sentence : left_out(report.summary)) text += sentence + ".\n";
  for (const std::string& sentence : not_checked(report)) text += prose(sentence) + ".\n";
  if (!report.findings.empty()) {
    text +=
        "Why, and how to fix it: `crosscheck explain` with the rule's name. "
        "To accept one: suppress it in `crosscheck.yaml`, with a reason.\n";
  }
  return text;
}

std::string cut_off(std::size_t count) {
  return counted(count, "more problem is", "more problems are") +
         " left out here; the json format has all of them.\n\n";
}

}  // namespace

std::string write_markdown(const Report& report, std::size_t limit, const WebRepository& repository) {
  std::string text = beginning(report);
  const std::string end = ending(report);
  const std::vector<ShownProblem> problems = shown_problems(report);
  const std::size_t count = problems.size();
  const std::size_t frame = end.size() + cut_off(count).size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string block = problem_block(problems[i], report, repository);
    if (text.size() + block.size() + frame > limit) {
      text += cut_off(count - i);
      break;
    }
    text += block;
  }
  text += end;
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace crosscheck
