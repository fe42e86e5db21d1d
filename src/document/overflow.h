#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace crosscheck {

// What does not fit into sixteen bytes per node; only few nodes need it. Each list is sorted by node,
// since readers append in the order of the nodes.
struct Document::Side {
  // A piece of `pool`: the decoded text of a value or key.
  struct Decoded {
    std::uint32_t node, begin, size;
  };
  // Where a key is whose distance or length the node cannot tell.
  struct FarKey {
    std::uint32_t node, begin, size;
  };

  // A value that YAML aliases may mean.
  struct Anchor {
    std::uint32_t node;
    std::string name;
  };

  std::vector<Decoded> values;
  std::vector<Decoded> keys;
  std::vector<FarKey> far_keys;
  std::vector<Anchor> anchors;
  std::string pool;

  void clear();
  std::string_view text(const std::vector<Decoded>& list, std::uint32_t node) const;
  const FarKey* far_key(std::uint32_t node) const;
};

// The bytes that a key covers when nothing but its first byte is known: quotes and what is between them, a
// short form's tag, or a plain YAML key up to its colon. Where a YAML key is not what this finds, its
// reader makes it a `FarKey`.
std::uint32_t key_size(std::string_view text, std::uint32_t begin);

}  // namespace crosscheck
