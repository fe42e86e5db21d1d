#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "document/document.h"
#include "text/arena.h"

namespace crosscheck {

struct Resource {
  std::string_view id;  // logical id
  Element element;      // `{Type, Properties, Condition, …}`
  Element properties;
  std::string_view type;
  const TypeInfo* info = nullptr;   // null for types that the catalogue does not know
  std::string_view condition;       // its name, or empty
  std::uint64_t property_bits = 0;  // `hash_bit` of each property

  // False where there is certainly nothing at the path, not even the first member of any alternative.
  bool may_have(const PropertyPath& path) const { return (property_bits & path.first) != 0; }
  // `Fn::Transform` among its properties, which may change any of them; absent where there is none.
  Element macro() const {
    constexpr std::string_view kTransform = "Fn::Transform";
    return (property_bits & hash_bit(key_hash(kTransform))) == 0 ? Element() : properties[kTransform];
  }
  // The property that says which template it nests; empty where it is no nested stack.
  std::string_view nested_by() const {
    if (type == "AWS::CloudFormation::Stack") return "TemplateURL";
    return type == "AWS::Serverless::Application" ? "Location" : std::string_view();
  }
};

// The sections of a CloudFormation template, found once. Points into the document.
struct Template {
  explicit Template(const Document& document);
  // Resources that `AWS::Include` puts into a template: the document holds nothing else. Points into both documents.
  Template(const Document& included, const Template& into);

  Element parameters, mappings, conditions, outputs;
  Element globals;                  // SAM's: what resources of a type share
  std::vector<Resource> resources;  // in file order; entries that are not resources (`Fn::ForEach`) are left out
  std::vector<Element> loops;       // those entries
  // A transform other than AWS's own may rewrite anything: nothing that it could touch is certain.
  std::string foreign_transform;
  bool has_macros = false;           // some resource has one
  std::vector<Element> includes;     // `AWS::Include` among the resources
  bool language_extensions = false;  // `Fn::ForEach` and the like are written out
  bool is_template = false;          // looks like a template at all: an object with a section that templates have

  // Whether something may change resources before they are made.
  bool is_rewritten() const { return has_macros || !foreign_transform.empty(); }
  // Null when there is none of that logical id.
  const Resource* resource(std::string_view id) const;

 private:
  void take_resources(Element section);
  void take_transform(Element call);
  std::string_view kept(std::string_view text, const std::string& scratch);
  void index();

  Arena texts_;  // what does not stand in the document as it is
  // A hash table of chains, the last resource first: positions in `resources`, plus one; 0: the end.
  std::vector<std::uint32_t> first_, next_;
};

// Where the first alternative of a path leads, which is taken off. Absent where any step is not an object, or goes on
// in several places.
Element take_property(Element properties, std::span<const PathStep>& steps);

}  // namespace crosscheck
