#include <nlohmann/json.hpp>

#include "cli/handbook/kernel_pages.h"

namespace crosscheck {
namespace {

using Json = nlohmann::ordered_json;

// All but the kernels.
constexpr std::string_view kFrame = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:crosscheck:schema:rule",
  "title": "crosscheck rule file",
  "description": "One rule, in a file named after its id. Wordings are one line without a final period and say the situation, not the law. `{name}` stands for what the kernel offers under that name; braces after `$` or `{` are plain text. Printed by `crosscheck rules --format schema`.",
  "type": "object",
  "additionalProperties": false,
  "required": ["id", "title", "severity", "family", "check", "help", "explanation"],
  "properties": {
    "id": { "description": "In kebab-case, the same as the file's name.", "$ref": "#/$defs/id" },
    "aliases": {
      "description": "Former ids, which configs, suppressions and baselines may still use.",
      "anyOf": [{ "$ref": "#/$defs/id" }, { "type": "array", "items": { "$ref": "#/$defs/id" } }]
    },
    "deprecated": { "description": "Why this rule should no longer be used, and what to use instead.", "$ref": "#/$defs/wording" },
    "title": { "description": "The situation in a few words.", "$ref": "#/$defs/wording" },
    "severity": {
      "description": "error: a deployment will fail, or something is silently destroyed. warning: very likely wrong. note: worth knowing.",
      "enum": ["error", "warning", "note"]
    },
    "family": {
      "description": "Under what the rule is listed and its findings are counted: names, imports, dependencies, cycles, values, bootstrap, environments, input, upkeep, or a word of your own.",
      "$ref": "#/$defs/id"
    },
    "stops": {
      "description": "What a finding stops, for `crosscheck plan`: the deployment of the first party's stack, or that of the party's stack that is deployed last. Without it, none.",
      "enum": ["first", "last"]
    },
    "check": {
      "description": "Exactly one kernel with its parameters.",
      "type": "object",
      "minProperties": 1,
      "maxProperties": 1,
      "additionalProperties": false,
      "properties": {}
    },
    "message": { "description": "The headline of a finding.", "$ref": "#/$defs/wording" },
    "labels": {
      "description": "What each place of a finding contributes.",
      "type": "object",
      "additionalProperties": false,
      "required": ["first"],
      "properties": {
        "first": { "description": "At the place to look at first.", "$ref": "#/$defs/wording" },
        "other": { "description": "At every further place.", "$ref": "#/$defs/wording" }
      }
    },
    "help": {
      "description": "What to do.",
      "anyOf": [
        { "$ref": "#/$defs/wording" },
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["usual"],
          "properties": {
            "usual": { "description": "Where nothing else fits better.", "$ref": "#/$defs/wording" },
            "one-stack": { "description": "Where all places at fault, several, are in one stack.", "$ref": "#/$defs/wording" },
            "plain-templates": { "description": "Where none of the stacks was synthesized.", "$ref": "#/$defs/wording" }
          }
        }
      ]
    },
    "explanation": {
      "description": "Markdown: what goes wrong, when, and how it is found.",
      "type": "string",
      "pattern": "\\S"
    },
    "errors": {
      "description": "What a deployment says that runs into it, for finding the rule by its error; `*` stands for what varies.",
      "anyOf": [{ "$ref": "#/$defs/error" }, { "type": "array", "items": { "$ref": "#/$defs/error" } }]
    },
    "references": {
      "description": "Where to read more.",
      "anyOf": [{ "$ref": "#/$defs/reference" }, { "type": "array", "items": { "$ref": "#/$defs/reference" } }]
    }
  },
  "if": { "properties": { "check": { "type": "object", "anyOf": [] } } },
  "else": { "required": ["message", "labels"] },
  "$defs": {
    "id": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
    "wording": { "type": "string", "pattern": "^\\S([^\\r\\n]*[^\\s.])?$" },
    "error": { "type": "string", "pattern": "^[^\\r\\n]*[^\\s*][^\\r\\n]*$" },
    "reference": { "type": "string", "pattern": "^https://[A-Za-z0-9._~:/?#@!$&+,;=%-]+$" },
    "glob": { "type": "string", "minLength": 1 },
    "globs": { "anyOf": [{ "$ref": "#/$defs/glob" }, { "type": "array", "items": { "$ref": "#/$defs/glob" } }] }
  }
})";

Json type_of(const Parameter& parameter) {
  switch (parameter.kind) {
    case Parameter::Kind::Globs: return {{"$ref", "#/$defs/globs"}};
    case Parameter::Kind::Word: return {{"enum", parameter.choices}};
    case Parameter::Kind::Number: return {{"type", "integer"}, {"minimum", 0}};
    case Parameter::Kind::Pattern: return {{"type", "string"}, {"pattern", "\\S"}};
    case Parameter::Kind::Flag: return {{"type", "boolean"}};
  }
  return {};
}

std::string in_braces(const std::vector<std::string_view>& names) {
  std::string text;
  for (std::string_view name : names) text += (text.empty() ? "{" : ", {") + std::string(name) + '}';
  return text;
}

Json schema_of(const Kernel& kernel) {
  Json properties = Json::object(), required = Json::array(), one_of = Json::array();
  for (const Parameter& parameter : kernel.parameters) {
    Json& one = properties[std::string(parameter.name)] = {{"description", parameter.summary}};
    if (!parameter.preset.empty())
      one["description"] = std::string(parameter.summary) + "; default " + std::string(parameter.preset);
    one.update(type_of(parameter));
    if (parameter.required) required.push_back(parameter.name);
  }
  for (std::string_view name : kernel.one_of) one_of.push_back({{"required", {name}}});
  std::string description(kernel.summary);
  if (!kernel.placeholders.empty()) description += ". Its words: " + in_braces(kernel.placeholders);
  Json schema{{"description", description}, {"type", "object"}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  if (!one_of.empty()) schema["anyOf"] = one_of;
  schema["properties"] = properties;
  return schema;
}

}  // namespace

std::string rule_schema() {
  Json schema = Json::parse(kFrame);
  Json& own_words = schema["if"]["properties"]["check"]["anyOf"];
  Json& helps = schema["properties"]["help"]["anyOf"][1]["properties"];
  for (const Kernel& kernel : kernels()) {
    const std::string name(kernel.name);
    schema["properties"]["check"]["properties"][name] = schema_of(kernel);
    if (kernel.placeholders.empty()) own_words.push_back({{"required", {name}}});
    for (std::string_view situation : kernel.situations) {
      helps[std::string(situation)] = {{"description", "In a situation that `" + name + "` tells apart."},
                                       {"$ref", "#/$defs/wording"}};
    }
  }
  return schema.dump(2) + '\n';
}

}  // namespace crosscheck
