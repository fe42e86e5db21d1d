#include "document/overflow.h"

#include <algorithm>

namespace crosscheck {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool is_blank(char c) { return kBlank.find(c) != std::string_view::npos; }

// An odd number of backslashes before it.
bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == '\\') --begin;
  return (at - begin) % 2 == 1;
}

template <typename Entry>
const Entry* find_node(const std::vector<Entry>& list, std::uint32_t node) {
  const auto before = [](const Entry& entry, std::uint32_t wanted) { return entry.node < wanted; };
  const auto found = std::lower_bound(list.begin(), list.end(), node, before);
  return found != list.end() && found->node == node ? &*found : nullptr;
}

}  // namespace

void Document::Side::clear() {
  values.clear();
  keys.clear();
  far_keys.clear();
  anchors.clear();
  pool.clear();
}

std::string_view Document::Side::text(const std::vector<Decoded>& list, std::uint32_t node) const {
  const Decoded* decoded = find_node(list, node);
  return decoded ? std::string_view(pool).substr(decoded->begin, decoded->size) : std::string_view();
}

const Document::Side::FarKey* Document::Side::far_key(std::uint32_t node) const { return find_node(far_keys, node); }

std::uint32_t key_size(std::string_view text, std::uint32_t begin) {
  const char first = begin < text.size() ? text[begin] : '\0';
  std::size_t end = begin;
  if (first == '"' || first == '\'') {
    do {
      end = std::min(text.find(first, end + 1), text.size());
    } while (end < text.size() && first == '"' && is_escaped(text, end));
    ++end;
  } else if (first == '!') {
    end = text.find_first_of(kBlank, begin);
  } else {
    // Flow indicators and line ends may be part of an unusual key; stopping there bounds the search.
    while (end < text.size() && std::string_view(",[]{}\r\n").find(text[end]) == std::string_view::npos &&
           !(text[end] == ':' && (end + 1 == text.size() || is_blank(text[end + 1])))) {
      ++end;
    }
    while (end > begin && is_blank(text[end - 1])) --end;
  }
  return static_cast<std::uint32_t>(std::min(end, text.size())) - begin;
}

}  // namespace crosscheck
