#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/hostile.h"
#include "report/web_repository.h"
#include "text/printable.h"

// What the systems that read our formats ask of them, however hostile the names in a report are. Each
// function returns what is wrong, with the place; empty when nothing is.

namespace crosscheck {

inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// Whether each `%` begins one of the escapes.
inline bool escaped(std::string_view text, const std::vector<std::string_view>& escapes) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (std::none_of(escapes.begin(), escapes.end(), [&](auto escape) { return rest.starts_with(escape); })) {
      return false;
    }
  }
  return true;
}

// `key=value` with one of the keys, each once.
inline bool properties(const std::vector<std::string_view>& parts, std::set<std::string_view> keys) {
  return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
    const std::size_t equals = part.find('=');
    return equals != std::string_view::npos && keys.erase(part.substr(0, equals)) == 1;
  });
}

// Every line is one workflow command, and no more of a kind than GitHub shows.
inline std::string github_complaint(std::string_view output) {
  std::map<std::string_view, std::size_t> counts;
  for (std::string_view line : lines_of(output)) {
    const std::string shown(line);
    if (!line.starts_with("::")) return "no command: " + shown;
    line.remove_prefix(2);
    const std::size_t space = line.find(' '), end = line.find("::");
    if (space == std::string_view::npos || end == std::string_view::npos || space > end) return "no command: " + shown;
    const std::string_view type = line.substr(0, space), values = line.substr(space + 1, end - space - 1);
    if (type != "error" && type != "warning" && type != "notice") return "another command: " + shown;
    if (++counts[type] > 10) return "more than ten: " + shown;
    const bool known = properties(split(values, ','), {"file", "line", "endLine", "col", "endColumn", "title"});
    if (!known || values.find(':') != std::string_view::npos) return "properties: " + shown;
    if (!escaped(values, {"25", "0D", "0A", "3A", "2C"})) return "escapes of properties: " + shown;
    if (!escaped(line.substr(end + 2), {"25", "0D", "0A"})) return "escapes of the message: " + shown;
    if (line.find("endLine=") < end && line.find("col=") < end) return "columns over several lines: " + shown;
    if (const std::string danger = danger_in(line); !danger.empty()) return danger + ": " + shown;
  }
  return "";
}

// Every line is one logging command that records an issue.
inline std::string azure_complaint(std::string_view output) {
  constexpr std::string_view kCommand = "##vso[task.logissue ";
  for (std::string_view line : lines_of(output)) {
    const std::string shown(line);
    if (!line.starts_with(kCommand)) return "no command: " + shown;
    line.remove_prefix(kCommand.size());
    const std::size_t end = line.find(';' + std::string("]"));
    if (end == std::string_view::npos || line.find(']') != end + 1) return "no end of the properties: " + shown;
    const std::string_view values = line.substr(0, end);
    if (!properties(split(values, ';'), {"type", "sourcepath", "linenumber", "columnnumber", "code"}) ||
        (!values.starts_with("type=error") && !values.starts_with("type=warning"))) {
      return "properties: " + shown;
    }
    if (!escaped(line, {"AZP25", "0D", "0A", "3B", "5D"})) return "escapes: " + shown;
    if (const std::string danger = danger_in(line); !danger.empty()) return danger + ": " + shown;
  }
  return "";
}

// Well-formed XML of elements, attributes and text, as far as we write it: no comments, no other entities.
class XmlChecker {
 public:
  static std::string complaint(std::string_view text) {
    constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (!text.starts_with(kDeclaration)) return "no declaration";
    XmlChecker checker(text.substr(kDeclaration.size()));
    return checker.document();
  }

 private:
  explicit XmlChecker(std::string_view rest) : rest_(rest) {}

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  std::string_view take_until(std::string_view stops) {
    const std::string_view taken = rest_.substr(0, std::min(rest_.find_first_of(stops), rest_.size()));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  // Text between tags, or a value without its quotes.
  static bool text(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t from = at;
      const char32_t c = next_code_point(value, at);
      const bool legal =
          c == '\n' || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c <= 0x10ffff);
      if (!legal || c == '<' || c == '>' || c == '"') return false;
      if (c != '&') continue;
      const std::string_view entity = value.substr(from, value.find(';', from) - from + 1);
      if (entity != "&amp;" && entity != "&lt;" && entity != "&gt;" && entity != "&quot;") return false;
    }
    return true;
  }

  std::string document() {
    do {
      if (!text(take_until("<"))) return "text";
      if (take("</")) {
        if (open_.empty() || take_until(">") != open_.back() || !take(">")) return "an end without its beginning";
        open_.pop_back();
      } else if (const std::string wrong = start_tag(); !wrong.empty()) {
        return wrong;
      }
    } while (!open_.empty());
    return rest_ == "\n" ? "" : "something after the end";
  }

  std::string start_tag() {
    if (!take("<")) return "no tag";
    const std::string name(take_until(" />"));
    if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos) {
      return "name of an element: " + name;
    }
    std::set<std::string_view> attributes;
    while (take(" ")) {
      const std::string_view attribute = take_until("=");
      if (!attributes.insert(attribute).second || !take("=\"") || !text(take_until("\"")) || !take("\"")) {
        return "attribute " + std::string(attribute);
      }
    }
    if (take("/>")) return "";
    open_.push_back(name);
    return take(">") ? "" : "no end of the tag " + name;
  }

  std::string_view rest_;
  std::vector<std::string> open_;
};

// Only our own elements and attributes, and our one script: what is in the page besides is text.
inline std::string html_complaint(std::string_view output) {
  if (std::string danger = danger_in(output); !danger.empty()) return danger;
  const std::size_t script = output.rfind("<script>"), style = output.find("</style>");
  if (output.find("<script>") != script || output.find("</script") < script) return "another script";
  const std::string_view page = output.substr(style + 8, script - style - 8);
  static const std::set<std::string_view> kElements = {
      "a",  "b",    "body", "br",     "button",  "caption", "code",    "details", "div",   "footer",
      "h1", "h2",   "head", "header", "html",    "input",   "label",   "li",      "main",  "nav",
      "p",  "path", "pre",  "rect",   "section", "span",    "summary", "svg",     "table", "tbody",
      "td", "text", "th",   "thead",  "title",   "tr",      "u",       "ul"};
  static const std::set<std::string_view> kAttributes = {
      "aria-hidden", "aria-label", "autocomplete", "class",       "d",    "data-also", "for",   "height",
      "href",        "id",         "open",         "placeholder", "role", "rx",        "scope", "tabindex",
      "title",       "type",       "viewBox",      "width",       "x",    "y"};
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const std::size_t end = page.find('>', at);
    if (end == std::string_view::npos) return "no end of a tag";
    std::string_view tag = page.substr(at + 1, end - at - 1);
    if (tag.find('<') != std::string_view::npos) return "a tag within a tag";
    if (tag.starts_with('/')) tag.remove_prefix(1);
    if (tag.ends_with('/')) tag.remove_suffix(1);
    const std::size_t name_end = std::min(tag.find(' '), tag.size());
    if (!kElements.contains(tag.substr(0, name_end))) return "element " + std::string(tag);
    tag.remove_prefix(name_end);
    while (!tag.empty()) {
      tag.remove_prefix(1);
      const std::size_t stop = std::min(tag.find_first_of(" ="), tag.size());
      if (!kAttributes.contains(tag.substr(0, stop))) return "attribute " + std::string(tag);
      const bool link = tag.starts_with("href=");
      tag.remove_prefix(stop);
      if (!tag.starts_with("=\"")) continue;
      tag.remove_prefix(2);
      if (link && !tag.starts_with('#')) return "a link out of the page";
      tag.remove_prefix(std::min(tag.find('"'), tag.size()) + 1);
    }
  }
  return "";
}

// Outside of code spans and the picture, only plain words and what the page itself is made of.
class MarkdownChecker {
 public:
  static WebRepository repository() { return {.url = "https://git.example/a/b", .commit = "c0ffee"}; }

  static std::string complaint(std::string_view output) {
    if (std::string danger = danger_in(output); !danger.empty()) return danger;
    bool picture = false;
    for (const std::string_view line : lines_of(output)) {
      const bool fence = line == "```mermaid" || line == "```";
      if (fence) picture = !picture;
      if (!fence && !(picture ? drawn(line) : written(line))) return "markup: " + std::string(line);
    }
    return picture ? "a fence without end" : "";
  }

 private:
  static constexpr std::string_view kLink = "](https://git.example/a/b/blob/c0ffee/";

  // One statement; quotes stand around names only, and nothing is left of a name but letters and escapes.
  static bool drawn(std::string_view line) {
    const std::vector<std::string_view> parts = split(line, '"');
    if (parts.size() != 1 && parts.size() != 3) return false;
    const bool name = parts.size() == 1 || parts[1].find_first_of("`\\[]{}<>|:%@&$*_~!=") == std::string_view::npos;
    return name && line.find('`') == std::string_view::npos;
  }

  static bool written(std::string_view line) {
    if (line == "<details><summary>where, and what to do</summary>" || line == "</details>") return true;
    if (line.starts_with("| ")) return table_row(line);
    for (const std::string_view start : {"### ", "- ", "**help**: ", "**environments**: ", "**error**: ",
                                         "**warning**: ", "**note**: ", "**incomplete**: "}) {
      if (line.starts_with(start)) line.remove_prefix(start.size());
    }
    return sentence(line);
  }

  static bool table_row(std::string_view line) {
    if (line == "| | errors | warnings | notes |" || line == "| :-- | --: | --: | --: |") return true;
    std::vector<std::string> cells(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line.substr(i, 2) == "\\|") cells.back() += line[++i];
      else if (line[i] == '|') cells.emplace_back();
      else cells.back() += line[i];
    }
    return cells.size() == 6 && std::all_of(cells.begin(), cells.end(), sentence);
  }

  // As CommonMark reads code spans: a row of backticks ends at the next row of the same length.
  static bool sentence(std::string_view line) {
    std::string plain;
    for (std::size_t at = 0; at < line.size();) {
      if (line[at] != '`') {
        plain += line[at++];
        continue;
      }
      const std::size_t content = std::min(line.find_first_not_of('`', at), line.size()), fence = content - at;
      std::size_t close = content;
      for (std::size_t row = 0; row != fence; close += row) {
        close = line.find('`', close);
        if (close == std::string_view::npos) return false;
        row = std::min(line.find_first_not_of('`', close), line.size()) - close;
      }
      plain += 'x';
      at = close;
      if (!plain.ends_with("[x") || !line.substr(at).starts_with(kLink)) continue;
      // A link to a line of the repository that `check_all` and the fuzzer name.
      const std::size_t end = line.find(')', at);
      if (end == std::string_view::npos) return false;
      const std::string_view target = line.substr(at + kLink.size(), end - at - kLink.size());
      const std::size_t line_mark = target.rfind("#L");
      if (line_mark == std::string_view::npos) return false;
      for (const char c : target.substr(0, line_mark)) {
        if (!std::isalnum(static_cast<unsigned char>(c)) &&
            std::string_view("%._~/-").find(c) == std::string_view::npos)
          return false;
      }
      plain.replace(plain.size() - 2, 2, "x");
      at = end + 1;
    }
    return harmless(plain);
  }

  static bool harmless(std::string_view plain) {
    for (std::size_t i = 0; i < plain.size(); ++i) {
      const unsigned char c = static_cast<unsigned char>(plain[i]);
      const unsigned char next = i + 1 < plain.size() ? static_cast<unsigned char>(plain[i + 1]) : ' ';
      if (std::isalnum(c) || c == ' ') continue;
      if (std::string_view(".,:;?()'-").find(static_cast<char>(c)) == std::string_view::npos) return false;
      if (c != '\'' && c != '-' && c != '(' && std::isalnum(next)) return false;
      if (c == '-' && !std::isalpha(next)) return false;
    }
    return true;
  }
};

}  // namespace crosscheck
