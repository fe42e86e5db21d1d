#include "inputs/cdk/environment.h"

namespace crosscheck {
namespace {

constexpr std::string_view kScheme = "aws://";

// Nothing for what is unknown or still holds a token. `from` is where `part` begins in the text of `element`.
std::optional<Given<std::string>> known(Element element, std::string_view part, std::size_t from,
                                        std::string_view unknown) {
  if (part.empty() || part == unknown || part.find('$') != std::string_view::npos) return std::nullopt;
  Span span = element.span();
  if (element.verbatim()) {
    span.begin += static_cast<std::uint32_t>(from) + 1;  // the quote
    span.end = span.begin + static_cast<std::uint32_t>(part.size());
  }
  return Given<std::string>{.value = std::string(part), .span = span};
}

}  // namespace

void read_environment(Element element, Description& given) {
  std::string scratch;
  const std::string_view text = element.text(scratch);
  const std::size_t slash = text.rfind('/');
  if (!text.starts_with(kScheme) || slash < kScheme.size()) return;
  const std::string_view account = text.substr(kScheme.size(), slash - kScheme.size());
  given.account = known(element, account, kScheme.size(), "unknown-account");
  given.region = known(element, text.substr(slash + 1), slash + 1, "unknown-region");
}

}  // namespace crosscheck
