#include <charconv>

#include "inputs/cdk/constructs.h"

namespace crosscheck {
namespace {

constexpr std::string_view kFileScheme = "file://";

bool is_drive(std::string_view path) {
  return path.size() > 2 && path[1] == ':' && ((path[0] | 32) >= 'a' && (path[0] | 32) <= 'z') &&
         (path[2] == '/' || path[2] == '\\');
}

// Takes ":12" off the end. Nothing where there is no such number, or none that fits.
std::optional<std::uint32_t> take_number(std::string_view& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  text = text.substr(0, colon);
  return number;
}

// Node's own modules are `node:fs`, formerly `internal/fs.js`; other schemes name no file either.
bool names_a_file(std::string_view path) {
  if (path.starts_with('/') || is_drive(path)) return true;
  if (path.find(':') != std::string_view::npos || path.starts_with("internal/")) return false;
  const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
  return !path.starts_with('<') && name.find('.') != std::string_view::npos;
}

// The path of a file URL, as modules have it: "%20" is a blank.
std::string unescaped(std::string_view url) {
  std::string path;
  for (std::size_t at = 0; at < url.size(); ++at) {
    unsigned char byte = 0;
    const char* const digits = url.data() + at + 1;
    const bool escaped = url[at] == '%' && url.size() - at > 2 &&
                         std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2 && byte != 0;
    path += escaped ? static_cast<char>(byte) : url[at];
    if (escaped) at += 2;
  }
  return path;
}

}  // namespace

// "new Team (/app/lib/net.ts:10:19)", "/app/lib/net.ts:10:19", "__init__ (/app/net.py:10)"; V8 puts "at " in
// front, and "async ". Calls at the top of a module have no name, "file:///app/bin.mjs:3:1" or "
// (file:///app/bin.mjs:3:1)".
std::optional<TraceFrame> parse_frame(std::string_view line) {
  while (line.starts_with(' ')) line.remove_prefix(1);
  if (line.starts_with("at ")) line.remove_prefix(3);
  if (line.starts_with("async ")) line.remove_prefix(6);
  std::string_view function, place = line;
  if (line.ends_with(')')) {
    const std::size_t open = line.starts_with('(') ? 0 : line.find(" (");
    if (open == std::string_view::npos) return std::nullopt;
    function = line.substr(0, open);
    place.remove_suffix(1);
    place.remove_prefix(open + (open == 0 ? 1 : 2));
  }
  const bool url = place.starts_with(kFileScheme);
  if (url) {
    place.remove_prefix(kFileScheme.size());
    if (place.starts_with('/') && is_drive(place.substr(1))) place.remove_prefix(1);
  }
  const std::optional<std::uint32_t> last = take_number(place);
  if (!last) return std::nullopt;
  const std::optional<std::uint32_t> before = take_number(place);
  if (place.empty() || !names_a_file(place)) return std::nullopt;
  return TraceFrame{.function = std::string(function),
                    .path = url ? unescaped(place) : std::string(place),
                    .line = before ? *before : *last,
                    .column = before ? *last : 1};
}

}  // namespace crosscheck
