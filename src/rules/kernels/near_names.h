#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/wording.h"

namespace crosscheck {

// How alike a name has to be for a "did you mean": by few edits; or, where a thing is missing for certain and any hint
// is welcome, also by most words in common.
enum class Nearness { FewEdits, SharedWords };

// Finds the claim whose name is nearest to that of a use, in the use's namespace and scope. A use costs about the same
// however many names there are: runs of three characters lead to the names that share the rarest of them, and only the
// few that share most are compared. Where there are few names, all are.
class NearNames {
 public:
  // `model` must outlive it. Nothing is indexed before it is asked for.
  explicit NearNames(const Model& model) : model_(model) {}

  // Null where no name is near.
  const Claim* find(const Use& use, Nearness nearness = Nearness::FewEdits);

 private:
  using Positions = std::vector<std::uint32_t>;
  // Names that can be meant for each other.
  struct Group {
    Positions claims;                                      // positions in the index, ascending
    std::vector<std::uint32_t> by_name;                    // places in `claims`, by their names
    std::unordered_map<std::uint32_t, Positions> sharing;  // places in `claims` by run of three characters
    bool indexed = false;
  };

  void gather();
  Group* group_of(const Use& use);
  std::string_view name(const Group& group, std::uint32_t place) const;
  void index(Group& group) const;
  // Places in the group, in the order of the index.
  Positions candidates(Group& group, std::string_view shown) const;
  const Claim* nearest_of(const Group& group, const Positions& places, const Use& use, std::string_view shown,
                          Nearness nearness) const;

  const Model& model_;
  bool gathered_ = false;
  std::map<std::pair<std::string_view, ScopeId>, Group> by_place_;  // by namespace and scope
  std::map<std::string, Group, std::less<>> by_environment_;        // for uses that do not say where they look
};

}  // namespace crosscheck
