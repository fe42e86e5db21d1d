#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace crosscheck::bench {

inline constexpr std::size_t kEnvironments = 6;  // two accounts × three regions

// Stacks are numbered over the whole organisation, and go round the environments.
struct Stack {
  explicit Stack(std::size_t number);

  std::size_t number;
  std::size_t round;  // of the environments: 0 has no neighbour
  std::string account, region;
  std::string label;    // "Staging"
  std::string suffix;   // "staging"
  std::string service;  // "orders-012": physical names begin with it
  std::string id;       // "Orders012-Staging-us-west-2"

  std::string folder() const { return "cdk.out." + suffix; }
  std::string logical_id(const std::string& construct, std::string_view beneath = {}) const;
  // "orders-012-events-4-staging": unique in an account and region, and the same in every region.
  std::string name(const std::string& construct) const;
};

}  // namespace crosscheck::bench
