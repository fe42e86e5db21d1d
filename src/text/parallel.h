#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <vector>

#include "host/threads.h"

namespace crosscheck {

// Calls `work` once for each number below `count`, on so many threads, of which the calling one is the first. Whichever
// is done takes the next number. The first exception ends the work and is thrown here, once all threads have ended.
// Where the system has no more threads, there are fewer. Each thread has a `Workspace` of its own, whose memory it uses
// again.
template <typename Workspace, typename Work>
void in_parallel_with(unsigned threads, std::size_t count, const Work& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex mutex;  // of the failure
  const auto take = [&]() noexcept {
    try {
      Workspace workspace;
      for (std::size_t i; (i = next++) < count;) work(i, workspace);
    } catch (...) {
      next = count;
      std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<Thread> others;
    try {
      for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) others.emplace_back(take);
    } catch (const std::system_error&) {}
    take();
  }
  if (failure) std::rethrow_exception(failure);
}

template <typename Work>
void in_parallel(unsigned threads, std::size_t count, const Work& work) {
  struct Nothing {};
  in_parallel_with<Nothing>(threads, count, [&](std::size_t i, Nothing) { work(i); });
}

}  // namespace crosscheck
