#pragma once

// The hot accessors of document.h, which includes this at its end.

#include "document/document.h"

namespace crosscheck {

// How many nodes a value is, itself included.
inline std::uint32_t nodes_of(const Node& node) { return node.kind >= Kind::Array ? node.extent : 1; }

// The next sibling, or what follows the parent.
inline std::uint32_t next_sibling(const Node& node, std::uint32_t index) { return index + nodes_of(node); }
inline const Node* next_sibling(const Node* node) { return node + nodes_of(*node); }

inline Element Document::root() const { return node_count_ == 0 ? Element() : Element(*this, 0); }

inline Kind Element::kind() const { return document_ ? node_->kind : Kind::Null; }

inline std::uint32_t Element::key_hash() const { return document_ ? node_->key : 0; }

inline Element::Iterator& Element::Iterator::operator++() {
  node_ = next_sibling(node_);
  return *this;
}

inline Element::Children Element::children() const {
  if (kind() < Kind::Array) return {{document_, nullptr}, {document_, nullptr}};
  return {{document_, node_ + 1}, {document_, node_ + node_->extent}};
}

inline std::optional<std::string_view> Element::verbatim() const {
  if (!document_ || node_->kind != Kind::String || node_->flags != 0) return std::nullopt;
  return std::string_view(document_->text().data() + node_->begin + 1, node_->extent - 2);
}

inline std::string_view Element::text(std::string& scratch) const {
  const std::optional<std::string_view> usual = verbatim();
  return usual ? *usual : unusual_text(scratch);
}

// Nearly every answer is no, and comes from the hash, which the compiler computes where the name is a constant.
inline bool Element::key_equals(std::string_view name) const {
  return key_hash() == crosscheck::key_hash(name) && key_is(name);
}

}  // namespace crosscheck
