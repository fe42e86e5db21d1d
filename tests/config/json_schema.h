#pragma once

#include <yaml-cpp/yaml.h>
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/pattern.h"

// As much of JSON Schema as our schemas for YAML files use; an unknown keyword throws, so that none goes
// unchecked.
namespace schema {

using nlohmann::json;

inline json load(const std::string& name) {
  return json::parse(std::ifstream(std::string(CROSSCHECK_SOURCE_DIR) + "/schemas/" + name));
}

// As editors read it: YAML 1.2, where `off` and dates are text.
inline json from_yaml(const YAML::Node& node) {
  if (node.IsSequence()) {
    json list = json::array();
    for (const YAML::Node& item : node) list.push_back(from_yaml(item));
    return list;
  }
  if (node.IsMap()) {
    json object = json::object();
    for (const auto& member : node) object[member.first.Scalar()] = from_yaml(member.second);
    return object;
  }
  if (!node.IsDefined() || node.IsNull()) return nullptr;
  const std::string& text = node.Scalar();
  if (node.Tag() == "?") {  // plain
    if (text == "true" || text == "false") return text == "true";
    static const Pattern integer("[-+]?[0-9]+"), number("[-+]?[0-9]+\\.[0-9]+");
    if (integer.matches(text)) return std::stoll(text);
    if (number.matches(text)) return std::stod(text);
  }
  return text;
}

inline bool has_type(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  throw std::runtime_error("unknown type " + type);
}

inline bool accepts(const json& root, const json& schema, const json& value);

inline bool accepts_keyword(const json& root, const json& schema, const std::string& keyword, const json& value) {
  const json& rule = schema[keyword];
  auto every = [](const json& values, auto test) { return std::all_of(values.begin(), values.end(), test); };
  auto some = [](const json& values, auto test) { return std::any_of(values.begin(), values.end(), test); };
  auto fits = [&](const json& inner) { return accepts(root, inner, value); };
  if (keyword == "$ref") return fits(root.at(json::json_pointer(rule.get<std::string>().substr(1))));
  if (keyword == "type")
    return some(rule.is_array() ? rule : json::array({rule}), [&](const json& type) { return has_type(value, type); });
  if (keyword == "enum") return some(rule, [&](const json& allowed) { return allowed == value; });
  if (keyword == "anyOf") return some(rule, fits);
  if (keyword == "allOf") return every(rule, fits);
  if (keyword == "if") {
    const std::string branch = fits(rule) ? "then" : "else";
    return !schema.contains(branch) || fits(schema[branch]);
  }
  if (keyword == "pattern")
    return !value.is_string() || Pattern(rule.get<std::string>()).found_in(value.get<std::string>());
  if (keyword == "minLength") return !value.is_string() || value.get<std::string>().size() >= rule;
  if (keyword == "minimum") return !value.is_number() || value >= rule;
  if (keyword == "minItems") return !value.is_array() || value.size() >= rule;
  if (keyword == "items")
    return !value.is_array() || every(value, [&](const json& item) { return accepts(root, rule, item); });
  if (!value.is_object()) return true;  // all others are about objects
  if (keyword == "minProperties") return value.size() >= rule;
  if (keyword == "maxProperties") return value.size() <= rule;
  if (keyword == "required")
    return every(rule, [&](const json& name) { return value.contains(name.get<std::string>()); });
  for (const auto& [name, member] : value.items()) {
    const bool named = schema.contains("properties") && schema["properties"].contains(name);
    if (keyword == "properties" && named && !accepts(root, rule[name], member)) return false;
    if (keyword == "propertyNames" && !accepts(root, rule, name)) return false;
    if (keyword == "additionalProperties" && !named && !accepts(root, rule, member)) return false;
  }
  return true;
}

inline bool accepts(const json& root, const json& schema, const json& value) {
  if (schema.is_boolean()) return schema.get<bool>();
  static const Pattern known(
      "(\\$(schema|id|ref|defs)|title|description|default|format|type|enum|anyOf|allOf|if|then|else|"
      "pattern|minLength|minimum|minItems|items|minProperties|maxProperties|required|properties|"
      "propertyNames|additionalProperties)");
  static const Pattern silent("(\\$(schema|id|defs)|title|description|default|format|then|else)");
  for (const auto& [keyword, rule] : schema.items()) {
    if (!known.matches(keyword)) throw std::runtime_error("unknown keyword " + keyword);
    if (!silent.matches(keyword) && !accepts_keyword(root, schema, keyword, value)) return false;
  }
  return true;
}

inline bool accepts(const json& schema, const std::string& yaml) {
  return accepts(schema, schema, from_yaml(YAML::Load(yaml)));
}

// The words in backticks of a complaint about an unknown key: "expected `a` or `b`" → {"a", "b"}.
inline std::vector<std::string> backticked(const std::string& text) {
  std::vector<std::string> words;
  for (const auto& match : Pattern("`([^`]*)`").all_in(text)) words.push_back(match[1]);
  return words;
}

inline std::vector<std::string> property_names(const json& schema) {
  std::vector<std::string> names;
  for (const auto& [name, member] : schema.at("properties").items()) names.push_back(name);
  return names;  // sorted
}

}  // namespace schema
