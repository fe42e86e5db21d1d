#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include "text/uninitialized.h"

namespace crosscheck {

// Keeps many small texts and lists in few blocks; views stay valid until the arena ends, also when it is moved. Of
// equal long texts there is one.
class Arena {
 public:
  std::string_view keep(std::string_view text) {
    if (text.size() >= kLong) [[unlikely]]
      return keep_long(text);
    return place({}, text);
  }

  // Both, one behind the other.
  std::string_view keep(std::string_view text, std::string_view rest) { return place(text, rest); }

  // Bytes kept so far, each text as often as it was given.
  std::size_t size() const { return size_; }

  template <typename Item>
  std::span<const Item> keep_list(std::span<const Item> items) {
    static_assert(std::is_trivially_copyable_v<Item>);
    if (items.empty()) return {};
    char* at = take(items.size_bytes() + alignof(Item) - 1);
    at += -reinterpret_cast<std::uintptr_t>(at) % alignof(Item);
    std::memcpy(at, items.data(), items.size_bytes());
    return {reinterpret_cast<const Item*>(at), items.size()};
  }

 private:
  static constexpr std::size_t kLong = 1024;

  std::string_view place(std::string_view text, std::string_view rest) {
    const std::size_t size = text.size() + rest.size();
    if (size == 0) return {};
    char* at = take(size);
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    if (!rest.empty()) std::memcpy(at + text.size(), rest.data(), rest.size());
    return {at, size};
  }

  [[gnu::noinline]] std::string_view keep_long(std::string_view text) {
    if (const auto known = long_.find(text); known != long_.end()) {
      size_ += text.size();
      return *known;
    }
    return *long_.insert(place({}, text)).first;
  }

  char* take(std::size_t size) {
    if (left_ < size) grow(size);
    char* at = next_;
    next_ += size;
    left_ -= size;
    size_ += size;
    return at;
  }

  // Blocks grow with what there is, so that arenas that hold little waste little.
  void grow(std::size_t needed) {
    constexpr std::size_t kSmallest = 2048, kLargest = 1u << 20;
    const std::size_t size = std::max(needed, std::clamp(size_, kSmallest, kLargest));
    blocks_.push_back(uninitialized<char>(size));
    next_ = blocks_.back().get();
    left_ = size;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::unordered_set<std::string_view> long_;
  char* next_ = nullptr;
  std::size_t left_ = 0, size_ = 0;
};

}  // namespace crosscheck
