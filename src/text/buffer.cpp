#include "text/buffer.h"

#include <cstring>

namespace crosscheck {

Buffer::Buffer(std::string_view text) {
  char* into = resize(text.size());
  if (!text.empty()) std::memcpy(into, text.data(), text.size());
}

char* Buffer::resize(std::size_t size) {
  if (!data_ || size > capacity_) {
    data_ = std::make_unique_for_overwrite<char[]>(size + kPadding);
    capacity_ = size;
  }
  size_ = size;
  std::memset(data_.get() + size, 0, kPadding);
  return data_.get();
}

}  // namespace crosscheck
