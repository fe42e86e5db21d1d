#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace crosscheck {

// Calls `work` once for each number below `count`, on so many threads, of which the calling one is the first. Whichever
// is done takes the next number. The first exception ends the work and is thrown here, once all threads have ended.
// Where the system has no more threads, there are fewer.
template <typename Work>
void in_parallel(unsigned threads, std::size_t count, const Work& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex mutex;  // of the failure
  const auto take = [&]() noexcept {
    try {
      for (std::size_t i; (i = next++) < count;) work(i);
    } catch (...) {
      next = count;
      std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    try {
      for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) others.emplace_back(take);
    } catch (const std::system_error&) {}
    take();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace crosscheck
