#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "text/sources.h"

namespace crosscheck {

// Reads a YAML file of ours (config, rule, baseline) member by member and accepts nothing that it was not asked for.
// Every complaint is an `InputError` with file:line:column, the line, a caret, and the nearest known word.
class StrictFile {
 public:
  // Far more than people write by hand; a pull request may bring the file along.
  static constexpr std::size_t kBytes = 1u << 20;

  enum class Language { Yaml, Json };

  // Throws where the file cannot be read or parsed, or is larger than `bytes`.
  StrictFile(Sources& sources, FileId file, std::size_t bytes = kBytes, Language language = Language::Yaml);

  const Document& document() const { return document_; }
  Element root() const { return document_.root(); }
  FileId file() const { return document_.file(); }
  Language language() const { return language_; }
  [[noreturn]] void fail(Span span, const std::string& message, const std::string& help = "") const;

 private:
  const Sources& sources_;
  Language language_;
  Document document_;
};

// One mapping of such a file. Ask for every member that may be there, then `finish()`.
class StrictObject {
 public:
  StrictObject(const StrictFile& file, Element object);  // fails where it is not a mapping

  Element member(std::string_view name);  // absent if it is not there
  Element required(std::string_view name);
  std::optional<std::string> text(std::string_view name);  // a scalar
  std::string required_text(std::string_view name);        // a scalar that is not empty
  std::optional<bool> flag(std::string_view name);         // true or false
  std::vector<std::string> texts(std::string_view name);   // a list of scalars, or one scalar
  // One of the given words, else a complaint that lists them.
  std::optional<std::string> word(std::string_view name, const std::vector<std::string>& words);
  std::vector<Element> items(std::string_view name);  // a list of anything
  // Complains about the first member that nobody asked for.
  void finish() const;

  Element element() const { return object_; }
  const StrictFile& file() const { return file_; }
  [[noreturn]] void fail(Span span, const std::string& message, const std::string& help = "") const {
    file_.fail(span, message, help);
  }

 private:
  bool knows(std::string_view name) const;

  const StrictFile& file_;
  Element object_;
  std::vector<std::string> known_;
};

}  // namespace crosscheck
