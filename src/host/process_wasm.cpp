#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "host/process.h"

// WebAssembly has no processes, but Node.js has: see src/host/wasm/library.js.
extern "C" {
int crosscheck_run(const char* folder, const char* words, std::size_t length, const char* without,
                   std::size_t without_length, double most, void* output, void* errors);
int crosscheck_run_in_shell(const char* folder, const char* line);
int crosscheck_process_exists(int process);
int crosscheck_descends_from(int process);
}

namespace crosscheck {
namespace {

struct Bytes {
  char* at = nullptr;
  int size = 0;
};

constexpr int kNoProcess = -1;
constexpr int kTooMuch = -2;

// As JavaScript takes them apart: each ended by a NUL.
std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + '\0';
  return text;
}

std::string taken(const Bytes& bytes) {
  const std::unique_ptr<char, decltype(&std::free)> owner(bytes.at, std::free);
  return bytes.at ? std::string(bytes.at, static_cast<std::size_t>(bytes.size)) : std::string();
}

}  // namespace

std::optional<Ran> run_process(const std::string& folder, const std::vector<std::string>& words, std::size_t most,
                               const std::vector<std::string>& without) {
  Bytes output, errors;
  const std::string list = joined(words), kept = joined(without);
  const int code = crosscheck_run(folder.c_str(), list.data(), list.size(), kept.data(), kept.size(),
                                  static_cast<double>(most), &output, &errors);
  Ran ran{.exit_code = code, .output = taken(output), .errors = taken(errors)};
  if (code == kTooMuch) ran.output.resize(most + 1);
  if (code == kNoProcess) return errno = EAGAIN, std::nullopt;
  return ran;
}

std::optional<int> run_in_shell(const std::string& folder, const std::string& line) {
  const int code = crosscheck_run_in_shell(folder.c_str(), line.c_str());
  if (code == kNoProcess) return errno = EAGAIN, std::nullopt;
  return code;
}

// Without destroying what is static: emscripten 3.1.6 cannot call what yaml-cpp registers for that.
void end_process(int code) {
  std::fflush(nullptr);
  std::_Exit(code);
}

bool process_exists(pid_t process) { return crosscheck_process_exists(process) != 0; }

bool descends_from(pid_t process) { return crosscheck_descends_from(process) != 0; }

}  // namespace crosscheck
