#pragma once

#include <span>
#include <string>
#include <string_view>

#include "evaluate/text_arn.h"
#include "facts/call_finder.h"
#include "facts/facts.h"
#include "facts/property_paths.h"

namespace crosscheck {

// Finds what one evaluated template uses: by references of known types, by values that look like names, and by ARNs,
// parameters and bootstrap names in any text.
class UseCollector {
 public:
  // Without `own` the uses of the template's own resources need not be found.
  UseCollector(Evaluator& evaluator, Facts& facts, EnvVarPaths& loose, bool own)
      : evaluator_(evaluator),
        facts_(facts),
        loose_(loose),
        finder_(evaluator, own),
        own_finder_(evaluator),
        calls_(evaluator, facts.arena) {
    elsewhere_ = evaluator.deployment().environment.partition != "aws";
  }

  void resource(const Resource& resource);

  void output(Element output);

  void parameter(Element declaration);

  // SAM's `Globals`, which its resources share.
  void globals(Element section);

 private:
  void begin(std::string_view id, std::string_view type, Truth exists);

  std::string_view element();

  Use use(std::string_view space, Evidence evidence, Span span);

  bool is_away(const Use& use) const;

  ScopeId here(ScopeKind scope, std::string_view account = {}, std::string_view region = {});

  static bool is_only_name(const ClaimShape& shape);

  // Puts the names of the parents before the name; false where it is not certain which they are.
  bool place_named(Use& made, const ClaimShape& shape, const Text& name, const Text& given_parent);

  void reference(const Found& value, const ReferenceShape& shape, const NamedPlace& place = {});

  // The same for a name that is only a part of the value.
  void reference_within(const Found& value, const ReferenceShape& shape, const NamedPlace& place);

  void loose(const Found& value);

  // The thing that a URL or another such text names; false where it is none of these.
  bool url(const Text& text, Evidence evidence, Span span, std::string_view space);
  // Nothing where it is no member of the namespace, should one be given.
  void located(const TextUrlMatch& match, Evidence evidence, Span span, std::string_view space);

  // What an ARN of API Gateway's calls; false where that has no name.
  bool integration(const Text& whole, const TextArn& parts, Evidence evidence, Span span);

  // What the resource's calls of services name.
  void calls(const Resource& resource, std::span<const CallPlace> places);
  void made_by_call(const Called& called);

  void arn(const Text& whole, Evidence evidence, Span span);

  void principal(Element element);

  // A role or user that a policy names.
  void trusted(const Text& whole, const TextArn& parts, Span span);

  // The statements of a role's trust policy, one of which trusts an identity provider.
  void federation(const Resource& role, Element statements);

  void trust(const Resource& role, Element statement);

  // The account that a text names.
  void account(const Text& account, const Text& whole, Span span, Severity severity);

  // What the resource's service accepts only of one region.
  void regions(const Resource& resource);
  bool fits(const Resource& resource, const PropertyTest& test);
  void misplaced(const RegionShape& shape, Misplaced::What what, std::string_view region, const Found& value);

  void flaw(Flaw::Kind kind, const Text& text, std::string_view reason, Span span);

  // Its key is not known, or only a pattern for keys.
  void leave_open(Use made, const Text& name);

  // Everything in a text that is of interest, literal or computed.
  void inspect(const Text& text, Span span);

  // The values of SSM parameters and secrets within a text.
  void dynamic(const Text& text, Span span);

  // The dynamic references of the text just evaluated that CloudFormation refuses.
  void malformed(Span span);

  // A secure string: whether it may stand there, and which parameter it reads.
  void secure(const Text& reference, const Text& whole, Span span);

  void qualifier(std::string_view text, Span span);
  void foreign_toolkit(std::string_view text, Span span);
  void stale_qualifier(std::string_view found, std::string_view whole, Span span);

  // Literal ids, or a list of them.
  void ids(Element element);

  void import(Element argument);

  void stack_output(Element argument);

  // One pass over a subtree in file order, without recursion. Dead branches of `Fn::If` are left out.
  void scan(Element root);

  // Where a statement with that effect ends, if it denies something. What it names so far, since the use `first`, need
  // not be there; nor need what it names after that.
  std::uint32_t end_of_denial(Element effect, Element root, std::size_t first);

  // A function's object comes just before its only member.
  static Element element_above(Element member) { return {*member.document(), member.index() - 1}; }

  static bool holds_interest(Element element, std::uint32_t end);

  Evaluator& evaluator_;
  Facts& facts_;
  EnvVarPaths& loose_;
  Finder finder_, own_finder_;  // the second also finds what refers to a resource of the same template
  CallFinder calls_;
  Key key_;               // in the making
  std::string harmless_;  // the last text with a bootstrap name that may be there: the next is likely to be the same
  std::string_view id_, type_;
  const Resource* resource_ = nullptr;  // the last one; null in outputs
  Truth exists_ = Truth::Yes;
  bool federated_ = false;  // the resource at hand trusts an identity provider
  bool denied_ = false;     // what is named is what a statement denies
  bool elsewhere_ = false;  // in another partition than `aws`
};

}  // namespace crosscheck
