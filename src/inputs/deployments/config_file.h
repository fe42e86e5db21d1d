#pragma once

#include <set>
#include <string>

#include "inputs/reader.h"

namespace crosscheck {

// A YAML file of a tool that renders it with Jinja and resolves tags (`!ssm /shop/cidr`) when it deploys: such values
// are not known, but for a literal `default(…)`.
class ConfigFile {
 public:
  // False, with what is wrong added to `into`, where nothing of it can be used.
  bool read(const Sources& sources, FileId file, ReadAssembly& into);

  Element root() const { return document_.root(); }
  // Whether any part of it is known only at deployment.
  bool is_open(Element value) const;
  static bool is_open_text(std::string_view text);
  // The member's text, if it is known.
  std::optional<Given<std::string>> text(std::string_view name) const;
  std::optional<Given<std::string>> text(Element value) const;

 private:
  Document document_;
  std::set<std::uint32_t> tagged_;  // where values begin that have a tag
};

}  // namespace crosscheck
