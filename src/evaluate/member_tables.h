#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "document/document.h"

namespace crosscheck {

// Finds members of a document's large objects by name without looking at all of them each time. A large object is
// sorted when it is first asked, so that as many questions as it has members cost little more than reading it.
class MemberTables {
 public:
  // As `object[name]`.
  Element find(Element object, std::string_view name);

 private:
  // By `table_hash` of the name; those of one hash as in the file.
  using Table = std::vector<std::pair<std::uint32_t, Element>>;
  static Table sorted(Element object);

  std::unordered_map<std::uint32_t, Table> tables_;  // by the object's index in the document
};

}  // namespace crosscheck
