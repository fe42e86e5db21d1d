// The intrinsic functions, one small function each.

#include <algorithm>
#include <charconv>
#include <map>

#include "evaluate/evaluator.h"
#include "evaluate/ranges.h"

namespace crosscheck {
namespace {

constexpr std::size_t kItemLimit = 4096;   // of lists that a function makes

std::optional<std::size_t> whole_number(const Text& text) {
  std::size_t number = 0;
  const char* end = text.encoded.data() + text.encoded.size();
  auto [rest, error] = std::from_chars(text.encoded.data(), end, number);
  if (error != std::errc() || rest != end || text.encoded.empty()) return std::nullopt;
  return number;
}

// Splits at a literal delimiter, never inside a token.
std::vector<Text> split_text(const Text& text, std::string_view delimiter) {
  std::vector<Text> parts(1);
  std::string_view rest = text.encoded;
  for (std::size_t at = 0; at < rest.size();) {
    if (is_token_at(rest, at)) {
      Token token = token_at(rest, at);
      parts.back().append_token(token.kind, token.body);
      at = token.end;
    } else if (rest.substr(at).starts_with(delimiter)) {
      if (parts.size() == kItemLimit) break;
      parts.emplace_back();
      at += delimiter.size();
    } else {
      parts.back().encoded += rest[at++];
    }
  }
  return parts;
}

}  // namespace

// What it gives gets its span from `value`.
Value Evaluator::intrinsic(Element call) {
  if (call.key_equals("Ref")) {
    std::string scratch;
    return call.is_string() ? ref(call.text(scratch), {}) : Value::unknown("`Ref` of something computed", {});
  }
  if (call.key_equals("Fn::GetAtt")) return get_att(call);
  if (call.key_equals("Fn::Sub")) return substitute(call);
  if (call.key_equals("Fn::Join")) return join(call);
  if (call.key_equals("Fn::If")) return if_else(call);
  if (call.key_equals("Fn::Select")) return select(call);
  if (call.key_equals("Fn::Split")) return split(call);
  if (call.key_equals("Fn::FindInMap")) return find_in_map(call);
  if (call.key_equals("Fn::ImportValue")) return import_value(call);
  if (call.key_equals("Fn::GetStackOutput")) return stack_output(call);
  const Span span = call.span();
  if (call.key_equals("Fn::Base64")) {
    Text inside = text(call);
    return inside.literal() ? Value::of(Text::literal_text(base64(plain(inside.encoded))), span)
                            : Value::unknown("base64 of text that is not known", span);
  }
  if (call.key_equals("Fn::GetAZs")) {
    Text region = text(call);
    if (region.encoded.empty()) region = pseudo("AWS::Region");
    if (!region.certain()) return Value::unknown("the zones of a region that is not known", span);
    Value zones;
    zones.kind = Value::Kind::List;
    for (int i = 0; i < 6; ++i) {   // no region has more; which ones an account sees is its own affair
      zones.items.push_back(Value::of(
          Text::token('@', "Zone" + std::to_string(i) + '/' + region.encoded + '/' + deployment_.environment.account +
                               '@' + std::to_string(deployment_.group)), span));
    }
    return zones;
  }
  if (call.key_equals("Fn::Cidr")) {
    Text block = text(call.item(0)), count = text(call.item(1)), bits = text(call.item(2));
    auto number = whole_number(count), host_bits = whole_number(bits);
    std::vector<std::string> blocks;
    if (block.literal() && number && host_bits) blocks = cidr_blocks(plain(block.encoded), *number, *host_bits);
    if (blocks.empty()) return Value::unknown("address blocks that are not known", span);
    Value list;
    list.kind = Value::Kind::List;
    for (const std::string& one : blocks) list.items.push_back(Value::of(Text::literal_text(one), span));
    return list;
  }
  if (call.key_equals("Condition")) {
    std::string scratch;
    Truth truth = condition(call.text(scratch));
    if (truth == Truth::Unknown) return Value::unknown("a condition that is not known", span);
    return Value::of(Text::literal_text(truth == Truth::Yes ? "true" : "false"), span);
  }
  return Value::unknown("`" + call.key() + "` is not evaluated", span);
}

Value Evaluator::get_att(Element argument) {
  std::string name_scratch, attribute_scratch;
  std::string_view name, attribute;
  if (argument.is_array()) {
    name = argument.item(0).text(name_scratch);
    Text rest = text(argument.item(1));   // `Ref` is allowed here
    if (!rest.literal()) return Value::unknown("an attribute whose name is not known", {});
    attribute = attribute_scratch = plain(rest.encoded);
  } else {
    name = argument.text(name_scratch);
    const std::size_t dot = name.find('.');
    if (dot != std::string_view::npos) attribute = name.substr(dot + 1);
    name = name.substr(0, dot);
  }
  const Resource* resource = source_.resource(name);
  if (!resource) return Value::unknown("there is no resource `" + std::string(name) + "`", {});
  return this->attribute(*resource, attribute, {});
}

Value Evaluator::substitute(Element argument) {
  Element pattern = argument.is_array() ? argument.item(0) : argument;
  Element variables = argument.is_array() ? argument.item(1) : Element();
  if (!pattern.is_scalar()) return Value::unknown("`Fn::Sub` of something computed", {});
  const std::string text = pattern.text();
  std::map<std::string_view, Text> given;   // each is worked out once, however often it is named
  Text result;
  std::size_t from = 0;
  for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", from)) {
    const std::size_t close = text.find('}', at);
    if (close == std::string::npos) break;
    result.append_literal(std::string_view(text).substr(from, at - from));
    from = close + 1;
    std::string_view name = std::string_view(text).substr(at + 2, close - at - 2);
    if (name.starts_with('!')) {
      result.append_literal("${" + std::string(name.substr(1)) + "}");
      continue;
    }
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (Element variable = variables[name]) {
      const auto [known, fresh] = given.try_emplace(name);
      if (fresh) known->second = this->text(variable);
      result.append(known->second);
    } else if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) {
      const Resource* resource = source_.resource(name.substr(0, dot));
      result.append(resource ? attribute(*resource, name.substr(dot + 1), {}).as_text()
                             : Text::unknown_text("there is no resource `" + std::string(name.substr(0, dot)) + "`"));
    } else {
      result.append(ref(name, {}).as_text());
    }
  }
  result.append_literal(std::string_view(text).substr(from));
  return Value::of(resolve_dynamic(std::move(result)), {});
}

Value Evaluator::join(Element argument) {
  if (!argument.is_array()) return Value::unknown("`Fn::Join` of something computed", {});
  const Text delimiter = text(argument.item(0));
  Text result;
  result.encoded.reserve(120);   // most are shorter
  bool first = true;
  auto add = [&](const Text& item) {
    if (!first) result.append(delimiter);
    first = false;
    result.append(item);
    return !result.unknown || result.encoded.size() <= kTextLimit;
  };
  const Element list = argument.item(1);
  if (list.is_array()) {
    for (Element item : list.children()) {
      if (!item.is_scalar()) {
        Value one = value(item);
        if (one.kind != Value::Kind::Absent && !add(std::move(one).as_text())) break;
      } else if (!add(literal(item))) {
        break;
      }
    }
  } else {
    const Value computed = value(list);
    if (computed.kind != Value::Kind::List) return Value::unknown("joins a list that is not known", {});
    for (const Value& item : computed.items) {
      if (!add(item.as_text())) break;
    }
  }
  return Value::of(resolve_dynamic(std::move(result)), {});
}

Value Evaluator::select(Element argument) {
  auto index = whole_number(text(argument.item(0)));
  Value list = value(argument.item(1));
  if (!index || list.kind != Value::Kind::List) return Value::unknown("selects from a list that is not known", {});
  if (*index >= list.items.size()) return Value::unknown("selects beyond the end of a list", {});
  return list.items[*index];
}

Value Evaluator::split(Element argument) {
  Text delimiter = text(argument.item(0));
  Text whole = text(argument.item(1));
  if (!delimiter.literal() || delimiter.encoded.empty() || !whole.certain()) {
    return Value::unknown("splits text that is not known", {});
  }
  // A reference may hold the delimiter, unless it stands for a name that cannot: then parts would be wrong.
  if (whole.open) return Value::unknown("splits text that is known only at deployment", {});
  Value list;
  list.kind = Value::Kind::List;
  list.span = argument.span();
  for (Text& part : split_text(whole, delimiter.encoded)) list.items.push_back(Value::of(std::move(part), argument.span()));
  return list;
}

Value Evaluator::find_in_map(Element argument) {
  Element found = source_.mappings;
  for (std::size_t i = 0; i < 3; ++i) {
    Text key = text(argument.item(i));
    if (!key.literal()) return Value::unknown("looks up a mapping by a key that is not known", {});
    found = found[plain(key.encoded)];
  }
  if (!found) {
    if (Element options = argument.item(3); options["DefaultValue"]) return value(options["DefaultValue"]);
    return Value::unknown("a mapping has no such entry", {});
  }
  return value(found);
}

Value Evaluator::if_else(Element argument) {
  std::string scratch;
  switch (condition(argument.item(0).text(scratch))) {
    case Truth::Yes: return value(argument.item(1));
    case Truth::No: return value(argument.item(2));
    case Truth::Unknown: break;
  }
  Value yes = value(argument.item(1)), no = value(argument.item(2));
  if (yes.kind == Value::Kind::Text && no.kind == Value::Kind::Text && same(yes.text, no.text) == Truth::Yes) return yes;
  return Value::unknown("depends on condition `" + argument.item(0).text() + "`", {});
}

Value Evaluator::import_value(Element argument) {
  Text name = text(argument);
  if (!name.certain()) return Value::unknown("imports an export whose name is not known", {});
  return Value::of(Text::token('!', name.encoded + '@' + std::to_string(static_cast<std::uint32_t>(deployment_.stack))),
                   argument.span());
}

Value Evaluator::stack_output(Element argument) {
  Text stack = text(argument["StackName"]), output = text(argument["OutputName"]);
  Text region = argument["Region"] ? text(argument["Region"]) : Text();
  if (!stack.literal() || !output.literal() || !region.literal()) {
    return Value::unknown("reads a stack output whose name is not known", {});
  }
  return Value::of(Text::token('^', stack.encoded + '|' + output.encoded + '|' + region.encoded + '@' +
                                        std::to_string(static_cast<std::uint32_t>(deployment_.stack))), argument.span());
}

}  // namespace crosscheck
