#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "finding/place.h"

namespace crosscheck {

// The ownership model as a table: who owns each identity, and who else uses it.
struct OwnershipRow {
  Identity identity;
  std::string owner;  // stack name; empty: nobody here
  std::string environment;
  std::string logical_id;
  std::string type;
  struct User {
    std::string stack;
    std::string environment;
    std::string evidence;  // "import", "property", …
  };
  std::vector<User> users;  // other stacks than the owner
  // Where the owner makes it, and the line of its construct; only in `Details`.
  std::optional<Place> place = {};
};

// Who outside of AWS may assume which role.
struct TrustRow {
  std::string stack, environment;
  std::string logical_id;  // of the role
  std::string role;        // its name; empty: CloudFormation makes it up
  std::string provider;
  struct Condition {
    std::string operation, key;
    std::vector<std::string> values;  // any of them
  };
  std::vector<Condition> conditions;  // all of them
};

// A stack in the order of the deployment.
struct DeployedStack {
  std::string name, environment;
  std::size_t wave = 0;               // from 0
  std::vector<std::size_t> needs;     // positions of the stacks that must come before
  std::vector<std::size_t> stops;     // positions of the report's findings that stop it
  bool reached = true;                // false: it needs, directly or not, one that a finding stops
  std::vector<std::size_t> concerns;  // of the other findings that its deployment meets
};

// Why one stack needs another, both as positions of deployed stacks.
struct StackLink {
  enum class Kind { Dependency, Import, Parameter, Name };  // Dependency: the app states it
  std::size_t from = 0, to = 0;                             // `from` needs `to`
  Kind kind = Kind::Dependency;

  friend std::strong_ordering operator<=>(const StackLink&, const StackLink&) = default;
};
std::string_view name(StackLink::Kind kind);  // "import"

// A role, bucket or repository of the bootstrap that a stack's deployment needs.
struct BootstrapRow {
  std::string stack, environment;
  std::string kind;       // "deploy role"
  std::string qualifier;  // empty: a name of the app's own
  std::string text;       // as the assembly has it
};

// A finding that is not reported.
struct HiddenFinding {
  std::string rule, message;
  std::string why;  // "suppressed", "in the baseline", "outside the change"
};

// What stands behind the findings: only made for formats that show it.
struct Details {
  std::vector<DeployedStack> stacks;  // sorted by wave
  std::vector<StackLink> links = {};  // sorted, each once
  std::vector<OwnershipRow> names;
  std::vector<TrustRow> trusts;
  std::vector<BootstrapRow> bootstrap;
};

}  // namespace crosscheck
