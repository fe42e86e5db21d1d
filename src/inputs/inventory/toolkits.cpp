#include "inputs/inventory/toolkits.h"

#include <charconv>

namespace crosscheck {
namespace {

constexpr std::string_view kBegin = "/cdk-bootstrap/", kEnd = "/version";

int number(const std::string& text) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc() && end == text.data() + text.size() ? value : 0;
}

// The member `value` of the item whose member `key` is `name`.
Element value_of(Element list, std::string_view key, std::string_view name, std::string_view value) {
  for (Element item : list.children()) {
    if (item[key].equals(name)) return item[value];
  }
  return {};
}

}  // namespace

std::optional<Toolkit> toolkit_of_stack(const AnswerRow& stack) {
  const Element version = value_of(stack.item["Outputs"], "OutputKey", "BootstrapVersion", "OutputValue");
  if (!version) return std::nullopt;
  const Element parameters = stack.item["Parameters"];
  const auto parameter = [&](std::string_view name) {
    return value_of(parameters, "ParameterKey", name, "ParameterValue");
  };
  Toolkit toolkit{
      .qualifier = parameter("Qualifier").text(), .version = number(version.text()), .span = version.span()};
  if (toolkit.qualifier.empty()) toolkit.qualifier = "hnb659fds";
  if (const Element trusted = parameter("TrustedAccounts")) {
    toolkit.says_trust = true;
    std::string text = trusted.text();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t comma = std::min(text.find(',', at), text.size());
      std::string account = text.substr(at, comma - at);
      std::erase(account, ' ');
      if (!account.empty()) toolkit.trusted.insert(account);
      at = comma + 1;
    }
  }
  return toolkit;
}

std::optional<Toolkit> toolkit_of_parameter(const AnswerRow& parameter) {
  const std::string_view name = parameter.name;
  if (!name.starts_with(kBegin) || !name.ends_with(kEnd) || name.size() <= kBegin.size() + kEnd.size()) {
    return std::nullopt;
  }
  return Toolkit{.qualifier = std::string(name.substr(kBegin.size(), name.size() - kBegin.size() - kEnd.size())),
                 .version = number(parameter.value),
                 .span = parameter.span};
}

}  // namespace crosscheck
