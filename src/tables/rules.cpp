#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "document/read.h"
#include "tables/source_text.h"
#include "tables/tables.h"

namespace crosscheck::tables {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

ordered_json as_json(Element element) {
  if (element.is_string()) return element.text();
  if (element.kind() == Kind::Null) return nullptr;
  if (!element.is_object() && !element.is_array()) return ordered_json::parse(element.text());
  ordered_json result = element.is_object() ? ordered_json::object() : ordered_json::array();
  for (Element one : element.children()) {
    if (element.is_object()) result[one.key()] = as_json(one);
    else result.push_back(as_json(one));
  }
  return result;
}

std::string as_json(const fs::path& rule) {
  Document document;
  document.buffer_ = Buffer(read_text(rule));
  const auto problems = read_yaml(document, FileId{});
  if (!problems.empty()) throw std::runtime_error(rule.string() + ": " + problems.front().message);
  return as_json(document.root()).dump();
}

std::string raw(const std::string& text) { return "R\"~~~~(" + text + ")~~~~\""; }

}  // namespace

// Each rule as it is, and as JSON, which is read in a fraction of the time.
std::string rule_tables(const fs::path& list) {
  std::map<std::string, fs::path> rules, examples;  // by rule
  std::istringstream files(read_text(list));
  for (std::string line; std::getline(files, line);) {
    const fs::path file = line;
    if (file.extension() == ".yaml") rules[file.stem().string()] = file;
    else if (!line.empty()) examples[file.parent_path().parent_path().filename().string()] = file;
  }
  std::string out =
      "// Written by src/tables from rules/*.yaml.\n\n#include \"rules/shipped.h\"\n\nnamespace crosscheck {\n\n"
      "const std::vector<ShippedRule>& shipped_rules() {\n  static const std::vector<ShippedRule> rules = {\n";
  for (const auto& [name, rule] : rules) {
    const auto example = examples.find(name);
    out += "    {\"" + name + "\", " + raw(read_text(rule)) + ", " + raw(as_json(rule)) + ", " +
           raw(example != examples.end() ? read_text(example->second) : "") + "},\n";
  }
  return out + "  };\n  return rules;\n}\n\n}  // namespace crosscheck\n";
}

}  // namespace crosscheck::tables
