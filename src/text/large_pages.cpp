#include "text/large_pages.h"

#include <cstdint>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace crosscheck {

void prefer_large_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t size) {
#if defined(__linux__)
  constexpr std::size_t kMuch = 8u << 20;
  if (size < kMuch) return;
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const std::uintptr_t first = (reinterpret_cast<std::uintptr_t>(begin) + page - 1) / page * page;
  const std::uintptr_t end = (reinterpret_cast<std::uintptr_t>(begin) + size) / page * page;
  madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
#endif
}

}  // namespace crosscheck
