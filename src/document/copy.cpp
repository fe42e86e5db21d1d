#include "document/copy.h"

namespace crosscheck {
namespace {

constexpr std::uint8_t kOfKey = kKeyEscaped | kKeySide;

const Node& node_of(Element element) { return element.document()->nodes()[element.index()]; }

std::uint8_t value_flags(const Node& node) { return static_cast<std::uint8_t>(node.flags & ~kOfKey); }

}  // namespace

Builder::Key copied_key(Element member, Builder& to) {
  if (member.key_hash() == 0) return {};
  const Node& node = node_of(member);
  const Span span = member.key_span();
  if (node.flags & kKeySide) to.decoded_key(member.key());
  return {.begin = span.begin,
          .hash = member.key_hash(),
          .size = span.end - span.begin,
          .far = true,
          .flags = static_cast<std::uint8_t>(node.flags & kOfKey)};
}

bool copy_scalar(Element value, const Builder::Key& key, Builder& to) {
  const Node& node = node_of(value);
  if (node.flags & kSide) to.decoded_value(value.text());
  return to.scalar(key, node.kind, node.begin, node.extent, value_flags(node));
}

bool copy_opening(Element container, const Builder::Key& key, Builder& to) {
  const Node& node = node_of(container);
  return to.open(key, node.kind, node.begin, value_flags(node));
}

}  // namespace crosscheck
