#include "lint/ownership.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "text/glob.h"

namespace crosscheck {
namespace {

constexpr std::string_view kExport = "cfn:export";

using Users = std::map<std::uint32_t, std::vector<const Use*>>;  // by claim

OwnershipRow::User user_of(const Inputs& inputs, const Index& index, const Use& use) {
  return {.stack = inputs[use.stack].name,
          .environment = index.label(use.stack).name,
          .evidence = std::string(name(use.evidence))};
}

void add_users(OwnershipRow& row, const Inputs& inputs, const Index& index, const std::vector<const Use*>& uses) {
  for (const Use* use : uses) {
    OwnershipRow::User user = user_of(inputs, index, *use);
    const bool known = std::any_of(row.users.begin(), row.users.end(), [&](const OwnershipRow::User& other) {
      return other.stack == user.stack && other.environment == user.environment && other.evidence == user.evidence;
    });
    if (!known) row.users.push_back(std::move(user));
  }
}

}  // namespace

std::vector<OwnershipRow> ownership(const Inputs& inputs, const Index& index, const std::string& owner) {
  auto selected = [&](StackId stack) { return owner.empty() || glob_match(owner, inputs[stack].name); };
  auto identity = [&](std::string_view space, ScopeId scope, std::string_view key) {
    return Identity{.space = std::string(space), .scope = display(index.scope(scope)), .key = display_key(key, index)};
  };
  Users users;
  std::map<std::tuple<std::string_view, ScopeId, std::string_view>, std::vector<const Use*>> unowned;
  for (const Use& use : index.uses) {
    const bool owned = use.resolution == Resolution::Owned || use.resolution == Resolution::Elsewhere;
    if (owned) users[use.owner].push_back(&use);
    const bool nobody = use.resolution == Resolution::Nobody || use.resolution == Resolution::External ||
                        use.resolution == Resolution::Unread;
    if (nobody && selected(use.stack)) unowned[{use.space, use.scope, use.key}].push_back(&use);
  }
  std::vector<OwnershipRow> rows;
  for (std::uint32_t i = 0; i < index.claims.size(); ++i) {
    const Claim& claim = index.claims[i];
    const bool relation = claim.shape && !claim.shape->side.none() && type_of_space(claim.space).empty();
    if (!selected(claim.stack) || relation || (claim.space == "cfn:output" && !users.contains(i))) continue;
    OwnershipRow row{.identity = identity(claim.space, claim.scope, claim.key),
                     .owner = inputs[claim.stack].name,
                     .environment = index.label(claim.stack).name,
                     .logical_id = std::string(claim.element),
                     .type = std::string(claim.type()),
                     .users = {}};
    if (auto found = users.find(i); found != users.end()) add_users(row, inputs, index, found->second);
    rows.push_back(std::move(row));
  }
  for (const auto& [key, uses] : unowned) {
    if (std::get<0>(key).empty()) continue;  // a value that merely looks like a name
    OwnershipRow row{.identity = identity(std::get<0>(key), std::get<1>(key), std::get<2>(key)),
                     .owner = {},
                     .environment = {},
                     .logical_id = {},
                     .type = {},
                     .users = {}};
    add_users(row, inputs, index, uses);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const OwnershipRow& a, const OwnershipRow& b) {
    return std::tie(a.identity, a.environment, a.owner, a.logical_id) <
           std::tie(b.identity, b.environment, b.owner, b.logical_id);
  });
  return rows;
}

std::vector<OwnershipRow> exports(const Inputs& inputs, const Index& index, const std::string& owner) {
  std::vector<OwnershipRow> rows = ownership(inputs, index, owner);
  std::erase_if(rows, [](const OwnershipRow& row) { return row.identity.space != kExport; });
  const auto selected = [&](StackId stack) { return owner.empty() || glob_match(owner, inputs[stack].name); };
  const auto row_of = [&](ScopeId scope, std::string_view key) {
    return OwnershipRow{.identity = {.space = std::string(kExport),
                                     .scope = display(index.scope(scope)),
                                     .key = display_key(key, index)},
                        .owner = {},
                        .environment = {},
                        .logical_id = {},
                        .type = {},
                        .users = {}};
  };
  for (const Claim& claim : index.open_claims) {
    if (claim.space != kExport || !selected(claim.stack)) continue;
    OwnershipRow& row = rows.emplace_back(row_of(claim.scope, claim.key));
    row.owner = inputs[claim.stack].name;
    row.environment = index.label(claim.stack).name;
    row.logical_id = std::string(claim.element);
  }
  for (const Use& use : index.open_uses) {
    if (use.space != kExport || !selected(use.stack)) continue;
    add_users(rows.emplace_back(row_of(use.scope, use.key)), inputs, index, {&use});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const OwnershipRow& a, const OwnershipRow& b) {
    return std::tie(a.identity, a.environment, a.owner, a.logical_id) <
           std::tie(b.identity, b.environment, b.owner, b.logical_id);
  });
  return rows;
}

std::vector<TrustRow> trusts(const Inputs& inputs, const Index& index, const std::string& owner) {
  std::vector<TrustRow> rows;
  for (const Trust& trust : index.trusts) {
    const std::string& stack = inputs[trust.stack].name;
    if (trust.exists == Truth::No || (!owner.empty() && !glob_match(owner, stack))) continue;
    TrustRow row{.stack = stack,
                 .environment = index.label(trust.stack).name,
                 .logical_id = std::string(trust.element),
                 .role = display_key(trust.role, index),
                 .provider = display_key(trust.provider, index),
                 .conditions = {}};
    for (const Trust::Condition& one : trust.conditions) {
      const bool another = row.conditions.empty() || row.conditions.back().operation != one.operation ||
                           row.conditions.back().key != display_key(one.key, index);
      if (another) {
        row.conditions.push_back(
            {.operation = std::string(one.operation), .key = display_key(one.key, index), .values = {}});
      }
      row.conditions.back().values.push_back(display_key(one.value, index));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace crosscheck
