#include "rules/name_pattern.h"

#include <algorithm>

#include <re2/re2.h>

#include "rules/kernel.h"
#include "rules/placeholder.h"

namespace crosscheck {
namespace {

// Names come stack by stack, so a few expressions are enough however many stacks there are.
constexpr std::size_t kCompiled = 64;

std::unique_ptr<const re2::RE2> compile(const std::string& expression) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  return std::make_unique<const re2::RE2>(expression, options);
}

// What stands before the brace makes it one of the expression's own: `\p{Greek}`, `\P{L}`, `\x{AB}`, `\{`.
bool belongs_to_expression(std::string_view text, std::size_t brace) {
  if (brace > 0 && text[brace - 1] == '\\') return true;
  if (brace < 2 || text[brace - 2] != '\\') return false;
  const char letter = text[brace - 1];
  return letter == 'p' || letter == 'P' || letter == 'x';
}

// As it is, for messages; nothing where it is not known.
std::optional<std::string> value_of(const Model& model, StackId stack, std::string_view placeholder) {
  const Stack& one = model.inputs[stack];
  const Label& label = model.index.label(stack);
  if (placeholder == "stack") return one.name;
  if (placeholder == "environment") return label.named() ? std::optional(label.name) : std::nullopt;
  const std::string& part = placeholder == "account" ? one.environment.account : one.environment.region;
  return part.empty() ? std::nullopt : std::optional(part);
}

// As an expression.
std::string expression_for(std::string_view placeholder, const std::string& value) {
  if (placeholder != "environment") return "(?:" + re2::RE2::QuoteMeta(value) + ')';
  std::string words;
  for (const std::string& word : environment_words(value)) {
    words += (words.empty() ? "" : "|") + re2::RE2::QuoteMeta(word);
  }
  return "(?i:" + words + ')';
}

}  // namespace

const std::vector<std::string>& NamePattern::placeholders() {
  static const std::vector<std::string> names = {"environment", "stack", "account", "region"};
  return names;
}

NamePattern::NamePattern(std::string text) : text_(std::move(text)) {
  std::size_t done = 0;
  for (auto next = next_placeholder(text_, 0); next; next = next_placeholder(text_, next->end)) {
    if (belongs_to_expression(text_, next->begin)) continue;
    pieces_.push_back({.text = text_.substr(done, next->begin - done)});
    pieces_.push_back({.text = std::string(next->name), .placeholder = true});
    done = next->end;
  }
  pieces_.push_back({.text = text_.substr(done)});
}

std::string NamePattern::unknown_placeholder() const {
  for (const Piece& piece : pieces_) {
    const auto& known = placeholders();
    if (piece.placeholder && std::find(known.begin(), known.end(), piece.text) == known.end()) return piece.text;
  }
  return {};
}

std::optional<std::string> NamePattern::fault() const {
  std::string expression;
  for (const Piece& piece : pieces_) expression += piece.placeholder ? "(?:x)" : piece.text;
  const auto compiled = compile(expression);
  return compiled->ok() ? std::nullopt : std::optional(compiled->error());
}

NameMatcher::NameMatcher(const NamePattern& pattern, const Model& model) : pattern_(pattern), model_(model) {}
NameMatcher::~NameMatcher() = default;

std::optional<bool> NameMatcher::matches(StackId stack, std::string_view name) {
  std::string expression;
  for (const NamePattern::Piece& piece : pattern_.pieces_) {
    if (!piece.placeholder) {
      expression += piece.text;
      continue;
    }
    const std::optional<std::string> value = value_of(model_, stack, piece.text);
    if (!value) return std::nullopt;
    expression += expression_for(piece.text, *value);
  }
  auto known = compiled_.find(expression);
  if (known == compiled_.end()) {
    if (compiled_.size() == kCompiled) compiled_.clear();
    auto compiled = compile(expression);
    known = compiled_.emplace(std::move(expression), std::move(compiled)).first;
  }
  if (!known->second->ok()) return std::nullopt;  // a value made it too large
  return re2::RE2::FullMatch(re2::StringPiece(name.data(), name.size()), *known->second);
}

std::string NameMatcher::shown(StackId stack) const {
  std::string text;
  for (const NamePattern::Piece& piece : pattern_.pieces_) {
    text += piece.placeholder ? value_of(model_, stack, piece.text).value_or('{' + piece.text + '}') : piece.text;
  }
  return text;
}

}  // namespace crosscheck
