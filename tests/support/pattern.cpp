#include "support/pattern.h"

#include <regex>

struct Pattern::Compiled {
  std::regex regex;
};

Pattern::Pattern(const std::string& pattern) : compiled_(new Compiled{std::regex(pattern)}) {}

bool Pattern::matches(const std::string& text) const { return std::regex_match(text, compiled_->regex); }

bool Pattern::found_in(const std::string& text) const { return std::regex_search(text, compiled_->regex); }

std::vector<std::vector<std::string>> Pattern::all_in(const std::string& text) const {
  std::vector<std::vector<std::string>> found;
  for (std::sregex_iterator at(text.begin(), text.end(), compiled_->regex), end; at != end; ++at) {
    found.emplace_back(at->begin(), at->end());
  }
  return found;
}

std::string Pattern::replaced_in(const std::string& text, const std::string& by) const {
  return std::regex_replace(text, compiled_->regex, by);
}
