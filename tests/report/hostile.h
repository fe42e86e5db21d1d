#pragma once

#include <algorithm>
#include <cctype>
#include <functional>
#include <string>
#include <string_view>

#include "finding/report.h"
#include "text/excerpt.h"
#include "text/printable.h"

namespace crosscheck {

// Calls `change` for every text of a report that may come from files or rules: all of them but the version
// and the names of rules' families.
inline void each_text(Report& report, const std::function<void(std::string&)>& change) {
  auto place = [&](Place& at) {
    change(at.file);
    std::string line = at.excerpt.text;
    change(line);
    at.excerpt = excerpt(line, at.column, at.end_column);
  };
  for (RuleSummary& rule : report.rules) {
    for (std::string* text : {&rule.id, &rule.title, &rule.family, &rule.explanation, &rule.help}) change(*text);
    for (std::string& reference : rule.references) change(reference);
  }
  for (Finding& finding : report.findings) {
    for (std::string* text : {&finding.rule, &finding.family, &finding.message, &finding.help, &finding.fingerprint}) {
      change(*text);
    }
    if (finding.identity) {
      for (std::string* text : {&finding.identity->space, &finding.identity->scope, &finding.identity->key}) {
        change(*text);
      }
    }
    for (Party& party : finding.parties) {
      for (std::string* text : {&party.label, &party.stack, &party.environment, &party.logical_id,
                                &party.construct_path, &party.type, &party.address}) {
        change(*text);
      }
      place(party.template_place);
      if (party.source) place(*party.source);
      if (party.entry) place(*party.entry);
      for (Frame& frame : party.trace) {
        change(frame.function);
        change(frame.file);
      }
    }
  }
  for (Notification& notification : report.notifications) {
    change(notification.message);
    if (notification.place) place(*notification.place);
  }
  change(report.anchor);
  for (std::string& input : report.inputs) change(input);
  for (EnvironmentSummary& environment : report.summary.environments) {
    for (std::string* text :
         {&environment.label, &environment.account, &environment.region, &environment.label_source}) {
      change(*text);
    }
    for (std::string& stack : environment.stacks) change(stack);
    for (std::string& qualifier : environment.qualifiers) change(qualifier);
  }
  for (HiddenFinding& hidden : report.hidden) {
    for (std::string* text : {&hidden.rule, &hidden.message, &hidden.why}) change(*text);
  }
  if (!report.details) return;
  for (DeployedStack& stack : report.details->stacks) {
    change(stack.name);
    change(stack.environment);
  }
  for (OwnershipRow& row : report.details->names) {
    for (std::string* text : {&row.identity.space, &row.identity.key, &row.owner, &row.environment}) change(*text);
    for (OwnershipRow::User& user : row.users) change(user.stack);
    if (row.place) place(*row.place);
  }
  for (BootstrapRow& row : report.details->bootstrap) {
    for (std::string* text : {&row.stack, &row.environment, &row.kind, &row.qualifier, &row.text}) change(*text);
  }
  for (TrustRow& row : report.details->trusts) {
    for (std::string* text : {&row.stack, &row.environment, &row.role, &row.provider}) change(*text);
    for (TrustRow::Condition& condition : row.conditions) {
      change(condition.key);
      for (std::string& value : condition.values) change(value);
    }
  }
}

// What a terminal, a CI log or a reviewer could be tricked by; empty when there is nothing.
inline std::string danger_in(std::string_view output) {
  for (std::size_t at = 0; at < output.size();) {
    char32_t c = next_code_point(output, at);
    if (c == 0xffffffff) return "not UTF-8";
    if ((c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0)) return "control character";
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return "bidirectional override";
    if ((c >= 0x200b && c <= 0x200f) || c == 0x2028 || c == 0x2029 || c == 0xfeff) return "invisible character";
  }
  for (std::size_t at = output.find("##"); at != std::string_view::npos; at = output.find("##", at + 1)) {
    std::size_t end = at + 2;
    while (end < output.size() && std::isalpha(static_cast<unsigned char>(output[end]))) ++end;
    if (end < output.size() && output[end] == '[') return std::string(output.substr(at, end + 1 - at));
  }
  for (std::size_t at = 0; at < output.size();) {
    std::size_t end = std::min(output.find('\n', at), output.size());
    std::string_view line = output.substr(at, end - at);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.starts_with("::")) return "command at the start of a line";
    at = end + 1;
  }
  return "";
}

}  // namespace crosscheck
