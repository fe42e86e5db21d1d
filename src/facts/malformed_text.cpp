#include "facts/malformed_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace crosscheck {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t end; (end = text.find(at)) != std::string_view::npos; text.remove_prefix(end + 1)) {
    parts.push_back(text.substr(0, end));
  }
  parts.push_back(text);
  return parts;
}

// What JavaScript and Python write for a value that nobody set.
bool is_unset(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kUnset = {"undefined",       "null", "NaN", "None",
                                                             "[object Object]", "TODO"};
  return std::find(kUnset.begin(), kUnset.end(), text) != kUnset.end();
}

// Words other than these may be a service's own (`aws`, `cloudfront`), or a pattern.
std::optional<MalformedText> account(std::string_view text) {
  if (!text.starts_with("arn:aws")) return std::nullopt;
  const std::vector<std::string_view> parts = split(text, ':');
  if (parts.size() < 6) return std::nullopt;
  const std::string_view found = parts[4];
  // An account id read as a number lost its leading zeros; shorter ones are people's placeholders.
  const bool nearly = all_digits(found) && (found.size() == 10 || found.size() == 11 || found.size() == 13);
  if (!nearly && !is_unset(found)) return std::nullopt;
  return MalformedText{.rule = "malformed-account",
                       .message = "`" + std::string(found) + "` in an ARN is not an account of 12 digits"};
}

// `{{resolve:service:…}}`; what is put together from several pieces is not complete here and left alone.
std::optional<MalformedText> reference(std::string_view text) {
  static constexpr std::string_view kBegin = "{{resolve:";
  for (std::size_t at = 0; (at = text.find(kBegin, at)) != std::string_view::npos; at += kBegin.size()) {
    const std::size_t end = text.find("}}", at);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inside = text.substr(at + kBegin.size(), end - at - kBegin.size());
    if (inside.find('{') != std::string_view::npos) continue;  // a variable of `Fn::Sub`
    const std::vector<std::string_view> parts = split(inside, ':');
    const bool parameter = parts[0] == "ssm" || parts[0] == "ssm-secure";
    std::string fault;
    if (!parameter && parts[0] != "secretsmanager") {
      fault = "names the service `" + std::string(parts[0]) + "`, which has no dynamic references";
    } else if (parts.size() < 2 || parts[1].empty()) {
      fault = "names nothing to read";
    } else if (parameter && parts.size() == 3 && !all_digits(parts[2])) {
      fault = "has a version that is not a number";
    } else if (parameter && parts.size() > 3 && parts[1] != "arn") {
      fault = "has more parts than a name and a version";
    }
    if (fault.empty()) continue;
    return MalformedText{.rule = "malformed-reference",
                         .message = "dynamic reference `" + std::string(text.substr(at, end + 2 - at)) + "` " + fault};
  }
  return std::nullopt;
}

// The values that CDK context providers give until the lookup has run.
std::optional<MalformedText> lookup(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kDummies = {"vpc-12345",  "s-12345",  "p-12345",    "rtb-12345s",
                                                               "rtb-12345p", "ami-1234", "sg-12345678"};
  const bool dummy =
      text.starts_with("dummy-value-for-") || std::find(kDummies.begin(), kDummies.end(), text) != kDummies.end();
  if (!dummy) return std::nullopt;
  return MalformedText{.rule = "unresolved-lookup",
                       .message = "`" + std::string(text) + "` is the placeholder of a CDK lookup that has not run"};
}

}  // namespace

std::optional<MalformedText> malformed_text(std::string_view text) {
  if (text.size() < 7) return std::nullopt;
  if (auto found = account(text)) return found;
  if (auto found = reference(text)) return found;
  return lookup(text);
}

}  // namespace crosscheck
