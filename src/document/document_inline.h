#pragma once

// The hot accessors of document.h, which includes this at its end.

#include "document/document.h"

namespace crosscheck {

// The index of the next sibling, or of what follows the parent.
inline std::uint32_t next_sibling(const Node& node, std::uint32_t index) {
  return index + (node.kind >= Kind::Array ? node.extent : 1);
}

inline Element Document::root() const { return node_count_ == 0 ? Element() : Element(*this, 0); }

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

inline std::string_view Element::text(std::string& scratch) const {
  if (!document_) return {};
  const Node& node = document_->nodes()[index_];
  const bool usual = node.kind == Kind::String && node.flags == 0;
  return usual ? std::string_view(document_->text().data() + node.begin + 1, node.extent - 2) : unusual_text(scratch);
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
    const std::size_t end = quote + 1 + name.size();
    if (text[quote] == '"' || text[quote] == '\'') {
      return end < text.size() && text[end] == text[quote] &&
             same_bytes(text.data() + quote + 1, name.data(), name.size());
    }
  }
  std::string scratch;
  return key(scratch) == name;
}

}  // namespace crosscheck
