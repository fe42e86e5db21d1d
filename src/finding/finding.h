#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/order.h"
#include "text/span.h"

namespace crosscheck {

// error: CloudFormation will refuse it, or it silently destroys somebody's configuration.
// warning: very likely wrong, or wrong in a closed world. note: worth knowing.
enum class Severity { Note, Warning, Error };
std::string_view name(Severity severity);
std::optional<Severity> severity_named(std::string_view text);

// A stack of this run, as `assembly` numbers them. Order follows the sorted inputs, so it is the same
// in every run.
enum class StackId : std::uint32_t {};
inline constexpr StackId kNoStack{0xffffffff};

// What several names share: `(namespace, scope, key)` as `docs/architecture.md` defines it.
struct Identity {
  std::string space;  // "s3:bucket"; `namespace` in every output, but a keyword here
  std::string scope;  // "aws", "111111111111", "111111111111/us-west-2"
  std::string key;    // "spaceport-uploads-prod"

  friend std::strong_ordering operator<=>(const Identity& a, const Identity& b) {
    if (const auto order = order_of(a.space, b.space); order != 0) return order;
    if (const auto order = order_of(a.scope, b.scope); order != 0) return order;
    return order_of(a.key, b.key);
  }
  friend bool operator==(const Identity&, const Identity&) = default;
};

// One place of a problem, and what that place contributes in a few words.
struct Mark {
  Span span;
  std::string label;
  StackId stack = kNoStack;  // whose template, or whose entry in a manifest
  std::string logical_id;    // of the resource or output, `Nested>Id` in nested stacks; may be empty
  std::string type = {};     // of the resource, "AWS::S3::Bucket"; empty where it is none
  std::string literal = {};  // the name that it spells out, for finding it in the app's source; may be empty
  bool bystander = false;    // explains, but is not part of the fault: the owner of a name, a near miss
  bool deployed = false;     // its stack is one of those that are deployed already, which are numbered by themselves
};

// What a check returns. It never says its own rule or severity: the engine stamps them.
struct Problem {
  std::string message;        // one line, lower case, no final period, names in backticks
  Mark primary;               // where to look first
  std::vector<Mark> related;  // the other parties
  std::string help;           // what to do; empty: the rule's own help
  std::optional<Identity> identity;
  // Replaces the rule's severity where the situation decides it (see `rules/rule.h`).
  std::optional<Severity> severity;
  std::size_t unlisted = 0;  // parties beyond these: see `limits::kMarks`
};

// A problem that reading an assembly or a template brought up, for the rule of that name.
struct InputProblem {
  std::string rule;
  Problem problem;
};

}  // namespace crosscheck
