#include "evaluate/evaluator.h"

#include <algorithm>

namespace crosscheck {
namespace {

constexpr int kDepthLimit = 64;   // of nested functions and references to names that hold references

// Where a parameter or stack number ends the body of a token: "name@12".
std::string at_stack(std::string_view body, StackId stack) {
  return std::string(body) + '@' + std::to_string(static_cast<std::uint32_t>(stack));
}

bool is_one_of(std::string_view text, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_function(Element call) {
  if (call.key_equals("Ref") || call.key_equals("Fn::GetAtt") || call.key_equals("Fn::Join")) return true;   // nearly always
  std::string scratch;
  return call.key_equals("Condition") || call.key(scratch).starts_with("Fn::");
}

struct DepthGuard {
  explicit DepthGuard(int& depth) : depth_(depth) { ++depth_; }
  ~DepthGuard() { --depth_; }
  int& depth_;
};

}  // namespace

Evaluator::Evaluator(const Template& source, const Deployment& deployment)
    : source_(source), deployment_(deployment), names_(source.resources.size()), arns_(source.resources.size()) {}

Value Evaluator::value(Element element) {
  if (!element) return {};
  if (depth_ > kDepthLimit) return Value::unknown("the value is nested too deeply", element.span());
  DepthGuard guard(depth_);
  switch (element.kind()) {
    case Kind::Null: return {};
    case Kind::Bool:
    case Kind::Number:
    case Kind::String: return Value::of(literal(element), element.span());
    case Kind::Array: {
      Value list;
      list.kind = Value::Kind::List;
      list.span = element.span();
      list.items.reserve(element.size());
      for (Element item : element.children()) {
        Value one = value(item);
        if (one.kind != Value::Kind::Absent) list.items.push_back(std::move(one));
      }
      return list;
    }
    case Kind::Object: break;
  }
  if (Element call = element.only_member(); call && is_function(call)) {
    Value result = intrinsic(call);
    result.span = element.span();
    return result;
  }
  Value other;
  other.kind = Value::Kind::Other;
  other.other = element;
  other.span = element.span();
  return other;
}

Text Evaluator::text(Element element) {
  return element.is_scalar() ? literal(element) : value(element).as_text();
}

Text Evaluator::literal(Element element) {
  std::string scratch;
  return resolve_dynamic(Text::literal_text(element.text(scratch)));
}

// Dynamic references, `{{resolve:ssm:/name}}`, become tokens.
Text Evaluator::resolve_dynamic(Text text) const {
  constexpr std::string_view kOpening = "{{resolve:";
  std::string_view whole = text.encoded;
  std::size_t at = whole.find(kOpening);
  if (at == std::string_view::npos) return text;
  Text result = text;   // its flags hold for every part
  result.encoded.clear();
  std::size_t from = 0;
  for (; at != std::string_view::npos; at = whole.find(kOpening, from)) {
    std::size_t close = at + kOpening.size();
    while (close < whole.size() && !whole.substr(close).starts_with("}}")) {
      close = is_token_at(whole, close) ? token_end(whole, close) : close + 1;
    }
    if (close >= whole.size()) break;
    result.encoded += whole.substr(from, at - from);
    std::string_view inside = whole.substr(at + kOpening.size(), close - at - kOpening.size());
    const std::size_t colon = inside.find(':');
    std::string_view service = inside.substr(0, colon);
    if (service == "ssm" && colon != std::string_view::npos) {
      std::string_view name = inside.substr(colon + 1);
      if (name.find("${") == std::string_view::npos) name = name.substr(0, name.find(':'));   // a version may follow
      result.append_token('~', at_stack(name, deployment_.stack));
    } else {
      result.append_unknown("a dynamic reference to " + plain(service.substr(0, 32)));
    }
    from = close + 2;
  }
  result.encoded += whole.substr(from);
  return result;
}

Text Evaluator::pseudo(std::string_view name) {
  const Environment& environment = deployment_.environment;
  const std::string group = '@' + std::to_string(deployment_.group);
  auto known_or_token = [&](const std::string& known, std::string_view token) {
    return known.empty() ? Text::token('@', std::string(token) + group) : Text::literal_text(known);
  };
  if (name == "AWS::AccountId") return known_or_token(environment.account, "AccountId");
  if (name == "AWS::Region") return known_or_token(environment.region, "Region");
  if (name == "AWS::Partition") return Text::literal_text(environment.partition);
  if (name == "AWS::URLSuffix") {
    return Text::literal_text(environment.partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");
  }
  if (name == "AWS::StackName" && deployment_.nested.empty()) return Text::literal_text(deployment_.stack_name);
  if (name == "AWS::StackName" || name == "AWS::StackId") {
    return Text::token('#', std::to_string(static_cast<std::uint32_t>(deployment_.stack)) + '.' +
                                deployment_.nested + std::string(name.substr(5)));
  }
  return Text::unknown_text("`" + std::string(name) + "` is known only at deployment");
}

std::string Evaluator::resource_token_body(const Resource& resource, std::string_view attribute) const {
  std::string body = std::to_string(static_cast<std::uint32_t>(deployment_.stack));
  body.reserve(body.size() + deployment_.nested.size() + resource.id.size() + attribute.size() + 2);
  body.append(1, '.').append(deployment_.nested).append(resource.id);
  if (!attribute.empty()) body.append(1, '.').append(attribute);
  return body;
}

Value Evaluator::ref(std::string_view name, Span span) {
  if (name == "AWS::NoValue") return {};
  if (name.starts_with("AWS::")) return Value::of(pseudo(name), span);
  if (auto cached = parameters_.find(name); cached != parameters_.end()) return cached->second;
  if (Element declaration = source_.parameters[name]) {
    parameters_.emplace(std::string(name), Value::unknown("a parameter that refers to itself", span));
    return parameters_[std::string(name)] = parameter(declaration, name, span);
  }
  if (const Resource* resource = source_.resource(name)) return attribute(*resource, "", span);
  return Value::unknown("`" + std::string(name) + "` is neither a parameter nor a resource", span);
}

// What the deployment passes, else the default. An empty default says only that none was given.
Value Evaluator::parameter(Element declaration, std::string_view name, Span span) {
  const std::string type = declaration["Type"].text();
  if (declaration["NoEcho"].equals("true")) return Value::unknown("parameter `" + std::string(name) + "` is secret", span);
  Value given;
  if (auto passed = deployment_.parameters.find(name); passed != deployment_.parameters.end()) {
    given = passed->second;
  } else if (Element fallback = declaration["Default"]; fallback && !fallback.equals("")) {
    given = Value::of(Text::literal_text(fallback.text()), fallback.span());
  } else {
    return Value::unknown("parameter `" + std::string(name) + "` has no default", span);
  }
  if (type.starts_with("AWS::SSM::Parameter::Value<")) {
    const Text key = given.as_text();
    if (!key.literal()) return Value::unknown("the name behind parameter `" + std::string(name) + "` is not known", span);
    return Value::of(Text::token('~', at_stack(plain(key.encoded), deployment_.stack)), given.span);
  }
  if ((type == "CommaDelimitedList" || type.starts_with("List<")) && given.kind == Value::Kind::Text &&
      given.text.literal()) {
    Value list;
    list.kind = Value::Kind::List;
    list.span = given.span;
    std::string text = plain(given.text.encoded);
    for (std::size_t from = 0; from <= text.size();) {
      std::size_t comma = std::min(text.find(',', from), text.size());
      list.items.push_back(Value::of(Text::literal_text(std::string_view(text).substr(from, comma - from)), given.span));
      from = comma + 1;
    }
    return list;
  }
  return given;
}

const Value& Evaluator::explicit_name(const Resource& resource) {
  static const Value none;
  if (!resource.info || resource.info->claims.empty() || resource.info->claims[0].name.empty()) return none;
  std::optional<Value>& name = names_[static_cast<std::size_t>(&resource - source_.resources.data())];
  if (name) return *name;
  name = Value::unknown("a name that refers to itself", {});
  std::string_view paths = resource.info->claims[0].name.back();
  if (paths.ends_with('?')) paths.remove_suffix(1);
  Value found;
  while (found.kind == Value::Kind::Absent && !paths.empty()) {   // `|` separates alternatives
    const std::size_t bar = paths.find('|');
    found = value(property_at(resource.properties, paths.substr(0, bar)));
    paths = bar == std::string_view::npos ? std::string_view() : paths.substr(bar + 1);
  }
  return *(name = std::move(found));
}

const Text& Evaluator::arn_of(const Resource& resource) {
  std::optional<Text>& arn = arns_[static_cast<std::size_t>(&resource - source_.resources.data())];
  if (!arn) arn = make_arn(resource);
  return *arn;
}

// The resource's ARN where its shape needs nothing but the name; else empty and without tokens.
Text Evaluator::make_arn(const Resource& resource) {
  std::string_view shape = resource.info->arn;
  const Value& name = explicit_name(resource);
  if (shape.empty() || name.kind != Value::Kind::Text || !name.text.certain()) return {};
  Text arn;
  bool named = false;
  while (!shape.empty()) {
    const std::size_t at = shape.find("${");
    arn.append_literal(shape.substr(0, at));
    if (at == std::string_view::npos) break;
    const std::size_t close = shape.find('}', at);
    std::string_view variable = shape.substr(at + 2, close - at - 2);
    if (variable == "Partition") arn.append(pseudo("AWS::Partition"));
    else if (variable == "Region") arn.append(pseudo("AWS::Region"));
    else if (variable == "Account") arn.append(pseudo("AWS::AccountId"));
    else if (named) return {};
    else {
      named = true;
      Text whole = name.text;
      if (variable.ends_with("WithPath")) {
        Value path = value(resource.properties["Path"]);
        if (path.kind == Value::Kind::Text && path.text.encoded != "/") {
          if (!path.text.literal()) return {};
          whole = Text::literal_text(plain(path.text.encoded).substr(1));
          whole.append(name.text);
        }
      }
      // `parameter/${Name}` of `/a/b` is `parameter/a/b`.
      if (arn.encoded.ends_with('/') && whole.encoded.starts_with('/')) arn.encoded.pop_back();
      arn.append(whole);
    }
    shape = shape.substr(close + 1);
  }
  return named ? arn : Text();
}

Value Evaluator::attribute(const Resource& resource, std::string_view attribute, Span span) {
  const TypeInfo* info = resource.info;
  if (resource.type == "AWS::CloudFormation::Stack" && attribute.starts_with("Outputs.")) {
    return Value::of(Text::token('>', at_stack(deployment_.nested + resource.id + '|' +
                                                   std::string(attribute.substr(8)), deployment_.stack)), span);
  }
  if (info) {
    const bool wants_name = attribute.empty() ? info->ref == RefShape::Name : is_one_of(attribute, info->name_attributes);
    const bool wants_arn = attribute.empty() ? info->ref == RefShape::Arn : is_one_of(attribute, info->arn_attributes);
    if (wants_name) {
      const Value& name = explicit_name(resource);
      if (name.kind == Value::Kind::Text && name.text.certain()) return Value::of(name.text, span);
    }
    if (wants_arn) {
      if (const Text& arn = arn_of(resource); !arn.encoded.empty()) return Value::of(arn, span);
    }
  }
  return Value::of(Text::token('#', resource_token_body(resource, attribute)), span);
}

}  // namespace crosscheck
