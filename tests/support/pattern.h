#pragma once

#include <memory>
#include <string>
#include <vector>

// A regular expression of ECMAScript. <regex> takes seconds to compile wherever it is used: here it is used once.
class Pattern {
 public:
  explicit Pattern(const std::string& pattern);  // throws std::regex_error

  bool matches(const std::string& text) const;  // all of it
  bool found_in(const std::string& text) const;
  // Every place where it is found: the whole of it, then its groups; one that took no part is empty.
  std::vector<std::vector<std::string>> all_in(const std::string& text) const;
  std::string replaced_in(const std::string& text, const std::string& by) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};
