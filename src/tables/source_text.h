#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace crosscheck::tables {

using Texts = std::vector<std::string>;

// Throws std::runtime_error for a file that cannot be read.
std::string read_text(const std::filesystem::path& file);

// The C++ source of values. `literal` is a std::string_view, `braced` an initialiser: "{a, b}".
std::string literal(const std::string& text);
Texts literals(const Texts& texts);
std::string boolean(bool value);
std::string braced(const Texts& parts);

// "account-region" → "ScopeKind::AccountRegion".
std::string enumerator(const std::string& kind, const std::string& word);

// The definition of a constant array.
std::string array(const std::string& element, const std::string& name, const Texts& items);

// A file: what `header` declares, beginning with a namespace of its own for the arrays.
std::string source_file(const std::string& data, const std::string& header, const std::string& arrays,
                        const std::string& tables);

// One constant array, from which every list is a stretch; equal lists are stored once.
class Array {
 public:
  Array(std::string element, std::string name) : element_(std::move(element)), name_(std::move(name)) {}

  // The source of a std::span of these items.
  std::string stretch(const Texts& items);

  std::string definition() const { return array(element_, name_, items_); }

 private:
  std::string element_, name_;
  Texts items_;
  std::map<Texts, std::size_t> offsets_;
};

}  // namespace crosscheck::tables
