#pragma once

// The hot accessors of document.h, which includes this at its end.

#include <bit>
#include <cstring>
#include <type_traits>

#include "document/document.h"

namespace crosscheck {

static_assert(std::endian::native == std::endian::little, "key_hash must not differ between machines");

// The first `size` bytes as a number: one load at run time, a loop where the compiler computes.
template <typename Word>
constexpr std::uint64_t load_word(const char* bytes) {
  if (std::is_constant_evaluated()) {
    std::uint64_t word = 0;
    for (unsigned i = 0; i < sizeof(Word); ++i) {
      word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    return word;
  }
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Eight bytes at a time, each folded in with a wide multiplication. The last load overlaps the one before
// instead of being shorter. Good enough to tell names apart and to sort by; not meant to resist an
// attacker: whoever relies on equal hashes confirms the text, and groups in n log n.
constexpr std::uint32_t key_hash(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;
  const char* bytes = text.data();
  const std::size_t size = text.size();
  std::uint64_t hash = size;
  const auto fold = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 32;
  };

  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) fold(load_word<std::uint64_t>(bytes + at));
    fold(load_word<std::uint64_t>(bytes + size - 8));
  } else if (size >= 4) {
    fold(load_word<std::uint32_t>(bytes) | load_word<std::uint32_t>(bytes + size - 4) << 32);
  } else if (size > 0) {
    fold(load_word<std::uint8_t>(bytes) | load_word<std::uint8_t>(bytes + size / 2) << 8 |
         load_word<std::uint8_t>(bytes + size - 1) << 16);
  }
  const auto folded = static_cast<std::uint32_t>(hash ^ hash >> 29);
  return folded != 0 ? folded : 1;
}

// The index of the next sibling, or of what follows the parent.
inline std::uint32_t next_sibling(const Node& node, std::uint32_t index) {
  return index + (node.kind >= Kind::Array ? node.extent : 1);
}

inline Element Document::root() const { return nodes_.empty() ? Element() : Element(*this, 0); }

inline Kind Element::kind() const { return document_ ? document_->nodes()[index_].kind : Kind::Null; }

inline std::uint32_t Element::key_hash() const { return document_ ? document_->nodes()[index_].key : 0; }

inline Element::Iterator& Element::Iterator::operator++() {
  index_ = next_sibling(document_->nodes()[index_], index_);
  return *this;
}

inline Element::Children Element::children() const {
  if (kind() < Kind::Array) return {{document_, 0}, {document_, 0}};
  return {{document_, index_ + 1}, {document_, index_ + document_->nodes()[index_].extent}};
}

// Nearly every answer is no, and comes from the hash, which the compiler computes where the name is a constant.
inline bool Element::key_equals(std::string_view name) const {
  return key_hash() == crosscheck::key_hash(name) && key_is(name);
}

inline bool Element::key_is(std::string_view name) const {
  constexpr std::uint8_t kNotVerbatim = kKeyEscaped | kKeySide;
  if (!document_) return false;
  const Node& node = document_->nodes()[index_];
  if ((node.flags & kNotVerbatim) == 0 && node.key_distance != 0xffff) {
    // The bytes between the quotes. A key without quotes takes the long way.
    const std::string_view text = document_->text();
    const std::size_t quote = node.begin - node.key_distance;
    if (text[quote] == '"' || text[quote] == '\'') {
      return text.substr(quote + 1, name.size()) == name && text[quote + 1 + name.size()] == text[quote];
    }
  }
  std::string scratch;
  return key(scratch) == name;
}

}  // namespace crosscheck
