#include "tables/source_text.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "text/characters.h"

namespace crosscheck::tables {

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string literal(const std::string& text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"sv";
}

Texts literals(const Texts& texts) {
  Texts result;
  std::transform(texts.begin(), texts.end(), std::back_inserter(result), literal);
  return result;
}

std::string boolean(bool value) { return value ? "true" : "false"; }

std::string braced(const Texts& parts) {
  std::string result = "{";
  for (const std::string& part : parts) result += (result.size() > 1 ? ", " : "") + part;
  return result + '}';
}

std::string enumerator(const std::string& kind, const std::string& word) {
  std::string result = kind + "::";
  bool upper = true;
  for (char c : word) {
    if (c != '-') result += upper && is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    upper = c == '-';
  }
  return result;
}

std::string array(const std::string& element, const std::string& name, const Texts& items) {
  std::string result = "constexpr " + element + ' ' + name + "[] = {\n";
  for (const std::string& item : items) result += "  " + item + ",\n";
  return result + "};\n\n";
}

std::string source_file(const std::string& data, const std::string& header, const std::string& arrays,
                        const std::string& tables) {
  return "// Written by src/tables from " + data + ".\n\n#include <string_view>\n\n#include \"" + header +
         "\"\n\nnamespace crosscheck {\nnamespace {\n\nusing namespace std::string_view_literals;\n\n" + arrays +
         "}  // namespace\n\n" + tables + "\n}  // namespace crosscheck\n";
}

std::string Array::stretch(const Texts& items) {
  if (items.empty()) return "{}";
  const auto [entry, fresh] = offsets_.try_emplace(items, items_.size());
  if (fresh) items_.insert(items_.end(), items.begin(), items.end());
  return "{&" + name_ + '[' + std::to_string(entry->second) + "], " + std::to_string(items.size()) + '}';
}

}  // namespace crosscheck::tables
