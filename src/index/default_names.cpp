#include "index/default_names.h"

namespace crosscheck {

DefaultNames::DefaultNames(const Index& index) {
  for (const DefaultName& one : index.default_names) {
    parameters_.emplace(std::tuple(one.stack, one.element, one.space), one.parameter);
  }
}

std::string_view DefaultNames::parameter(const Claim& claim) const {
  const auto found = parameters_.find({claim.stack, claim.element, claim.space});
  return found == parameters_.end() ? std::string_view() : found->second;
}

}  // namespace crosscheck
