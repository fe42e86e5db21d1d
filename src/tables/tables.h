#pragma once

#include <filesystem>
#include <string>

namespace crosscheck::tables {

// Built and run at build time: each of these reads data of the project, and returns the C++ source of the constant
// tables that a header declares. Throws std::exception that says what is wrong.

// Of catalogue/catalogue.json: what `catalog/tables.h` declares.
std::string catalogue_tables(const std::filesystem::path& catalogue);

// Of catalogue/changes.json, in the order in which catalogue.json names the types: what `catalog/change_tables.h`
// declares.
std::string change_tables(const std::filesystem::path& catalogue, const std::filesystem::path& changes);

// Of catalogue/inventory.txt: what `catalog/answers.h` declares.
std::string answer_tables(const std::filesystem::path& inventory);

// Of a list of files, one per line: rules/*.yaml, and of those that have one the example's output,
// fixtures/rules/<rule>/example/expected.txt. What `rules/shipped.h` declares.
std::string rule_tables(const std::filesystem::path& list);

}  // namespace crosscheck::tables
