#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "document/document.h"
#include "document/overflow.h"
#include "document/read.h"

namespace crosscheck {

// The nodes of a document under construction: what the JSON and the YAML reader have in common. Calls come
// in the order of the text: `scalar` or `open` for each value, `close` after the last member or item.
class Builder {
 public:
  // Empties `document` except for its text and its memory.
  Builder(Document& document, FileId file, const ReadLimits& limits, std::vector<SyntaxProblem>& problems);

  // A member's name; items and the root have none.
  struct Key {
    std::uint32_t begin = 0;
    std::uint32_t hash = 0;  // 0: there is no key
    std::uint32_t size = 0;  // only where `key_size` would find something else (YAML)
    bool far = false;        // `size` holds
    std::uint8_t flags = 0;
  };
  // Gives the next node's key or value this text; the flags of its key or its own must say so too.
  void decoded_key(std::string_view text) { decoded(side().keys, text); }
  void decoded_value(std::string_view text) { decoded(side().values, text); }
  // Names the next value.
  void anchor(std::string_view name);

  // Both are false when there are too many nodes, or too many open containers: see `report_exceeded`.
  bool scalar(Key key, Kind kind, std::uint32_t begin, std::uint32_t extent, std::uint8_t flags = 0);
  bool open(Key key, Kind kind, std::uint32_t begin, std::uint8_t flags = 0);
  void close();

  bool is_open() const { return top_ != ground_; }
  bool in_object() const { return top_->object; }
  std::uint32_t next_index() const { return static_cast<std::uint32_t>(next_ - first_); }

  // Reports the limit that made `scalar` or `open` say no, at `begin`.
  void report_exceeded(std::uint32_t begin);
  void report(SyntaxProblem::Kind kind, std::string message, std::uint32_t begin, std::uint32_t end, bool fatal = true);
  // Sorts the problems by place; a fatal one leaves the document empty.
  void finish();

 private:
  struct Level {
    std::array<std::uint64_t, 4> seen = {};  // of each member's hash a bit, to notice that a key may have come before
    std::uint32_t node = 0;
    bool object = false;
    bool suspicious = false;
  };
  // Make room; false where the limit is reached.
  bool more_nodes();
  bool more_levels();
  void use_nodes(std::uint32_t used);
  void use_levels(std::size_t used);
  void add_far_key(std::uint32_t begin, std::optional<std::uint32_t> size);
  void report_duplicates_in(std::uint32_t node);
  Document::Side& side();
  void decoded(std::vector<Document::Side::Decoded>& list, std::string_view text);

  Document& document_;
  // Where the next node goes, and where the room in `document_.nodes_` or the limit ends.
  Node* first_ = nullptr;
  Node* next_ = nullptr;
  Node* end_ = nullptr;
  // The same for the open containers, upon a level for what is around the root.
  std::vector<Level> levels_{32};
  Level* ground_ = nullptr;
  Level* top_ = nullptr;
  Level* highest_ = nullptr;
  ReadLimits limits_;
  std::vector<SyntaxProblem>& problems_;
};

inline bool Builder::scalar(Key key, Kind kind, std::uint32_t begin, std::uint32_t extent, std::uint8_t flags) {
  if (next_ == end_ && !more_nodes()) return false;
  std::uint32_t distance = 0;
  if (key.hash != 0) {
    distance = begin - key.begin;
    if (distance >= 0xffff || key.far) {
      distance = 0xffff;
      add_far_key(key.begin, key.far ? std::optional(key.size) : std::nullopt);
    }
    std::uint64_t& seen = top_->seen[key.hash >> 24 & 3];
    if ((seen & hash_bit(key.hash)) != 0) top_->suspicious = true;
    seen |= hash_bit(key.hash);
  }
  *next_++ = {.begin = begin,
              .extent = extent,
              .key = key.hash,
              .kind = kind,
              .flags = static_cast<std::uint8_t>(flags | key.flags),
              .key_distance = static_cast<std::uint16_t>(distance)};
  return true;
}

inline bool Builder::open(Key key, Kind kind, std::uint32_t begin, std::uint8_t flags) {
  if (top_ == highest_ && !more_levels()) return false;
  const std::uint32_t node = next_index();
  if (!scalar(key, kind, begin, 1, flags)) return false;
  ++top_;
  top_->seen = {};
  top_->node = node;
  top_->object = kind == Kind::Object;
  top_->suspicious = false;
  return true;
}

inline void Builder::close() {
  const Level& closed = *top_--;
  first_[closed.node].extent = next_index() - closed.node;
  if (closed.suspicious) report_duplicates_in(closed.node);
}

}  // namespace crosscheck
