#pragma once

#include <span>
#include <vector>

#include "evaluate/evaluator.h"

namespace crosscheck {

// What stands at a place: its text (unknown where it is a list or a structure) and where that comes from.
struct Found {
  Text text;
  Element element = {};  // or, where it is not an element's own value:
  Span given = {};

  Span span() const { return element ? element.span() : given; }
};

// Follows catalogue paths into resources. What is absent (also by `AWS::NoValue`) gives nothing. One where a list is
// expected is taken for a list of one.
class Finder {
 public:
  // Without `own` what refers to a resource of the same template is passed over.
  explicit Finder(Evaluator& evaluator, bool own = true) : evaluator_(evaluator), own_(own) {}

  // Both answers hold until the next question.
  std::span<const Found> values(const Resource& resource, const PropertyPath& path) {
    return find(resource, path, Last::Values);
  }
  // What a path leads to that is an object: the object, and as its text the name of the member that holds it.
  std::span<const Found> objects(const Resource& resource, const PropertyPath& path) {
    return find(resource, path, Last::Objects);
  }
  // The same, but a `{}` at the end gives the members' names.
  std::span<const Found> names(const Resource& resource, const PropertyPath& path) {
    return find(resource, path, Last::Names);
  }

 private:
  enum class Last { Values, Names, Objects };
  std::span<const Found> find(const Resource& resource, const PropertyPath& path, Last last);
  void step(Element from, const PathStep* next);
  void items(Element list, const PathStep& step, const PathStep* next);
  void members(Element object, const PathStep* next);
  void take(Element element, const PathStep* next);
  void take(const Value& value, Element element, const PathStep* next);

  Evaluator& evaluator_;
  bool own_;
  bool passed_over_ = false;  // there was something, but of the same template
  Last last_ = Last::Values;
  std::vector<Found> found_;
};

// Whether the test holds, given what its path leads to. Unknown where a text is known in part or not at all, and may
// fit.
Truth holds(const PropertyTest& test, std::span<const Found> found);

}  // namespace crosscheck
