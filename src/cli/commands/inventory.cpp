#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "catalog/answers.h"
#include "cli/cli.h"
#include "cli/commands/analysis.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"
#include "inputs/inventory/place_of_file.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

constexpr const char* kHead = R"(#!/bin/sh
# Asks AWS what is deployed where this app goes, with calls that only read. Written by `crosscheck inventory`.
#
#   sh collect.sh [FOLDER]                         the answers go to FOLDER, "inventory" unless given
#   crosscheck check cdk.out --deployed FOLDER
#
# Other accounts than that of the current credentials are left out, unless a profile is given for them:
#   CROSSCHECK_PROFILE_111111111111=prod sh collect.sh
set -u
out=${1:-inventory}
own=$(aws sts get-caller-identity --query Account --output text) || exit 1
failed=0

# enter ACCOUNT REGION: where the calls that follow go; empty ones mean the current credentials' own.
enter() {
  account=${1:-$own}
  region=$2
  [ -n "$region" ] || region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}
  eval "profile=\${CROSSCHECK_PROFILE_$account:-}"
  if [ -z "$profile" ] && [ "$account" != "$own" ]; then
    echo "account $account is left out: set CROSSCHECK_PROFILE_$account to a profile of it" >&2
    failed=1
    return 1
  fi
  folder=$out/$account/$region
  mkdir -p "$folder"
}

call() {
  if [ -n "$profile" ]; then aws "$@" --region "$region" --profile "$profile"; else aws "$@" --region "$region"; fi
}

# ask NAME ARGUMENT...: one call, whose answer goes to NAME.json.
ask() {
  name=$1
  shift
  if call "$@" --output json > "$folder/.answer" 2> "$folder/.error"; then
    mv "$folder/.answer" "$folder/$name.json"
  elif ! grep -q -e "does not exist" -e "is not imported" "$folder/.error"; then
    echo "$account/$region: aws $1 $2 failed:" >&2
    cat "$folder/.error" >&2
    failed=1
  fi
  rm -f "$folder/.answer" "$folder/.error"
}
)";

constexpr const char* kFoot = "\nexit $failed\n";

std::string shell_word(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + '\'';
}

// Names of which the AWS CLI takes none for something else, such as a file to read. Whatever else AWS does not have.
bool is_plain(std::string_view name) {
  return !name.empty() && name.front() != '-' && name.find("://") == std::string_view::npos &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '/';
         });
}

// What is asked in one account and region.
struct AccountRegion {
  std::set<std::string> stacks, qualifiers;
  std::set<std::string_view> spaces;                          // of what is claimed or used there
  std::map<std::string_view, std::set<std::string>> parents;  // by namespace: what such names belong to
};

class Script {
 public:
  explicit Script(const Analysis& analysis) : analysis_(analysis) {}

  std::string write() {
    find_places();
    text_ = kHead;
    for (const auto& [where, place] : places_) {
      text_ += "\nif enter " + shell_word(where.first) + ' ' + shell_word(where.second) + "; then\n";
      for (const Answer& answer : answers()) add(answer, place);
      text_ += "fi\n";
    }
    return text_ + kFoot;
  }

 private:
  void find_places() {
    const Index& index = analysis_.index;
    for (std::uint32_t i = 0; i < analysis_.inputs.stacks.size(); ++i) {
      if (!index.present[i]) continue;
      const Stack& stack = analysis_.inputs.stacks[i];
      AccountRegion& place = place_of(stack.environment.account, stack.environment.region);
      if (is_plain(stack.name)) place.stacks.insert(stack.name);
      for (const BootstrapFact& fact : index.bootstrap[i]) {
        if (is_plain(fact.qualifier)) place.qualifiers.insert(fact.qualifier);
      }
    }
    for (const Claim& claim : index.claims) {
      add_space(claim, claim.stack);
      add_parent(claim);
    }
    for (const Use& use : index.uses) add_space(use, use.stack);
  }

  // What holds in several regions is asked once, where the first stack of the account goes.
  template <typename Entry>
  void add_space(const Entry& entry, StackId stack) {
    if (entry.space.empty() || entry.exists == Truth::No) return;
    const Environment& own = analysis_.inputs[stack].environment;
    const Scope& scope = analysis_.index.scope(entry.scope);
    const bool in_region = scope.kind == ScopeKind::AccountRegion;
    const std::string& account = scope.account.empty() ? own.account : scope.account;
    if (in_region && !scope.region.empty() && scope.region != own.region) {
      const auto known = places_.find({account, scope.region});
      if (known != places_.end()) known->second.spaces.insert(entry.space);
      return;
    }
    AccountRegion& place = place_of(own.account, own.region);
    if (in_region) place.spaces.insert(entry.space);
    else first_in(own.account).spaces.insert(entry.space);
  }

  // Where one thing is all that a name belongs to, and is not made by this very deployment, or has a name.
  void add_parent(const Claim& claim) {
    if (!claim.named() || claim.shape->parents.size() != 1 || claim.exists == Truth::No || !claim.literal()) return;
    const std::string parent(claim.written.substr(0, claim.written.find('/')));
    const Environment& own = analysis_.inputs[claim.stack].environment;
    if (is_plain(parent)) place_of(own.account, own.region).parents[claim.space].insert(parent);
  }

  AccountRegion& place_of(const std::string& account, const std::string& region) {
    const bool odd = (!account.empty() && !is_account_id(account)) || (!region.empty() && !is_plain(region));
    return odd ? places_[{"", ""}] : places_[{account, region}];
  }
  AccountRegion& first_in(const std::string& account) {
    const auto first = places_.lower_bound({account, ""});
    return first != places_.end() && first->first.first == account ? first->second : place_of(account, "");
  }

  void add(const Answer& answer, const AccountRegion& place) {
    const std::string command = std::string(answer.service) + '-' + std::string(answer.operation);
    switch (answer.ask) {
      case Answer::Ask::Never: return;
      case Answer::Ask::Needed:
        if (!is_needed(answer, place)) return;
        [[fallthrough]];
      case Answer::Ask::Always: return ask(answer, command, {});
      case Answer::Ask::EachStack:
        for (const std::string& stack : place.stacks) ask(answer, command + '.' + as_file_name(stack), stack);
        return;
      case Answer::Ask::EachBootstrap:
        for (const std::string& qualifier : place.qualifiers) {
          ask(answer, command + '.' + as_file_name(qualifier), "/cdk-bootstrap/" + qualifier + "/version");
        }
        return;
      case Answer::Ask::EachParent:
        if (!is_needed(answer, place)) return;
        if (const auto parents = place.parents.find(space_of(answer)); parents != place.parents.end()) {
          for (const std::string& parent : parents->second) {
            ask(answer, command + '.' + as_file_name(parent), parent);
          }
        }
        return;
      case Answer::Ask::EachExport: return exports(answer, command, place);
    }
  }

  static std::string_view space_of(const Answer& answer) {
    const TypeInfo* info = find_type(answer.type);
    return info && !info->claims.empty() ? info->claims.front().space : std::string_view();
  }
  static bool is_needed(const Answer& answer, const AccountRegion& place) {
    return place.spaces.contains(space_of(answer));
  }

  void ask(const Answer& answer, const std::string& name, const std::string& argument) {
    text_ += "  ask " + shell_word(name) + ' ' + call(answer, argument.empty() ? "" : shell_word(argument)) + '\n';
  }

  // "cloudformation list-imports --export-name=…", with the last argument given.
  static std::string call(const Answer& answer, const std::string& last) {
    std::string text = std::string(answer.service) + ' ' + std::string(answer.operation);
    for (std::string_view argument : answer.arguments) text.append(1, ' ').append(argument);
    return last.empty() ? text : text + '=' + last;
  }

  // Of all that the app's stacks export as they are deployed, which the app itself need not know any more.
  void exports(const Answer& answer, const std::string& command, const AccountRegion& place) {
    std::string query;
    for (const std::string& stack : place.stacks) {
      query += (query.empty() ? "" : " || ") + ("contains(ExportingStackId, ':stack/" + stack + "/')");
    }
    if (query.empty()) return;
    text_ += "  for export in $(call cloudformation list-exports --output text --query " +
             shell_word("Exports[?" + query + "].Name") + "); do\n    ask " + shell_word(command + '.') +
             "\"$(printf %s \"$export\" | sed 's/:/%3A/g')\" " + call(answer, "\"$export\"") + "\n  done\n";
  }

  const Analysis& analysis_;
  std::map<std::pair<std::string, std::string>, AccountRegion> places_;
  std::string text_;
};

int inventory_command(const AnalysisOptions& options, const Host& here) {
  Sources sources;
  const Analysis analysis = analyse(sources, options, here);
  print_notifications(analysis);
  std::fputs(Script(analysis).write().c_str(), stdout);
  return analysis.complete() ? kClean : kIncomplete;
}

}  // namespace

Run declare_inventory(CLI::App& command) {
  const auto options = std::make_shared<AnalysisOptions>();
  add_inputs(command, options->inputs);
  add_config(command, options->setup.config);
  add_threads(command, *options);
  add_readiness(command, options->readiness);
  return [options](const Host& here) { return inventory_command(*options, here); };
}

}  // namespace crosscheck
