#pragma once

#include <condition_variable>
#include <mutex>

#include "host/threads.h"

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
  mutable Thread thread_;
};

}  // namespace crosscheck
