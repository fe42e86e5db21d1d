#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/deployment.h"
#include "evaluate/member_tables.h"
#include "evaluate/template.h"
#include "evaluate/value.h"
#include "text/limits.h"

namespace crosscheck {

// Evaluates the values of one template as far as they can be known without deploying it. Never fails: what cannot be
// known is a value with a reason. Work is bounded: results are cached, texts and depth limited, no products formed.
class Evaluator {
 public:
  // Both must outlive the evaluator. What its functions give beyond `room` bytes is unknown.
  Evaluator(const Template& source, const Deployment& deployment, std::size_t room = limits::kStackText);

  Value value(Element element);
  // The same, but without the span of `element` itself, which takes a while to find.
  Value evaluate(Element element);
  Text text(Element element);
  Text key(Element member);  // its name

  Truth condition(std::string_view name);
  // Whether the resource is created: its condition, and whether a foreign transform may remove it.
  Truth exists(const Resource& resource) {
    return resource.condition.empty() && !source_.is_rewritten() ? Truth::Yes : may_exist(resource);
  }
  Truth holds(std::string_view condition_name);  // empty: Yes

  // The resource of this template that a `Ref` or `Fn::GetAtt` refers to; null for anything else.
  const Resource* own_resource(Element element) const;
  // Whether it is a `Ref` or `Fn::GetAtt` of a resource of this template, so that its value can be nothing but that
  // resource's; a nested stack hands on what others own.
  bool is_own(Element element) const;
  // What `Ref` and `Fn::GetAtt` give for a resource of this template.
  Value ref(std::string_view name);
  Value attribute(const Resource& resource, std::string_view attribute);
  // The name that the template gives the resource explicitly; absent when it gives none.
  const Value& explicit_name(const Resource& resource);

  // A parameter whose default a text was made of, where whoever deploys may pass another value; else empty.
  std::string_view parameter_behind(const Text& text) const;

  const Deployment& deployment() const { return deployment_; }
  const Template& source() const { return source_; }
  // A text that stands for the resource.
  const Text& id_of(const Resource& resource);
  // The dynamic references that CloudFormation refuses, or may refuse, of what was evaluated since they were last
  // forgotten.
  struct Malformed {
    Text reference;           // without `{{resolve:` and `}}`
    std::string_view reason;  // empty: a secure string, which depends on its place and on what the parameter is
  };
  const std::vector<Malformed>& malformed() const { return malformed_; }
  void forget_malformed() { malformed_.clear(); }
  // Of the texts and lists that values consist of, where they are not the document's.
  Arena& arena() { return arena_; }
  // Bytes of text that evaluating has given so far, and whether that is more than there is room for.
  std::size_t written() const { return arena_.size() + handed_on_; }
  bool out_of_room() const { return written() > room_; }

 private:
  // A builder that nobody else uses meanwhile.
  class PooledBuilder;

  std::size_t position(const Resource& resource) const {
    return static_cast<std::size_t>(&resource - source_.resources.data());
  }
  Value unknown(std::string_view why) { return Value::of(Text::unknown(why, arena_)); }
  Truth may_exist(const Resource& resource);
  Text literal(Element element);
  std::string_view kept(std::string_view text);  // for good, should it stand in `scratch_`
  Text finish(const TextBuilder& builder);
  Text resolve_dynamic(Text text);
  static std::string_view refusal(const Text& reference);
  void append_dynamic(const Text& reference, TextBuilder& result);
  Text reference_to(const Resource& resource, std::string_view attribute);
  Value parameter(Element declaration, std::string_view name);
  Value by_default(Value given, std::string_view name);
  Value open_parameter(Element declaration, std::string_view name, std::string_view state);
  Value split_literal(std::string_view text, std::string_view delimiter, Span span, std::size_t most,
                      bool trimmed = false);
  Text pseudo(std::string_view name);
  using Function = Value (Evaluator::*)(Element argument);
  static Function called_by(Element member);
  Value call(Function function, Element member);
  Value not_evaluated(Element argument);
  Value reference(Element argument);
  Value get_att(Element argument);
  Value substitute(Element argument);
  Value join(Element argument);
  Value select(Element argument);
  Value split(Element argument);
  Value find_in_map(Element argument);
  Value map_value(Element element);
  Value if_else(Element argument);
  Value import_value(Element argument);
  Value stack_output(Element argument);
  Value base64_of(Element argument);
  Value zones(Element argument);
  Value cidr(Element argument);
  Value condition_value(Element argument);
  Value length(Element argument);
  Truth test(Element expression);
  Text arn_of(const Resource& resource);
  // The resource's ARN or URL where its shape needs nothing but the name; else empty and without tokens.
  Text fill_in(const Resource& resource, std::string_view shape);

  const Template& source_;
  const Deployment& deployment_;
  const std::size_t room_;
  Arena arena_;
  std::deque<TextBuilder> builders_;                      // those in use first
  std::size_t building_ = 0;                              // how many are in use
  std::map<std::string, Truth, std::less<>> conditions_;  // Unknown while being worked out: cycles end there
  std::map<std::string, Value, std::less<>> parameters_;
  std::vector<std::string_view> defaults_;   // parameters with a default that is in use, by `Text::from_default`
  std::vector<std::optional<Value>> names_;  // explicit names, as the template's resources
  std::vector<std::optional<Text>> arns_;    // likewise
  std::vector<Text> ids_;                    // likewise; empty: not made yet
  std::vector<Malformed> malformed_;
  MemberTables members_;
  std::string scratch_;  // to decode into
  // Of long texts that functions gave as they were: whoever reads one goes through all of it again.
  std::size_t handed_on_ = 0;
  int depth_ = 0;
};

}  // namespace crosscheck
