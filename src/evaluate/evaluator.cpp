#include "evaluate/evaluator.h"

#include <algorithm>

#include "evaluate/builder_pool.h"
#include "evaluate/dynamic_reference.h"
#include "text/limits.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

constexpr char kDynamicOpening[] = "{{resolve:";

// Texts that are given too often to be written each time, or when nothing more is to be written.
struct FixedTexts {
  Arena arena;
  Text too_much = Text::unknown("the template's functions produce too much text", arena);
  Text circular = Text::unknown("a name that refers to itself", arena);
};
const FixedTexts& fixed() {
  static const FixedTexts texts;
  return texts;
}

bool is_one_of(std::string_view text, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

struct DepthGuard {
  explicit DepthGuard(int& depth) : depth_(depth) { ++depth_; }
  ~DepthGuard() { --depth_; }
  int& depth_;
};

}  // namespace

Evaluator::Evaluator(const Template& source, const Deployment& deployment, std::size_t room)
    : source_(source),
      deployment_(deployment),
      room_(room),
      names_(source.resources.size()),
      arns_(source.resources.size()),
      ids_(source.resources.size()) {}

Value Evaluator::value(Element element) {
  Value result = evaluate(element);
  result.span = element.span();
  return result;
}

Value Evaluator::evaluate(Element element) {
  if (!element) return {};
  if (depth_ > static_cast<int>(limits::kFunctionDepth)) return unknown("the value is nested too deeply");
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
    if (out_of_room()) return Value::of(fixed().too_much);
    if (const Function function = called_by(member)) return call(function, member);
  }
  Value other;
  other.kind = Value::Kind::Other;
  other.other = element;
  return other;
}

Value Evaluator::call(Function function, Element member) {
  const std::size_t before = written();
  const Value given = (this->*function)(member);
  const std::size_t size = given.text.key().size(), charged = written() - before;
  if (size > limits::kShownText && size > charged) handed_on_ += size - charged;
  return given;
}

Text Evaluator::text(Element element) { return element.is_scalar() ? literal(element) : evaluate(element).as_text(); }

std::string_view Evaluator::kept(std::string_view text) {
  return text.data() == scratch_.data() ? arena_.keep(text) : text;
}

Text Evaluator::literal(Element element) {
  const std::optional<std::string_view> verbatim = element.verbatim();
  const std::string_view text = verbatim ? *verbatim : kept(element.text(scratch_));
  const bool plain = verbatim ? !holds_padded(text, '{') : !contains(text, '{');
  if (plain && text.size() <= limits::kTextLength) return Text::verbatim(text);  // nearly always
  return resolve_dynamic(Text::of(text, arena_));
}

Text Evaluator::key(Element member) { return Text::of(kept(member.key(scratch_)), arena_); }

// What was built, for as long as the evaluator lives.
Text Evaluator::finish(const TextBuilder& builder) {
  const Text text = builder.view();
  return contains(text.key(), kDynamicOpening) ? resolve_dynamic(text) : builder.kept(arena_);
}

// Dynamic references, `{{resolve:ssm:/name}}`, which may be put together from several pieces.
Text Evaluator::resolve_dynamic(Text text) {
  if (!contains(text.key(), kDynamicOpening)) return text;
  PooledBuilder result(*this), inside(*this);
  bool is_inside = false;
  for (const Piece& piece : pieces(text)) {
    if (piece.kind() != Piece::Kind::Literal) {
      (is_inside ? inside : result)->append(piece);
      continue;
    }
    std::string_view rest = piece.literal();
    const auto take_to = [&](std::string_view stop) {
      const std::size_t at = rest.find(stop);
      (is_inside ? inside : result)->append_literal(rest.substr(0, at));
      rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + stop.size());
      return at != std::string_view::npos;
    };
    while (take_to(is_inside ? "}}" : kDynamicOpening)) {
      if (is_inside) append_dynamic(inside->view(), *result);
      is_inside = !is_inside;
      inside->clear();
    }
  }
  if (is_inside) {  // it never ends
    result->append_literal(kDynamicOpening);
    result->append(inside->view());
  }
  return result->kept(arena_);
}

std::string_view Evaluator::refusal(const Text& reference) {
  return reference.literal() ? malformed_reference(reference.key()) : std::string_view();
}

// What stands between `{{resolve:` and `}}`.
void Evaluator::append_dynamic(const Text& reference, TextBuilder& result) {
  const std::size_t colon = reference.find(':');
  const Text service = reference.part(0, colon);
  if (const std::string_view reason = refusal(reference); !reason.empty()) {
    malformed_.push_back({.reference = reference.kept(arena_), .reason = reason});
    return result.append_unknown("a dynamic reference that CloudFormation refuses");
  }
  if (service.key() == "secretsmanager" && colon != std::string_view::npos) {
    const Text secret = reference.part(colon + 1);  // an ARN holds colons itself; what follows it does no harm
    const Text name = secret.starts_with("arn:") ? secret : secret.part(0, secret.find(':'));
    return result.append_secret_value(name, deployment_.stack_key);
  }
  if (service.key() != "ssm" || colon == std::string_view::npos) {
    if (service.key() == "ssm-secure") malformed_.push_back({.reference = reference.kept(arena_), .reason = {}});
    return result.append_unknown("a dynamic reference to " + service.part(0, 32).plain());
  }
  Text name = reference.part(colon + 1);
  std::string_view version;
  if (name.literal() && !name.starts_with("arn:")) {
    const std::size_t end = name.find(':');
    if (end != std::string_view::npos) version = name.part(end + 1).key();
    name = name.part(0, end);
  }
  result.append_ssm_value(name, deployment_.stack_key, version);
}

Text Evaluator::pseudo(std::string_view name) {
  const Environment& environment = deployment_.environment;
  auto known_or_open = [&](const std::string& known) {
    if (!known.empty()) return Text::of(known, arena_);
    PooledBuilder open(*this);
    open->append_pseudo(name.substr(5), deployment_.app.id);
    return open->kept(arena_);
  };
  if (name == "AWS::AccountId") return known_or_open(environment.account);
  if (name == "AWS::Region") return known_or_open(environment.region);
  if (name == "AWS::Partition") return Text::of(environment.partition, arena_);
  if (name == "AWS::URLSuffix") {
    return Text::verbatim(environment.partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");
  }
  if (name == "AWS::StackName" && deployment_.nested.empty()) return Text::of(deployment_.stack_name, arena_);
  if (name == "AWS::StackName" || name == "AWS::StackId") {
    PooledBuilder open(*this);
    open->append_stack_pseudo(deployment_.path(), name.substr(5));
    return open->kept(arena_);
  }
  return Text::unknown("`" + std::string(name) + "` is known only at deployment", arena_);
}

const Text& Evaluator::id_of(const Resource& resource) {
  Text& id = ids_[position(resource)];
  if (id.empty()) id = reference_to(resource, {});
  return id;
}

Text Evaluator::reference_to(const Resource& resource, std::string_view attribute) {
  PooledBuilder made(*this);
  made->append_resource(deployment_.path(), resource.id, attribute);
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
  return resource && resource->nested_by().empty();
}

Value Evaluator::ref(std::string_view name) {
  if (name == "AWS::NoValue") return {};
  if (name.starts_with("AWS::")) return Value::of(pseudo(name));
  if (const Resource* resource = source_.resource(name)) return attribute(*resource, "");
  if (Element declaration = members_.find(source_.parameters, name)) {
    if (auto cached = parameters_.find(name); cached != parameters_.end()) return cached->second;
    parameters_.emplace(std::string(name), unknown("a parameter that refers to itself"));
    return parameters_[std::string(name)] = parameter(declaration, name);
  }
  return unknown("`" + std::string(name) + "` is neither a parameter nor a resource");
}

// What the deployment passes, else the default. An empty default says only that none was given.
Value Evaluator::parameter(Element declaration, std::string_view name) {
  const std::string type = declaration["Type"].text();
  if (declaration["NoEcho"].equals("true")) return open_parameter(declaration, name, "is secret");
  Value given;
  bool chosen = true;
  if (auto passed = deployment_.parameters.find(name); passed != deployment_.parameters.end()) {
    given = passed->second;
    chosen = !given.text.by_default();
  } else if (deployment_.others_open) {
    return open_parameter(declaration, name, "may be given a value that is known only at deployment");
  } else if (Element fallback = declaration["Default"]; fallback && !fallback.equals("")) {
    given = Value::of(Text::of(arena_.keep(fallback.text()), arena_), fallback.span());
    chosen = !deployment_.nested.empty() || !deployment_.parameters.empty();
  } else {
    return open_parameter(declaration, name, "has no default");
  }
  if (type.starts_with("AWS::SSM::Parameter::Value<")) {
    const Text key = given.as_text();
    if (!key.literal()) return unknown("the name behind parameter `" + std::string(name) + "` is not known");
    PooledBuilder read(*this);
    read->append_ssm_value(key, deployment_.stack_key);
    return Value::of(read->kept(arena_), given.span);
  }
  const bool list = type == "CommaDelimitedList" || type.starts_with("List<");
  if (!list || given.kind != Value::Kind::Text || !given.text.literal())
    return chosen ? given : by_default(given, name);
  const std::string_view items = given.text.plain(arena_);
  return split_literal(items, ",", given.span, items.size() + 1, true);
}

// A value that holds as long as nobody passes another one. Where some parameters are passed, or a parent passes them,
// the others keep their defaults.
Value Evaluator::by_default(Value given, std::string_view name) {
  defaults_.push_back(arena_.keep(name));
  given.text.set_by_default();
  return given;
}

// The first whose value occurs there; a text that a function took apart may hold only a part of it.
std::string_view Evaluator::parameter_behind(const Text& text) const {
  if (!text.by_default() || defaults_.empty()) return {};
  for (std::string_view name : defaults_) {
    const auto value = parameters_.find(name);
    if (value != parameters_.end() && text.key().find(value->second.text.key()) != std::string_view::npos) return name;
  }
  return defaults_.front();
}

// A parameter whose value only the deployment knows. What it may be counts only for single texts, and where it is said
// in few words.
Value Evaluator::open_parameter(Element declaration, std::string_view name, std::string_view state) {
  constexpr std::size_t kValueLimit = 32, kCharacterLimit = 1024;
  std::vector<std::string> values;
  std::size_t characters = 0;
  const Element allowed = declaration["AllowedValues"];
  const bool single = declaration["Type"].equals("String") || declaration["Type"].equals("Number");
  for (Element value : allowed.children()) {
    if (!single || !value.is_scalar() || values.size() == kValueLimit || characters > kCharacterLimit) {
      values.clear();
      break;
    }
    values.push_back(value.text());
    characters += values.back().size();
  }
  PooledBuilder made(*this);
  made->append_parameter(deployment_.path(), name, state, values);
  return Value::of(made->kept(arena_));
}

const Value& Evaluator::explicit_name(const Resource& resource) {
  static const Value none;
  if (!resource.info || resource.info->claims.empty() || resource.info->claims[0].name.empty()) return none;
  std::optional<Value>& name = names_[position(resource)];
  if (name) return *name;
  const PropertyPath& path = resource.info->claims[0].name.back();
  if (!resource.may_have(path)) return *(name = Value());
  name = Value::of(fixed().circular);
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
  static constexpr std::array<std::string_view, 4> kPseudoParameters = {"Partition", "Region", "Account", "URLSuffix"};
  PooledBuilder made(*this);
  bool named = false;
  while (!shape.empty()) {
    const std::size_t at = shape.find("${");
    std::string_view before = shape.substr(0, at);
    if (at == std::string_view::npos) {
      made->append_literal(before);
      break;
    }
    const std::size_t close = shape.find('}', at);
    std::string_view variable = shape.substr(at + 2, close - at - 2);
    const bool pseudo_parameter = is_one_of(variable, kPseudoParameters);
    if (!pseudo_parameter && named) return {};
    std::string path;
    if (!pseudo_parameter && variable.ends_with("WithPath")) {
      const Value given = evaluate(resource.properties["Path"]);
      if (given.kind == Value::Kind::Text && given.text.size() > 1) {
        if (!given.text.literal()) return {};
        path = given.text.plain().substr(1);
      }
    }
    // `parameter/${Name}` of `/a/b` is `parameter/a/b`.
    const bool slash_follows = path.empty() ? name.text.starts_with("/") : path.starts_with('/');
    if (!pseudo_parameter && before.ends_with('/') && slash_follows) before.remove_suffix(1);
    made->append_literal(before);
    if (pseudo_parameter) {
      made->append(pseudo(variable == "Account" ? "AWS::AccountId" : "AWS::" + std::string(variable)));
    } else {
      named = true;
      made->append_literal(path);
      made->append(name.text);
    }
    shape = shape.substr(close + 1);
  }
  return named ? made->kept(arena_) : Text();
}

Value Evaluator::attribute(const Resource& resource, std::string_view attribute) {
  if (attribute.starts_with("Outputs.") && !resource.nested_by().empty()) {
    const std::string nested = deployment_.nested + std::string(resource.id) + '>';
    PooledBuilder output(*this);
    output->append_nested_output({.stack = deployment_.stack_key, .nested = nested}, attribute.substr(8));
    return Value::of(output->kept(arena_));
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
      if (const Text arn = arn_of(resource); !arn.empty()) return Value::of(arn);
    }
    if (is_one_of(attribute, info->url_attributes)) {
      if (const Text url = fill_in(resource, info->url); !url.empty()) return Value::of(url);
    }
  }
  return Value::of(attribute.empty() ? id_of(resource) : reference_to(resource, attribute));
}

}  // namespace crosscheck
