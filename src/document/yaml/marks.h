#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crosscheck {

// libyaml's marks count code points; we want byte offsets. Marks come nearly in the order of the text, so
// one cursor that walks to and fro is enough.
class YamlMarks {
 public:
  // Counting starts at `begin`, behind a byte order mark.
  YamlMarks(std::string_view text, std::uint32_t begin);

  std::uint32_t offset(std::size_t index);

 private:
  bool inside_character(std::size_t at) const;

  std::string_view text_;
  std::uint32_t begin_;
  bool ascii_;
  std::size_t index_ = 0;
  std::size_t at_;
};

}  // namespace crosscheck
