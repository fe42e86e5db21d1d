#include "evaluate/ranges.h"

#include <charconv>
#include <cstdint>
#include <optional>

namespace crosscheck {
namespace {

std::optional<std::uint32_t> number(std::string_view text, std::uint32_t limit) {
  std::uint32_t value = 0;
  auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || rest != text.data() + text.size() || value > limit) return std::nullopt;
  return value;
}

}  // namespace

std::string base64(std::string_view bytes) {
  static constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      result += at + i > bytes.size() ? '=' : kAlphabet[group >> (18 - 6 * i) & 63];
    }
  }
  return result;
}

std::vector<std::string> cidr_blocks(std::string_view block, std::size_t count, std::size_t host_bits) {
  const std::size_t slash = block.find('/');
  if (slash == std::string_view::npos || count == 0 || count > 256 || host_bits == 0 || host_bits > 31) return {};
  auto prefix = number(block.substr(slash + 1), 32);
  std::uint32_t address = 0;
  std::string_view rest = block.substr(0, slash);
  for (int i = 0; i < 4; ++i) {
    const std::size_t dot = i < 3 ? rest.find('.') : rest.size();
    if (dot == std::string_view::npos) return {};
    auto byte = number(rest.substr(0, dot), 255);
    if (!byte) return {};
    address = address << 8 | *byte;
    rest = i < 3 ? rest.substr(dot + 1) : std::string_view();
  }
  if (!prefix || *prefix + host_bits > 32) return {};
  if (count > (std::uint64_t{1} << (32 - *prefix - host_bits))) return {};
  std::vector<std::string> blocks;
  for (std::size_t i = 0; i < count; ++i) {
    const auto start = static_cast<std::uint32_t>(address + (static_cast<std::uint64_t>(i) << host_bits));
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) {
      text += std::to_string(start >> shift & 255);
      text += shift ? '.' : '/';
    }
    blocks.push_back(text + std::to_string(32 - host_bits));
  }
  return blocks;
}

}  // namespace crosscheck
