#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/buffer.h"
#include "text/hash.h"
#include "text/span.h"

namespace crosscheck {

enum class Kind : std::uint8_t { Null, Bool, Number, String, Array, Object };

// Sixteen bytes per value, in preorder: a container is followed by its subtree, so the next sibling is
// `extent` nodes further on and a whole subtree is one linear scan.
struct Node {
  std::uint32_t begin;   // byte offset of the value's first byte (of a string: its quote)
  std::uint32_t extent;  // scalar: its bytes in the text; container: nodes of its subtree, itself included
  std::uint32_t key;     // `key_hash` of the member's name; 0 for array items and the root
  Kind kind;
  std::uint8_t flags;
  std::uint16_t key_distance;  // from the key's first byte to `begin`; 0xffff: see the side table
};
static_assert(sizeof(Node) == 16);

enum NodeFlag : std::uint8_t {
  kEscaped = 1,     // the string's text has escapes, folding or quotes' doubling: decode before use
  kKeyEscaped = 2,  // the same for the key
  kSide = 4,        // the decoded text is in the side table (YAML)
  kKeySide = 8,
  kShortForm = 16,  // YAML `!Ref x`, normalised to `{"Ref": x}`
  kPlain = 32,      // a string without quotes: YAML plain or block scalar, span without quotes
};

class Element;
class JsonStops;

// One parsed JSON or YAML file. Owns its text and nodes; movable; reading reuses its memory.
// Elements point into it and end with it. Numbers keep their text. Duplicate keys are all kept; looking
// up a name finds the last, as CloudFormation's own reader does.
class Document {
 public:
  Document();
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  FileId file() const { return file_; }
  std::string_view text() const { return buffer_.view(); }
  Element root() const;  // absent when the text could not be parsed
  std::span<const Node> nodes() const { return {nodes_.data(), node_count_}; }

  // Readers fill these in; see `document/read.h`.
  struct Side;
  FileId file_ = kNoFile;
  Buffer buffer_;
  std::vector<Node> nodes_;  // the first `node_count_`; the rest is room for the next text
  std::uint32_t node_count_ = 0;
  bool repeats_keys_ = false;         // some object may have two members of one name
  std::unique_ptr<JsonStops> stops_;  // what the JSON reader works in, kept for the next text; null until then
  std::unique_ptr<Side> side_;        // decoded texts and far keys, by node; null when there are none
};

// A value within a document, which must not change meanwhile: two words, passed by value. Asking an absent element for
// anything is fine and gives absent or empty answers, so chains of lookups need no tests in between.
class Element {
 public:
  Element() = default;
  Element(const Document& document, std::uint32_t index)
      : document_(&document), node_(document.nodes_.data() + index) {}
  Element(const Document& document, const Node& node) : document_(&document), node_(&node) {}

  explicit operator bool() const { return document_ != nullptr; }
  Kind kind() const;  // Null when absent
  bool is_string() const { return document_ && kind() == Kind::String; }
  bool is_object() const { return document_ && kind() == Kind::Object; }
  bool is_array() const { return document_ && kind() == Kind::Array; }
  // String, number or boolean: CloudFormation takes any of them where it wants text.
  bool is_scalar() const { return document_ && kind() >= Kind::Bool && kind() <= Kind::String; }

  // The scalar's text, decoded. The view is into the document or into `scratch`; it lives as long as
  // both stay untouched.
  std::string_view text(std::string& scratch) const;
  std::string text() const;
  // A string's text where it stands in the document as it is.
  std::optional<std::string_view> verbatim() const;
  bool equals(std::string_view text) const;  // a scalar with that text

  // Of a member of an object:
  std::string_view key(std::string& scratch) const;
  std::string key() const;
  std::uint32_t key_hash() const;
  bool key_equals(std::string_view text) const;
  bool key_is(std::string_view text) const;  // the same, where the hash is known to be that of the text

  // The member of that name (the last, should there be several), or absent.
  Element operator[](std::string_view name) const { return member(name, crosscheck::key_hash(name)); }
  Element member(std::string_view name, std::uint32_t hash) const;  // where the hash is known already
  // The only member of an object with exactly one, else absent: the shape of an intrinsic function.
  Element only_member() const;
  Element item(std::size_t index) const;  // of an array
  std::size_t size() const;               // members or items; linear

  Span span() const;      // the value
  Span key_span() const;  // the member's name
  std::uint32_t index() const { return static_cast<std::uint32_t>(node_ - document_->nodes_.data()); }
  const Document* document() const { return document_; }

  class Iterator;
  struct Children;
  Children children() const;  // members or items, in file order

  friend bool operator==(const Element&, const Element&) = default;

 private:
  std::string_view unusual_text(std::string& scratch) const;

  const Document* document_ = nullptr;
  const Node* node_ = nullptr;
};

class Element::Iterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = Element;
  using difference_type = std::ptrdiff_t;
  using reference = Element;
  using pointer = void;

  Iterator(const Document* document, const Node* node) : document_(document), node_(node) {}
  Element operator*() const { return {*document_, *node_}; }
  Iterator& operator++();
  friend bool operator==(const Iterator&, const Iterator&) = default;

 private:
  const Document* document_;
  const Node* node_;
};

struct Element::Children {
  Iterator first, last;
  Iterator begin() const { return first; }
  Iterator end() const { return last; }
};

}  // namespace crosscheck

#include "document/document_inline.h"
