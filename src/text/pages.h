#pragma once

#include <cstddef>

namespace crosscheck {

// Asks for the pages of fresh memory that is about to be written, all in one call: each page that is only touched costs
// a trap of its own, which takes longer than filling it. Only advice: never fails.
void expect_pages(void* begin, std::size_t size);

}  // namespace crosscheck
