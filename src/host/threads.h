#pragma once

#include <thread>
#include <utility>

namespace crosscheck {

// A thread whose end is waited for: not every standard library has `std::jthread`. Throws `std::system_error` where
// the system has no more threads, or none at all.
class Thread {
 public:
  Thread() = default;
  template <typename Work>
  explicit Thread(const Work& work) : thread_(work) {}
  Thread(Thread&&) noexcept = default;
  Thread& operator=(Thread&& other) noexcept {
    std::swap(thread_, other.thread_);
    return *this;
  }
  ~Thread() { join(); }

  void join() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::thread thread_;
};

// How many of them run at the same time; 1 where nobody knows.
inline unsigned processors() {
#if defined(__EMSCRIPTEN__)
  return 1;  // it counts those of the machine
#else
  const unsigned known = std::thread::hardware_concurrency();
  return known == 0 ? 1 : known;
#endif
}

}  // namespace crosscheck
