#include "facts/run_budget.h"

#include "facts/facts.h"
#include "text/limits.h"

namespace crosscheck {

bool RunBudget::charge(const Facts& facts) {
  std::lock_guard lock(mutex_);
  std::size_t files = 0, bytes = 0;
  for (const Facts::Reading& reading : facts.readings) {
    const auto file = static_cast<std::size_t>(reading.file);
    if (file >= read_.size()) read_.resize(file + 1);
    if (read_[file]) {
      ++files;
      bytes += reading.bytes;
    }
    read_[file] = true;
  }
  const bool free = files == 0 && facts.excess_text == 0 && !facts.cut_short;
  if (free) return true;
  if (spent()) return false;
  files_ += files;
  bytes_ += bytes;
  if (files > 0) names_ += facts.claims.size() + facts.order.size();
  text_ += facts.excess_text;
  spent_ = files_ > limits::kRepeatedFiles || bytes_ > limits::kRepeatedBytes || names_ > limits::kRepeatedNames ||
           text_ > limits::kRunText;
  return true;
}

bool RunBudget::has_read(FileId file) const {
  std::lock_guard lock(mutex_);
  const auto number = static_cast<std::size_t>(file);
  return number < read_.size() && read_[number];
}

std::string RunBudget::reason() const {
  const auto mebibytes = [](std::size_t limit) { return std::to_string(limit / limits::kMiB) + " MiB"; };
  if (files_ > limits::kRepeatedFiles) {
    return "a run goes through files again at most " + std::to_string(limits::kRepeatedFiles) + " times";
  }
  if (bytes_ > limits::kRepeatedBytes) {
    return "a run goes through at most " + mebibytes(limits::kRepeatedBytes) + " of files again";
  }
  if (names_ > limits::kRepeatedNames) {
    return "what a run goes through again has at most " + std::to_string(limits::kRepeatedNames) + " names";
  }
  return "functions give at most " + mebibytes(limits::kRunText) + " of text in a run";
}

std::size_t RunBudget::free_text(std::size_t bytes) { return 4 * bytes + 4 * limits::kKiB; }

}  // namespace crosscheck
