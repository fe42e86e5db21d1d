#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace crosscheck {

// The variables of a script or Makefile whose values can be read off its text.
class Variables {
 public:
  // From lines such as `NAME=value`, `export NAME="value"`, `NAME ?= value` and `NAME := value`. What is assigned
  // several values is not known.
  explicit Variables(std::string_view text);

  // Whatever the text says of it.
  void set(const std::string& name, std::optional<std::string> value) { values_[name] = std::move(value); }

  // A word with `$NAME`, `${NAME}`, `${NAME:-default}`, `$(NAME)` and `${{ env.NAME }}` filled in; nothing where one is
  // not known.
  std::optional<std::string> fill_in(std::string_view word) const;

 private:
  void assign(std::string_view name, std::string_view value);
  std::optional<std::string> value_of(std::string_view expression) const;

  std::map<std::string, std::optional<std::string>, std::less<>> values_;
};

}  // namespace crosscheck
