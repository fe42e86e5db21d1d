#include "lint/addresses.h"

#include <algorithm>

namespace crosscheck {

Addresses::Addresses(const Document& document)
    : document_(document), parents_(document.nodes().size()), numbers_(document.nodes().size()) {
  begins_.resize(parents_.size());
  for (std::uint32_t index = 0; index < parents_.size(); ++index) {
    const Element parent(document, index);
    std::uint32_t number = 0;
    for (Element child : parent.children()) {
      parents_[child.index()] = index;
      numbers_[child.index()] = number++;
      begins_[child.index()] = (parent.is_object() ? child.key_span() : child.span()).begin;
    }
  }
}

bool Addresses::in_object(std::uint32_t node) const { return Element(document_, parents_[node]).is_object(); }

std::vector<Element> Addresses::way_to(Span span) const {
  if (begins_.empty()) return {};
  // Nodes begin in the order of their numbers: the last one that begins early enough, or something around it.
  const auto after = std::upper_bound(begins_.begin() + 1, begins_.end(), span.begin);
  std::vector<Element> way;
  for (auto node = static_cast<std::uint32_t>(after - begins_.begin() - 1); node != 0; node = parents_[node]) {
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
