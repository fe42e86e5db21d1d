#pragma once

#include <cstddef>

namespace crosscheck {

// Asks the system to hold fresh memory, if there is much of it, in pages of 2 MB: each page that is touched for the
// first time costs a trap, and there are 512 times as many small ones. Only advice: never fails.
void prefer_large_pages(void* begin, std::size_t size);

}  // namespace crosscheck
