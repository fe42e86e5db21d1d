#include "text/buffer.h"

#include <cstring>

#include "text/uninitialized.h"

namespace crosscheck {

Buffer::Buffer(std::string_view text) {
  char* into = resize(text.size());
  if (!text.empty()) std::memcpy(into, text.data(), text.size());
}

char* Buffer::resize(std::size_t size) {
  if (!data_ || size > capacity_) {
    data_ = uninitialized<char>(size + kPadding);
    capacity_ = size;
  }
  size_ = size;
  std::memset(data_.get() + size, 0, kPadding);
  return data_.get();
}

}  // namespace crosscheck
