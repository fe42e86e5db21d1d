#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace crosscheck {

// What the build embedded from `catalogue/catalogue.json`: constant tables, no parsing at start-up.
// All views live as long as the program.

// Where a name must be unique. With parents, uniqueness is within them, and this is where they live.
enum class ScopeKind : std::uint8_t {
  Partition,      // S3 buckets: all accounts of a partition
  Account,        // IAM: all regions of an account
  AccountRegion,  // most types
  Region,         // all accounts of one region: Cognito domain prefixes
};

// What happens when two resources claim one identity.
enum class Duplicates : std::uint8_t {
  Error,      // the second one is refused
  Singleton,  // the same, for what may exist once per account, region or parent
  Overwrite,  // nothing is refused: the last writer wins
  Revision,   // a new revision of the same thing: harmless
  Allowed,    // names need not be unique, but can be looked up
};

enum class Fold : std::uint8_t { None, Lower, Dns };  // Dns: lower case, without a trailing dot

// Weak facts (documentation silent, evidence from similar types) may only warn.
enum class Strength : std::uint8_t { High, Medium };

// One step of a property path, and what to do with the value there: go on in it, in each item of it, in the value of
// each member.
struct PathStep {
  enum class Into : std::uint8_t { Member, Items, Members };
  std::string_view name;
  std::uint32_t hash;  // `key_hash` of the name
  Into into;
  bool last;  // of its path; an alternative may follow
};

// Where something stands beneath a resource's properties: `A.B`, `[]` after a list for each of its items, `{}` after an
// object for each of its members' values, `|` between whole paths: the first that gives anything. Taken apart at build
// time.
struct PropertyPath {
  std::string_view text;
  std::span<const PathStep> steps;  // of all alternatives, one after the other
  std::uint64_t first;              // `hash_bit` of each alternative's first member
  bool optional;                    // `?` at the end

  bool empty() const { return text.empty(); }
};

// Whether a property has a value (`path=value`) or is there (`path`), or not (`!`). Always so where it is empty.
struct PropertyTest {
  std::string_view text;
  PropertyPath path;
  std::string_view value;  // empty: whether it is there
  bool negated;

  bool empty() const { return text.empty(); }
};

struct ParentShape {
  PropertyPath property;      // "" for the resource itself
  std::string_view type;      // the parent's type where known, to recognise its name, `Ref` and ARN as one
  std::string_view fallback;  // the value when the property is absent ("default"), or empty
};

// One identity that resources of a type claim. Most types have one; some claim more (the aliases of
// a CloudFront distribution).
struct ClaimShape {
  std::string_view space;  // namespace, "dynamodb:table"; shared by types that share names
  ScopeKind scope;
  Duplicates duplicates;
  Fold fold;
  Strength strength;
  // The parts of the name, in order: one claim per item of `[]`; `{}` at the end means the keys, one claim per key; `?`
  // is a part that may be absent. Where any other part is absent, CloudFormation makes up a name and there is no claim.
  // Empty for singletons.
  std::span<const PropertyPath> name;
  std::span<const ParentShape> parents;  // a list-valued parent makes one claim per item
  PropertyTest when;                     // only then
  // A property whose value says in which region the claim lives, when it is not the stack's own; or empty.
  PropertyPath region_property;
};

// A property that names another resource.
struct ReferenceShape {
  PropertyPath property;
  std::string_view type;  // the type it names
  // What the value is: the identity's last name part, or an ARN. Both are recognised by their shape; this
  // says what a plain name means.
  std::string_view space;  // the namespace it names a member of
};

// What `Ref` gives: the name, the ARN of the shape below, or something else, often generated, that is only equal
// to itself.
enum class RefShape : std::uint8_t { Name, Arn, Id };

struct TypeInfo {
  std::string_view type;  // "AWS::DynamoDB::Table"
  RefShape ref;
  bool aws_validates;  // AWS's own pre-deployment validation looks at this type
  // "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}", or empty where the ARN holds something
  // generated. The last variable is the name; one before it, besides those three, is the parent's name.
  std::string_view arn;
  std::span<const std::string_view> arn_attributes;   // `Fn::GetAtt` attributes that give that ARN
  std::span<const std::string_view> name_attributes;  // attributes that give the name
  std::span<const ClaimShape> claims;                 // the main identity first
  std::span<const ReferenceShape> references;
};

// Null for a type that the catalogue does not know. Types under `Custom::` and
// `AWS::CloudFormation::CustomResource` are known only where listed by name.
const TypeInfo* find_type(std::string_view type);
std::span<const TypeInfo> all_types();  // sorted by type

// Properties of any type that hold environment variables and the like, where a literal that
// equals an owned name is a use of it.
std::span<const PropertyPath> loose_properties(std::string_view type);

// An ARN taken apart. Parts may be empty (S3 has no account). `resource` is everything after the fifth colon.
struct Arn {
  std::string_view partition, service, region, account, resource;
};

// ARNs may hold `${…}` where something is not known. What is between the braces is not looked into.
std::optional<Arn> split_arn(std::string_view text);

// Which owned thing an ARN names: the type whose ARN shape it has and the name within it. An ARN of a part
// (`table/users/index/by-mail`, `bucket/key`) names the whole. The name may still hold wildcards. Where types share
// names and ARNs (DynamoDB tables and global tables), the type is that of `type_of_space`.
struct ArnMatch {
  const TypeInfo* type;
  std::string_view name;    // the last name part
  std::string_view parent;  // the parent's name where the ARN holds it (`rule/bus/name`); else empty
};
std::optional<ArnMatch> match_arn(const Arn& arn);

// The type whose main claim is in that namespace, the best known one where there are several; empty for none.
std::string_view type_of_space(std::string_view space);

}  // namespace crosscheck
