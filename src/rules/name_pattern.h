#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"

namespace re2 {
class RE2;
}

namespace crosscheck {

struct Model;

// A regular expression for whole names in which `{environment}`, `{stack}`, `{account}` and `{region}` stand for those
// of the stack that has the name, as they are written: nothing in them is taken for a part of the expression.
// `{environment}` fits every usual spelling of the environment, in any case: `prod`, `prd` and `production`.
// Braces of the expression itself (`a{2,3}`, `\p{Greek}`) are left alone.
class NamePattern {
 public:
  static const std::vector<std::string>& placeholders();

  NamePattern() = default;
  explicit NamePattern(std::string text);

  const std::string& text() const { return text_; }
  // The first placeholder that does not exist; empty: all do.
  std::string unknown_placeholder() const;
  // What is wrong with the expression; nothing: it is one. Only where all placeholders are known.
  std::optional<std::string> fault() const;

 private:
  friend class NameMatcher;
  struct Piece {
    std::string text;  // of the expression, or the placeholder's name
    bool placeholder = false;
  };
  std::string text_;
  std::vector<Piece> pieces_;
};

// Matches names during one run.
class NameMatcher {
 public:
  NameMatcher(const NamePattern& pattern, const Model& model);  // keeps both
  ~NameMatcher();
  NameMatcher(const NameMatcher&) = delete;
  NameMatcher& operator=(const NameMatcher&) = delete;

  // Nothing where a placeholder has no value for the stack: it has no named environment, or its account is unknown.
  std::optional<bool> matches(StackId stack, std::string_view name);
  // The pattern as people read it: with the stack's values.
  std::string shown(StackId stack) const;

 private:
  const NamePattern& pattern_;
  const Model& model_;
  std::map<std::string, std::unique_ptr<const re2::RE2>> compiled_;  // by what they were compiled from
};

}  // namespace crosscheck
