#include "inputs/environment.h"

#include <array>
#include <utility>

namespace crosscheck {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kPartitions = {{
    {"cn-", "aws-cn"},
    {"us-gov-", "aws-us-gov"},
    {"us-iso-", "aws-iso"},
    {"us-isob-", "aws-iso-b"},
    {"eu-isoe-", "aws-iso-e"},
    {"us-isof-", "aws-iso-f"},
    {"eusc-", "aws-eusc"},
}};

}  // namespace

std::string partition_of(std::string_view region) {
  for (const auto& [prefix, partition] : kPartitions) {
    if (region.starts_with(prefix)) return std::string(partition);
  }
  return "aws";
}

}  // namespace crosscheck
