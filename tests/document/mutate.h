#pragma once

#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// Damages texts, always in the same way: bytes cut out, tokens put in, pieces moved about.
class Mutator {
 public:
  Mutator(std::span<const std::string_view> samples, std::vector<std::string> tokens)
      : samples_(samples), tokens_(std::move(tokens)) {}

  std::string next() {
    std::string text(samples_[below(samples_.size())]);
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) change(text);
    return text;
  }

 private:
  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t size = std::min(1 + below(4), text.size() - at);
    switch (below(4)) {
      case 0: text.erase(at, size); break;
      case 1: text.insert(at, tokens_[below(tokens_.size())]); break;
      case 2: text.replace(at, size, tokens_[below(tokens_.size())]); break;
      default: text.insert(below(text.size() + 1), text.substr(at, 1 + below(20))); break;
    }
  }

  // Not std::uniform_int_distribution, which differs between libraries.
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::span<const std::string_view> samples_;
  std::vector<std::string> tokens_;
  std::mt19937 random_;
};

}  // namespace crosscheck
