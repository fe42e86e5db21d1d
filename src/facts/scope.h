#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "evaluate/stack_table.h"
#include "evaluate/truth.h"
#include "text/order.h"

namespace crosscheck {

// Where a claim holds or a use looks: one place of the kind within which AWS compares names.
struct Scope {
  ScopeKind kind{};
  // Those that the kind consists of. Account and region are empty where they are not known: "wherever `app` is
  // deployed".
  std::string partition = {}, account = {}, region = {};
  App app = {};  // only where something is not known

  bool known() const { return app.id.empty(); }

  friend std::strong_ordering operator<=>(const Scope& a, const Scope& b) {
    if (const auto order = a.kind <=> b.kind; order != 0) return order;
    if (const auto order = order_of(a.partition, b.partition); order != 0) return order;
    if (const auto order = order_of(a.account, b.account); order != 0) return order;
    if (const auto order = order_of(a.region, b.region); order != 0) return order;
    return a.app <=> b.app;
  }
  friend bool operator==(const Scope&, const Scope&) = default;
};

// The scope of a kind around a stack of that app; where an account or region is given, around that instead of its own.
Scope scope_of(ScopeKind kind, const Environment& environment, const App& app, std::string_view account = {},
               std::string_view region = {});

// "aws", "111111111111/us-west-2", "unknown-account/us-west-2".
std::string display(const Scope& scope);

// Unknown where one of them is not known and may turn out to be the other: the unknown place of an app is the same for
// all of the app, and may be any place that is known or that another app means.
Truth same(const Scope& a, const Scope& b);
inline bool comparable(const Scope& a, const Scope& b) { return same(a, b) != Truth::Unknown; }

// Whether an account certainly holds all of the other scope.
bool is_account_around(const Scope& account, const Scope& other);

// A scope's number in a `ScopeTable`.
enum class ScopeId : std::uint32_t {};

class ScopeTable {
 public:
  ScopeTable() = default;
  ScopeTable(ScopeTable&&) = default;
  ScopeTable& operator=(ScopeTable&&) = default;

  // Its number, which it gets the first time; numbers are given in turn.
  ScopeId add(const Scope& scope);
  const Scope& operator[](ScopeId id) const { return *scopes_[static_cast<std::size_t>(id)]; }
  std::size_t size() const { return scopes_.size(); }

 private:
  std::map<Scope, ScopeId> ids_;
  std::vector<const Scope*> scopes_;  // by number: the keys above, which stay where they are
};

}  // namespace crosscheck
