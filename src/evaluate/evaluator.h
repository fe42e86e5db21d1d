#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/deployment.h"
#include "evaluate/template.h"
#include "evaluate/value.h"

namespace crosscheck {

// Evaluates the values of one template as far as they can be known without deploying it. Never fails: what cannot be
// known is a value with a reason. Work is bounded: results are cached, texts and depth limited, no products formed.
class Evaluator {
 public:
  // Both must outlive the evaluator.
  Evaluator(const Template& source, const Deployment& deployment);

  Value value(Element element);
  Text text(Element element);

  Truth condition(std::string_view name);
  // Whether the resource is created: its condition, and whether a foreign transform may remove it.
  Truth exists(const Resource& resource);
  Truth holds(std::string_view condition_name);   // empty: Yes

  // What `Ref` and `Fn::GetAtt` give for a resource of this template.
  Value ref(std::string_view name, Span span);
  Value attribute(const Resource& resource, std::string_view attribute, Span span);
  // The name that the template gives the resource explicitly; absent when it gives none.
  const Value& explicit_name(const Resource& resource);

  const Deployment& deployment() const { return deployment_; }
  const Template& source() const { return source_; }
  // A text naming the whole resource, however it is referred to: `${#12.Table}`.
  std::string resource_token_body(const Resource& resource, std::string_view attribute) const;

 private:
  Text literal(Element element);
  Text resolve_dynamic(Text text) const;
  Value intrinsic(Element call);
  Value parameter(Element declaration, std::string_view name, Span span);
  Text pseudo(std::string_view name);
  Value get_att(Element argument);
  Value substitute(Element argument);
  Value join(Element argument);
  Value select(Element argument);
  Value split(Element argument);
  Value find_in_map(Element argument);
  Value if_else(Element argument);
  Value import_value(Element argument);
  Value stack_output(Element argument);
  Truth test(Element expression);
  const Text& arn_of(const Resource& resource);
  Text make_arn(const Resource& resource);

  const Template& source_;
  const Deployment& deployment_;
  std::map<std::string, Truth, std::less<>> conditions_;   // Unknown while being worked out: cycles end there
  std::map<std::string, Value, std::less<>> parameters_;
  std::vector<std::optional<Value>> names_;                // explicit names, as the template's resources
  std::vector<std::optional<Text>> arns_;                  // likewise
  int depth_ = 0;
};

}  // namespace crosscheck
