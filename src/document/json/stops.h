#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace crosscheck {

// The places in JSON text where its reader has to look, found ahead of it in one pass without branches: the quotes
// around strings, inside of strings backslashes and what is not plain (control characters, bytes that are not ASCII),
// outside of them all but white space. Whatever the text is: what is wrong in it is for the reader to find.
class JsonStops {
 public:
  // As offsets, in order; the text's end is one. Valid until the next search. Up to 64 bytes behind the text must be
  // readable, as in `Buffer`. Bytes before `from` are passed over.
  const std::uint32_t* find(std::string_view text, std::uint32_t from);

  // One way to find them, into room for as many offsets as the text has bytes, and 64 more. Returns what is behind the
  // last one.
  struct Method {
    std::string_view name;  // of the instructions that it needs
    std::uint32_t* (*find)(std::string_view text, std::uint32_t from, std::uint32_t* into);
  };
  // Those that this processor can run, the fastest first.
  static std::span<const Method> methods();

 private:
  std::unique_ptr<std::uint32_t[]> places_;
  std::size_t room_ = 0;
};

}  // namespace crosscheck
