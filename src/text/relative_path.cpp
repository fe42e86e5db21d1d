#include "text/relative_path.h"

#include <algorithm>

#include "host/files.h"
#include "text/lowered.h"

namespace crosscheck {
namespace {

bool names_a_drive(std::string_view path) { return path.size() > 1 && path[1] == ':' && is_letter(path[0]); }

// Calls `each` with every part between slashes, until it answers false.
template <typename Each>
bool all_parts(std::string_view path, Each each) {
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (!each(path.substr(0, slash))) return false;
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return true;
}

}  // namespace

std::optional<std::string> relative_path(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('\\') || names_a_drive(path)) return std::nullopt;
  if (path.find('\0') != std::string_view::npos) return std::nullopt;
  if (path.find('\\') != std::string_view::npos) {
    // One name here, but several where the assembly may have been made: neither reading may climb out.
    std::string slashes(path);
    std::replace(slashes.begin(), slashes.end(), '\\', '/');
    if (!relative_path(slashes)) return std::nullopt;
  }
  std::string result;
  const bool inside = all_parts(path, [&](std::string_view part) {
    if (part.empty() || part == ".") return true;
    if (part == "..") {
      if (result.empty()) return false;
      const std::size_t slash = result.rfind('/');
      result.resize(slash == std::string::npos ? 0 : slash);
      return true;
    }
    if (!result.empty()) result += '/';
    result += part;
    return true;
  });
  return inside ? std::optional(std::move(result)) : std::nullopt;
}

const FolderListings::Listing& FolderListings::of(int folder, const std::string& path) {
  const auto [known, fresh] = listings_.try_emplace(path);
  Listing& listing = known->second;
  if (fresh) {
    listing.names = names_in(open_beneath(folder, path, kStatusOnly | O_DIRECTORY));
    for (const std::string& name : listing.names) listing.lower.try_emplace(lowered(name), name);
  }
  return listing;
}

std::optional<std::string> FolderListings::path_in_other_case(int folder, std::string_view path) {
  std::string found;
  const bool there = all_parts(path, [&](std::string_view part) {
    const Listing& listing = of(folder, found);
    std::string name(part);
    if (!std::binary_search(listing.names.begin(), listing.names.end(), name)) {
      const auto other = listing.lower.find(lowered(name));
      if (other == listing.lower.end()) return false;
      name = other->second;
    }
    if (!found.empty()) found += '/';
    found += name;
    return true;
  });
  return there && found != path ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace crosscheck
