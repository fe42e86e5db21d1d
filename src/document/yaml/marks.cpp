#include "document/yaml/marks.h"

#include <algorithm>

#include "text/characters.h"

namespace crosscheck {

YamlMarks::YamlMarks(std::string_view text, std::uint32_t begin)
    : text_(text),
      begin_(begin),
      ascii_(std::none_of(text.begin() + begin, text.end(), [](char c) { return (c & 0x80) != 0; })),
      at_(begin) {}

std::uint32_t YamlMarks::offset(std::size_t index) {
  if (ascii_) return static_cast<std::uint32_t>(std::min(begin_ + index, text_.size()));
  for (; index_ < index && at_ < text_.size(); ++index_) {
    do ++at_;
    while (inside_character(at_));
  }
  for (; index_ > index; --index_) {
    do --at_;
    while (inside_character(at_));
  }
  return static_cast<std::uint32_t>(at_);
}

bool YamlMarks::inside_character(std::size_t at) const { return at < text_.size() && is_continuation(text_[at]); }

}  // namespace crosscheck
