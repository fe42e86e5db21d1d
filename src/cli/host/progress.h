#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace crosscheck {

// "reading templates …" on the terminal once half a second has passed; taken back when done.
class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress();
  void done() const;

 private:
  void show();

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  mutable bool done_ = false;
  mutable std::jthread thread_;
};

}  // namespace crosscheck
