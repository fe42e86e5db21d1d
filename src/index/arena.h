#pragma once

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace crosscheck {

// Keeps many small texts in few blocks; views stay valid until the arena ends, also when it is moved.
class Arena {
 public:
  std::string_view keep(std::string_view text) { return keep({}, text); }

  // Both, one behind the other.
  std::string_view keep(std::string_view text, std::string_view rest) {
    const std::size_t size = text.size() + rest.size();
    if (size == 0) return {};
    if (left_ < size) grow(size);
    char* at = next_;
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    if (!rest.empty()) std::memcpy(at + text.size(), rest.data(), rest.size());
    next_ += size;
    left_ -= size;
    return {at, size};
  }

 private:
  void grow(std::size_t needed) {
    std::size_t size = blocks_.empty() ? 2048 : 16384;
    if (size < needed) size = needed;
    blocks_.push_back(std::make_unique<char[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace crosscheck
