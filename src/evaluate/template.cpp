#include "evaluate/template.h"

#include <algorithm>
#include <array>
#include <bit>

namespace crosscheck {
namespace {

// Transforms that leave names and references as they are written.
bool known_transform(std::string_view name) {
  return name == "AWS::Serverless-2016-10-31" || name == "AWS::LanguageExtensions" ||
         name == "AWS::CodeDeployBlueGreen" || name == "AWS::SecretsManager-2020-07-23" ||
         name == "AWS::SecretsManager-2024-09-16";
}

bool is_section(Element member) {
  constexpr std::array<std::string_view, 10> kSections = {"AWSTemplateFormatVersion",
                                                          "Description",
                                                          "Metadata",
                                                          "Parameters",
                                                          "Rules",
                                                          "Mappings",
                                                          "Conditions",
                                                          "Transform",
                                                          "Resources",
                                                          "Outputs"};
  return std::any_of(kSections.begin(), kSections.end(),
                     [&](std::string_view name) { return member.key_equals(name); });
}

bool extends_language(Element transform) {
  constexpr std::string_view kName = "AWS::LanguageExtensions";
  if (!transform.is_array()) return transform.equals(kName) || transform["Name"].equals(kName);
  for (Element item : transform.children()) {
    if (extends_language(item)) return true;
  }
  return false;
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
    else if (member.key_equals("Globals")) globals = member;
    else if (member.key_equals("Resources")) section = member;
    else if (member.key_equals("Transform")) {
      foreign_transform = first_foreign_transform(member);
      language_extensions = extends_language(member);
    }
  }
  is_template = known || root.size() == 0;  // an empty stack is `{}`
  take_resources(section);
}

Template::Template(const Document& included, const Template& into)
    : parameters(into.parameters),
      mappings(into.mappings),
      conditions(into.conditions),
      globals(into.globals),
      foreign_transform(into.foreign_transform),
      is_template(true) {
  take_resources(included.root());
}

// `Fn::Transform` in place of resources.
void Template::take_transform(Element call) {
  if (call["Name"].equals("AWS::Include")) includes.push_back(call);
  else if (foreign_transform.empty()) foreign_transform = call["Name"].text();
}

void Template::take_resources(Element section) {
  if (!section.is_object()) return;
  std::string scratch;
  resources.reserve(section.size());
  for (Element member : section.children()) {
    if (!member.is_object()) {
      if (member.key(scratch).starts_with("Fn::")) loops.push_back(member);
      continue;
    }
    Resource resource{.id = {}, .element = member, .properties = {}, .type = {}, .condition = {}};
    for (Element part : member.children()) {
      if (part.key_equals("Type")) resource.type = kept(part.text(scratch), scratch);
      else if (part.key_equals("Properties")) resource.properties = part;
      else if (part.key_equals("Condition")) resource.condition = kept(part.text(scratch), scratch);
    }
    if (resource.type.empty()) {
      if (member.key_equals("Fn::Transform")) take_transform(member);
      continue;
    }
    resource.id = kept(member.key(scratch), scratch);
    resource.info = find_type(resource.type);
    for (Element property : resource.properties.children()) resource.property_bits |= hash_bit(property.key_hash());
    has_macros = has_macros || resource.macro();
    resources.push_back(resource);
  }
  index();
}

// What was decoded into `scratch` has to be put somewhere.
std::string_view Template::kept(std::string_view text, const std::string& scratch) {
  return text.data() == scratch.data() ? texts_.keep(text) : text;
}

void Template::index() {
  first_.assign(std::bit_ceil(resources.size() * 2), 0);
  next_.reserve(resources.size());
  for (const Resource& resource : resources) {
    std::uint32_t& first = first_[hash_slot(table_hash(resource.id), first_.size())];
    next_.push_back(first);
    first = static_cast<std::uint32_t>(next_.size());
  }
}

const Resource* Template::resource(std::string_view id) const {
  if (first_.empty()) return nullptr;
  for (std::uint32_t at = first_[hash_slot(table_hash(id), first_.size())]; at != 0; at = next_[at - 1]) {
    if (same_text(resources[at - 1].id, id)) return &resources[at - 1];
  }
  return nullptr;
}

Element take_property(Element properties, std::span<const PathStep>& steps) {
  Element at = properties;
  for (bool last = false; !last; steps = steps.subspan(1)) {
    const PathStep& step = steps.front();
    at = step.into == PathStep::Into::Member ? at.member(step.name, step.hash) : Element();
    last = step.last;
  }
  return at;
}

}  // namespace crosscheck
