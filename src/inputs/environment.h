#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace crosscheck {

// Where a stack is deployed. What nobody says is empty and means "wherever this app is deployed", so it equals only
// what the same assembly leaves open, or what is deployed with the same credentials.
struct Environment {
  std::string partition = "aws";  // from the region: aws, aws-cn, aws-us-gov, …
  std::string account;
  std::string region;
  std::string credentials = {};  // "profile shop": what nobody says is the same for all that share them

  friend auto operator<=>(const Environment&, const Environment&) = default;
};

std::string partition_of(std::string_view region);

}  // namespace crosscheck
