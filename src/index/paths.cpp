#include "index/paths.h"

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

void walk(Evaluator& evaluator, Element from, std::string_view path, Last last, std::vector<Value>& found) {
  if (found.size() > kValueLimit) return;
  const Step step = next_step(path);
  Element member = from[step.name];
  if (!member) return;
  auto take = [&](Value&& value) {
    if (path.empty()) {
      if (value.kind != Value::Kind::Absent) found.push_back(std::move(value));
    } else if (value.kind == Value::Kind::Other) {
      walk(evaluator, value.other, path, last, found);
    }
  };
  Value value = evaluator.value(member);
  switch (step.kind) {
    case Step::Kind::Member: return take(std::move(value));
    case Step::Kind::Items:
      if (value.kind != Value::Kind::List) return take(std::move(value));   // one where a list is expected
      for (Value& item : value.items) take(std::move(item));
      return;
    case Step::Kind::Members:
      if (value.kind != Value::Kind::Other) return;
      for (Element one : value.other.children()) {
        if (path.empty() && last == Last::Names) {
          found.push_back(Value::of(Text::literal_text(one.key()), one.key_span()));
        } else {
          take(evaluator.value(one));
        }
      }
      return;
  }
}

std::vector<Value> find(Evaluator& evaluator, Element properties, std::string_view paths, Last last) {
  std::vector<Value> found;
  while (found.empty() && !paths.empty()) {
    const std::size_t bar = paths.find('|');
    walk(evaluator, properties, paths.substr(0, bar), last, found);
    paths = bar == std::string_view::npos ? std::string_view() : paths.substr(bar + 1);
  }
  return found;
}

}  // namespace

std::vector<Value> values_at(Evaluator& evaluator, Element properties, std::string_view path) {
  return find(evaluator, properties, path, Last::Values);
}

std::vector<Value> names_at(Evaluator& evaluator, Element properties, std::string_view path) {
  return find(evaluator, properties, path, Last::Names);
}

}  // namespace crosscheck
