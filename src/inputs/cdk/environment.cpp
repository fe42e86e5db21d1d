#include "inputs/cdk/environment.h"

#include <array>
#include <utility>

namespace crosscheck {
namespace {

constexpr std::string_view kScheme = "aws://";

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kPartitions = {{
    {"cn-", "aws-cn"},
    {"us-gov-", "aws-us-gov"},
    {"us-iso-", "aws-iso"},
    {"us-isob-", "aws-iso-b"},
    {"eu-isoe-", "aws-iso-e"},
    {"us-isof-", "aws-iso-f"},
    {"eusc-", "aws-eusc"},
}};

// Empty for what is not known, or still holds a token.
std::string known(std::string_view text, std::string_view unknown) {
  return text == unknown || text.find('$') != std::string_view::npos ? std::string() : std::string(text);
}

}  // namespace

std::string partition_of(std::string_view region) {
  for (const auto& [prefix, partition] : kPartitions) {
    if (region.starts_with(prefix)) return std::string(partition);
  }
  return "aws";
}

Environment read_environment(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  if (!text.starts_with(kScheme) || slash < kScheme.size()) return {};
  Environment environment;
  environment.account = known(text.substr(kScheme.size(), slash - kScheme.size()), "unknown-account");
  environment.region = known(text.substr(slash + 1), "unknown-region");
  environment.partition = partition_of(environment.region);
  return environment;
}

}  // namespace crosscheck
