#include "cli/process.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/error.h"

namespace crosscheck {
namespace {

constexpr int kCannotRun = 127;   // as shells say it

struct Streams {
  int output;
  int errors;
};

pid_t start(const std::string& folder, const std::vector<std::string>& words, Streams streams) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw InputError("cannot start `" + words.front() + "`: the system has no room for another process");
  if (child > 0) return child;
  std::signal(SIGPIPE, SIG_DFL);   // which we ignore
  if (::chdir(folder.c_str()) == 0 && ::dup2(streams.output, STDOUT_FILENO) >= 0 &&
      ::dup2(streams.errors, STDERR_FILENO) >= 0) {
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

std::string read_all(int descriptor) {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t size = ::read(descriptor, buffer, sizeof buffer);
    if (size > 0) text.append(buffer, static_cast<std::size_t>(size));
    if (size == 0 || (size < 0 && errno != EINTR)) return text;
  }
}

}  // namespace

std::optional<std::string> output_of(const std::string& folder, const std::vector<std::string>& words) {
  int ends[2];
  if (::pipe(ends) != 0) return std::nullopt;
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  const pid_t child = start(folder, words, {.output = ends[1], .errors = nowhere});
  ::close(nowhere);
  ::close(ends[1]);
  std::string text = read_all(ends[0]);
  ::close(ends[0]);
  if (wait_for(child) != 0) return std::nullopt;
  return text;
}

int run_shell(const std::string& folder, const std::string& line) {
  return wait_for(start(folder, {"/bin/sh", "-c", line}, {.output = STDERR_FILENO, .errors = STDERR_FILENO}));
}

}  // namespace crosscheck
