#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "evaluate/evaluator.h"
#include "evaluate/text_json.h"
#include "facts/property_paths.h"

namespace crosscheck {

// Where a thing is said to be; empty: where the stack is.
struct NamedPlace {
  std::string_view account, region;
};

// Something that a call names.
struct Called {
  Found value;
  const ReferenceShape* names = nullptr;
  NamedPlace place;
  bool creates = false;  // the call makes it
};

// Calls of services that a resource writes down, in objects or in JSON that is a text, and what their parameters name.
class CallFinder {
 public:
  CallFinder(Evaluator& evaluator, Arena& arena) : evaluator_(evaluator), arena_(arena) {}

  // The answer holds until the next question.
  const std::vector<Called>& find(const Resource& resource, const CallPlace& place);

 private:
  // Whether JSON that is written as a text, or joined, may hold a parameter that names something else than a resource
  // of the same template, which is what most do: decides what is worth reading.
  bool may_name(Element given) const;
  // The same for a part of it, before `next`.
  bool holds_name(std::string_view json, Element next) const;
  // Where the parts of a computed text stand, or the text itself.
  static Span span_of(Element text);
  void look_at(Element element, const CallPlace& place, int depth);
  void call(Element element, const CallPlace& place);
  // What a value is: an object, or JSON that is a text, which then is what is looked at; else absent.
  Element read_text(Element given);
  void named_in(Element parameters, const std::string& called, const NamedPlace& where);
  void values(Element from, const PathStep* next, const ReferenceShape& names, const NamedPlace& place);
  void take(Element element, const PathStep* next, const ReferenceShape& names, const NamedPlace& place);
  // What the first alternative of a path that is there leads to.
  static Element at(Element from, const PropertyPath& path);
  Text text(Element scalar);
  std::string operation(Element element, const CallPlace& place);

  Evaluator& evaluator_;
  Arena& arena_;
  TextJson json_;
  bool is_text_ = false;  // what is looked at is the JSON of a text, which stands at:
  Span span_;
  std::vector<Called> found_;
};

}  // namespace crosscheck
