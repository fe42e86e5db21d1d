#include "config/add_suppressions.h"

#include <algorithm>

namespace crosscheck {
namespace {

constexpr std::string_view kKey = "suppress:";

// Between quotes, where YAML takes nothing for more than a character.
std::string yaml_quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      result += {'\\', 'x', "01"[c >> 4 & 1], "0123456789abcdef"[c & 15]};
    } else {
      result += c;
    }
  }
  return result + '"';
}

struct Line {
  std::string_view text;   // without its line feed
  std::size_t begin, end;  // of it with its line feed

  std::size_t indent() const { return std::min(text.find_first_not_of(' '), text.size()); }
  bool says_nothing() const {
    const std::string_view rest = text.substr(indent());
    return rest.empty() || rest == "\r" || rest.starts_with('#');
  }
  bool is_item() const { return text.substr(indent()).starts_with("- ") || text.substr(indent()) == "-"; }
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t feed = text.find('\n', at);
    const std::size_t stop = std::min(feed, text.size()), end = feed == std::string_view::npos ? text.size() : feed + 1;
    lines.push_back({.text = text.substr(at, stop - at), .begin = at, .end = end});
    at = end;
  }
  return lines;
}

std::string closed(std::string_view text) {
  return std::string(text) + (text.empty() || text.ends_with('\n') ? "" : "\n");
}

}  // namespace

std::string suppression_lines(const std::vector<Suppression>& added, std::string_view indent) {
  std::string text;
  const std::string start(indent);
  for (const Suppression& one : added) {
    text += start + "- rule: " + one.rule + '\n';
    if (!one.identity.empty()) text += start + "  identity: " + yaml_quoted(one.identity) + '\n';
    if (!one.construct.empty()) text += start + "  construct: " + yaml_quoted(one.construct) + '\n';
    text += start + "  reason: " + yaml_quoted(one.reason) + '\n';
    if (!one.until.empty()) text += start + "  until: " + one.until + '\n';
  }
  return text;
}

std::optional<std::string> with_suppressions(std::string_view config, const std::vector<Suppression>& added) {
  const std::vector<Line> lines = lines_of(config);
  const auto key =
      std::find_if(lines.begin(), lines.end(), [](const Line& line) { return line.text.starts_with(kKey); });
  if (key == lines.end()) {
    const std::string before = closed(config);
    return before + (before.empty() || before.ends_with("\n\n") ? "" : "\n") + "suppress:\n" +
           suppression_lines(added, "  ");
  }
  std::string_view value = key->text.substr(kKey.size());
  value = value.substr(0, std::min(value.find(" #"), value.size()));
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\r')) value.remove_suffix(1);
  const bool empty = value == "[]" || value == "null" || value == "~";
  if (!value.empty() && !empty) return std::nullopt;
  auto last = key;
  std::string indent = "  ";
  for (auto line = key + 1; !empty && line != lines.end(); ++line) {
    if (line->says_nothing()) continue;
    if (line->indent() == 0 && !line->is_item()) break;
    if (last == key) {
      if (!line->is_item()) return std::nullopt;
      indent = std::string(line->indent(), ' ');
    }
    last = line;
  }
  const std::string entries = suppression_lines(added, indent);
  if (empty) {
    const std::size_t at = static_cast<std::size_t>(value.data() - config.data());
    std::size_t begin = at;
    while (begin > 0 && config[begin - 1] == ' ') --begin;
    return std::string(config.substr(0, begin)) +
           closed(config.substr(at + value.size(), key->end - at - value.size())) + entries +
           std::string(config.substr(key->end));
  }
  return closed(config.substr(0, last->end)) + entries + std::string(config.substr(last->end));
}

}  // namespace crosscheck
