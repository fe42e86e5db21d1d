#pragma once

#include <set>
#include <string_view>
#include <utility>

#include "plan/world.h"

namespace crosscheck {

// What AWS's own answers list completely: of a kind of name, all that there are in a place.
class Listed {
 public:
  explicit Listed(const World* world);  // null: nothing is listed

  // Whether all names of that namespace in that place are listed: one that is not among them does not exist.
  bool all(std::string_view space, const Scope& place) const { return complete_.contains({space, place}); }

 private:
  std::set<std::pair<std::string_view, Scope>> complete_;
};

}  // namespace crosscheck
