#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.h"

namespace crosscheck {

// Finds places in a document. A finding may have thousands of them in one file, so nothing here walks through siblings.
class Addresses {
 public:
  explicit Addresses(const Document& document);  // must stay where it is

  // The elements from a member of the root down to the innermost one that holds the span, its key included.
  std::vector<Element> way_to(Span span) const;
  // "Resources/Bucket/Properties/Tags/0"
  std::string text(const std::vector<Element>& way) const;

 private:
  bool in_object(std::uint32_t node) const;

  const Document& document_;
  // By node: what it is in, which of its children it is, and where it begins, with its key.
  std::vector<std::uint32_t> parents_, numbers_, begins_;
};

}  // namespace crosscheck
