// Any bytes: `read_diff` gives lines that the text adds, or a complaint that is fit to print; the same twice.

#include <algorithm>
#include <string>

#include "check_complaint.h"
#include "lint/read_diff.h"
#include "text/error.h"

using namespace crosscheck;

namespace {

std::string outcome(std::string_view diff) {
  try {
    const Change change = read_diff(diff, "change.diff");
    std::string text;
    std::size_t count = 0;
    for (const auto& [file, lines] : change.added()) {
      require(!file.empty() && !lines.empty(), "only files with new lines are named");
      require(std::is_sorted(lines.begin(), lines.end()) && lines.front() > 0, "lines are sorted and counted from 1");
      require(change.adds(file, lines.back(), lines.back()) && !change.adds(file, 0, 0),
              "a line is found by its number");
      count += lines.size();
      text += file;
      for (const std::uint32_t line : lines) text += ' ' + std::to_string(line);
      text += '\n';
    }
    require(count <= static_cast<std::size_t>(std::count(diff.begin(), diff.end(), '+')), "each new line has its sign");
    return text;
  } catch (const InputError& error) {
    check_complaint(error.what(), "change.diff");
    return error.what();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view diff(reinterpret_cast<const char*>(data), size);
  require(outcome(diff) == outcome(diff), "reading twice says the same");
  return 0;
}
