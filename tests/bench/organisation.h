#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace crosscheck::bench {

struct Plan {
  std::size_t stacks = 10;
  std::size_t resources = 400;  // of each stack; what is planted comes on top
  std::size_t defects = 0;      // takes twelve stacks or more
  std::uint64_t seed = 1;
};

// One finding that the check has to make.
struct Defect {
  std::string rule;  // "duplicate-physical-name"
  std::string key;   // what the message must name

  friend auto operator<=>(const Defect&, const Defect&) = default;
};

// Writes the cloud assemblies of a large organisation as the CDK does: `cdk.out.staging` and `cdk.out.production`, each
// an account of its own, with stacks in three regions. The same plan gives the same bytes. Every stack's neighbour is
// the one before it in the same account and region: it depends on that one, imports from it, and names its table.
//
// Nothing in it is in conflict but the defects, although names repeat wherever they may: each of the six environments
// has the same tables, queues and functions.
std::vector<Defect> write_organisation(const Plan& plan, const std::filesystem::path& constructs,
                                       const std::filesystem::path& folder);

}  // namespace crosscheck::bench
