#include <algorithm>
#include <array>

#include "catalog/catalog.h"
#include "catalog/tables.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

// The first `character` (or `other`) that is not between `${` and `}`; the length of the text if
// there is none.
std::size_t find_outside(std::string_view text, char character, char other) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == character || c == other) return at;
    if (c == '$' && at + 1 < text.size() && text[at + 1] == '{') at = std::min(text.find('}', at), text.size() - 1);
  }
  return text.size();
}
std::size_t find_outside(std::string_view text, char character) { return find_outside(text, character, character); }

std::string_view behind_last_slash(std::string_view text) {
  for (std::size_t at = find_outside(text, '/'); at < text.size(); at = find_outside(text, '/')) {
    text.remove_prefix(at + 1);
  }
  return text;
}

// Six letters may as well be a word (`db-secret`, `db-Secret`), so only a mixture counts as random.
bool looks_random(std::string_view text) {
  const auto any = [&](bool (*kind)(char), std::size_t from) {
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), kind);
  };
  return std::all_of(text.begin(), text.end(), is_alphanumeric) &&
         (any(is_upper, 1) || (is_upper(text[0]) && any(is_digit, 1)));
}

// Secrets Manager appends `-` and six random letters or digits to a secret's name; policies write `-??????` or `-*`.
std::string_view without_random_end(std::string_view name) {
  constexpr std::size_t kRandom = 6;
  if (name.ends_with("-*")) return name.substr(0, name.size() - 2);
  if (name.size() < kRandom + 2 || name[name.size() - kRandom - 1] != '-') return name;
  std::string_view end = name.substr(name.size() - kRandom);
  return end == "??????" || looks_random(end) ? name.substr(0, name.size() - kRandom - 1) : name;
}

struct Found {
  std::string_view name, parent;
};

// The name within the part behind the shape's prefix; an empty one where the ARN does not have this shape.
Found name_in(ArnName kind, std::string_view resource, std::string_view rest) {
  switch (kind) {
    case ArnName::Plain: return {rest.substr(0, find_outside(rest, ':', '/')), {}};
    case ArnName::Whole: {
      const std::size_t end = find_outside(rest, ':', '/');
      if (end < rest.size() && rest[end] == '/') return {};
      return {rest.substr(0, end), {}};
    }
    case ArnName::Slashes: return {rest.substr(0, find_outside(rest, ':')), {}};
    case ArnName::Path: return {behind_last_slash(rest), {}};
    case ArnName::Prefixed: return {rest.empty() ? rest : resource, {}};
    case ArnName::Parameter: {
      if (!rest.starts_with('/') && !rest.starts_with("${")) return {};
      std::string_view bare = rest.starts_with('/') ? rest.substr(1) : rest;
      return {find_outside(bare, '/') == bare.size() ? bare : rest, {}};
    }
    case ArnName::Secret: return {without_random_end(rest.substr(0, find_outside(rest, ':'))), {}};
    case ArnName::UnderParent:
    case ArnName::MaybeUnderParent: {
      const std::size_t slash = find_outside(rest, '/');
      if (slash == rest.size()) return {kind == ArnName::UnderParent ? std::string_view() : rest, {}};
      std::string_view behind = rest.substr(slash + 1);
      return {behind.substr(0, find_outside(behind, ':', '/')), rest.substr(0, slash)};
    }
  }
  return {};
}

}  // namespace

std::optional<Arn> split_arn(std::string_view text) {
  if (!text.starts_with("arn:")) return std::nullopt;
  std::array<std::size_t, 5> begins{4};  // of each part
  for (std::size_t part = 0, at = 4; at < text.size(); ++at) {
    const char c = text[at];
    if (c > ':') continue;  // a letter, most of the time
    if (c == '$' && at + 1 < text.size() && text[at + 1] == '{') at = std::min(text.find('}', at), text.size());
    if (c != ':') continue;
    begins[++part] = at + 1;
    if (part < 4) continue;
    const auto between = [&](std::size_t one) { return text.substr(begins[one], begins[one + 1] - 1 - begins[one]); };
    return Arn{.partition = between(0),
               .service = between(1),
               .region = between(2),
               .account = between(3),
               .resource = text.substr(begins[4])};
  }
  return std::nullopt;
}

std::optional<ArnMatch> match_url(std::string_view text) {
  for (const UrlShape& shape : kUrlShapes) {
    std::string_view pattern = shape.pattern, rest = text, name;
    while (!pattern.empty()) {
      const std::size_t variable = std::min(pattern.find("${"), pattern.size());
      if (!rest.starts_with(pattern.substr(0, variable))) break;
      rest.remove_prefix(variable);
      pattern.remove_prefix(variable);
      if (pattern.empty()) break;
      pattern.remove_prefix(pattern.find('}') + 1);
      name = rest.substr(0, find_outside(rest, pattern.empty() ? '/' : pattern.front()));
      rest.remove_prefix(name.size());
    }
    if (pattern.empty() && rest.empty() && !name.empty())
      return ArnMatch{.type = &kTypes[shape.type], .name = name, .parent = {}};
  }
  return std::nullopt;
}

std::optional<ArnMatch> match_arn(const Arn& arn) {
  const auto before = [](const ArnShape& one, std::uint32_t hash) { return one.hash < hash; };
  const std::uint32_t hash = key_hash(arn.service);
  auto shape = std::lower_bound(kArnShapes.begin(), kArnShapes.end(), hash, before);
  for (; shape != kArnShapes.end() && shape->hash == hash; ++shape) {
    if (shape->service != arn.service || shape->region == arn.region.empty() || shape->account == arn.account.empty())
      continue;
    if (!arn.resource.starts_with(shape->prefix)) continue;
    Found found = name_in(shape->name, arn.resource, arn.resource.substr(shape->prefix.size()));
    if (found.name.empty()) continue;
    return ArnMatch{.type = &kTypes[shape->type], .name = found.name, .parent = found.parent};
  }
  return std::nullopt;
}

}  // namespace crosscheck
