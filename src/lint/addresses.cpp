#include "lint/addresses.h"

namespace crosscheck {
namespace {

// As in a JSON pointer.
std::string escaped(std::string key) {
  if (key.find_first_of("~/") == std::string::npos) return key;
  std::string result;
  for (const char c : key) {
    if (c == '~') result += "~0";
    else if (c == '/') result += "~1";
    else result += c;
  }
  return result;
}

}  // namespace

AddressCursor::AddressCursor(const Document& document) : document_(document) {}

std::uint32_t AddressCursor::begin_of(std::uint32_t node, bool in_object) const {
  const Element element(document_, node);
  return in_object ? element.key_span().begin : document_.nodes()[node].begin;
}

// Steps into a container's first child, if that begins early enough.
bool AddressCursor::open(std::uint32_t container, std::uint32_t offset) {
  const Node& node = document_.nodes()[container];
  const bool in_object = node.kind == Kind::Object;
  if (node.kind < Kind::Array || node.extent < 2 || begin_of(container + 1, in_object) > offset) return false;
  steps_.push_back({.in_object = in_object, .end = container + node.extent, .child = container + 1, .number = 0});
  return true;
}

// On to the last child that begins early enough; whether that is another one.
bool AddressCursor::advance(Step& step, std::uint32_t offset) {
  const std::uint32_t number = step.number;
  for (;; ++step.number) {
    const std::uint32_t next = next_sibling(document_.nodes()[step.child], step.child);
    if (next >= step.end || begin_of(next, step.in_object) > offset) return step.number != number;
    step.child = next;
  }
}

void AddressCursor::move_to(Span span) {
  if (document_.nodes().empty()) return;
  // What a step has left behind, the steps within it have too.
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (advance(steps_[i], span.begin)) steps_.resize(i + 1);
  }
  for (std::uint32_t inner = steps_.empty() ? 0 : steps_.back().child; open(inner, span.begin);) {
    advance(steps_.back(), span.begin);
    inner = steps_.back().child;
  }
  depth_ = steps_.size();
  while (depth_ > 0 && Element(document_, steps_[depth_ - 1].child).span().end < span.end) --depth_;
}

std::string AddressCursor::address() const {
  std::string address;
  for (std::size_t i = 0; i < depth_; ++i) {
    if (i > 0) address += '/';
    const Step& step = steps_[i];
    address += step.in_object ? escaped(Element(document_, step.child).key()) : std::to_string(step.number);
  }
  return address;
}

Element AddressCursor::element(std::size_t depth) const {
  return depth < depth_ ? Element(document_, steps_[depth].child) : Element();
}

}  // namespace crosscheck
