#include "inputs/deployments/overrides.h"

#include <optional>

#include "inputs/deployments/shell_words.h"
#include "text/limits.h"

namespace crosscheck {
namespace {

constexpr std::string_view kKey = "ParameterKey=", kValue = "ParameterValue=", kPrevious = "UsePreviousValue=true";

std::string without_quotes(std::string_view text) {
  const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return std::string(quoted ? text.substr(1, text.size() - 2) : text);
}

bool is_full(const Description& given) {
  return given.parameters.size() + given.open_parameters.size() >= limits::kDeployedParameters;
}

// A list counts as its items with commas between them; nothing where it is no plain data.
std::optional<std::string> plain_value(Element value) {
  if (value.is_scalar()) return value.text();
  if (!value.is_array()) return std::nullopt;
  std::string joined;
  for (Element item : value.children()) {
    if (!item.is_scalar()) return std::nullopt;
    joined += (joined.empty() ? "" : ",") + item.text();
  }
  return joined;
}

// An item of the AWS CLI's list, or of another tool's that is spelled likewise.
bool add_item(Element item, Description& into) {
  constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
      {"ParameterKey", "ParameterValue"}, {"parameter_key", "parameter_value"}, {"name", "value"}};
  for (const auto& [key, value] : kSpellings) {
    if (!item[key].is_scalar()) continue;
    give_parameter(item[key].text(), plain_value(item[value]), (item[value] ? item[value] : item[key]).span(), into);
    return true;
  }
  return false;
}

}  // namespace

void give_parameter(const std::string& name, std::optional<std::string> value, Span span, Description& into) {
  const bool known = into.parameters.erase(name) + into.open_parameters.erase(name) > 0;
  if (!known && is_full(into)) {
    into.others_open = true;
    return;
  }
  if (value) into.parameters.emplace(name, Given<std::string>{.value = std::move(*value), .span = span});
  else into.open_parameters.emplace(name, span);
}

void give_parameters(const Description& said, Description& into) {
  for (const auto& [name, value] : said.parameters) give_parameter(name, value.value, value.span, into);
  for (const auto& [name, span] : said.open_parameters) give_parameter(name, std::nullopt, span, into);
  into.others_open = into.others_open || said.others_open;
}

void add_override(std::string_view word, Span span, Description& into) {
  if (word.starts_with(kKey)) {
    const std::string_view rest = word.substr(kKey.size());
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string name = without_quotes(rest.substr(0, comma));
    const std::string_view more = rest.substr(std::min(comma + 1, rest.size()));
    if (more.starts_with(kValue)) give_parameter(name, without_quotes(more.substr(kValue.size())), span, into);
    else if (more == kPrevious) give_parameter(name, std::nullopt, span, into);
    return;
  }
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos || equals == 0) return;
  give_parameter(std::string(word.substr(0, equals)), without_quotes(word.substr(equals + 1)), span, into);
}

void add_overrides(Element text, Description& into) {
  const std::string words = text.text();
  const Span span = text.span();
  // Where the text stands in the file as it is, in quotes or not, each word has its own place there.
  const std::string_view written = text.document()->text().substr(span.begin, span.end - span.begin);
  const std::size_t at = written.find(words);
  const bool verbatim = at <= 1;
  for (const ShellWord& word : shell_words(words)) {
    Span place = span;
    if (verbatim) {
      place.begin = span.begin + static_cast<std::uint32_t>(at + word.begin);
      place.end = span.begin + static_cast<std::uint32_t>(at + word.end);
    }
    add_override(word.text, place, into);
  }
}

void add_parameters(Element value, Description& into) {
  if (value.is_string()) return add_overrides(value, into);
  if (value.is_array()) {
    for (Element item : value.children()) {
      if (into.others_open && is_full(into)) return;
      if (item.is_scalar()) add_override(item.text(), item.span(), into);
      else add_item(item, into);
    }
    return;
  }
  if (Element inner = value["Parameters"]; inner.is_object() || inner.is_array()) return add_parameters(inner, into);
  for (Element member : value.children()) {
    if (into.others_open && is_full(into)) return;
    give_parameter(member.key(), plain_value(member), member.span(), into);
  }
}

}  // namespace crosscheck
