#include <algorithm>
#include <iterator>
#include <utility>

#include "config/config.h"

namespace crosscheck {
namespace {

template <typename Item>
void append(std::vector<Item>& to, std::vector<Item> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Those that have a name which the list does not have yet.
template <typename Item>
void append_others(std::vector<Item>& to, std::vector<Item> from, std::string Item::*name) {
  const std::size_t own = to.size();
  for (Item& item : from) {
    const auto end = to.begin() + static_cast<std::ptrdiff_t>(own);
    const bool known = std::any_of(to.begin(), end, [&](const Item& one) { return one.*name == item.*name; });
    if (!known) to.push_back(std::move(item));
  }
}

}  // namespace

void add_extended(Config& config, Config base) {
  if (config.qualifier.empty()) config.qualifier = std::move(base.qualifier);
  if (!config.states_closed && base.states_closed) {
    config.closed = base.closed;
    config.states_closed = true;
  }
  append_others(config.environments, std::move(base.environments), &EnvironmentRule::label);
  append_others(config.ownership, std::move(base.ownership), &Ownership::name);
  append_others(config.rules, std::move(base.rules), &RuleLevel::rule);
  for (const auto list :
       {&Config::external_exports, &Config::external_names, &Config::external_parameters, &Config::external_accounts}) {
    append(config.extended_externals, base.*list);
    append(config.*list, std::move(base.*list));
  }
  append(config.extended_externals, std::move(base.extended_externals));
  config.quotas.merge(base.quotas);
  append(config.extended, std::move(base.extended));
  append(config.extended_rule_folders, std::move(base.extended_rule_folders));
  append(config.suppress, std::move(base.suppress));
}

}  // namespace crosscheck
