#include "facts/call_finder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "evaluate/text_arn.h"
#include "text/characters.h"
#include "text/glob.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

constexpr int kDepthLimit = 64;
constexpr std::size_t kCallLimit = 10'000;  // things named by one resource

// `{% $name %}`, `$.path` and the like are filled in later.
bool is_plain(const Text& text) {
  if (text.empty()) return false;
  for (const Piece& piece : pieces(text)) {
    if (holds_any(piece.literal(), '{', '%', '$', ' ')) return false;
  }
  return true;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Rather than a function that makes a text.
bool is_plain_object(Element element) {
  return element.is_object() && !element.only_member().key().starts_with("Fn::");
}

bool is_json(const Text& text) {
  const std::size_t begin = text.find_if(0, [](char c) { return !is_space(c); });
  return begin != std::string_view::npos && text.key()[begin] == '{';
}

// How names end that `operations.txt` lists, by their last two letters: nearly all other members end otherwise.
using Endings = std::array<bool, 4096>;
std::size_t ending(std::string_view name) {
  const auto letter = [&](std::size_t from_end) { return static_cast<unsigned char>(name[name.size() - from_end]); };
  return (letter(2) * 64U + letter(1)) % std::tuple_size_v<Endings>;
}
const Endings& parameter_endings() {
  static const Endings endings = [] {
    Endings result{};
    for (const CallParameter& one : call_parameters("")) {
      for (const PathStep& step : one.names.property.steps) result[ending(step.name)] = true;
    }
    return result;
  }();
  return endings;
}

}  // namespace

const std::vector<Called>& CallFinder::find(const Resource& resource, const CallPlace& place) {
  found_.clear();
  is_text_ = false;
  const Element given = at(resource.properties, place.place);
  if (!given || given.is_array()) {
    look_at(given, place, 0);
    return found_;
  }
  const bool written = given.is_scalar() || given.only_member().key_equals("Fn::Join");
  if (written && !may_name(given)) return found_;
  if (const Element read = read_text(given)) look_at(read, place, 0);
  return found_;
}

bool CallFinder::may_name(Element given) const {
  const Document& document = *given.document();
  const std::uint32_t end = next_sibling(document.nodes()[given.index()], given.index());
  for (std::uint32_t at = given.index(); at < end; ++at) {
    const Node& node = document.nodes()[at];
    if (node.kind != Kind::String) continue;
    if ((node.flags & kSide) != 0) return true;
    std::string_view raw(document.text().data() + node.begin, node.extent);
    if ((node.flags & kPlain) == 0) raw = raw.substr(1, raw.size() - 2);  // the quotes
    if (holds_name(raw, at + 1 < end ? Element(document, at + 1) : Element())) return true;
  }
  return false;
}

bool CallFinder::holds_name(std::string_view json, Element next) const {
  const Endings& endings = parameter_endings();
  const auto names = [&](std::size_t at) {
    const std::string_view member = json.substr(0, at > 0 && json[at - 1] == '\\' ? at - 1 : at);
    if (member.size() < 2 || !endings[ending(member)]) return false;
    std::size_t begin = at + 2;  // of the value
    while (begin < json.size() && (is_space(json[begin]) || json[begin] == '\\' || json[begin] == '"')) ++begin;
    return begin == json.size() ? !evaluator_.is_own(next) : !contains("{$},", json[begin]);
  };
  return any_pair(json, names, "\":");
}

Span CallFinder::span_of(Element text) {
  const Element argument = text.only_member();
  return argument ? argument.span() : text.span();
}

void CallFinder::look_at(Element element, const CallPlace& place, int depth) {
  if (depth == kDepthLimit || found_.size() > kCallLimit) return;
  if (element.is_object()) call(element, place);
  else if (!element.is_array()) return;
  for (Element child : element.children()) look_at(child, place, depth + 1);
}

void CallFinder::call(Element element, const CallPlace& place) {
  if (!at(element, place.operation.front())) return;  // most objects
  Element parameters = at(element, place.parameters);
  if (!parameters) return;
  const std::string called = operation(element, place);
  if (!contains(called, ':')) return;
  NamedPlace where;
  if (const Element region = at(element, place.region); region.is_scalar()) {
    const Text named = text(region);
    if (!named.literal()) return;
    where.region = arena_.keep(named.plain());
  }
  if (const Element role = at(element, place.role)) {
    const Text named = text(role);
    const std::optional<TextArn> arn = split_arn(named);
    if (!arn) return;  // it goes to an account that nobody knows
    if (arn->account.literal()) where.account = arena_.keep(arn->account.key());
  }
  const bool was_text = is_text_;
  if (!was_text && !is_plain_object(parameters)) parameters = read_text(parameters);
  if (parameters.is_object()) named_in(parameters, called, where);
  is_text_ = was_text;
}

Element CallFinder::read_text(Element given) {
  const Value value = evaluator_.evaluate(given);
  if (value.kind == Value::Kind::Other) return value.other;
  if (value.kind != Value::Kind::Text || !is_json(value.text)) return {};
  is_text_ = true;
  span_ = span_of(given);
  json_.read(value.text);
  return json_.root();
}

void CallFinder::named_in(Element parameters, const std::string& called, const NamedPlace& where) {
  const std::string_view service = std::string_view(called).substr(0, called.find(':') + 1);
  for (const CallParameter& parameter : call_parameters(service)) {
    if (!glob_match(parameter.operation, called)) continue;
    const std::size_t before = found_.size();
    for (std::span<const PathStep> steps = parameter.names.property.steps; !steps.empty() && found_.size() == before;) {
      values(parameters, steps.data(), parameter.names, where);
      while (!steps.front().last) steps = steps.subspan(1);
      steps = steps.subspan(1);
    }
    for (std::size_t i = before; parameter.creates && i < found_.size(); ++i) found_[i].creates = true;
  }
}

// "ssm:getparameter"; empty where it is not known.
std::string CallFinder::operation(Element element, const CallPlace& place) {
  std::string result;
  for (const PropertyPath& path : place.operation) {
    const Element part = at(element, path);
    if (!part) return {};
    const Text written = text(part);
    Text rest = written;
    for (std::string_view word : place.after) {
      const std::size_t found = rest.key().rfind(word);
      if (found != std::string_view::npos) rest = Text::of_key(rest.key().substr(found + word.size()));
    }
    if (rest.empty() || !rest.literal()) return {};
    if (!result.empty()) result += ':';
    for (char c : rest.key()) {
      if (c != '-') result += to_lower(c);
    }
  }
  return result;
}

void CallFinder::values(Element from, const PathStep* next, const ReferenceShape& names, const NamedPlace& place) {
  const Element member = from.is_object() ? from.member(next->name, next->hash) : Element();
  if (!member) return;
  const PathStep* after = next->last ? nullptr : next + 1;
  const bool several = next->into == PathStep::Into::Items || next->into == PathStep::Into::Members;
  if (!several || (!member.is_array() && !member.is_object())) return take(member, after, names, place);
  for (Element child : member.children()) take(child, after, names, place);
}

void CallFinder::take(Element element, const PathStep* next, const ReferenceShape& names, const NamedPlace& place) {
  if (next) return values(element, next, names, place);
  const Text named = text(element);
  if (named.unknown() || !is_plain(named)) return;
  Called called{.value = {.text = named}, .names = &names, .place = place};
  if (is_text_) called.value.given = span_;
  else called.value.element = element;
  found_.push_back(called);
}

Element CallFinder::at(Element from, const PropertyPath& path) {
  for (std::span<const PathStep> steps = path.steps; !steps.empty();) {
    if (const Element found = take_property(from, steps)) return found;
  }
  return {};
}

Text CallFinder::text(Element scalar) {
  if (!is_text_) return evaluator_.text(scalar);
  return scalar.is_scalar() ? json_.text(scalar, arena_) : Text();
}

}  // namespace crosscheck
