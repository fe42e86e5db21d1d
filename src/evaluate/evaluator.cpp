#include "evaluate/evaluator.h"

#include <algorithm>

#include "evaluate/builder_pool.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

// What all functions of a template give together, which is kept until its end.
constexpr std::size_t kWrittenLimit = 64u << 20;
constexpr int kDepthLimit = 64;  // of nested functions and references to names that hold references

bool is_one_of(std::string_view text, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

struct DepthGuard {
  explicit DepthGuard(int& depth) : depth_(depth) { ++depth_; }
  ~DepthGuard() { --depth_; }
  int& depth_;
};

}  // namespace

Evaluator::Evaluator(const Template& source, const Deployment& deployment)
    : source_(source),
      deployment_(deployment),
      names_(source.resources.size()),
      arns_(source.resources.size()),
      tokens_(source.resources.size()),
      stack_number_(std::to_string(static_cast<std::uint32_t>(deployment.stack))),
      token_opening_(stack_number_ + '.' + deployment.nested) {}

Value Evaluator::value(Element element) {
  Value result = evaluate(element);
  result.span = element.span();
  return result;
}

Value Evaluator::evaluate(Element element) {
  if (!element) return {};
  if (depth_ > kDepthLimit) return unknown("the value is nested too deeply");
  DepthGuard guard(depth_);
  switch (element.kind()) {
    case Kind::Null: return {};
    case Kind::Bool:
    case Kind::Number:
    case Kind::String: return Value::of(literal(element));
    case Kind::Array: {
      std::vector<Value> items;
      items.reserve(element.size());
      for (Element item : element.children()) {
        const Value one = value(item);
        if (one.kind != Value::Kind::Absent) items.push_back(one);
      }
      return Value::list(arena_.keep_list<Value>(items));
    }
    case Kind::Object: break;
  }
  if (Element member = element.only_member()) {
    if (arena_.size() > kWrittenLimit)
      return Value::of(Text::of_encoded("${?the template's functions give too much text}"));
    if (const Function function = called_by(member)) return (this->*function)(member);
  }
  Value other;
  other.kind = Value::Kind::Other;
  other.other = element;
  return other;
}

Text Evaluator::text(Element element) { return element.is_scalar() ? literal(element) : evaluate(element).as_text(); }

std::string_view Evaluator::kept(std::string_view text) {
  return text.data() == scratch_.data() ? arena_.keep(text) : text;
}

Text Evaluator::literal(Element element) {
  const std::optional<std::string_view> verbatim = element.verbatim();
  const std::string_view text = verbatim ? *verbatim : kept(element.text(scratch_));
  const bool plain = verbatim ? !holds_padded(text, '{') : !contains(text, '{');
  if (plain && text.size() <= kTextLimit) return {.encoded = text};  // nearly always
  return resolve_dynamic(Text::literal_text(text, arena_));
}

Text Evaluator::key(Element member) { return Text::literal_text(kept(member.key(scratch_)), arena_); }

// What was built, for as long as the evaluator lives.
Text Evaluator::finish(const TextBuilder& builder) {
  Text text = resolve_dynamic(builder.view());
  if (text.encoded.data() == builder.encoded.data()) text.encoded = arena_.keep(text.encoded);
  return text;
}

// Dynamic references, `{{resolve:ssm:/name}}`, become tokens.
Text Evaluator::resolve_dynamic(Text text) {
  constexpr char kOpening[] = "{{resolve:";
  constexpr std::size_t kOpened = std::size(kOpening) - 1;
  const std::string_view whole = text.encoded;
  std::size_t at = find_literal(whole, kOpening);
  if (at == std::string_view::npos) return text;
  PooledBuilder result(*this);
  result->pending = text.pending, result->unknown = text.unknown, result->open = text.open;  // hold for every part
  std::size_t from = 0;
  for (; at != std::string_view::npos; at = find_literal(whole, kOpening, from)) {
    std::size_t close = at + kOpened;
    while (close < whole.size() && !whole.substr(close).starts_with("}}")) {
      close = is_token_at(whole, close) ? token_end(whole, close) : close + 1;
    }
    if (close >= whole.size()) break;
    result->encoded += whole.substr(from, at - from);
    std::string_view inside = whole.substr(at + kOpened, close - at - kOpened);
    const std::size_t colon = inside.find(':');
    std::string_view service = inside.substr(0, colon);
    if (service == "ssm" && colon != std::string_view::npos) {
      std::string_view name = inside.substr(colon + 1);
      if (name.find("${") == std::string_view::npos) name = name.substr(0, name.find(':'));  // a version may follow
      result->append_token('~', {name, "@", stack_number_});
    } else {
      result->append_unknown("a dynamic reference to " + plain(service.substr(0, 32)));
    }
    from = close + 2;
  }
  result->encoded += whole.substr(from);
  return result->kept(arena_);
}

Text Evaluator::pseudo(std::string_view name) {
  const Environment& environment = deployment_.environment;
  auto known_or_token = [&](const std::string& known, std::string_view token) {
    return known.empty() ? Text::token('@', std::string(token) + '@' + std::to_string(deployment_.group), arena_)
                         : Text::literal_text(known, arena_);
  };
  if (name == "AWS::AccountId") return known_or_token(environment.account, "AccountId");
  if (name == "AWS::Region") return known_or_token(environment.region, "Region");
  if (name == "AWS::Partition") return Text::literal_text(environment.partition, arena_);
  if (name == "AWS::URLSuffix") {
    return {.encoded = environment.partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"};
  }
  if (name == "AWS::StackName" && deployment_.nested.empty()) return Text::literal_text(deployment_.stack_name, arena_);
  if (name == "AWS::StackName" || name == "AWS::StackId") {
    return Text::token('#', token_opening_ + std::string(name.substr(5)), arena_);
  }
  return Text::unknown_text("`" + std::string(name) + "` is known only at deployment", arena_);
}

const Text& Evaluator::resource_token(const Resource& resource) {
  Text& token = tokens_[position(resource)];
  if (token.encoded.empty()) {
    PooledBuilder made(*this);
    made->append_token('#', {token_opening_, resource.id});
    token = made->kept(arena_);
  }
  return token;
}

Text Evaluator::resource_token(const Resource& resource, std::string_view attribute) {
  PooledBuilder made(*this);
  made->append_token('#', {token_opening_, resource.id, ".", attribute});
  return made->kept(arena_);
}

const Resource* Evaluator::own_resource(Element element) const {
  Element call = element.only_member();
  std::string scratch;
  std::string_view name;
  if (call.key_equals("Ref")) {
    name = call.text(scratch);
  } else if (call.key_equals("Fn::GetAtt")) {
    name = (call.is_array() ? call.item(0) : call).text(scratch);
    if (!call.is_array()) name = name.substr(0, name.find('.'));
  }
  return name.empty() ? nullptr : source_.resource(name);
}

bool Evaluator::is_own(Element element) const {
  const Resource* resource = own_resource(element);
  return resource && resource->type != "AWS::CloudFormation::Stack";
}

Value Evaluator::ref(std::string_view name) {
  if (name == "AWS::NoValue") return {};
  if (name.starts_with("AWS::")) return Value::of(pseudo(name));
  if (const Resource* resource = source_.resource(name)) return attribute(*resource, "");
  if (Element declaration = source_.parameters[name]) {
    if (auto cached = parameters_.find(name); cached != parameters_.end()) return cached->second;
    parameters_.emplace(std::string(name), unknown("a parameter that refers to itself"));
    return parameters_[std::string(name)] = parameter(declaration, name);
  }
  return unknown("`" + std::string(name) + "` is neither a parameter nor a resource");
}

// What the deployment passes, else the default. An empty default says only that none was given.
Value Evaluator::parameter(Element declaration, std::string_view name) {
  const std::string type = declaration["Type"].text();
  const auto of_parameter = [&](std::string_view before, std::string_view after) {
    return unknown(std::string(before) + "parameter `" + std::string(name) + '`' + std::string(after));
  };
  if (declaration["NoEcho"].equals("true")) return of_parameter("", " is secret");
  Value given;
  if (auto passed = deployment_.parameters.find(name); passed != deployment_.parameters.end()) {
    given = passed->second;
  } else if (Element fallback = declaration["Default"]; fallback && !fallback.equals("")) {
    given = Value::of(Text::literal_text(arena_.keep(fallback.text()), arena_), fallback.span());
  } else {
    return of_parameter("", " has no default");
  }
  if (type.starts_with("AWS::SSM::Parameter::Value<")) {
    const Text key = given.as_text();
    if (!key.literal()) return of_parameter("the name behind ", " is not known");
    return Value::of(Text::token('~', plain(key.encoded) + '@' + stack_number_, arena_), given.span);
  }
  const bool list = type == "CommaDelimitedList" || type.starts_with("List<");
  if (!list || given.kind != Value::Kind::Text || !given.text.literal()) return given;
  return pieces(given.text.encoded, ",", given.span, given.text.encoded.size() + 1);
}

const Value& Evaluator::explicit_name(const Resource& resource) {
  static const Value none;
  if (!resource.info || resource.info->claims.empty() || resource.info->claims[0].name.empty()) return none;
  std::optional<Value>& name = names_[position(resource)];
  if (name) return *name;
  const PropertyPath& path = resource.info->claims[0].name.back();
  if (!resource.may_have(path)) return *(name = Value());
  name = Value::of(Text::of_encoded("${?a name that refers to itself}"));
  Value found;
  for (std::span<const PathStep> steps = path.steps; found.kind == Value::Kind::Absent && !steps.empty();) {
    found = evaluate(take_property(resource.properties, steps));
  }
  return *(name = found);
}

Text Evaluator::arn_of(const Resource& resource) {
  std::optional<Text>& arn = arns_[position(resource)];
  if (!arn) arn = fill_in(resource, resource.info->arn);
  return *arn;
}

Text Evaluator::fill_in(const Resource& resource, std::string_view shape) {
  if (shape.empty()) return {};
  const Value name = explicit_name(resource);
  if (name.kind != Value::Kind::Text || !name.text.certain()) return {};
  PooledBuilder arn(*this);
  bool named = false;
  while (!shape.empty()) {
    const std::size_t at = shape.find("${");
    arn->append_literal(shape.substr(0, at));
    if (at == std::string_view::npos) break;
    const std::size_t close = shape.find('}', at);
    std::string_view variable = shape.substr(at + 2, close - at - 2);
    if (variable == "Partition") arn->append(pseudo("AWS::Partition"));
    else if (variable == "Region") arn->append(pseudo("AWS::Region"));
    else if (variable == "Account") arn->append(pseudo("AWS::AccountId"));
    else if (variable == "URLSuffix") arn->append(pseudo("AWS::URLSuffix"));
    else if (named) return {};
    else {
      named = true;
      std::string path;
      if (variable.ends_with("WithPath")) {
        const Value given = evaluate(resource.properties["Path"]);
        if (given.kind == Value::Kind::Text && given.text.encoded.size() > 1) {
          if (!given.text.literal()) return {};
          path = plain(given.text.encoded).substr(1);
        }
      }
      // `parameter/${Name}` of `/a/b` is `parameter/a/b`.
      const std::string_view first = path.empty() ? name.text.encoded : path;
      if (arn->encoded.ends_with('/') && first.starts_with('/')) arn->encoded.pop_back();
      arn->append_literal(path);
      arn->append(name.text);
    }
    shape = shape.substr(close + 1);
  }
  return named ? arn->kept(arena_) : Text();
}

Value Evaluator::attribute(const Resource& resource, std::string_view attribute) {
  if (attribute.starts_with("Outputs.") && resource.type == "AWS::CloudFormation::Stack") {
    PooledBuilder token(*this);
    token->append_token('>', {deployment_.nested, resource.id, "|", attribute.substr(8), "@", stack_number_});
    return Value::of(token->kept(arena_));
  }
  if (const TypeInfo* info = resource.info) {
    const bool wants_name =
        attribute.empty() ? info->ref == RefShape::Name : is_one_of(attribute, info->name_attributes);
    const bool wants_arn = attribute.empty() ? info->ref == RefShape::Arn : is_one_of(attribute, info->arn_attributes);
    if (wants_name) {
      const Value& name = explicit_name(resource);
      if (name.kind == Value::Kind::Text && name.text.certain()) return Value::of(name.text);
    }
    if (wants_arn) {
      if (const Text arn = arn_of(resource); !arn.encoded.empty()) return Value::of(arn);
    }
    if (is_one_of(attribute, info->url_attributes)) {
      if (const Text url = fill_in(resource, info->url); !url.encoded.empty()) return Value::of(url);
    }
  }
  return Value::of(attribute.empty() ? resource_token(resource) : resource_token(resource, attribute));
}

}  // namespace crosscheck
