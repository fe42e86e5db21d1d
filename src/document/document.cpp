#include "document/document.h"

#include <algorithm>

#include "document/decode.h"
#include "document/json/stops.h"
#include "document/overflow.h"
#include "document/yaml/blank.h"
#include "document/yaml/tag.h"

namespace crosscheck {
namespace {

std::string_view without_quotes(std::string_view text) { return text.substr(1, text.size() - 2); }

// Of a key as it is in nearly all of JSON, in double quotes, without escapes and right before the value: what is
// between the quotes.
std::optional<std::string_view> usual_key(const Document& document, const Node& node) {
  if ((node.flags & (kKeyEscaped | kKeySide)) != 0 || node.key_distance == 0xffff) return std::nullopt;
  const char* const value = document.text().data() + node.begin;
  const char* const key = value - node.key_distance;
  const bool usual = *key == '"' && node.key_distance > 4 && value[-1] == ' ' && value[-2] == ':' && value[-3] == '"';
  if (!usual) return std::nullopt;
  return std::string_view(key + 1, node.key_distance - 4u);
}

// The key's bytes in the text, with quotes or short form's tag.
std::string_view raw_key(const Document& document, std::uint32_t index) {
  const Node& node = document.nodes()[index];
  const std::string_view text = document.text();
  if (node.key_distance == 0xffff) {
    const Document::Side::FarKey& key = *document.side_->far_key(index);
    return text.substr(key.begin, key.size);
  }
  const std::uint32_t begin = node.begin - node.key_distance;
  const auto usual = usual_key(document, node);
  return text.substr(begin, usual ? usual->size() + 2 : key_size(text, begin));
}

// Past the end of a scalar or of an empty container without its bracket.
std::uint32_t end_of_leaf(const Node& node) { return node.begin + (node.kind >= Kind::Array ? 1 : node.extent); }

// From behind the last member to behind the bracket; `at` where there is no bracket (a short form without one).
std::uint32_t after_bracket(std::string_view text, std::uint32_t at) {
  std::uint32_t end = skip_blank(text, at);
  while (end < text.size() && text[end] == ',') end = skip_blank(text, end + 1);
  return end < text.size() && (text[end] == '}' || text[end] == ']') ? end + 1 : at;
}

// A container does not store its end: the last scalar below it does, and closing brackets follow. Block collections
// have none, and are never inside of those that do.
std::uint32_t end_of(const Document& document, std::uint32_t index) {
  const std::span<const Node> nodes = document.nodes();
  if (nodes[index].kind < Kind::Array) return end_of_leaf(nodes[index]);
  const std::uint32_t last = index + nodes[index].extent - 1;
  std::uint32_t brackets = 0;  // from `index` down along the last members
  for (std::uint32_t at = index; nodes[at].kind >= Kind::Array;) {
    const char bracket = document.text()[nodes[at].begin];
    if (bracket == '{' || bracket == '[') ++brackets;
    if (at == last) break;
    const std::uint32_t end = at + nodes[at].extent;
    std::uint32_t child = at + 1;
    while (next_sibling(nodes[child], child) < end) child = next_sibling(nodes[child], child);
    at = child;
  }

  std::uint32_t at = end_of_leaf(nodes[last]);
  for (; brackets > 0; --brackets) at = after_bracket(document.text(), at);
  return at;
}

// Apart, so that who asks for a usual key need not make room for the text.
[[gnu::noinline]] bool is_decoded_key(Element member, std::string_view name) {
  std::string scratch;
  return member.key(scratch) == name;
}

// Between double quotes, as nearly all keys are, the bytes are compared where they stand: there is room for the quotes
// and the colon before the value begins. Part of whoever asks, as every member of every template is asked.
[[gnu::always_inline]] inline bool is_called(const Document& document, const Node& node, std::string_view name) {
  constexpr std::uint8_t kNotVerbatim = kKeyEscaped | kKeySide;
  const std::uint32_t distance = node.key_distance;
  if ((node.flags & kNotVerbatim) == 0 && distance != 0xffff && distance >= name.size() + 3) {
    const char* const quote = document.text().data() + node.begin - distance;
    if (quote[0] == '"') return quote[name.size() + 1] == '"' && same_bytes(quote + 1, name.data(), name.size());
  }
  return is_decoded_key({document, node}, name);
}

}  // namespace

Document::Document() = default;
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

std::string_view Element::unusual_text(std::string& scratch) const {
  if (!is_scalar()) return {};
  const Node& node = *node_;
  if (node.flags & kSide) return document_->side_->text(document_->side_->values, index());
  std::string_view raw = document_->text().substr(node.begin, node.extent);
  if (node.kind == Kind::String && !(node.flags & kPlain)) raw = without_quotes(raw);
  if (!(node.flags & kEscaped)) return raw;
  decode_json(raw, scratch);
  return scratch;
}

std::string Element::text() const {
  std::string scratch;
  return std::string(text(scratch));
}

bool Element::equals(std::string_view wanted) const {
  std::string scratch;
  return is_scalar() && text(scratch) == wanted;
}

std::string_view Element::key(std::string& scratch) const {
  if (key_hash() == 0) return {};
  const Node& node = *node_;
  if (const auto verbatim = usual_key(*document_, node)) return *verbatim;
  if (node.flags & kKeySide) return document_->side_->text(document_->side_->keys, index());
  std::string_view raw = raw_key(*document_, index());
  if (raw.starts_with('!')) {  // a short form's tag
    return long_form(raw.substr(1), scratch);
  }
  if (raw.starts_with('"') || raw.starts_with('\'')) raw = without_quotes(raw);
  if (!(node.flags & kKeyEscaped)) return raw;
  decode_json(raw, scratch);
  return scratch;
}

std::string Element::key() const {
  std::string scratch;
  return std::string(key(scratch));
}

bool Element::key_is(std::string_view name) const { return document_ && is_called(*document_, *node_, name); }

Element Element::member(std::string_view name, std::uint32_t hash) const {
  if (!is_object()) return {};
  const Node* found = nullptr;
  const Node* const end = node_ + node_->extent;
  for (const Node* one = node_ + 1; one != end; one = next_sibling(one)) {
    if (one->key != hash || !is_called(*document_, *one, name)) continue;
    found = one;
    if (!document_->repeats_keys_) break;
  }
  return found ? Element(*document_, *found) : Element();
}

Element Element::only_member() const {
  if (!is_object()) return {};
  if (node_->extent < 2) return {};
  const bool only = next_sibling(node_ + 1) == node_ + node_->extent;
  return only ? Element(*document_, node_[1]) : Element();
}

Element Element::item(std::size_t index) const {
  if (!is_array()) return {};
  for (Element element : children()) {
    if (index-- == 0) return element;
  }
  return {};
}

std::size_t Element::size() const {
  std::size_t count = 0;
  for ([[maybe_unused]] Element element : children()) ++count;
  return count;
}

Span Element::span() const {
  if (!document_) return {};
  // What an alias or a loop's variable stands for may lie in front of what holds it.
  return {document_->file(), node_->begin, std::max(node_->begin, end_of(*document_, index()))};
}

Span Element::key_span() const {
  if (key_hash() == 0) return {};
  const std::string_view key = raw_key(*document_, index());
  const auto begin = static_cast<std::uint32_t>(key.data() - document_->text().data());
  return {document_->file(), begin, begin + static_cast<std::uint32_t>(key.size())};
}

}  // namespace crosscheck
