#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "text/order.h"

namespace crosscheck {

// Where a stack is deployed. What nobody says is empty and means "wherever this app is deployed", so it equals only
// what the same assembly leaves open, or what is deployed with the same credentials.
struct Environment {
  std::string partition = "aws";  // from the region: aws, aws-cn, aws-us-gov, …
  std::string account;
  std::string region;
  std::string credentials = {};  // "profile shop": what nobody says is the same for all that share them

  friend std::strong_ordering operator<=>(const Environment& a, const Environment& b) {
    if (const auto order = order_of(a.partition, b.partition); order != 0) return order;
    if (const auto order = order_of(a.account, b.account); order != 0) return order;
    if (const auto order = order_of(a.region, b.region); order != 0) return order;
    return order_of(a.credentials, b.credentials);
  }
  friend bool operator==(const Environment&, const Environment&) = default;
};

std::string partition_of(std::string_view region);

}  // namespace crosscheck
