#include "report/redact.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "text/characters.h"

namespace crosscheck {
namespace {

constexpr std::size_t kAccountDigits = 12;
constexpr std::string_view kCutMark = "…";

class Redaction {
 public:
  std::string of(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      if (!is_digit(text[at])) {
        result += text[at++];
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && is_digit(text[end])) ++end;
      result += row(text.substr(at, end - at));
      at = end;
    }
    return result;
  }

  void operator()(std::string& text) {
    if (std::count_if(text.begin(), text.end(), is_digit) >= static_cast<std::ptrdiff_t>(kAccountDigits))
      text = of(text);
  }
  void operator()(std::vector<std::string>& texts) {
    for (std::string& text : texts) (*this)(text);
  }

 private:
  const std::string& placeholder(std::string_view id) {
    const auto [entry, fresh] = ids_.try_emplace(std::string(id));
    if (fresh) entry->second = "account-" + std::to_string(ids_.size());
    return entry->second;
  }

  std::string row(std::string_view digits) {
    if (digits.size() == kAccountDigits) return placeholder(digits);
    std::string result;
    while (!digits.empty()) {
      const auto known = ids_.find(digits.substr(0, kAccountDigits));
      result += known == ids_.end() ? std::string(1, digits.front()) : known->second;
      digits.remove_prefix(known == ids_.end() ? 1 : kAccountDigits);
    }
    return result;
  }

  std::map<std::string, std::string, std::less<>> ids_;
};

// The mark stays on what it marks. What was cut may have left a part of an id at the edges.
void redact_in(Excerpt& excerpt, Redaction& redacted) {
  std::string& text = excerpt.text;
  const auto byte_of = [&](std::size_t column) {
    std::size_t at = 0;
    while (column > 0 && at < text.size()) {
      ++at;
      while (at < text.size() && is_continuation(text[at])) ++at;
      --column;
    }
    return at;
  };
  const auto columns = [](std::string_view part) {
    return static_cast<std::size_t>(
        std::count_if(part.begin(), part.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
  };
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) text[i] = 'x';
  };
  if (text.starts_with(kCutMark)) {
    std::size_t end = kCutMark.size();
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - kCutMark.size() < kAccountDigits) blank(kCutMark.size(), end);
  }
  if (text.ends_with(kCutMark)) {
    std::size_t begin = text.size() - kCutMark.size();
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    if (text.size() - kCutMark.size() - begin < kAccountDigits) blank(begin, text.size() - kCutMark.size());
  }
  // An id may reach over an end of the mark: then it belongs to the mark.
  std::size_t begin = byte_of(excerpt.indent), end = byte_of(excerpt.indent + excerpt.width);
  if (begin < text.size() && is_digit(text[begin])) {
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
  }
  if (end > begin && is_digit(text[end - 1])) {
    while (end < text.size() && is_digit(text[end])) ++end;
  }
  const std::string before = redacted.of(std::string_view(text).substr(0, begin)),
                    marked = redacted.of(std::string_view(text).substr(begin, end - begin)),
                    after = redacted.of(std::string_view(text).substr(end));
  // A mark behind the end of the line stays there.
  const bool inside = columns(text) > excerpt.indent;
  if (inside) {
    excerpt.indent = columns(before);
    excerpt.width = std::max<std::size_t>(columns(marked), 1);
  }
  text = before + marked + after;
}

void redact_in(Place& place, Redaction& redacted) {
  redacted(place.file);
  redact_in(place.excerpt, redacted);
}

void redact_in(std::optional<Place>& place, Redaction& redacted) {
  if (place) redact_in(*place, redacted);
}

void redact_in(Identity& identity, Redaction& redacted) {
  for (std::string* text : {&identity.space, &identity.scope, &identity.key}) redacted(*text);
}

void redact_in(Party& party, Redaction& redacted) {
  for (std::string* text : {&party.label, &party.stack, &party.environment, &party.logical_id, &party.construct_path,
                            &party.type, &party.address}) {
    redacted(*text);
  }
  redact_in(party.template_place, redacted);
  redact_in(party.source, redacted);
  redact_in(party.entry, redacted);
  for (Frame& frame : party.trace) {
    redacted(frame.function);
    redacted(frame.file);
  }
}

void redact_in(Finding& finding, Redaction& redacted) {
  for (std::string* text : {&finding.rule, &finding.family, &finding.message, &finding.help}) redacted(*text);
  if (finding.identity) redact_in(*finding.identity, redacted);
  for (Party& party : finding.parties) redact_in(party, redacted);
  for (FormerName& former : finding.former) redacted(former.rule);
}

void redact_in(Notification& notification, Redaction& redacted) {
  redacted(notification.message);
  redact_in(notification.place, redacted);
}

void redact_in(Summary& summary, Redaction& redacted) {
  for (EnvironmentSummary& environment : summary.environments) {
    for (std::string* text :
         {&environment.account, &environment.label, &environment.region, &environment.label_source}) {
      redacted(*text);
    }
    redacted(environment.stacks);
    redacted(environment.qualifiers);
  }
  redacted(summary.without_stacks);
  std::map<std::string, std::size_t, std::less<>> types;
  for (const auto& [type, count] : summary.unchecked.types) types[redacted.of(type)] += count;
  summary.unchecked.types = std::move(types);
}

void redact_in(DeploymentPlan& plan, Redaction& redacted) {
  for (DeploymentPlan::Lane& lane : plan.lanes) {
    redacted(lane.environment);
    redacted(lane.places);
    for (std::vector<StackStep>& wave : lane.waves) {
      for (StackStep& step : wave) {
        for (std::string* text : {&step.stack, &step.place, &step.why, &step.environment}) redacted(*text);
        redacted(step.replaced);
        redacted(step.may_replace);
      }
    }
  }
  redacted(plan.uncovered);
  redacted(plan.left_over);
}

void redact_in(OwnershipRow& row, Redaction& redacted) {
  redact_in(row.identity, redacted);
  for (std::string* text : {&row.owner, &row.environment, &row.logical_id, &row.type}) redacted(*text);
  for (OwnershipRow::User& user : row.users) {
    for (std::string* text : {&user.stack, &user.environment, &user.evidence}) redacted(*text);
  }
  redact_in(row.place, redacted);
}

void redact_in(TrustRow& row, Redaction& redacted) {
  for (std::string* text : {&row.stack, &row.environment, &row.logical_id, &row.role, &row.provider}) redacted(*text);
  for (TrustRow::Condition& condition : row.conditions) {
    redacted(condition.operation);
    redacted(condition.key);
    redacted(condition.values);
  }
}

void redact_in(Details& details, Redaction& redacted) {
  for (DeployedStack& stack : details.stacks) {
    redacted(stack.name);
    redacted(stack.environment);
  }
  for (OwnershipRow& row : details.names) redact_in(row, redacted);
  for (TrustRow& row : details.trusts) redact_in(row, redacted);
  for (BootstrapRow& row : details.bootstrap) {
    for (std::string* text : {&row.stack, &row.environment, &row.kind, &row.qualifier, &row.text}) redacted(*text);
  }
}

void redact_in(RuleSummary& rule, Redaction& redacted) {
  for (std::string* text : {&rule.id, &rule.title, &rule.family, &rule.explanation, &rule.help}) redacted(*text);
  redacted(rule.references);
}

}  // namespace

void redact(Report& report) {
  Redaction redacted;
  redact_in(report.summary, redacted);
  for (Finding& finding : report.findings) redact_in(finding, redacted);
  for (ProblemGroup& problem : report.problems) {
    redacted(problem.environments);
    if (problem.general) redact_in(*problem.general, redacted);
  }
  for (Notification& notification : report.notifications) redact_in(notification, redacted);
  for (HiddenFinding& hidden : report.hidden) {
    for (std::string* text : {&hidden.rule, &hidden.message, &hidden.why}) redacted(*text);
  }
  redacted(report.inputs);
  redacted(report.config);
  redacted(report.anchor);
  if (report.plan) redact_in(*report.plan, redacted);
  if (report.details) redact_in(*report.details, redacted);
  for (RuleSummary& rule : report.rules) redact_in(rule, redacted);
}

void redact(std::vector<Notification>& notifications, std::vector<OwnershipRow>& rows, std::vector<TrustRow>& trusts) {
  Redaction redacted;
  for (Notification& notification : notifications) redact_in(notification, redacted);
  for (OwnershipRow& row : rows) redact_in(row, redacted);
  for (TrustRow& row : trusts) redact_in(row, redacted);
}

}  // namespace crosscheck
