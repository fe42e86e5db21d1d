#include "cli/declare.h"

#include <CLI/CLI.hpp>

namespace crosscheck {

void add_flag(CLI::App& command, const char* names, bool& into, const char* description) {
  command.add_flag(names, into, description);
}

void add_value(CLI::App& command, const char* names, const char* value, std::string& into, const char* description) {
  command.add_option(names, into, description)->type_name(value);
}

void add_value(CLI::App& command, const char* names, const char* value, std::optional<std::string>& into,
               const char* description) {
  command.add_option(names, into, description)->type_name(value);
}

void add_value(CLI::App& command, const char* names, const char* value, unsigned& into, const char* description) {
  command.add_option(names, into, description)->type_name(value);
}

void add_choice(CLI::App& command, const char* names, const std::vector<std::string>& choices, std::string& into,
                const char* description) {
  command.add_option(names, into, description)->default_str(into)->check(CLI::IsMember(choices));
}

void add_required(CLI::App& command, const char* name, const char* value, std::string& into, const char* description) {
  command.add_option(name, into, description)->type_name(value)->required();
}

void add_required_choice(CLI::App& command, const char* name, const std::vector<std::string>& choices,
                         std::string& into, const char* description) {
  command.add_option(name, into, description)->required()->check(CLI::IsMember(choices));
}

void add_operands(CLI::App& command, const char* name, const char* value, std::vector<std::string>& into,
                  const char* description) {
  command.add_option(name, into, description)->type_name(value);
}

void add_repeated(CLI::App& command, const char* names, const char* value, std::vector<std::string>& into,
                  const char* description) {
  command.add_option(names, into, description)->type_name(value)->allow_extra_args(false);
}

void add_repeated(CLI::App& command, const char* names, const std::string& value,
                  const std::function<void(const std::vector<std::string>&)>& take, const char* description) {
  command.add_option_function<std::vector<std::string>>(names, take, description)
      ->type_name(value)
      ->allow_extra_args(false);
}

}  // namespace crosscheck
