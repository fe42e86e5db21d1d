// The kernels about ids that AWS made up: no-dummy, one-account.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

struct Place {
  std::string_view text;
  StackId stack;
  Mark mark;
};

Words words_of(const Model& model, StackId stack, std::string_view element, std::string_view text) {
  return {{"stack", model.inputs[stack].name},
          {"environment", model.index.label(stack).name},
          {"element", std::string(element)},
          {"id", std::string(text)}};
}

std::vector<Problem> check_no_dummy(const Model& model, const Wording& wording, const Parameters& parameters) {
  const Selector& selector = parameters.selector();
  std::map<StackId, std::vector<Place>> stacks;
  const auto add = [&](const auto& entry, std::string_view text, Mark mark) {
    if (!selector.fits_stack(model, entry.stack) || selector.excepts(text)) return;
    const auto& found = stacks[entry.stack];
    const std::string& label = next_label(wording, found.empty());
    mark.label = fill(label, words_of(model, entry.stack, entry.element, text));
    stacks[entry.stack].push_back({.text = text, .stack = entry.stack, .mark = std::move(mark)});
  };
  for (const LiteralId& id : model.index.ids) {
    if (counts(model, id.exists) && any_glob_match(parameters.globs("ids"), id.text)) add(id, id.text, mark_at(id, {}));
  }
  const std::vector<std::string>& names = parameters.globs("names");
  const std::vector<std::string>& arns = parameters.globs("arns");
  std::array<bool, 256> first{};  // most names are told apart by their first character
  for (const std::string& name : names) first[static_cast<unsigned char>(name.front())] = true;
  first['*'] = first['?'] = false;
  const bool any = std::any_of(names.begin(), names.end(),
                               [](const std::string& name) { return name.starts_with('*') || name.starts_with('?'); });
  const auto is_dummy = [&](const auto& entry) {
    if (entry.key.empty() || !(any || first[static_cast<unsigned char>(entry.key.front())])) return false;
    return any_glob_match(names, entry.key) && counts(model, entry.exists) && entry.literal();
  };
  std::array<bool, 256> last{};  // and most ARNs by their last one
  for (const std::string& arn : arns) last[static_cast<unsigned char>(arn.back())] = true;
  const bool any_end = last['*'] || last['?'];
  const auto is_dummy_arn = [&](const Use& use) {
    if (use.written.empty() || !(any_end || last[static_cast<unsigned char>(use.written.back())])) return false;
    return any_glob_match(arns, use.written) && is_literal(use.written) && counts(model, use.exists);
  };
  for (const Claim& claim : model.index.claims) {
    if (is_dummy(claim)) add(claim, claim.key, mark_of(claim, {}));
  }
  for (const Use& use : model.index.uses) {
    if (is_dummy(use)) add(use, use.key, mark_at(use, {}));
    else if ((use.key.empty() || use.away) && is_dummy_arn(use)) add(use, use.written, mark_at(use, {}));
  }
  std::vector<Problem> problems;
  for (auto& [stack, places] : stacks) {
    const Words words = words_of(model, stack, places.front().mark.logical_id, places.front().text);
    Marks marks(problems.size());
    std::set<std::pair<std::string, std::string_view>> seen;
    for (Place& one : places) {
      if (seen.emplace(one.mark.logical_id, one.text).second) marks.add([&] { return std::move(one.mark); });
    }
    problems.push_back(make_problem(model, wording, words, std::move(marks)));
    problems.back().identity = Identity{
        .space = "cfn:stack", .scope = place(model.inputs[stack].environment), .key = model.inputs[stack].name};
  }
  return problems;
}

// By account.
using IdUses = std::vector<std::pair<std::string_view, const LiteralId*>>;

Problem shared_ids(const Model& model, const Wording& wording, const std::set<std::string_view>& accounts,
                   const IdUses& uses) {
  std::vector<std::string> texts;
  for (const auto& [account, id] : uses) {
    if (texts.empty() || texts.back() != id->text) texts.emplace_back(id->text);
  }
  const auto words_for = [&](std::string_view account, const LiteralId& id) {
    Words words = words_of(model, id.stack, id.element, id.text);
    words["account"] = std::string(account);
    words["accounts"] = listed({accounts.begin(), accounts.end()});
    words["ids"] = listed(texts);
    return words;
  };
  Marks marks(0);
  std::set<std::pair<StackId, std::string_view>> seen;
  for (const auto& [account, id] : uses) {
    if (!seen.emplace(id->stack, id->text).second) continue;
    const std::string& label = next_label(wording, marks.empty());
    marks.add([&, on = account, at = id] { return mark_at(*at, fill(label, words_for(on, *at))); });
  }
  Problem problem = make_problem(model, wording, words_for(uses.front().first, *uses.front().second), std::move(marks));
  problem.identity = Identity{.space = "aws:id", .scope = "aws", .key = texts.front()};
  return problem;
}

std::vector<Problem> check_one_account(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::map<std::string_view, std::map<std::string_view, std::vector<const LiteralId*>>> by_id;  // then by account
  for (const LiteralId& id : model.index.ids) {
    const std::string& account = model.inputs[id.stack].environment.account;
    if (account.empty() || !counts(model, id.exists) || !any_glob_match(parameters.globs("ids"), id.text)) continue;
    if (!parameters.selector().fits_stack(model, id.stack) || parameters.selector().excepts(id.text)) continue;
    by_id[id.text][account].push_back(&id);
  }
  // What one lookup found out has one cause: ids of the same accounts are one problem.
  std::map<std::set<std::string_view>, IdUses> by_accounts;
  for (const auto& [text, accounts] : by_id) {
    if (accounts.size() < 2) continue;
    std::set<std::string_view> names;
    for (const auto& [account, ids] : accounts) names.insert(account);
    for (const auto& [account, ids] : accounts) {
      for (const LiteralId* id : ids) by_accounts[names].emplace_back(account, id);
    }
  }
  std::vector<Problem> problems;
  for (const auto& [accounts, ids] : by_accounts) problems.push_back(shared_ids(model, wording, accounts, ids));
  return problems;
}

}  // namespace

Kernel no_dummy() {
  return {.name = "no-dummy",
          .summary = "no id or name is the stand-in for a lookup that did not take place",
          .parameters = {{.name = "ids", .kind = Parameter::Kind::Globs, .summary = "ids that nothing has"},
                         {.name = "names",
                          .kind = Parameter::Kind::Globs,
                          .summary = "names that nothing has; they are compared with each name of the run"},
                         {.name = "arns", .kind = Parameter::Kind::Globs, .summary = "ARNs that nothing has"},
                         select_stacks(),
                         select_environments(),
                         select_except("takes out ids, names and ARNs")},
          .one_of = {"ids", "names", "arns"},
          .placeholders = {"stack", "environment", "element", "id"},
          .make = run<check_no_dummy>,
          .remarks = "Ids are literals in properties such as `VpcId`, `SubnetIds`, `HostedZoneId` and `ImageId`."};
}

Kernel one_account() {
  return {.name = "one-account",
          .summary = "an id that AWS made up is used in one account only",
          .parameters = {{.name = "ids", .kind = Parameter::Kind::Globs, .summary = "which ids", .required = true},
                         select_stacks(),
                         select_environments(),
                         select_except("takes out ids")},
          .placeholders = {"stack", "environment", "element", "id", "account", "accounts", "ids"},
          .make = run<check_one_account>,
          .remarks = "Only stacks whose account is known are compared."};
}

}  // namespace crosscheck
