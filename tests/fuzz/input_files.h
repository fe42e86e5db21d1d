#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "inputs/temporary_folder.h"

namespace crosscheck {

// Writes the files that an input is made of. A line `=== x` ends one and says by its letter which comes next, of
// `names` in turn; what comes before the first is the first file. Those that the input lacks are empty.
template <std::size_t N>
void write_files(const TemporaryFolder& folder, std::string_view input, const std::array<std::string_view, N>& names) {
  constexpr std::string_view kMark = "\n=== ";
  std::array<std::string_view, N> texts{};
  std::size_t file = 0;
  for (bool more = true; more;) {
    const std::size_t end = input.find(kMark);
    more = end != std::string_view::npos;
    texts[file] = input.substr(0, end);
    if (!more) break;
    input.remove_prefix(end + kMark.size());
    file = input.empty() ? 0 : static_cast<unsigned char>(input.front()) % N;
    input.remove_prefix(std::min(input.find('\n'), input.size() - 1) + !input.empty());
  }
  for (std::size_t i = 0; i < N; ++i) folder.write(names[i], texts[i]);
}

}  // namespace crosscheck
