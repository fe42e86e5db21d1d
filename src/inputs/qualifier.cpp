#include "inputs/qualifier.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "inputs/inputs.h"
#include "text/characters.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

// The bootstrap template accepts no longer ones.
constexpr std::size_t kLongestQualifier = 10;

constexpr char kParameterPrefix[] = "/cdk-bootstrap/";
constexpr char kNamePrefix[] = "cdk-";
// The one that the CDK bootstraps with unless it is told otherwise; a random word, which nothing else is called.
constexpr std::string_view kUsualQualifier = "hnb659fds";
// Between the qualifier and the account.
constexpr std::array<std::string_view, 8> kPurposes = {
    "-deploy-role-",           "-cfn-exec-role-", "-lookup-role-",      "-file-publishing-role-",
    "-image-publishing-role-", "-assets-",        "-container-assets-", "-permissions-boundary-"};

bool is_word(char c) { return is_alphanumeric(c) || c == '_' || c == '-'; }

template <typename Test>
std::string_view take_while(std::string_view& text, Test test) {
  const auto end = std::find_if_not(text.begin(), text.end(), test);
  const std::string_view taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(taken.size());
  return taken;
}

// A pseudo parameter or token, as in `${AWS::AccountId}`.
bool take_token(std::string_view& text) {
  if (!text.starts_with("${")) return false;
  text.remove_prefix(std::min(text.find('}'), text.size() - 1) + 1);
  return true;
}

// "111111111111-us-west-2", each part perhaps a token, or `*` from some part on; whatever follows is left alone.
bool read_place(std::string_view text, BootstrapName& name) {
  if (text.starts_with('*')) return true;
  if (!take_token(text)) {
    name.account = take_while(text, is_digit);
    if (name.account.empty()) return false;
  }
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  if (take_token(text) || text.starts_with('*')) return true;
  if (text.empty() || !is_lower(text.front())) return false;
  name.region = take_while(text, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
  return true;
}

// The alias of the asset bucket's key has no place in its name.
bool ends_as_key(std::string_view text) {
  constexpr std::string_view kSuffix = "-assets-key";
  return text.starts_with(kSuffix) && (text.size() == kSuffix.size() || !is_word(text[kSuffix.size()]));
}

// `text` begins behind "cdk-".
std::optional<BootstrapName> read_name(std::string_view text) {
  for (std::size_t size = 1; size <= kLongestQualifier && size < text.size() && is_word(text[size - 1]); ++size) {
    if (text[size] != '-') continue;  // as all purposes begin
    if (ends_as_key(text.substr(size)))
      return BootstrapName{.qualifier = text.substr(0, size), .account = {}, .region = {}};
    if (text.substr(0, size) == kUsualQualifier && text.substr(size).starts_with("-*"))
      return BootstrapName{.qualifier = text.substr(0, size), .account = {}, .region = {}};
    for (std::string_view purpose : kPurposes) {
      if (!text.substr(size).starts_with(purpose)) continue;
      BootstrapName name{.qualifier = text.substr(0, size), .account = {}, .region = {}};
      if (read_place(text.substr(size + purpose.size()), name)) return name;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<BootstrapName> find_bootstrap_name(std::string_view text) {
  if (const std::size_t at = find_literal(text, kParameterPrefix); at != std::string_view::npos) {
    const std::string_view rest = text.substr(at + std::size(kParameterPrefix) - 1);
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view qualifier = rest.substr(0, slash);
    const bool fits = !qualifier.empty() && slash < rest.size() && slash <= kLongestQualifier &&
                      std::all_of(qualifier.begin(), qualifier.end(), is_word);
    if (fits) return BootstrapName{.qualifier = qualifier, .account = {}, .region = {}};
  }
  for (std::size_t at = 0; (at = find_literal(text, kNamePrefix, at)) != std::string_view::npos; ++at) {
    const bool begins = at == 0 || !(is_word(text[at - 1]) || text[at - 1] == '.');
    if (!begins) continue;
    if (auto name = read_name(text.substr(at + std::size(kNamePrefix) - 1))) return name;
  }
  return std::nullopt;
}

std::string_view qualifier_in(std::string_view text) {
  const std::optional<BootstrapName> name = find_bootstrap_name(text);
  return name ? name->qualifier : std::string_view();
}

}  // namespace crosscheck
