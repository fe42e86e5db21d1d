#pragma once

#include <cstdint>

namespace crosscheck {

// A file known to `Sources`. The numbers follow the order in which files were registered, which may
// differ between runs with several threads: never sort by them.
enum class FileId : std::uint32_t {};
inline constexpr FileId kNoFile{0xffffffff};

// A half-open range of bytes of one file. Lines and columns exist only while a report is being
// written (`text/lines.h`).
struct Span {
  FileId file = kNoFile;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace crosscheck
