#pragma once

#include <optional>
#include <string_view>

namespace crosscheck {

// The parts of a name that the bootstrap template gives to what it creates. Views into the text.
struct BootstrapName {
  std::string_view qualifier;  // "hnb659fds"
  std::string_view account;    // "111111111111"; empty when it is a `${…}`, or not part of the name
  std::string_view region;
};
// The first such name anywhere in the text.
std::optional<BootstrapName> find_bootstrap_name(std::string_view text);

}  // namespace crosscheck
