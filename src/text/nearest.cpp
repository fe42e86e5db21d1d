#include "text/nearest.h"

#include <algorithm>
#include <vector>

namespace crosscheck {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (apart > limit) return limit + 1;

  // Rows of the usual table: two before, one before, and the one being filled.
  std::vector<std::size_t> before, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > limit + 1) return limit + 1;
    before = last;
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

std::optional<std::string> nearest(std::string_view text, std::span<const std::string> candidates) {
  std::optional<std::string> best;
  std::size_t limit = text.size() / 3;
  for (const std::string& candidate : candidates) {
    const std::size_t edits = edit_distance(text, candidate, limit);
    if (edits > limit) continue;
    best = candidate;
    if (edits == 0) break;
    limit = edits - 1;
  }
  return best;
}

std::string backticked(std::span<const std::string> words, std::string_view before_last) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 == words.size() ? before_last : ", ";
    result += '`' + words[i] + '`';
  }
  return result;
}

}  // namespace crosscheck
