#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "tables/tables.h"

int main(int argc, char** argv) {
  using namespace crosscheck::tables;
  const std::vector<std::string> words(argv + 1, argv + argc);
  const std::map<std::string, std::function<std::string()>> kinds = {
      {"catalogue", [&] { return catalogue_tables(words.at(1)); }},
      {"changes", [&] { return change_tables(words.at(1), words.at(2)); }},
      {"answers", [&] { return answer_tables(words.at(1)); }},
      {"rules", [&] { return rule_tables(words.at(1)); }}};
  const auto kind = words.empty() ? kinds.end() : kinds.find(words.front());
  if (kind == kinds.end() || words.size() != (kind->first == "changes" ? 4 : 3)) {
    std::cerr << "usage: tables_compiler catalogue <catalogue.json> <tables.cpp>\n"
                 "       tables_compiler changes <catalogue.json> <changes.json> <tables.cpp>\n"
                 "       tables_compiler answers <inventory.txt> <tables.cpp>\n"
                 "       tables_compiler rules <list of files> <tables.cpp>\n";
    return 2;
  }
  try {
    const std::string tables = kind->second();
    std::ofstream out(words.back(), std::ios::binary);
    if (out << tables && out.flush()) return 0;
    std::cerr << "cannot write " << words.back() << '\n';
  } catch (const std::exception& failure) {
    std::cerr << words[words.size() - 2] << ": " << failure.what() << '\n';
  }
  return 1;
}
