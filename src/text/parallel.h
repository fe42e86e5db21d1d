#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace crosscheck {

// Calls `work` once for each number below `count`, on so many threads, of which the calling one is the first. Who is
// done takes the next number; `work` must not throw. Each thread has a `Workspace` of its own, whose memory it uses
// again.
template <typename Workspace, typename Work>
void in_parallel_with(unsigned threads, std::size_t count, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    Workspace workspace;
    for (std::size_t i; (i = next++) < count;) work(i, workspace);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) others.emplace_back(take);
  take();
}

template <typename Work>
void in_parallel(unsigned threads, std::size_t count, const Work& work) {
  struct Nothing {};
  in_parallel_with<Nothing>(threads, count, [&](std::size_t i, Nothing) { work(i); });
}

}  // namespace crosscheck
