#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "evaluate/text.h"
#include "facts/scope.h"
#include "finding/finding.h"
#include "text/hash.h"

namespace crosscheck {

// *This stack, through this element, owns this identity.*
struct Claim {
  std::string_view space;  // namespace
  ScopeId scope{};         // where it holds: in `Index::scopes`
  StackId stack = kNoStack;
  std::string_view key;               // of a text that is certain: `Text::of_key` gives it back
  std::uint32_t hash = 0;             // `table_hash` of it
  std::string_view written;           // the key before case was folded, for messages; the same where nothing was
  std::string_view side = {};         // see `SideShape`; empty: in conflict with every claim of the identity
  const ClaimShape* shape = nullptr;  // null for stacks, exports and outputs
  std::string_view element;           // logical id, with `Nested>` in front for nested stacks; an output's name
  const TypeInfo* info = nullptr;     // of the resource; null for stacks and outputs
  Span span;                          // the name, or the resource where it has none
  Truth exists = Truth::Yes;

  void set_key(std::string_view text) { key = text, hash = table_hash(text); }
  // Whether the key is literal text.
  bool literal() const { return is_literal(key); }
  std::string_view type() const { return info ? info->type : std::string_view(); }

  // Whether it is a name that the template gives, and not only what may conflict with others.
  bool named() const { return shape && !shape->name.empty() && shape->side.none(); }
  Duplicates duplicates() const { return shape ? shape->duplicates : Duplicates::Error; }
};

// A claim whose key was made of a parameter's default, for which another value may be passed.
struct DefaultName {
  StackId stack = kNoStack;
  std::string_view element, space, parameter;
};

// How sure it is that the place needs the identity, strongest first.
enum class Evidence : std::uint8_t {
  Import,       // Fn::ImportValue
  StackOutput,  // Fn::GetStackOutput
  Parameter,    // an SSM-typed parameter, `{{resolve:ssm:…}}`
  Secret,       // `{{resolve:secretsmanager:…}}`
  Property,     // a property that names a resource of a known type
  Arn,          // an ARN or a URL anywhere
  Environment,  // a literal in an environment variable or the like
  Principal,    // whom a policy trusts: means nothing to a rule that does not ask for it
};
std::string_view name(Evidence evidence);  // "import", "stack output", …

enum class Resolution : std::uint8_t {
  Unknown,    // its key is not certain, or it is nobody's business (AWS's own, bootstrap resources)
  Own,        // the stack itself
  Owned,      // another stack, right where the use looks
  Elsewhere,  // a stack creates it, but in another account or region than where the use looks
  External,   // the config says that it exists
  Nobody,
  Unread,  // nobody as far as could be read, but what could not be read may have it
};
inline constexpr std::size_t kResolutions = 7;

// *This place in this template needs that identity to exist, there.*
struct Use {
  std::string_view space;
  ScopeId scope{};  // where it looks
  StackId stack = kNoStack;
  std::string_view key;  // as a claim's; empty where it is not certain
  // For messages: the ARN that the key comes from, or the key before case was folded; empty where that is the key.
  std::string_view written;
  std::string_view account, region;  // that an ARN or a stack output names explicitly; else empty
  std::string_view element;
  std::string_view type;
  Span span;
  std::uint32_t hash = 0;         // `table_hash` of the key
  std::uint32_t owner = kNobody;  // index into `claims` for Own, Owned, Elsewhere
  Evidence evidence = Evidence::Arn;
  Truth exists = Truth::Yes;
  Resolution resolution = Resolution::Unknown;
  bool waits : 1 = false;    // its key is not settled yet: see `Facts::waiting`
  bool away : 1 = false;     // names another account or region than its stack's, as far as that is known
  bool opens : 1 = false;    // a parameter of the template reads it, before the stack creates anything
  bool crosses : 1 = false;  // the owner belongs to another environment, and people tell the two apart by name

  static constexpr std::uint32_t kNobody = 0xffffffff;

  void set_key(std::string_view text) { key = text, hash = table_hash(text); }
  bool literal() const { return is_literal(key); }
};

// The path of a principal that a template names, where it gives one: part of its ARN, but not of its name.
struct NamePath {
  StackId stack = kNoStack;
  std::string_view element;
  std::string_view path;  // "/team/"; empty: not known
};

// A use of what the same stack owns, in a template nested in it, that may come too early.
struct UnorderedUse {
  Use use;
  Claim owner;
};

// What one template, a stack's own or that of a stack nested in it, declares.
struct TemplateSize {
  struct Part {
    std::size_t count = 0;
    Span at;  // the section's key; the file's start for a section that is not there, and for the bytes
  };
  StackId stack = kNoStack;
  std::string_view nested;  // `Nested>`, as in front of elements; empty for the stack's own
  Part resources, outputs, parameters, mappings, bytes;
};

// How many resources of a type that accounts have a quota of one template creates for certain.
struct QuotaUse {
  std::uint8_t quota = 0;  // as `TypeInfo::quota`
  std::size_t count = 0;
  StackId stack = kNoStack;
  std::string_view element, type;  // of the first one
  Span span;
};

// A bootstrap qualifier written literally in a template, `cdk-hnb659fds-assets-…`, and other than those that the stack
// itself deploys with.
struct QualifierLiteral {
  std::string_view qualifier;
  std::string_view text;  // that holds it: a key, as a claim's
  StackId stack = kNoStack;
  std::string_view element;
  std::string_view type;
  Span span;
};

// A literal that stands where an id belongs that AWS made up: of a network, a subnet, a zone, an image.
struct LiteralId {
  std::string_view text;
  StackId stack = kNoStack;
  std::string_view element;
  std::string_view type;
  Span span;
  Truth exists = Truth::Yes;
};

// A role that an identity provider's users may assume. Texts are keys, as a claim's.
struct Trust {
  struct Condition {
    std::string_view operation, key, value;
  };
  std::string_view role, provider;  // the role's name; empty: CloudFormation makes it up
  std::vector<Condition> conditions;
  StackId stack = kNoStack;
  std::string_view element;
  Truth exists = Truth::Yes;
};

// Something of a region that its service does not accept there.
struct Misplaced {
  std::string_view text;            // an ARN, a URL, or what the resource says that makes it one of a region: a key
  std::string_view region, needed;  // where it is, and where it would have to be
  enum class What : std::uint8_t { Arn, Url, Resource } what = What::Arn;
  StackId stack = kNoStack;
  std::string_view element;
  std::string_view type;
  Span span;
  Truth exists = Truth::Yes;
};

// Something in a template that is wrong by itself, whatever else is deployed.
struct Flaw {
  enum class Kind : std::uint8_t { Account, Reference, Partition, Federation, Name };
  Kind kind = Kind::Account;
  Severity severity = Severity::Error;  // error: the deployment fails, or what is there cannot be used
  std::string_view text;                // what is written: a key, as a claim's
  std::string_view reason;              // completes "`text` …"
  StackId stack = kNoStack;
  std::string_view element;
  std::string_view type;
  Span span;
  Truth exists = Truth::Yes;
};

}  // namespace crosscheck
