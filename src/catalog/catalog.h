#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "text/simd.h"

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

// Dns: lower case, without a trailing dot. Folder: without a trailing slash.
enum class Fold : std::uint8_t { None, Lower, Dns, Folder };

// What of a name does not count: slashes at its ends; all but letters and digits.
enum class Strip : std::uint8_t { None, Slashes, Symbols };

// Weak facts (documentation silent, evidence from similar types) may only warn.
enum class Strength : std::uint8_t { High, Medium };

// One step of a property path, and what to do with the value there: go on in it, in each item of it, in the value of
// each member, in the properties of the resource that it refers to.
struct PathStep {
  enum class Into : std::uint8_t { Member, Items, Members, Resource };
  std::string_view name;
  std::uint32_t hash;  // `key_hash` of the name
  Into into;
  bool last;                              // of its path; an alternative may follow
  std::string_view key = {}, value = {};  // of `Items`: only those whose member `key` has that value; empty: all
};

// Where something stands beneath a resource's properties: `A.B`, `[]` after a list for each of its items, `[key=value]`
// for those of them where that member has that value, `{}` after an object for each of its members' values, `>` after a
// reference to a resource of the same template for that resource's properties, `|` between whole paths: the first that
// gives anything. Taken apart at build time.
struct PropertyPath {
  std::string_view text;
  std::span<const PathStep> steps;  // of all alternatives, one after the other
  std::uint64_t first;              // `hash_bit` of each alternative's first member
  bool optional;                    // `?` at the end
  // Of a part of a name, behind `=`: what its absence means; if the part is optional, a text that means the same as its
  // absence. `{id}` stands for the resource's logical id, `{item}` for the member that `ClaimShape::each` is at; where
  // a function stands, even if it gives nothing, no name is made of these.
  std::string_view fallback;

  bool empty() const { return text.empty(); }
};

// Whether a property has a value (`path=value`, where `*` stands for any text), is written as that boolean
// (`path==true`) or is there (`path`), or not (`!`).
struct PropertyTest {
  std::string_view text;
  PropertyPath path;
  std::string_view value;  // empty: whether it is there
  bool negated;
  bool boolean;  // a text that says so, or a function that gives it, does not count

  bool empty() const { return path.empty(); }
};

struct ParentShape {
  PropertyPath property;      // "" for the resource itself
  std::string_view type;      // the parent's type where known, to recognise its name, `Ref` and ARN as one
  std::string_view fallback;  // the value when the property is absent ("default"), or empty
  bool used;                  // the property is a list of names, each a use of the parent
};

// In which regions the claim holds.
enum class Regions : std::uint8_t {
  Own,     // the stack's
  Named,   // those that a property names, instead of the stack's own
  Others,  // those that a property names, less the stack's own, which another claim of the type is for
  All,     // every region but the stack's own, which another claim of the type is for
};

// Claims of one identity are not in conflict with each other where both are on the same side: the records of several
// types below one name, the listeners of one load balancer. A claim without a side conflicts with every other.
struct SideShape {
  std::string_view word;  // the side itself, or
  PropertyPath property;  // whose value is the side; without a value there is no claim
  std::string_view type;  // what the property refers to, to recognise its name, `Ref` and ARN as one
  bool of_template;       // one for each template: what several resources of the type claim there is one thing

  // Whether each claim is a name by itself.
  bool none() const { return word.empty() && property.empty(); }
};

// A form that the service demands of a name, or refuses.
struct NameForm {
  std::string_view glob;
  bool must;              // have it; else the name may not
  bool any_case;          // upper and lower case are one
  std::string_view only;  // a glob: for names of that form alone; empty: for all
  PropertyTest when;      // if it holds, should there be one
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
  std::span<const PropertyTest> when;    // only if all hold
  Regions regions;
  PropertyPath region_property;  // for `Regions::Named` and `Others`
  SideShape side;
  // A claim for each of the values there: all paths above lead from it, and what it lacks is looked for in the
  // resource.
  PropertyPath each;
  bool separate;      // each of them becomes a resource, so that two of one resource are in conflict
  bool each_of_json;  // `each` leads to the text of a JSON list, whose items are meant
  bool above;         // one claim for each folder that the last part of the name lies in, not for that part itself
  bool locked;        // an update that takes it out of the resource is refused while somebody uses it
  Strip strip;        // of the parts of the name that may be absent
  std::string_view globals;  // the member of the template's `Globals` that holds what the resource lacks
  std::uint32_t longest;     // the most characters that the service accepts for the name; 0: not known
  // Those that it accepts, as ranges and single ones, a hyphen last: "A-Za-z0-9_-". Empty: not known.
  std::string_view characters;
  std::span<const NameForm> forms;

  // Whether everything about it is found in the resource itself, and at once.
  bool simple() const { return each.empty() && globals.empty(); }
};

// A property that names another resource.
struct ReferenceShape {
  PropertyPath property;
  std::string_view type;  // the type it names; empty: whatever an ARN or URL there says, and a plain name means nothing
  // What the value is: the identity's last name part, or an ARN. Both are recognised by their shape; this
  // says what a plain name means.
  std::string_view space;  // the namespace it names a member of
  // How the name stands in the value, where it is not all of it: none or one.
  struct Within {
    std::string_view after;  // what stands before it
    std::string_view begin;  // how the name itself begins
    std::string_view but;    // how it does not begin; empty: any way
    std::string_view to;     // a character that follows it, or nothing; empty: it is the rest
  };
  std::span<const Within> within = {};
};

// Where resources of a type write down calls of services: objects that say which operation is called and with what
// parameters.
struct CallPlace {
  PropertyPath place;                       // an object, or the text of JSON; the calls stand anywhere in it
  std::span<const PropertyPath> operation;  // joined by `:`
  std::span<const std::string_view> after;  // the operation begins after each of these, where it holds them
  PropertyPath parameters;
  PropertyPath region;  // where the call goes; empty, or without a value: to the stack's own
  PropertyPath role;    // whose ARN says to which account it goes, likewise
};

// A parameter of an operation that names something.
struct CallParameter {
  std::string_view operation;  // a glob over operations in lower case and without `-`: "ssm:getparameter*"
  ReferenceShape names;        // its property leads from the call's parameters
  bool creates = false;        // the thing need not be there: the operation makes it
};

// What the service accepts only of one region: ARNs and URLs in a property, or, where that has a value, the resource.
struct RegionShape {
  PropertyTest where;
  bool global;        // us-east-1, in the partition `aws`; else the stack's own
  PropertyTest only;  // of resources for which that holds; empty: of all
};

// What `Ref` gives: the name, the ARN of the shape below, or something else, often generated, that is only equal
// to itself.
enum class RefShape : std::uint8_t { Name, Arn, Id };

struct TypeInfo {
  std::string_view type;  // "AWS::DynamoDB::Table"
  RefShape ref;
  bool aws_validates;  // AWS's own pre-deployment validation looks at this type
  std::uint8_t quota;  // a position in `quotas()`, plus one; 0: none
  // "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}", or empty where the ARN holds something
  // generated. The last variable is the name; one before it, besides those three, is the parent's name.
  std::string_view arn;
  std::span<const std::string_view> arn_attributes;   // `Fn::GetAtt` attributes that give that ARN
  std::span<const std::string_view> name_attributes;  // attributes that give the name
  std::span<const CallPlace> calls;
  // Whether its service refuses a policy, a property of the resource, that names a principal that does not exist.
  bool checks_principals;
  bool has_path;  // its ARN holds its property `Path` before the name
  // "https://sqs.${Region}.${URLSuffix}/${Account}/${QueueName}", or empty; the last variable is the name.
  std::string_view url;
  std::span<const std::string_view> url_attributes;  // that give that URL; "" is `Ref`
  std::span<const ClaimShape> claims;                // the main identity first
  std::span<const ReferenceShape> references;
  std::span<const RegionShape> regions;
};

// How much of something there can be, as AWS grants it unasked.
struct Quota {
  enum class In : std::uint8_t { Template, Account, AccountRegion };
  std::string_view what;  // "resources" of a template; "stacks"; a type
  In in;
  std::uint32_t limit;
  bool fixed;               // AWS does not raise it on request
  std::string_view source;  // where AWS says so
};
std::span<const Quota> quotas();

// An identity provider with many customers.
struct Issuer {
  std::string_view name;   // as the provider's ARN has it, or as IAM calls it
  std::string_view claim;  // of a token, that says whose it is: `sub`, `aud`
  std::string_view begin;  // what that claim begins with, before anything that the customer decides
};
const Issuer* find_issuer(std::string_view name);

// Null for a type of which the catalogue has nothing to say. Types under `Custom::` and
// `AWS::CloudFormation::CustomResource` are known only where listed by name.
const TypeInfo* find_type(std::string_view type);
// Whether it has nothing to say because there is nothing: false for types that are newer than the catalogue.
bool is_known_type(std::string_view type);
std::span<const TypeInfo> all_types();  // sorted by type

// Properties of any type that hold environment variables and the like, where a literal that
// equals an owned name is a use of it.
std::span<const PropertyPath> loose_properties(std::string_view type);

// The properties of a type that take secure strings of SSM.
std::span<const PropertyPath> secure_properties(std::string_view type);

// Where the calls in resources of a type stand that the catalogue does not know: custom resources may hold any.
std::span<const CallPlace> call_places(std::string_view unknown_type);
// Those of the operations of one service, "ssm:".
std::span<const CallParameter> call_parameters(std::string_view service);

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

// The same for a URL or another text that holds a name (`catalogue/urls.txt`). Account and region are empty where the
// URL does not hold them.
struct UrlMatch {
  ArnMatch thing;
  std::string_view account, region;
};
std::optional<UrlMatch> match_url(std::string_view text);
// For `sqs:path/…`, what an ARN of API Gateway says after the region.
std::optional<UrlMatch> match_integration(std::string_view text);
// False for most texts, and fast.
inline bool may_be_url(std::string_view text) {
  return text.size() >= 6 && (text.front() == '/' || holds_any(text, ':', '.'));
}

// The type whose main claim is in that namespace, the best known one where there are several; empty for none.
std::string_view type_of_space(std::string_view space);

}  // namespace crosscheck
