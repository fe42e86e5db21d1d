#include "config/strict.h"

#include <algorithm>
#include <cstdint>

#include "config/complaint.h"
#include "document/read.h"
#include "text/error.h"
#include "text/lines.h"
#include "text/nearest.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kDepth = 16;
constexpr std::size_t kBytesPerNode = 8;

std::string in_backticks(std::string_view text) { return '`' + std::string(text) + '`'; }

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::Null: return "nothing";
    case Kind::Bool: return "true or false";
    case Kind::Number: return "a number";
    case Kind::String: return "text";
    case Kind::Array: return "a list";
    case Kind::Object: return "a mapping";
  }
  return "nothing";
}

std::string expected(std::string_view what, Element found) {
  return "expected " + std::string(what) + ", found " + std::string(kind_name(found.kind()));
}

// "did you mean …?", else all that there is to choose from.
std::string suggestion(std::string_view text, const std::vector<std::string>& words) {
  if (std::optional<std::string> near = nearest(text, words)) return "did you mean " + in_backticks(*near) + '?';
  return "expected " + backticked(words, " or ");
}

// Empty text is as good as none wherever a list is asked for.
std::string list_item(const StrictFile& file, Element item) {
  if (!item.is_scalar()) file.fail(item.span(), expected("text", item));
  std::string text = item.text();
  if (text.empty()) file.fail(item.span(), "expected a non-empty string");
  return text;
}

}  // namespace

StrictFile::StrictFile(Sources& sources, FileId file, std::size_t bytes, Language language)
    : sources_(sources), language_(language) {
  const std::string display = printable(sources.display(file));
  if (std::optional<ReadFailure> failure = sources.read(file, document_.buffer_)) {
    throw InputError(display + ' ' + std::string(describe(*failure)));
  }
  document_.file_ = file;
  if (document_.text().size() > bytes)
    throw InputError(display + " is larger than " + std::to_string(bytes >> 20) + " MB");
  const ReadLimits limits{.depth = kDepth, .nodes = static_cast<std::uint32_t>(bytes / kBytesPerNode)};
  const std::vector<SyntaxProblem> problems =
      language == Language::Json ? read_json(document_, file, limits) : read_yaml(document_, file, limits);
  if (!problems.empty()) {
    const SyntaxProblem& first = problems.front();
    const bool twice = first.kind == SyntaxProblem::Kind::DuplicateKey;
    const std::uint32_t line = twice ? Lines(document_.text()).position(first.other.begin).line : 0;
    fail(first.span, first.message, twice ? "first given on line " + std::to_string(line) : "");
  }
  for (std::uint32_t i = 0; i < document_.nodes().size(); ++i) {
    if (!(document_.nodes()[i].flags & kShortForm)) continue;
    fail(Element(document_, i).span(), "tags have no meaning here");
  }
}

void StrictFile::fail(Span span, const std::string& message, const std::string& help) const {
  throw InputError(complaint(sources_.display(file()), document_.text(), span, message, help));
}

StrictObject::StrictObject(const StrictFile& file, Element object) : file_(file), object_(object) {
  if (!object.is_object()) fail(object.span(), expected("a mapping", object));
}

Element StrictObject::member(std::string_view name) {
  if (!knows(name)) known_.emplace_back(name);
  return object_[name];
}

bool StrictObject::knows(std::string_view name) const {
  return std::find(known_.begin(), known_.end(), name) != known_.end();
}

Element StrictObject::required(std::string_view name) {
  if (Element found = member(name)) return found;
  // A misspelt key explains more than a missing one.
  const std::string wanted[] = {std::string(name)};
  for (Element child : object_.children()) {
    const std::string key = child.key();
    if (!knows(key) && nearest(key, wanted)) {
      fail(child.key_span(), "unknown key " + in_backticks(key), "did you mean " + in_backticks(name) + '?');
    }
  }
  fail(object_.span(), in_backticks(name) + " is missing");
}

std::optional<std::string> StrictObject::text(std::string_view name) {
  const Element found = member(name);
  if (!found) return std::nullopt;
  if (!found.is_scalar()) fail(found.span(), expected("text", found));
  return found.text();
}

std::string StrictObject::required_text(std::string_view name) {
  const Element found = required(name);
  if (!found.is_scalar()) fail(found.span(), expected("text", found));
  std::string result = found.text();
  const bool empty = result.find_first_not_of(" \t\r\n") == std::string::npos;
  if (empty) fail(found.span(), in_backticks(name) + " is empty");
  return result;
}

std::optional<bool> StrictObject::flag(std::string_view name) {
  const Element found = member(name);
  if (!found) return std::nullopt;
  if (found.kind() != Kind::Bool) fail(found.span(), expected("`true` or `false`", found));
  return found.equals("true") || found.equals("True") || found.equals("TRUE");
}

std::vector<std::string> StrictObject::texts(std::string_view name) {
  const Element found = member(name);
  if (!found) return {};
  if (!found.is_array()) return {list_item(file_, found)};
  std::vector<std::string> result;
  for (Element item : found.children()) result.push_back(list_item(file_, item));
  return result;
}

std::optional<std::string> StrictObject::word(std::string_view name, const std::vector<std::string>& words) {
  std::optional<std::string> result = text(name);
  if (result && std::find(words.begin(), words.end(), *result) == words.end()) {
    fail(object_[name].span(), in_backticks(name) + " is " + in_backticks(*result), suggestion(*result, words));
  }
  return result;
}

std::vector<Element> StrictObject::items(std::string_view name) {
  const Element found = member(name);
  if (!found) return {};
  if (!found.is_array()) fail(found.span(), expected("a list", found));
  std::vector<Element> result;
  for (Element item : found.children()) result.push_back(item);
  return result;
}

void StrictObject::finish() const {
  for (Element child : object_.children()) {
    const std::string key = child.key();
    if (knows(key)) continue;
    fail(child.key_span(), "unknown key " + in_backticks(key),
         known_.empty() ? "no keys are allowed here" : suggestion(key, known_));
  }
}

}  // namespace crosscheck
