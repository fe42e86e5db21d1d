#include "index/paths.h"

#include <utility>

namespace crosscheck {
namespace {

constexpr std::size_t kValueLimit = 10000;   // of one path in one resource

enum class Last { Values, Names };

struct Step {
  std::string_view name;
  enum class Kind { Member, Items, Members } kind = Kind::Member;
};

// Takes the first step off a path: "Queues[].Arn" gives (Queues, Items) and leaves "Arn".
Step next_step(std::string_view& path) {
  const std::size_t dot = path.find('.');
  Step step{.name = path.substr(0, dot)};
  path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  if (step.name.ends_with("[]")) step.kind = Step::Kind::Items;
  if (step.name.ends_with("{}")) step.kind = Step::Kind::Members;
  if (step.kind != Step::Kind::Member) step.name.remove_suffix(2);
  return step;
}

class Walk {
 public:
  Walk(Evaluator& evaluator, Last last) : evaluator_(evaluator), last_(last) {}

  // One step from an object.
  void step(Element from, std::string_view path) {
    if (found.size() > kValueLimit) return;
    const Step next = next_step(path);
    const Element member = from[next.name];
    if (!member) return;
    switch (next.kind) {
      case Step::Kind::Member: return take(member, path);
      case Step::Kind::Items: return items(member, path);
      case Step::Kind::Members: return members(member, path);
    }
  }

  std::vector<Found> found;

 private:
  // One where a list is expected is taken for a list of one.
  void items(Element list, std::string_view path) {
    if (!list.is_array()) {
      Value value = evaluator_.value(list);
      if (value.kind != Value::Kind::List) return take(std::move(value), path);
      for (Value& item : value.items) take(std::move(item), path);
      return;
    }
    for (Element item : list.children()) take(item, path);
  }

  void members(Element object, std::string_view path) {
    const Value value = evaluator_.value(object);
    if (value.kind != Value::Kind::Other) return;
    found.reserve(found.size() + value.other.size());
    for (Element one : value.other.children()) {
      if (path.empty() && last_ == Last::Names) {
        found.push_back({.text = Text::literal_text(one.key()), .span = one.key_span()});
      } else {
        take(one, path);
      }
    }
  }

  void take(Element element, std::string_view path) {
    if (!element.is_scalar()) return take(evaluator_.value(element), path);
    if (path.empty()) found.push_back({.text = evaluator_.text(element), .span = element.span()});
  }

  void take(Value value, std::string_view path) {
    if (!path.empty()) {
      if (value.kind == Value::Kind::Other) step(value.other, path);
    } else if (value.kind != Value::Kind::Absent) {
      const Span span = value.span;
      found.push_back({.text = std::move(value).as_text(), .span = span});
    }
  }

  Evaluator& evaluator_;
  Last last_;
};

std::vector<Found> find(Evaluator& evaluator, Element properties, std::string_view paths, Last last) {
  Walk walk(evaluator, last);
  while (walk.found.empty() && !paths.empty()) {
    const std::size_t bar = paths.find('|');
    walk.step(properties, paths.substr(0, bar));
    paths = bar == std::string_view::npos ? std::string_view() : paths.substr(bar + 1);
  }
  return std::move(walk.found);
}

}  // namespace

std::vector<Found> values_at(Evaluator& evaluator, Element properties, std::string_view path) {
  return find(evaluator, properties, path, Last::Values);
}

std::vector<Found> names_at(Evaluator& evaluator, Element properties, std::string_view path) {
  return find(evaluator, properties, path, Last::Names);
}

bool may_be_at(Element properties, std::string_view path) {
  while (!path.empty()) {
    const std::size_t bar = path.find('|');
    std::string_view one = path.substr(0, bar);
    if (properties[next_step(one).name]) return true;
    path = bar == std::string_view::npos ? std::string_view() : path.substr(bar + 1);
  }
  return false;
}

}  // namespace crosscheck
