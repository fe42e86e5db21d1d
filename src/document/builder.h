#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"
#include "document/read.h"
#include "document/side.h"

namespace crosscheck {

// The nodes of a document under construction: what the JSON and the YAML reader have in common. Calls come
// in the order of the text: `key` before each member's value, `scalar` or `open` for the value, `close` after
// the last member or item.
class Builder {
 public:
  // Empties `document` except for its text and its memory.
  Builder(Document& document, FileId file, const ReadLimits& limits, std::vector<SyntaxProblem>& problems);

  struct Key {
    std::uint32_t begin = 0;
    std::uint32_t hash = 0;  // 0: there is no key
    std::uint32_t size = 0;  // only where `key_size` would find something else (YAML)
    bool far = false;        // `size` holds
    std::uint8_t flags = 0;
  };
  void key(Key key) { key_ = key; }
  // Gives the next node's key or value this text; the flags of `key`, `scalar` must say so too.
  void decoded_key(std::string_view text) { decoded(side().keys, text); }
  void decoded_value(std::string_view text) { decoded(side().values, text); }

  // Both are false when there are too many nodes, or too many open containers: see `report_exceeded`.
  bool scalar(Kind kind, std::uint32_t begin, std::uint32_t extent, std::uint8_t flags = 0);
  bool open(Kind kind, std::uint32_t begin, std::uint8_t flags = 0);
  void close();

  bool is_open() const { return !open_.empty(); }
  bool in_object() const { return !open_.empty() && open_.back().object; }
  std::uint32_t next_index() const { return static_cast<std::uint32_t>(nodes_.size()); }

  // Reports the limit that made `scalar` or `open` say no, at `begin`.
  void report_exceeded(std::uint32_t begin);
  void report(SyntaxProblem::Kind kind, std::string message, std::uint32_t begin, std::uint32_t end, bool fatal = true);
  // Sorts the problems by place; a fatal one leaves the document empty.
  void finish();

 private:
  struct Open {
    std::uint64_t seen = 0;  // a bit for each member's hash, to notice that a key may have come before
    std::uint32_t node = 0;
    bool object = false;
    bool suspicious = false;
  };
  void add(Kind kind, std::uint32_t begin, std::uint32_t extent, std::uint8_t flags);
  void add_far_key();
  Document::Side& side();
  void decoded(std::vector<Document::Side::Decoded>& list, std::string_view text);

  Document& document_;
  std::vector<Node>& nodes_;
  std::vector<Open> open_;
  Key key_;
  ReadLimits limits_;
  std::vector<SyntaxProblem>& problems_;
};

inline void Builder::add(Kind kind, std::uint32_t begin, std::uint32_t extent, std::uint8_t flags) {
  std::uint16_t distance = 0;
  if (key_.hash != 0) {
    const std::uint32_t bytes = begin - key_.begin;
    const bool far = bytes >= 0xffff || key_.far;
    distance = far ? 0xffff : static_cast<std::uint16_t>(bytes);
    if (far) add_far_key();
    Open& parent = open_.back();
    const std::uint64_t bit = std::uint64_t{1} << (key_.hash & 63);
    parent.suspicious |= (parent.seen & bit) != 0;
    parent.seen |= bit;
  }
  nodes_.push_back({.begin = begin,
                    .extent = extent,
                    .key = key_.hash,
                    .kind = kind,
                    .flags = static_cast<std::uint8_t>(flags | key_.flags),
                    .key_distance = distance});
  key_ = {};
}

inline bool Builder::scalar(Kind kind, std::uint32_t begin, std::uint32_t extent, std::uint8_t flags) {
  if (nodes_.size() >= limits_.nodes) return false;
  add(kind, begin, extent, flags);
  return true;
}

inline bool Builder::open(Kind kind, std::uint32_t begin, std::uint8_t flags) {
  if (nodes_.size() >= limits_.nodes || open_.size() >= limits_.depth) return false;
  const std::uint32_t node = next_index();
  add(kind, begin, 1, flags);
  open_.push_back({.node = node, .object = kind == Kind::Object});
  return true;
}

}  // namespace crosscheck
