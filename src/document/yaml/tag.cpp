#include "document/yaml/tag.h"

#include <algorithm>

namespace crosscheck {
namespace {

// What CloudFormation and its rule and language extensions define.
constexpr std::string_view kShortForms[] = {
    "And",          "Base64",      "Cidr",       "Condition", "Contains", "EachMemberEquals",
    "EachMemberIn", "Equals",      "FindInMap",  "GetAZs",    "GetAtt",   "GetStackOutput",
    "If",           "ImportValue", "Join",       "Length",    "Not",      "Or",
    "Ref",          "RefAll",      "Select",     "Split",     "Sub",      "ToJsonString",
    "Transform",    "ValueOf",     "ValueOfAll",
};

// What tools define that write a template anew before they deploy it. None of these functions is known to anybody else,
// so that their values are unknown.
constexpr std::string_view kToolForms[] = {"Cmd", "CopyValue", "JsonString", "MD5", "ReadFile"};  // org-formation
constexpr std::string_view kRain = "Rain::";

// Those of YAML's own types whose meaning shows in the text anyway.
constexpr std::string_view kOwnTypes[] = {"bool", "float", "int", "map", "null", "seq"};

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

}  // namespace

Tag classify_tag(std::string_view tag) {
  constexpr std::string_view kYaml = "tag:yaml.org,2002:";
  if (tag.empty()) return Tag::None;
  if (tag == "!") return Tag::Text;
  if (tag.starts_with('!')) {
    const std::string_view name = tag.substr(1);
    const bool known = contains(kShortForms, name) || contains(kToolForms, name) || name.starts_with(kRain);
    return known ? Tag::ShortForm : Tag::Unknown;
  }
  if (!tag.starts_with(kYaml)) return Tag::Unknown;
  const std::string_view type = tag.substr(kYaml.size());
  if (type == "str") return Tag::Text;
  return contains(kOwnTypes, type) ? Tag::None : Tag::Unknown;
}

std::string_view long_form(std::string_view tag, std::string& scratch) {
  if (tag == "Ref" || tag == "Condition") return tag;
  scratch.assign("Fn::").append(tag);
  return scratch;
}

}  // namespace crosscheck
