#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// `Fn::Base64`.
std::string base64(std::string_view bytes);

// `Fn::Cidr`: `count` blocks (at most 256) of `host_bits` host bits each from the start of an IPv4 block. Empty
// for anything else: IPv6, malformed text, blocks that do not fit.
std::vector<std::string> cidr_blocks(std::string_view block, std::size_t count, std::size_t host_bits);

}  // namespace crosscheck
