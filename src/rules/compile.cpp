// Writes the table that src/rules/shipped.h declares: rules_compiler <source folder> <shipped_rules.cpp>
//
// Each rule as it is, and as JSON, which is read in a fraction of the time.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "document/read.h"

namespace {

namespace fs = std::filesystem;
using crosscheck::Element;
using json = nlohmann::ordered_json;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

json as_json(Element element) {
  if (element.is_string()) return element.text();
  if (element.kind() == crosscheck::Kind::Null) return nullptr;
  if (!element.is_object() && !element.is_array()) return json::parse(element.text());
  json result = element.is_object() ? json::object() : json::array();
  for (Element one : element.children()) {
    if (element.is_object()) result[one.key()] = as_json(one);
    else result.push_back(as_json(one));
  }
  return result;
}

std::string as_json(const fs::path& rule) {
  crosscheck::Document document;
  document.buffer_ = crosscheck::Buffer(text_of(rule));
  const auto problems = crosscheck::read_yaml(document, crosscheck::FileId{});
  if (!problems.empty()) throw std::runtime_error(rule.string() + ": " + problems.front().message);
  return as_json(document.root()).dump();
}

std::string literal(const std::string& text) { return "R\"~~~~(" + text + ")~~~~\""; }

void write(const fs::path& source, std::ostream& out) {
  std::vector<fs::path> rules;
  for (const auto& entry : fs::directory_iterator(source / "rules")) {
    if (entry.path().extension() == ".yaml") rules.push_back(entry.path());
  }
  std::sort(rules.begin(), rules.end());
  out << "#include \"rules/shipped.h\"\n\nnamespace crosscheck {\n\n"
         "const std::vector<ShippedRule>& shipped_rules() {\n  static const std::vector<ShippedRule> rules = {\n";
  for (const fs::path& rule : rules) {
    const fs::path example = source / "fixtures/rules" / rule.stem() / "example/expected.txt";
    out << "    {\"" << rule.stem().string() << "\", " << literal(text_of(rule)) << ", " << literal(as_json(rule))
        << ", " << literal(fs::exists(example) ? text_of(example) : "") << "},\n";
  }
  out << "  };\n  return rules;\n}\n\n}  // namespace crosscheck\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: rules_compiler <source folder> <shipped_rules.cpp>\n";
    return 2;
  }
  try {
    std::ofstream out(argv[2], std::ios::binary);
    write(argv[1], out);
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[2]);
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
  }
}
