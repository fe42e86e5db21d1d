#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace crosscheck {

// A file's bytes followed by `kPadding` zero bytes, so that readers may look ahead in wide steps.
// Reused from file to file: growing keeps nothing.
class Buffer {
 public:
  static constexpr std::size_t kPadding = 64;

  Buffer() = default;
  explicit Buffer(std::string_view text);

  std::string_view view() const { return {data_.get(), size_}; }

  // Makes room for `size` bytes, with the padding zeroed, and returns where they go.
  char* resize(std::size_t size);

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace crosscheck
