#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "inputs/stack.h"

namespace crosscheck {

// Who has to be deployed before whom. Manifests name artifacts of any kind; what counts in the end are the
// stacks behind them: a nested assembly stands for all its stacks, and anything else for what it depends on.
class Dependencies {
 public:
  struct Artifact {
    std::string id;
    std::vector<std::string> needs;     // ids
    std::uint32_t first = 0, last = 0;  // its stacks: one, those of a nested assembly, or none
    FileId asset_manifest = kNoFile;
  };

  // A manifest, given the number of the one that it is nested in; answers with its own number.
  std::size_t add_manifest(std::optional<std::size_t> parent);
  // A nested assembly comes after its stacks are known.
  void add(std::size_t manifest, Artifact artifact);

  // Fills in every stack's dependencies and asset manifests. False when there are more than `limit` steps
  // to take; the rest is then left out.
  bool resolve(std::vector<Stack>& stacks, std::size_t limit) const;

 private:
  struct Reached;
  const std::size_t* find(std::size_t manifest, const std::string& id) const;
  bool reach(std::size_t from, Reached& reached, std::size_t& steps_left) const;

  std::vector<std::optional<std::size_t>> parents_;          // of each manifest
  std::vector<std::pair<std::size_t, Artifact>> artifacts_;  // with the number of their manifest
  std::map<std::pair<std::size_t, std::string>, std::size_t> by_manifest_;
  std::map<std::string, std::size_t> anywhere_;  // the first one of that id
};

}  // namespace crosscheck
