#include "evaluate/evaluator.h"

namespace crosscheck {

Truth Evaluator::condition(std::string_view name) {
  if (auto known = conditions_.find(name); known != conditions_.end()) return known->second;
  auto& truth = conditions_.emplace(std::string(name), Truth::Unknown).first->second;  // a cycle ends here
  if (Element expression = members_.find(source_.conditions, name)) truth = test(expression);
  return truth;
}

Truth Evaluator::holds(std::string_view condition_name) {
  return condition_name.empty() ? Truth::Yes : condition(condition_name);
}

Truth Evaluator::may_exist(const Resource& resource) {
  Truth truth = holds(resource.condition);
  const bool rewritten = !source_.foreign_transform.empty() || (source_.has_macros && resource.macro());
  return rewritten ? all(truth, Truth::Unknown) : truth;
}

Truth Evaluator::test(Element expression) {
  Element call = expression.only_member();
  if (!call || depth_ > 64) return Truth::Unknown;
  ++depth_;
  Truth result = Truth::Unknown;
  if (call.key_equals("Condition")) {
    result = condition(call.text());
  } else if (call.key_equals("Fn::Equals")) {
    result = same(text(call.item(0)), text(call.item(1)));
  } else if (call.key_equals("Fn::Not")) {
    result = negate(test(call.item(0)));
  } else if (call.key_equals("Fn::And")) {
    result = Truth::Yes;
    for (Element part : call.children()) result = all(result, test(part));
  } else if (call.key_equals("Fn::Or")) {
    result = Truth::No;
    for (Element part : call.children()) result = any(result, test(part));
  }
  --depth_;
  return result;
}

}  // namespace crosscheck
