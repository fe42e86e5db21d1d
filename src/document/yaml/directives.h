#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace crosscheck {

// libyaml compares every `%TAG` with all those before it: a megabyte of them takes it half a minute. Where
// the first one too many is, or empty in any sane file.
inline constexpr int kMostTagDirectives = 64;
std::optional<std::uint32_t> excess_tag_directive(std::string_view text);

}  // namespace crosscheck
