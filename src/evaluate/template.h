#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "document/document.h"

namespace crosscheck {

struct Resource {
  std::string id;                  // logical id
  Element element;                 // `{Type, Properties, Condition, …}`
  Element properties;
  std::string type;
  const TypeInfo* info = nullptr;  // null for types that the catalogue does not know
  std::string condition;           // its name, or empty
};

// The sections of a CloudFormation template, found once. Points into the document.
struct Template {
  explicit Template(const Document& document);

  Element parameters, mappings, conditions, outputs;
  std::vector<Resource> resources;   // in file order; entries that are not resources (`Fn::ForEach`) are left out
  std::vector<Element> loops;        // those entries
  // A transform other than AWS's own may rewrite anything: nothing that it could touch is certain.
  std::string foreign_transform;
  bool is_template = false;          // looks like a template at all: an object with a section that templates have

  // Null when there is none of that logical id.
  const Resource* resource(std::string_view id) const;

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_hash_;   // (hash of the id, index), sorted
};

// The property at a dotted path: `TableInput.Name`. Absent where any step is not an object.
Element property_at(Element properties, std::string_view path);

}  // namespace crosscheck
