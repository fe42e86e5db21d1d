#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "text/span.h"

namespace crosscheck {

struct Facts;

// What stacks cost beyond going through each file of the run once: files that they share, what they claim and use in
// these, and what evaluating writes beyond a few times the templates' size. Stacks are charged in their order,
// whichever thread has read them, so which of them find nothing left does not depend on the number of threads.
class RunBudget {
 public:
  // In the order of the stacks: whether the stack is within the budget. One that costs nothing always is, and the one
  // that spends the last of it.
  bool charge(const Facts& facts);

  // True for good once stacks that cost something are left out.
  bool spent() const { return spent_.load(std::memory_order_relaxed); }
  // Whether a stack that was charged has read it. Once all is spent, such a file need not be read again.
  bool has_read(FileId file) const;
  // Which part of it was spent first, as a sentence.
  std::string reason() const;
  // What a template of so many bytes may write without costing anything.
  static std::size_t free_text(std::size_t bytes);

 private:
  mutable std::mutex mutex_;
  std::vector<bool> read_;  // by FileId
  std::size_t files_ = 0, bytes_ = 0, names_ = 0, text_ = 0;
  std::atomic<bool> spent_ = false;
};

}  // namespace crosscheck
