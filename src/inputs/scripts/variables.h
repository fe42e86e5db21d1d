#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace crosscheck {

// The variables of a script or Makefile whose values can be read off its text.
class Variables {
 public:
  Variables() = default;
  explicit Variables(std::string_view text) { read(text); }
  // Those of one step: where it says nothing, `outer` does, which must outlive it.
  explicit Variables(const Variables* outer) : outer_(outer) {}

  // From lines such as `NAME=value`, `export NAME="value"`, `NAME ?= value` and `NAME := value`. What is assigned
  // several values is not known.
  void read(std::string_view text);
  // Whatever the text says of it.
  void set(const std::string& name, std::optional<std::string> value) { values_[name] = std::move(value); }
  // One more value: where it has another one, it is not known.
  void add(std::string_view name, const std::optional<std::string>& value);

  // A word with `$NAME`, `${NAME}`, `${NAME:-default}`, `$(NAME)` and `${{ env.NAME }}` filled in; nothing where one is
  // not known.
  std::optional<std::string> fill_in(std::string_view word) const;

 private:
  using Values = std::map<std::string, std::optional<std::string>, std::less<>>;

  void read_line(std::string_view line);
  bool read_command(std::string_view command, bool sure, bool whole);
  std::optional<std::string> value_of(std::string_view expression) const;
  const std::optional<std::string>* find(std::string_view name) const;

  Values values_;
  const Variables* outer_ = nullptr;
};

}  // namespace crosscheck
