#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>

#include "host/files.h"
#include "host/process.h"

namespace crosscheck {
namespace {

struct Streams {
  int input = STDIN_FILENO;
  int output;
  int errors;
};

using Words = std::vector<std::string>;

// Negative, with errno, where no process can be had.
pid_t start(const std::string& folder, const Words& words, const Words& without, Streams streams) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  for (const int ignored : {SIGPIPE, SIGXFSZ}) std::signal(ignored, SIG_DFL);  // by us
  for (const std::string& variable : without) ::unsetenv(variable.c_str());
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

// A file without a name.
Descriptor scratch_file() {
#if defined(__linux__)
  return Descriptor(::memfd_create("errors", MFD_CLOEXEC));
#else
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
  return Descriptor(file ? ::fcntl(::fileno(file.get()), F_DUPFD_CLOEXEC, 0) : -1);
#endif
}

bool make_pipe(int (&ends)[2]) {
#if defined(__linux__)
  return ::pipe2(ends, O_CLOEXEC) == 0;
#else
  if (::pipe(ends) != 0) return false;
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  return true;
#endif
}

std::string beginning(const Descriptor& errors) {
  std::array<char, 1024> bytes;
  const ssize_t count = ::pread(errors.number(), bytes.data(), bytes.size(), 0);
  return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
}

// By its line in /proc: "12 (name) S 11 …". 0 where there is none, as on other systems than Linux.
pid_t parent_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  const std::size_t name_ends = line.rfind(") ");
  return name_ends == std::string::npos || name_ends + 4 > line.size() ? 0 : std::atoi(line.c_str() + name_ends + 4);
}

}  // namespace

std::optional<Ran> run_process(const std::string& folder, const Words& words, std::size_t most, const Words& without) {
  int ends[2];
  const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC)), errors = scratch_file();
  if (!nothing || !errors || !make_pipe(ends)) return std::nullopt;
  Descriptor from(ends[0]), to(ends[1]);
  const pid_t child =
      start(folder, words, without, {.input = nothing.number(), .output = to.number(), .errors = errors.number()});
  if (child < 0) return std::nullopt;
  to = Descriptor();
  std::optional<std::string> output = read_all_of(from.number(), most);
  if (!output) return std::nullopt;
  if (output->size() > most) return Ran{.exit_code = kCannotRun, .output = *std::move(output), .errors = {}};
  const int code = wait_for(child);
  return Ran{.exit_code = code, .output = *std::move(output), .errors = beginning(errors)};
}

std::optional<int> run_in_shell(const std::string& folder, const std::string& line) {
  const pid_t child = start(folder, {"/bin/sh", "-c", line}, {}, {.output = STDERR_FILENO, .errors = STDERR_FILENO});
  return child < 0 ? std::nullopt : std::optional(wait_for(child));
}

void end_process(int code) { std::exit(code); }

bool process_exists(pid_t process) { return ::kill(process, 0) == 0 || errno == EPERM; }

bool descends_from(pid_t process) {
  pid_t parent = ::getppid();
  for (int generation = 0; parent > 1 && generation < 64; ++generation, parent = parent_of(parent)) {
    if (parent == process) return true;
  }
  return false;
}

}  // namespace crosscheck
