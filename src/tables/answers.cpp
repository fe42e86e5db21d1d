#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

#include "tables/source_text.h"
#include "tables/tables.h"

namespace crosscheck::tables {
namespace {

Texts split(const std::string& text, char separator) {
  Texts parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

class AnswerTables {
 public:
  void add(const std::string& line) {
    const Texts words = split(line, ' ');
    if (words.empty() || words[0].starts_with('#')) return;
    if (words[0] == "more") {
      more_.assign(words.begin() + 1, words.end());
    } else if (words[0] == "physical") {
      if (words.size() != 4) throw std::runtime_error("a type, its physical id and its name are expected");
      physical_.push_back(braced({literal(words[1]), literal(words[2]), literal(words[3])}));
    } else if (words.size() < 4) {
      throw std::runtime_error("too few columns");
    } else {
      rows_.push_back(row(words));
    }
  }

  std::string written() const {
    return source_file("catalogue/inventory.txt", "catalog/answers.h",
                       texts_.definition() + array("std::string_view", "kMore", literals(more_)) +
                           array("Answer", "kAnswers", rows_) + array("PhysicalId", "kPhysical", physical_),
                       "std::span<const Answer> answers() { return kAnswers; }\n"
                       "std::span<const PhysicalId> physical_ids() { return kPhysical; }\n"
                       "std::span<const std::string_view> page_members() { return kMore; }\n");
  }

 private:
  std::string row(const Texts& words) {
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
    Texts parts = {literal(words[0]), literal(words[1]),
                   literal(words[2].substr(0, words[2].size() - (is_list ? 2 : 0))), boolean(is_list),
                   enumerator("Answer::What", words[3])};
    const std::string each = take("each"), when = take("ask");
    parts.push_back(enumerator("Answer::Ask", !each.empty() ? "each-" + each : when.empty() ? "needed" : when));
    for (const char* option : {"json", "part"}) parts.push_back(boolean(!take(option).empty()));
    for (const char* option : {"type", "space", "arn", "id", "stack", "element", "status", "value", "account", "region",
                               "scope", "tags", "with"}) {
      parts.push_back(literal(take(option)));
    }
    for (const char* option : {"name", "arguments"})
      parts.push_back(texts_.stretch(literals(split(take(option), ','))));
    if (!options.empty()) throw std::runtime_error("no option `" + options.begin()->first + '`');
    return braced(parts);
  }

  Array texts_{"std::string_view", "kTexts"};
  Texts more_, rows_, physical_;
};

}  // namespace

std::string answer_tables(const std::filesystem::path& inventory) {
  AnswerTables tables;
  std::istringstream lines(read_text(inventory));
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    try {
      tables.add(line);
    } catch (const std::runtime_error& failure) {
      throw std::runtime_error("line " + std::to_string(number) + ": " + failure.what());
    }
  }
  return tables.written();
}

}  // namespace crosscheck::tables
