#include <algorithm>
#include <array>

#include "catalog/catalog.h"
#include "catalog/tables.h"
#include "text/characters.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

// The first `character` (or `other`) that is not between `${` and `}`; the length of the text if
// there is none.
std::size_t find_outside(std::string_view text, char character, char other) {
  if (!contains(text, '$')) {
    const std::string_view before = text.substr(0, text.find(character));
    return other == character ? before.size() : std::min(before.find(other), before.size());
  }
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

// Where a text begins that is not between `${` and `}`.
std::size_t find_text_outside(std::string_view text, std::string_view wanted) {
  if (const std::size_t first = text.find(wanted); first == std::string_view::npos) return text.size();
  else if (text.find("${") > first) return first;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t at = from + find_outside(text.substr(from), wanted.front());
    if (at >= text.size() || text.substr(at).starts_with(wanted)) return at;
    from = at + 1;
  }
  return text.size();
}

bool is_open(std::string_view value) { return value.starts_with("${"); }

// Takes what a variable of a URL stands for; false where it cannot be that.
bool take_variable(UrlMatch& match, std::string_view variable, std::string_view value) {
  if (value.empty()) return false;
  if (variable == "URLSuffix") return is_open(value) || value == "amazonaws.com" || value == "amazonaws.com.cn";
  if (variable == "Account") {
    match.account = value;
    return is_open(value) || is_account_id(value);
  }
  if (variable == "Region") {
    match.region = value;
    const auto fits = [](char c) { return is_lower(c) || is_digit(c) || c == '-'; };
    return is_open(value) || (contains(value, '-') && std::all_of(value.begin(), value.end(), fits));
  }
  match.thing.name = value;
  return true;
}

std::optional<UrlMatch> match_shape(const UrlShape& shape, std::string_view text) {
  UrlMatch match{.thing = {.type = &kTypes[shape.type], .name = {}, .parent = {}}, .account = {}, .region = {}};
  const std::string_view ends = shape.follows.empty() ? "/" : shape.follows;
  for (std::string_view pattern = shape.pattern; !pattern.empty();) {
    const std::size_t opening = std::min(pattern.find('$'), pattern.size());
    if (!text.starts_with(pattern.substr(0, opening))) return std::nullopt;
    text.remove_prefix(opening);
    pattern.remove_prefix(opening);
    if (pattern.empty()) break;
    const std::size_t closing = pattern.find('}');
    const std::string_view variable = pattern.substr(2, closing - 2);
    pattern.remove_prefix(closing + 1);
    const std::string_view next = pattern.substr(0, pattern.find("${"));
    const std::size_t end =
        next.empty() ? find_outside(text, ends.front(), ends.back()) : find_text_outside(text, next);
    const std::string_view value = text.substr(0, end);
    const bool in_host = !next.empty() && find_outside(value, '/') != value.size();
    if (in_host || !take_variable(match, variable, value)) return std::nullopt;
    text.remove_prefix(end);
  }
  if (match.thing.name.empty() || (!text.empty() && !contains(shape.follows, text.front()))) return std::nullopt;
  return match;
}

// What each URL of the table holds: a scheme, a host of AWS or one that ends in `AWS::URLSuffix`. Most texts do not.
bool holds_sign(std::string_view text) {
  return text.front() == '/' || contains(text, "://") || contains(text, ".amazon") || contains(text, ".${");
}

std::string_view without_scheme(std::string_view url) {
  for (std::string_view scheme : {"https://", "http://"}) {
    if (url.starts_with(scheme)) return url.substr(scheme.size());
  }
  return url;
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
  std::array<std::size_t, 6> begins{0, 4};  // of each part
  std::size_t dollar = text.find('$');
  for (std::size_t part = 2; part < begins.size(); ++part) {
    std::size_t colon = text.find(':', begins[part - 1]);
    if (colon > dollar && dollar != std::string_view::npos) {
      colon = begins[part - 1] + find_outside(text.substr(begins[part - 1]), ':');
      if (colon < text.size()) dollar = text.find('$', colon);
    }
    if (colon >= text.size()) return std::nullopt;
    begins[part] = colon + 1;
  }
  const auto between = [&](std::size_t one) { return text.substr(begins[one], begins[one + 1] - 1 - begins[one]); };
  return Arn{.partition = between(1),
             .service = between(2),
             .region = between(3),
             .account = between(4),
             .resource = text.substr(begins[5])};
}

std::optional<UrlMatch> match_url(std::string_view text) {
  if (!may_be_url(text) || !holds_sign(text)) return std::nullopt;
  for (const UrlShape& shape : kUrlShapes) {
    const bool bare = shape.pattern.front() == '$';
    if (bare && text.find(shape.sign) == std::string_view::npos) continue;
    std::optional<UrlMatch> match = match_shape(shape, bare ? without_scheme(text) : text);
    if (match) return match;
  }
  return std::nullopt;
}

std::optional<UrlMatch> match_integration(std::string_view text) {
  const std::string_view service = text.substr(0, text.find(':'));
  if (service.empty()) return std::nullopt;
  for (const UrlShape& shape : kUrlShapes) {
    if (shape.sign.front() != service.front() || !shape.sign.starts_with(service)) continue;
    if (std::optional<UrlMatch> match = match_shape(shape, text)) return match;
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
