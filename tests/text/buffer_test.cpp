#include "text/buffer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>

using namespace crosscheck;

namespace {

bool padding_is_zero(const Buffer& buffer) {
  const char* end = buffer.view().data() + buffer.view().size();
  return std::all_of(end, end + Buffer::kPadding, [](char c) { return c == '\0'; });
}

}  // namespace

TEST_CASE("a buffer holds a text and zeros behind it") {
  const Buffer buffer("stack");
  CHECK(buffer.view() == "stack");
  CHECK(padding_is_zero(buffer));
}

TEST_CASE("an empty text has padding too") { CHECK(padding_is_zero(Buffer(""))); }

TEST_CASE("a smaller text reuses the memory and gets its own padding") {
  Buffer buffer(std::string(1000, 'x'));
  const char* before = buffer.view().data();
  std::memcpy(buffer.resize(3), "abc", 3);
  CHECK(buffer.view() == "abc");
  CHECK(buffer.view().data() == before);
  CHECK(padding_is_zero(buffer));
}
