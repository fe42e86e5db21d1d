#include "report/uri.h"

#include "text/characters.h"

namespace crosscheck {
namespace {

// The longest path that Linux takes; a longer one is nobody's file.
constexpr std::size_t kPath = 4096;

}  // namespace

std::string path_uri(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  while (path.starts_with("./")) path.remove_prefix(2);
  if (path.empty()) return "unknown";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (char c : path.substr(0, kPath)) {
    if (is_alphanumeric(c) || std::string_view("-._~/").find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += kHex[byte >> 4];
    uri += kHex[byte & 15];
  }
  return uri;
}

}  // namespace crosscheck
