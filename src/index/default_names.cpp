#include "index/default_names.h"

namespace crosscheck {

DefaultNames::DefaultNames(const Index& index) {
  for (const DefaultName& one : index.default_names) {
    parameters_.emplace(std::tuple(one.stack, one.element, one.space), one.parameter);
  }
}

std::string_view DefaultNames::parameter(StackId stack, std::string_view element, std::string_view space) const {
  const auto found = parameters_.find({stack, element, space});
  return found == parameters_.end() ? std::string_view() : found->second;
}

}  // namespace crosscheck
