#include "evaluate/dynamic_reference.h"

#include <algorithm>
#include <vector>

#include "text/characters.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

bool in_parameter_name(char c) { return is_alphanumeric(c) || c == '_' || c == '.' || c == '-' || c == '/'; }

// `name:version`; the name may be an ARN, which holds colons.
std::string_view malformed_parameter(std::string_view reference) {
  if (reference.starts_with("arn:")) return {};
  const std::size_t colon = reference.find(':');
  const std::string_view name = reference.substr(0, colon);
  if (name.empty()) return "names no parameter";
  if (!std::all_of(name.begin(), name.end(), in_parameter_name))
    return "holds a character that no parameter's name has";
  if (colon == std::string_view::npos) return {};
  const std::string_view version = reference.substr(colon + 1);
  if (version.empty()) return "has a colon but no version after it";
  return std::all_of(version.begin(), version.end(), is_digit) ? "" : "has a version that is no number";
}

// `id:SecretString:json-key:version-stage:version-id`, of which everything after the id may be left out.
std::string_view malformed_secret(std::string_view reference) {
  constexpr std::size_t kColonsOfArn = 6;
  std::vector<std::string_view> parts;
  std::size_t begin = 0, colons = reference.starts_with("arn:") ? kColonsOfArn : 0;
  for (std::size_t at = 0; at <= reference.size(); ++at) {
    if (at < reference.size() && (reference[at] != ':' || colons > 0)) {
      colons -= reference[at] == ':';
      continue;
    }
    parts.push_back(reference.substr(begin, at - begin));
    begin = at + 1;
  }
  constexpr std::size_t kKind = 1, kStage = 3, kVersion = 4;
  if (parts.front().empty()) return "names no secret";
  if (parts.size() > kVersion + 1) return "has more parts than a reference to a secret";
  if (parts.size() > kKind && !parts[kKind].empty() && parts[kKind] != "SecretString") {
    return "has another word where only `SecretString` is known";
  }
  const bool both = parts.size() > kVersion && !parts[kStage].empty() && !parts[kVersion].empty();
  return both ? "has both a version stage and a version id" : "";
}

}  // namespace

std::string_view malformed_reference(std::string_view reference) {
  if (holds_any(reference, '{', '$', '%', '<')) return {};  // another tool fills it in
  const std::size_t colon = std::min(reference.find(':'), reference.size());
  const std::string_view service = reference.substr(0, colon);
  const std::string_view rest = reference.substr(std::min(colon + 1, reference.size()));
  if (service == "ssm" || service == "ssm-secure") return malformed_parameter(rest);
  return service == "secretsmanager" ? malformed_secret(rest) : std::string_view();
}

}  // namespace crosscheck
