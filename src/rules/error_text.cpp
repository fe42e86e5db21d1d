#include <algorithm>

#include "rules/rule.h"
#include "text/lowered.h"

namespace crosscheck {
namespace {

// Whether everything of the error that does not vary is in the text, in its order.
bool says(std::string_view text, std::string_view error) {
  while (!error.empty()) {
    const std::size_t end = std::min(error.find('*'), error.size());
    std::string_view piece = error.substr(0, end);
    error.remove_prefix(std::min(end + 1, error.size()));
    const std::size_t at = text.find(piece);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + piece.size());
  }
  return true;
}

}  // namespace

std::vector<const Rule*> rules_of_error(const std::vector<Rule>& rules, std::string_view text) {
  std::vector<const Rule*> found;
  const std::string said = lowered(text);
  if (said.find_first_not_of(' ') == std::string::npos) return found;
  for (const Rule& rule : rules) {
    const bool fits = std::any_of(rule.errors.begin(), rule.errors.end(), [&](const std::string& error) {
      const std::string known = lowered(error);
      return says(said, known) || known.find(said) != std::string::npos;
    });
    if (fits) found.push_back(&rule);
  }
  return found;
}

}  // namespace crosscheck
