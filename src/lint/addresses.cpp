#include "lint/addresses.h"

#include <algorithm>
#include <ranges>

namespace crosscheck {

Addresses::Addresses(const Document& document)
    : document_(document), parents_(document.nodes().size()), numbers_(document.nodes().size()) {
  const std::vector<Node>& nodes = document.nodes();
  for (std::uint32_t parent = 0; parent < nodes.size(); ++parent) {
    std::uint32_t number = 0;
    for (Element child : Element(document, parent).children()) {
      parents_[child.index()] = parent;
      numbers_[child.index()] = number++;
    }
  }
}

bool Addresses::in_object(std::uint32_t node) const { return Element(document_, parents_[node]).is_object(); }

std::uint32_t Addresses::begin_of(std::uint32_t node) const {
  const Element element(document_, node);
  return in_object(node) ? element.key_span().begin : element.span().begin;
}

std::vector<Element> Addresses::way_to(Span span) const {
  const auto size = static_cast<std::uint32_t>(parents_.size());
  if (size == 0) return {};
  // Nodes begin in the order of their numbers: the last one that begins early enough, or something around it.
  const auto numbers = std::views::iota(1u, size);
  const auto after = std::ranges::partition_point(numbers, [&](std::uint32_t node) { return begin_of(node) <= span.begin; });
  std::vector<Element> way;
  for (std::uint32_t node = static_cast<std::uint32_t>(after - numbers.begin()); node != 0; node = parents_[node]) {
    const Element element(document_, node);
    if (!way.empty() || span.end <= element.span().end) way.push_back(element);
  }
  std::reverse(way.begin(), way.end());
  return way;
}

std::string Addresses::text(const std::vector<Element>& way) const {
  std::string address;
  for (Element element : way) {
    if (!address.empty()) address += '/';
    address += in_object(element.index()) ? element.key() : std::to_string(numbers_[element.index()]);
  }
  return address;
}

}  // namespace crosscheck
