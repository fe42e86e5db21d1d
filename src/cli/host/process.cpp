#include "cli/host/process.h"

#include <cerrno>
#include <cstring>

#include "text/error.h"

namespace crosscheck {
namespace {

[[noreturn]] void cannot_start(const std::string& program) {
  throw InputError("cannot start `" + program + "`: " + std::strerror(errno));
}

void check_size(const std::string& text, const std::string& name) {
  if (text.size() > kPrintLimit) throw InputError(name + " is more than " + std::to_string(kPrintLimit >> 20) + " MB");
}

}  // namespace

Ran run_program(const std::string& folder, const std::vector<std::string>& words,
                const std::vector<std::string>& without) {
  std::optional<Ran> ran = run_process(folder, words, kPrintLimit, without);
  if (!ran) cannot_start(words.front());
  check_size(ran->output, "what `" + words.front() + "` prints");
  return *std::move(ran);
}

int run_shell(const std::string& folder, const std::string& line) {
  const std::optional<int> code = run_in_shell(folder, line);
  if (!code) cannot_start("/bin/sh");
  return *code;
}

std::string read_to_end(int descriptor, const std::string& name) {
  std::optional<std::string> text = read_all_of(descriptor, kPrintLimit);
  if (!text) throw InputError("cannot read " + name + ": " + std::strerror(errno));
  check_size(*text, name);
  return *std::move(text);
}

}  // namespace crosscheck
