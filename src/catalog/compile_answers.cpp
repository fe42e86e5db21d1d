// Built and run at build time: catalogue/inventory.txt in, the constant tables of `answers.h` out.

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Texts = std::vector<std::string>;

Texts split(const std::string& text, char separator) {
  Texts parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

std::string literal(const std::string& text) { return '"' + text + "\"sv"; }

// "thing" → "Answer::What::Thing".
std::string enumerator(const std::string& kind, std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return "Answer::" + kind + "::" + word;
}

class Compiler {
 public:
  void add(const std::string& line) {
    const Texts words = split(line, ' ');
    if (words.empty() || words[0].starts_with('#')) return;
    if (words[0] == "more") {
      more_.assign(words.begin() + 1, words.end());
      return;
    }
    if (words[0] == "physical") {
      if (words.size() != 4) throw std::runtime_error("a type, its physical id and its name are expected");
      physical_.push_back('{' + literal(words[1]) + ", " + literal(words[2]) + ", " + literal(words[3]) + '}');
      return;
    }
    if (words.size() < 4) throw std::runtime_error("too few columns");
    std::map<std::string, std::string> options;
    for (std::size_t i = 4; i < words.size(); ++i) {
      const std::size_t equals = words[i].find('=');
      const std::string option = words[i].substr(0, equals);
      options[option] = equals == std::string::npos ? "true" : words[i].substr(equals + 1);
    }
    const auto take = [&](const std::string& option) {
      const std::string value = options[option];
      options.erase(option);
      return value;
    };
    const bool is_list = words[2].ends_with("[]");
    std::string row = '{' + literal(words[0]) + ", " + literal(words[1]) + ", " +
                      literal(words[2].substr(0, words[2].size() - (is_list ? 2 : 0))) + ", " +
                      (is_list ? "true" : "false") + ", " + enumerator("What", words[3]) + ", " +
                      ask(take("each"), take("ask"));
    for (const char* option : {"json", "part"}) row += take(option).empty() ? ", false" : ", true";
    for (const char* option : {"type", "space", "arn", "id", "stack", "element", "status", "value", "account", "region",
                               "scope", "tags", "with"}) {
      row += ", " + literal(take(option));
    }
    for (const char* option : {"name", "arguments"}) row += ", " + stretch(split(take(option), ','));
    if (!options.empty()) throw std::runtime_error("no option `" + options.begin()->first + '`');
    rows_.push_back(row + '}');
  }

  void write(std::ostream& out) const {
    out << "// Written by src/catalog/compile_answers.cpp from catalogue/inventory.txt.\n\n"
           "#include \"catalog/answers.h\"\n\n"
           "namespace crosscheck {\nnamespace {\n\nusing namespace std::literals;\n\n";
    write_array(out, "std::string_view kTexts[]", texts_);
    write_array(out, "std::string_view kMore[]", literals(more_));
    write_array(out, "Answer kAnswers[]", rows_);
    write_array(out, "PhysicalId kPhysical[]", physical_);
    out << "}  // namespace\n\n"
           "std::span<const Answer> answers() { return kAnswers; }\n"
           "std::span<const PhysicalId> physical_ids() { return kPhysical; }\n"
           "std::span<const std::string_view> page_members() { return kMore; }\n\n"
           "}  // namespace crosscheck\n";
  }

 private:
  static std::string ask(const std::string& each, const std::string& when) {
    if (!each.empty()) {
      return "Answer::Ask::Each" + std::string(1, static_cast<char>(each[0] - 'a' + 'A')) + each.substr(1);
    }
    return enumerator("Ask", when.empty() ? "needed" : when);
  }

  static Texts literals(const Texts& texts) {
    Texts result;
    for (const std::string& text : texts) result.push_back(literal(text));
    return result;
  }

  std::string stretch(const Texts& texts) {
    if (texts.empty()) return "{}";
    const std::size_t first = texts_.size();
    for (const std::string& text : texts) texts_.push_back(literal(text));
    return "{&kTexts[" + std::to_string(first) + "], " + std::to_string(texts.size()) + '}';
  }

  static void write_array(std::ostream& out, const char* head, const Texts& items) {
    out << "constexpr " << head << " = {\n";
    for (const std::string& item : items) out << "  " << item << ",\n";
    out << "};\n\n";
  }

  Texts texts_, more_, rows_, physical_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: answers_compiler <inventory.txt> <tables.cpp>\n";
    return 2;
  }
  int number = 0;
  try {
    std::ifstream in(argv[1]);
    if (!in) throw std::runtime_error("no such file");
    Compiler compiler;
    for (std::string line; std::getline(in, line);) {
      ++number;
      compiler.add(line);
    }
    std::ofstream out(argv[2]);
    compiler.write(out);
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[2]);
  } catch (const std::exception& failure) {
    std::cerr << argv[1] << ':' << number << ": " << failure.what() << '\n';
    return 1;
  }
}
