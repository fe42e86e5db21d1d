// Built and run at build time: catalogue.json and changes.json in, the constant tables of `change_tables.h` out.

#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;

json read(const char* file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(std::string("no such file: ") + file);
  return json::parse(in);
}

class Compiler {
 public:
  explicit Compiler(const json& changes) {
    for (const json& one : changes) changes_[one.at("type")] = one;
  }

  // In the order in which the types are called.
  void add(const std::string& type) {
    const json changes = changes_.contains(type) ? changes_.at(type) : json::object();
    changes_.erase(type);
    const json replacements = changes.value("replacements", json::array());
    if (replacements.size() > 0xff || replacements_.size() > 0xffff) throw std::runtime_error("too many at " + type);
    for (const json& one : changes.value("one_at_a_time", json::array())) {
      singles_.push_back('{' + std::to_string(types_.size()) + ", " + std::to_string(text(one[0], one[1])) + '}');
    }
    const std::size_t first = replacements.empty() ? 0 : replacements_.size();
    types_.push_back('{' + std::to_string(first) + ", " + std::to_string(replacements.size()) + ", " +
                     (changes.value("holds_data", false) ? "true}" : "false}"));
    for (const json& one : replacements) {
      const bool always = one.size() == 1 || one[1] != "maybe";
      const std::string key = one.size() > 2 ? one[2] : json("");
      replacements_.push_back('{' + std::to_string(text(one[0], key)) + (always ? ", true}" : ", false}"));
    }
  }

  void write(std::ostream& out) const {
    if (!changes_.empty()) throw std::runtime_error(changes_.begin()->first + " is not in catalogue.json");
    out << "// Written by src/catalog/compile_changes.cpp from catalogue/changes.json.\n\n"
           "#include \"catalog/change_tables.h\"\n\n"
           "namespace crosscheck {\nnamespace {\n\n";
    write_array(out, "char kTexts[] =", texts_, "");
    write_array(out, "PackedReplacement kPacked[] = {", replacements_, ",");
    write_array(out, "PackedOneAtATime kSingles[] = {", singles_, ",");
    write_array(out, "PackedChanges kByType[] = {", types_, ",");
    out << "}  // namespace\n\n"
           "constinit const std::span<const char> kChangeTexts(kTexts);\n"
           "constinit const std::span<const PackedReplacement> kReplacements(kPacked);\n"
           "constinit const std::span<const PackedOneAtATime> kOneAtATime(kSingles);\n"
           "constinit const std::span<const PackedChanges> kChanges(kByType);\n\n"
           "}  // namespace crosscheck\n";
  }

 private:
  // The position of the two texts; equal ones are stored once.
  std::size_t text(const std::string& path, const std::string& key) {
    auto [entry, fresh] = positions_.try_emplace({path, key}, size_);
    if (!fresh) return entry->second;
    if (size_ > 0xffff) throw std::runtime_error("the texts are too long for a position of 16 bits");
    texts_.push_back('"' + path + "\\0\" \"" + key + "\\0\"");
    size_ += path.size() + key.size() + 2;
    return entry->second;
  }

  static void write_array(std::ostream& out, const char* head, const std::vector<std::string>& items, const char* end) {
    out << "constexpr " << head << '\n';
    for (const std::string& item : items) out << "  " << item << end << '\n';
    out << (*end ? "};\n\n" : ";\n\n");
  }

  std::map<std::string, json> changes_;
  std::map<std::pair<std::string, std::string>, std::size_t> positions_;
  std::size_t size_ = 0;
  std::vector<std::string> texts_, replacements_, singles_, types_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: changes_compiler <catalogue.json> <changes.json> <tables.cpp>\n";
    return 2;
  }
  try {
    const json catalogue = read(argv[1]);
    Compiler compiler(read(argv[2]));
    for (const json& type : catalogue.at("types")) compiler.add(type.at("type"));
    for (const json& type : catalogue.at("quiet")) compiler.add(type);
    std::ofstream out(argv[3]);
    compiler.write(out);
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[3]);
  } catch (const std::exception& failure) {
    std::cerr << argv[2] << ": " << failure.what() << '\n';
    return 1;
  }
}
