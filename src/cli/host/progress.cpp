#include "cli/host/progress.h"

#include <chrono>
#include <cstdio>
#include <system_error>

#include <unistd.h>

#include "host/terminal.h"

namespace crosscheck {

Progress::Progress(bool wanted) {
  if (!wanted || !is_terminal(STDERR_FILENO)) return;
  try {
    thread_ = Thread([this] { show(); });
  } catch (const std::system_error&) {  // no more threads: then nobody is told to wait
  }
}

void Progress::show() {
  std::unique_lock lock(mutex_);
  if (changed_.wait_for(lock, std::chrono::milliseconds(500), [this] { return done_; })) return;
  std::fputs("reading templates …", stderr);
  changed_.wait(lock, [this] { return done_; });
  std::fputs("\r\x1b[K", stderr);
}

void Progress::done() const {
  {
    std::lock_guard lock(mutex_);
    done_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Progress::~Progress() { done(); }

}  // namespace crosscheck
