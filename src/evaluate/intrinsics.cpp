// The intrinsic functions, one small function each.

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "evaluate/builder_pool.h"
#include "evaluate/ranges.h"
#include "text/limits.h"

namespace crosscheck {
namespace {

std::optional<std::size_t> whole_number(const Text& text) {
  std::size_t number = 0;
  const std::string_view digits = text.key();
  auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || rest != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return number;
}

}  // namespace

// The function that an object's only member calls; null where it calls none.
Evaluator::Function Evaluator::called_by(Element member) {
  struct Named {
    std::string_view name;
    Function evaluate;
    std::uint32_t hash = key_hash(name);
  };
  static constexpr std::array kFunctions = {
      // the most frequent first
      Named{"Ref", &Evaluator::reference},
      Named{"Fn::GetAtt", &Evaluator::get_att},
      Named{"Fn::Join", &Evaluator::join},
      Named{"Fn::Sub", &Evaluator::substitute},
      Named{"Fn::If", &Evaluator::if_else},
      Named{"Fn::Select", &Evaluator::select},
      Named{"Fn::Split", &Evaluator::split},
      Named{"Fn::ImportValue", &Evaluator::import_value},
      Named{"Fn::FindInMap", &Evaluator::find_in_map},
      Named{"Fn::GetStackOutput", &Evaluator::stack_output},
      Named{"Fn::Base64", &Evaluator::base64_of},
      Named{"Fn::GetAZs", &Evaluator::zones},
      Named{"Fn::Cidr", &Evaluator::cidr},
      Named{"Condition", &Evaluator::condition_value},
      Named{"Fn::Length", &Evaluator::length},
  };
  for (const Named& one : kFunctions) {
    if (one.hash == member.key_hash() && member.key_equals(one.name)) return one.evaluate;
  }
  std::string scratch;
  return member.key(scratch).starts_with("Fn::") ? &Evaluator::not_evaluated : nullptr;
}

Value Evaluator::not_evaluated(Element argument) { return unknown("`" + argument.key() + "` is not evaluated"); }

Value Evaluator::reference(Element argument) {
  std::string scratch;
  return argument.is_string() ? ref(argument.text(scratch)) : unknown("`Ref` of a computed value");
}

Value Evaluator::base64_of(Element argument) {
  const Text inside = text(argument);
  if (!inside.literal()) return unknown("base64 of unknown text");
  return Value::of(Text::verbatim(arena_.keep(base64(inside.plain()))));
}

Value Evaluator::zones(Element argument) {
  Text region = text(argument);
  if (region.empty()) region = pseudo("AWS::Region");
  if (!region.certain()) return unknown("the zones of an unknown region");
  std::vector<Value> zones;
  for (std::size_t i = 0; i < 6; ++i) {  // no region has more; which ones an account sees is its own affair
    PooledBuilder zone(*this);
    zone->append_zone(i, region, deployment_.environment.account, deployment_.app.id);
    zones.push_back(Value::of(zone->kept(arena_), argument.span()));
  }
  return Value::list(arena_.keep_list<Value>(zones));
}

Value Evaluator::cidr(Element argument) {
  const Text block = text(argument.item(0)), count = text(argument.item(1)), bits = text(argument.item(2));
  auto number = whole_number(count), host_bits = whole_number(bits);
  std::vector<std::string> blocks;
  if (block.literal() && number && host_bits) blocks = cidr_blocks(block.plain(), *number, *host_bits);
  if (blocks.empty()) return unknown("unknown address blocks");
  std::vector<Value> list;
  for (const std::string& one : blocks) list.push_back(Value::of(Text::verbatim(arena_.keep(one)), argument.span()));
  return Value::list(arena_.keep_list<Value>(list));
}

Value Evaluator::length(Element argument) {
  const Value list = evaluate(argument);
  if (list.kind != Value::Kind::List) return unknown("the length of an unknown list");
  return Value::of(Text::verbatim(arena_.keep(std::to_string(list.items.size()))));
}

Value Evaluator::condition_value(Element argument) {
  std::string scratch;
  const Truth truth = condition(argument.text(scratch));
  if (truth == Truth::Unknown) return unknown("an unknown condition");
  return Value::of(Text::verbatim(truth == Truth::Yes ? "true" : "false"));
}

Value Evaluator::get_att(Element argument) {
  std::string name_scratch, attribute_scratch;
  std::string_view name, attribute;
  if (argument.is_array()) {
    name = argument.item(0).text(name_scratch);
    const Text rest = text(argument.item(1));  // `Ref` is allowed here
    if (!rest.literal()) return unknown("an attribute with an unknown name");
    attribute = attribute_scratch = rest.plain();
  } else {
    name = argument.text(name_scratch);
    const std::size_t dot = name.find('.');
    if (dot != std::string_view::npos) attribute = name.substr(dot + 1);
    name = name.substr(0, dot);
  }
  const Resource* resource = source_.resource(name);
  if (!resource) return unknown("there is no resource `" + std::string(name) + "`");
  return this->attribute(*resource, attribute);
}

Value Evaluator::substitute(Element argument) {
  Element pattern = argument.is_array() ? argument.item(0) : argument;
  Element variables = argument.is_array() ? argument.item(1) : Element();
  if (!pattern.is_scalar()) return unknown("`Fn::Sub` of a computed value");
  const std::string text = pattern.text();
  std::map<std::string_view, Text> given;  // each is worked out once, however often it is named
  PooledBuilder result(*this);
  std::size_t from = 0;
  for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", from)) {
    const std::size_t close = text.find('}', at);
    if (close == std::string::npos) break;
    result->append_literal(std::string_view(text).substr(from, at - from));
    from = close + 1;
    std::string_view name = std::string_view(text).substr(at + 2, close - at - 2);
    if (name.starts_with('!')) {
      result->append_literal("${" + std::string(name.substr(1)) + "}");
      continue;
    }
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (Element variable = members_.find(variables, name)) {
      auto known = given.find(name);
      if (known == given.end()) known = given.emplace(name, this->text(variable)).first;
      result->append(known->second);
    } else if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) {
      const Resource* resource = source_.resource(name.substr(0, dot));
      if (resource) result->append(attribute(*resource, name.substr(dot + 1)).as_text());
      else result->append_unknown("there is no resource `" + std::string(name.substr(0, dot)) + "`");
    } else {
      result->append(ref(name).as_text());
    }
  }
  result->append_literal(std::string_view(text).substr(from));
  return Value::of(finish(*result));
}

Value Evaluator::join(Element argument) {
  if (!argument.is_array()) return unknown("`Fn::Join` of a computed value");
  const Text delimiter = text(argument.item(0));
  PooledBuilder result(*this);
  bool first = true;
  auto add = [&](const Text& item) {
    if (!first && !delimiter.empty()) result->append(delimiter);
    first = false;
    result->append(item);
    return !result->unknown() || result->size() <= limits::kTextLength;
  };
  const Element list = argument.item(1);
  if (list.is_array()) {
    for (Element item : list.children()) {
      if (item.is_scalar()) {
        if (!add(literal(item))) break;
      } else if (const Value one = evaluate(item); one.kind != Value::Kind::Absent && !add(one.as_text())) {
        break;
      }
    }
  } else {
    const Value computed = evaluate(list);
    if (computed.kind != Value::Kind::List) return unknown("joins an unknown list");
    for (const Value& item : computed.items) {
      if (!add(item.as_text())) break;
    }
  }
  return Value::of(finish(*result));
}

Value Evaluator::select(Element argument) {
  auto index = whole_number(text(argument.item(0)));
  const Value list = evaluate(argument.item(1));
  if (!index || list.kind != Value::Kind::List) return unknown("selects from an unknown list");
  if (*index >= list.items.size()) return unknown("selects beyond the end of a list");
  return list.items[*index];
}

Value Evaluator::split(Element argument) {
  const Text delimiter = text(argument.item(0));
  const Text whole = text(argument.item(1));
  if (!delimiter.literal() || delimiter.empty() || !whole.certain()) return unknown("splits unknown text");
  // A reference may hold the delimiter, unless it stands for a name that cannot: then parts would be wrong.
  if (!whole.literal()) return unknown("splits text that is known only at deployment");
  return split_literal(whole.plain(arena_), delimiter.plain(arena_), argument.span(), limits::kFunctionItems);
}

// Literal text split at a delimiter; what follows the first `most` parts is left out. CloudFormation takes the blanks
// off the members of a parameter that is a list, not off what `Fn::Split` makes.
Value Evaluator::split_literal(std::string_view text, std::string_view delimiter, Span span, std::size_t most,
                               bool trimmed) {
  std::vector<Value> list;
  for (std::size_t from = 0; from <= text.size() && list.size() < most;) {
    const std::size_t end = std::min(text.find(delimiter, from), text.size());
    std::string_view part = text.substr(from, end - from);
    while (trimmed && part.starts_with(' ')) part.remove_prefix(1);
    while (trimmed && part.ends_with(' ')) part.remove_suffix(1);
    list.push_back(Value::of(Text::of(part, arena_), span));
    from = end + delimiter.size();
  }
  return Value::list(arena_.keep_list<Value>(list));
}

Value Evaluator::find_in_map(Element argument) {
  Element found = source_.mappings;
  for (std::size_t i = 0; i < 3; ++i) {
    const Text key = text(argument.item(i));
    if (!key.literal()) return unknown("looks up a mapping by an unknown key");
    found = members_.find(found, key.plain());
  }
  if (found) return map_value(found);
  const Element fallback = argument.item(3)["DefaultValue"];
  return fallback ? evaluate(fallback) : unknown("the mapping has no such entry");
}

// Values of maps are literals: CloudFormation takes no functions there.
Value Evaluator::map_value(Element element) {
  if (element.is_scalar()) return Value::of(literal(element));
  if (!element.is_array()) return unknown("a mapping's value is neither text nor a list");
  std::vector<Value> items;
  for (Element item : element.children()) {
    items.push_back(item.is_scalar() ? Value::of(literal(item), item.span())
                                     : unknown("a mapping's list holds something other than text"));
  }
  return Value::list(arena_.keep_list<Value>(items));
}

Value Evaluator::if_else(Element argument) {
  std::string scratch;
  switch (condition(argument.item(0).text(scratch))) {
    case Truth::Yes: return evaluate(argument.item(1));
    case Truth::No: return evaluate(argument.item(2));
    case Truth::Unknown: break;
  }
  const Value yes = evaluate(argument.item(1)), no = evaluate(argument.item(2));
  if (yes.kind == Value::Kind::Text && no.kind == Value::Kind::Text && same(yes.text, no.text) == Truth::Yes)
    return yes;
  return unknown("depends on condition `" + argument.item(0).text() + "`");
}

Value Evaluator::import_value(Element argument) {
  const Text name = text(argument);
  if (!name.certain()) return unknown("imports an export with an unknown name");
  PooledBuilder held(*this);
  held->append_export(name, deployment_.stack_key);
  return Value::of(held->kept(arena_));
}

Value Evaluator::stack_output(Element argument) {
  const Text stack = text(argument["StackName"]), output = text(argument["OutputName"]);
  const Text region = argument["Region"] ? text(argument["Region"]) : Text();
  if (!stack.literal() || !output.literal() || !region.literal()) {
    return unknown("reads a stack output with an unknown name");
  }
  PooledBuilder held(*this);
  held->append_stack_output(stack, output, region, deployment_.stack_key);
  return Value::of(held->kept(arena_));
}

}  // namespace crosscheck
