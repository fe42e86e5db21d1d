#include "inputs/shape.h"

namespace crosscheck {
namespace {

std::string_view describe(Kind kind) {
  switch (kind) {
    case Kind::Null: return "null";
    case Kind::Bool: return "a boolean";
    case Kind::Number: return "a number";
    case Kind::String: return "a string";
    case Kind::Array: return "an array";
    case Kind::Object: return "an object";
  }
  return "";
}

Kind kind_of(Shape shape) {
  switch (shape) {
    case Shape::String: return Kind::String;
    case Shape::Array: return Kind::Array;
    case Shape::Object: return Kind::Object;
  }
  return Kind::Null;
}

}  // namespace

bool has_shape(Element value, Shape shape, const std::string& subject, StackId stack, ReadAssembly& into) {
  if (value.kind() == kind_of(shape)) return true;
  const std::string expected = "expected " + std::string(describe(kind_of(shape)));
  into.report("unreadable-input", subject + " is " + std::string(describe(value.kind())) + ", " + expected,
              {.span = value.span(), .label = expected + " here", .stack = stack, .logical_id = {}});
  return false;
}

Element optional_member(Element owner, std::string_view name, Shape shape, const std::string& subject, StackId stack,
                        ReadAssembly& into) {
  const Element value = owner[name];
  if (!value) return {};
  return has_shape(value, shape, '`' + std::string(name) + "` of " + subject, stack, into) ? value : Element();
}

}  // namespace crosscheck
