#include "cli/host/process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/confined_open.h"
#include "text/error.h"

namespace crosscheck {
namespace {

struct Streams {
  int input = STDIN_FILENO;
  int output;
  int errors;
};

[[noreturn]] void cannot_start(const std::string& program) {
  throw InputError("cannot start `" + program + "`: " + std::strerror(errno));
}

pid_t start(const std::string& folder, const std::vector<std::string>& words, Streams streams) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) cannot_start(words.front());
  if (child > 0) return child;
  for (const int ignored : {SIGPIPE, SIGXFSZ}) std::signal(ignored, SIG_DFL);  // by us
  if (::chdir(folder.c_str()) == 0 && ::dup2(streams.input, STDIN_FILENO) >= 0 &&
      ::dup2(streams.output, STDOUT_FILENO) >= 0 && ::dup2(streams.errors, STDERR_FILENO) >= 0) {
    ::execvp(arguments.front(), arguments.data());
  }
  ::_exit(kCannotRun);
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return kCannotRun;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string beginning(const Descriptor& errors) {
  std::array<char, 1024> bytes;
  const ssize_t count = ::pread(errors.number(), bytes.data(), bytes.size(), 0);
  return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
}

}  // namespace

Ran run_program(const std::string& folder, const std::vector<std::string>& words) {
  int ends[2];
  const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC)), errors(::memfd_create("errors", MFD_CLOEXEC));
  if (!nothing || !errors || ::pipe2(ends, O_CLOEXEC) != 0) cannot_start(words.front());
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  const pid_t child =
      start(folder, words, {.input = nothing.number(), .output = to.number(), .errors = errors.number()});
  to = Descriptor();
  Ran ran;
  ran.output = read_to_end(from.number(), "what `" + words.front() + "` prints");
  ran.exit_code = wait_for(child);
  ran.errors = beginning(errors);
  return ran;
}

int run_shell(const std::string& folder, const std::string& line) {
  return wait_for(start(folder, {"/bin/sh", "-c", line}, {.output = STDERR_FILENO, .errors = STDERR_FILENO}));
}

std::string read_to_end(int descriptor, const std::string& name) {
  std::string text;
  std::array<char, 1 << 16> bytes;
  while (true) {
    const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw InputError("cannot read " + name + ": " + std::strerror(errno));
    if (count == 0) return text;
    text.append(bytes.data(), static_cast<std::size_t>(count));
    if (text.size() > kPrintLimit)
      throw InputError(name + " is more than " + std::to_string(kPrintLimit >> 20) + " MB");
  }
}

}  // namespace crosscheck
