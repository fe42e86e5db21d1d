#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.h"

namespace crosscheck {

// Says where in a document spans are, which are asked for in the order of their beginnings: one walk through the
// document, past whatever holds none of them.
class AddressCursor {
 public:
  explicit AddressCursor(const Document& document);  // must stay where it is

  // Onward to the innermost element that holds the span, its key included.
  void move_to(Span span);
  // Of that element: "Resources/Bucket/Properties/Tags/0"; empty for the root. Keys are escaped as in a JSON pointer.
  std::string address() const;
  // On the way to it: 0 is a member of the root, 1 in `Resources` a resource. Absent where the way ends before.
  Element element(std::size_t depth) const;

 private:
  // An open container's child that the walk is in.
  struct Step {
    bool in_object;
    std::uint32_t end;     // the node after the container
    std::uint32_t child;   // node
    std::uint32_t number;  // among the children
  };
  bool open(std::uint32_t container, std::uint32_t offset);
  bool advance(Step& step, std::uint32_t offset);
  std::uint32_t begin_of(std::uint32_t node, bool in_object) const;

  const Document& document_;
  std::vector<Step> steps_;  // from the root inward
  std::size_t depth_ = 0;    // how many of these lead to the span
};

}  // namespace crosscheck
