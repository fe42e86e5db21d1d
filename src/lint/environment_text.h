#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// Where a text speaks of its own environment: `uploads-prod` in production, `111111111111/us-west-2` in that place.
class EnvironmentText {
 public:
  // The environment is as a party has it: "production (222222222222/us-west-2)", or only the place.
  EnvironmentText(std::string_view text, std::string_view environment);

  // The text without those words: what it has in common with the same text of another environment.
  const std::string& pattern() const { return pattern_; }
  // With `*` for each of those words.
  std::string starred() const;

  // One text for several environments whose patterns are the same. A word that differs becomes `*` within a name, and
  // in a sentence the words of all: "production (and staging)".
  static std::string merged(const std::vector<EnvironmentText>& texts);

 private:
  struct Slot {
    std::string word;
    bool alone = false;  // a word of a sentence, not a part of a name
  };

  std::string pattern_;  // with a byte that no text has for each slot
  std::vector<Slot> slots_;
};

}  // namespace crosscheck
