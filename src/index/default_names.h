#pragma once

#include <map>
#include <string_view>
#include <tuple>

#include "index/index.h"

namespace crosscheck {

// The names that rest on parameters' defaults, for which a deployment may have, or get, another value.
class DefaultNames {
 public:
  explicit DefaultNames(const Index& index);  // which must outlive it

  // The parameter by whose default a claim has its name; empty: by none.
  std::string_view parameter(const Claim& claim) const { return parameter(claim.stack, claim.element, claim.space); }
  std::string_view parameter(StackId stack, std::string_view element, std::string_view space) const;

 private:
  std::map<std::tuple<StackId, std::string_view, std::string_view>, std::string_view> parameters_;
};

}  // namespace crosscheck
