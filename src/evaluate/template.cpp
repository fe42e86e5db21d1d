#include "evaluate/template.h"

#include <algorithm>
#include <array>

namespace crosscheck {
namespace {

// Transforms that leave names and references as they are written.
bool known_transform(std::string_view name) {
  return name == "AWS::Serverless-2016-10-31" || name == "AWS::LanguageExtensions" ||
         name == "AWS::CodeDeployBlueGreen" || name == "AWS::SecretsManager-2020-07-23" ||
         name == "AWS::SecretsManager-2024-09-16";
}

bool is_section(Element member) {
  constexpr std::array<std::string_view, 10> kSections = {"AWSTemplateFormatVersion", "Description", "Metadata", "Parameters",
      "Rules", "Mappings", "Conditions", "Transform", "Resources", "Outputs"};
  return std::any_of(kSections.begin(), kSections.end(), [&](std::string_view name) { return member.key_equals(name); });
}

std::string first_foreign_transform(Element transform) {
  if (transform.is_string()) return known_transform(transform.text()) ? std::string() : transform.text();
  if (transform.is_object()) return transform["Name"].text();
  for (Element item : transform.children()) {
    if (std::string name = first_foreign_transform(item); !name.empty()) return name;
  }
  return {};
}

}  // namespace

Template::Template(const Document& document) {
  Element root = document.root();
  if (!root.is_object()) return;
  Element section;
  bool known = false;
  for (Element member : root.children()) {
    known = known || is_section(member);
    if (member.key_equals("Parameters")) parameters = member;
    else if (member.key_equals("Mappings")) mappings = member;
    else if (member.key_equals("Conditions")) conditions = member;
    else if (member.key_equals("Outputs")) outputs = member;
    else if (member.key_equals("Resources")) section = member;
    else if (member.key_equals("Transform")) foreign_transform = first_foreign_transform(member);
  }
  is_template = known || root.size() == 0;   // an empty stack is `{}`
  if (!section.is_object()) return;
  std::string scratch;
  resources.reserve(section.size());
  by_hash_.reserve(section.size());
  for (Element member : section.children()) {
    if (!member.is_object()) {
      if (member.key(scratch).starts_with("Fn::")) loops.push_back(member);
      continue;
    }
    Resource resource{.id = member.key(), .element = member, .properties = {}, .type = {}, .condition = {}};
    for (Element part : member.children()) {
      if (part.key_equals("Type")) resource.type = part.text(scratch);
      else if (part.key_equals("Properties")) resource.properties = part;
      else if (part.key_equals("Condition")) resource.condition = part.text(scratch);
    }
    if (resource.type.empty()) continue;
    resource.info = find_type(resource.type);
    by_hash_.emplace_back(member.key_hash(), static_cast<std::uint32_t>(resources.size()));
    resources.push_back(std::move(resource));
  }
  std::sort(by_hash_.begin(), by_hash_.end());
}

const Resource* Template::resource(std::string_view id) const {
  const std::uint32_t hash = key_hash(id);
  const Resource* found = nullptr;   // the last of several, as CloudFormation's reader does
  for (auto at = std::lower_bound(by_hash_.begin(), by_hash_.end(), std::pair{hash, 0u});
       at != by_hash_.end() && at->first == hash; ++at) {
    if (resources[at->second].id == id) found = &resources[at->second];
  }
  return found;
}

Element property_at(Element properties, std::string_view path) {
  while (properties && !path.empty()) {
    const std::size_t dot = path.find('.');
    properties = properties[path.substr(0, dot)];
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return properties;
}

}  // namespace crosscheck
