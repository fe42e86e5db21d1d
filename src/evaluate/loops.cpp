#include "evaluate/loops.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/copy.h"
#include "evaluate/evaluator.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

constexpr std::uint32_t kMostNodes = 1u << 20;

bool is_loop(Element member) {
  std::string scratch;
  return member.is_array() && member.size() == 3 && member.key(scratch).starts_with("Fn::ForEach::");
}

class LoopExpander {
 public:
  LoopExpander(Evaluator& evaluator, Builder& to) : evaluator_(evaluator), to_(to) {}

  // Whether all fits into the limits.
  bool copy(Element value, const Builder::Key& key) {
    if (const std::optional<std::string> given = reference(value)) {
      const Element name = value.only_member();
      to_.decoded_value(*given);
      return to_.scalar(key, Kind::String, name.span().begin, name.span().end - name.span().begin, kPlain | kSide);
    }
    if (value.kind() < Kind::Array) return copy_text(value, key);
    if (!copy_opening(value, key, to_)) return false;
    for (Element child : value.children()) {
      if (is_loop(child) ? !expand(child) : !copy(child, filled_key(child))) return false;
    }
    to_.close();
    return true;
  }

  bool expanded() const { return expanded_; }

 private:
  // A loop's members in its place; the loop itself where its list is not known.
  bool expand(Element loop) {
    const std::optional<std::vector<std::string>> items = items_of(loop.item(1));
    if (!items || !loop.item(2).is_object()) return copy_whole(loop);
    expanded_ = true;
    for (const std::string& item : *items) {
      variables_.emplace_back(loop.item(0).text(), item);
      for (Element member : loop.item(2).children()) {
        if (is_loop(member) ? !expand(member) : !copy(member, filled_key(member))) return false;
      }
      variables_.pop_back();
    }
    return true;
  }

  bool copy_whole(Element loop) {
    if (!copy_opening(loop, filled_key(loop), to_)) return false;
    for (Element item : loop.children()) {
      if (!copy(item, {})) return false;
    }
    to_.close();
    return true;
  }

  std::optional<std::vector<std::string>> items_of(Element collection) {
    const Value list = evaluator_.evaluate(collection);
    if (list.kind != Value::Kind::List) return std::nullopt;
    std::vector<std::string> items;
    for (const Value& item : list.items) {
      if (item.kind != Value::Kind::Text || !item.text.literal()) return std::nullopt;
      items.push_back(filled(item.text.plain()));
    }
    return items;
  }

  // What a `Ref` to a loop's variable gives.
  std::optional<std::string> reference(Element value) const {
    const Element call = value.only_member();
    if (variables_.empty() || !call.key_equals("Ref") || !call.is_string()) return std::nullopt;
    const std::string name = call.text();
    for (auto variable = variables_.rbegin(); variable != variables_.rend(); ++variable) {
      if (variable->first == name) return variable->second;
    }
    return std::nullopt;
  }

  // `${Name}`, and `&{Name}` for nothing but the letters and digits of its value.
  std::string filled(std::string text) const {
    for (auto variable = variables_.rbegin(); variable != variables_.rend(); ++variable) {
      std::string word = variable->second;
      replace(text, "${" + variable->first + '}', word);
      std::erase_if(word, [](char c) { return !is_alphanumeric(c); });
      replace(text, "&{" + variable->first + '}', word);
    }
    return text;
  }

  static void replace(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
      text.replace(at, from.size(), to);
    }
  }

  bool copy_text(Element value, const Builder::Key& key) {
    if (variables_.empty() || !value.is_string()) return copy_scalar(value, key, to_);
    const std::string text = value.text(), given = filled(text);
    if (given == text) return copy_scalar(value, key, to_);
    const Span span = value.span();
    to_.decoded_value(given);
    return to_.scalar(key, Kind::String, span.begin, span.end - span.begin, kPlain | kSide);
  }

  Builder::Key filled_key(Element member) {
    const std::string name = variables_.empty() ? std::string() : member.key();
    const std::string given = filled(name);
    if (given == name) return copied_key(member, to_);
    const Span span = member.key_span();
    to_.decoded_key(given);
    return {
        .begin = span.begin, .hash = key_hash(given), .size = span.end - span.begin, .far = true, .flags = kKeySide};
  }

  Evaluator& evaluator_;
  Builder& to_;
  std::vector<std::pair<std::string, std::string>> variables_;  // of the loops around
  bool expanded_ = false;
};

bool has_loops(const Document& document) {
  std::string scratch;
  for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
    if (document.nodes()[i].kind == Kind::Array && is_loop(Element(document, i))) return true;
  }
  return false;
}

}  // namespace

bool expand_loops(Document& document, const Template& source, const Deployment& deployment) {
  if (!source.language_extensions || !has_loops(document)) return false;
  Evaluator evaluator(source, deployment);
  Document expanded;
  expanded.buffer_ = Buffer(document.text());
  std::vector<SyntaxProblem> problems;
  Builder builder(expanded, document.file(), {.nodes = kMostNodes}, problems);
  LoopExpander expander(evaluator, builder);
  if (!expander.copy(document.root(), {}) || !expander.expanded()) return false;
  builder.finish();
  document = std::move(expanded);
  return true;
}

}  // namespace crosscheck
