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

}  // namespace

// "new Team (/app/lib/net.ts:10:19)", "/app/lib/net.ts:10:19", "__init__ (/app/net.py:10)"; V8 puts "at " in
// front.
std::optional<TraceFrame> parse_frame(std::string_view line) {
  while (line.starts_with(' ')) line.remove_prefix(1);
  if (line.starts_with("at ")) line.remove_prefix(3);
  std::string_view function, place = line;
  if (line.ends_with(')')) {
    const std::size_t open = line.find(" (");
    if (open == std::string_view::npos) return std::nullopt;
    function = line.substr(0, open);
    place = line.substr(open + 2, line.size() - open - 3);
  }
  if (place.starts_with(kFileScheme)) {
    place.remove_prefix(kFileScheme.size());
    if (place.starts_with('/') && is_drive(place.substr(1))) place.remove_prefix(1);
  }
  const std::optional<std::uint32_t> last = take_number(place);
  if (!last) return std::nullopt;
  const std::optional<std::uint32_t> before = take_number(place);
  if (place.empty() || !names_a_file(place)) return std::nullopt;
  return TraceFrame{.function = std::string(function),
                    .path = std::string(place),
                    .line = before ? *before : *last,
                    .column = before ? *last : 1};
}

}  // namespace crosscheck
