#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace crosscheck {

// How commands declare their options. `names` are those of CLI11: "-o,--output", or "inputs" for an operand. `value` is
// what --help calls the value; it also says what completes it (handbook/interface.h). `into` must outlive the parsing
// and holds the default until then.
void add_flag(CLI::App& command, const char* names, bool& into, const char* description);
void add_value(CLI::App& command, const char* names, const char* value, std::string& into, const char* description);
void add_value(CLI::App& command, const char* names, const char* value, std::optional<std::string>& into,
               const char* description);
void add_value(CLI::App& command, const char* names, const char* value, unsigned& into, const char* description);
void add_choice(CLI::App& command, const char* names, const std::vector<std::string>& choices, std::string& into,
                const char* description);
void add_required(CLI::App& command, const char* name, const char* value, std::string& into, const char* description);
void add_required_choice(CLI::App& command, const char* name, const std::vector<std::string>& choices,
                         std::string& into, const char* description);
// An operand that takes any number of words.
void add_operands(CLI::App& command, const char* name, const char* value, std::vector<std::string>& into,
                  const char* description);
// Options that may be given several times, each time with one value.
void add_repeated(CLI::App& command, const char* names, const char* value, std::vector<std::string>& into,
                  const char* description);
// The same for values that are not plain text: `take` gets all of them, where there are any. It throws `UsageError` for
// one that it cannot use.
void add_repeated(CLI::App& command, const char* names, const std::string& value,
                  const std::function<void(const std::vector<std::string>&)>& take, const char* description);

// A mistake in the command line. Printed as CLI11 prints its own errors, exit code 2. By convention the message starts
// with the option: "--diff: cannot be combined with --diff-base".
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace crosscheck
