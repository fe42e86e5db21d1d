#include "cli/diff.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lint/read_diff.h"
#include "text/beneath.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kDiffBytes = 256u << 20;

std::string read_to_end(int descriptor, const std::string& name) {
  std::string text;
  std::array<char, 1 << 16> bytes;
  while (true) {
    const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw InputError("cannot read " + name + ": " + std::strerror(errno));
    if (count == 0) return text;
    text.append(bytes.data(), static_cast<std::size_t>(count));
    if (text.size() > kDiffBytes) throw InputError(name + " is larger than " + std::to_string(kDiffBytes >> 20) + " MB");
  }
}

// What git complains about, in its first line.
std::string first_line(const Descriptor& errors) {
  std::array<char, 1024> bytes;
  const ssize_t count = std::max<ssize_t>(0, ::pread(errors.number(), bytes.data(), bytes.size(), 0));
  const std::string text(bytes.data(), static_cast<std::size_t>(count));
  return text.substr(0, text.find('\n'));
}

// How a process is started: what its descriptors are, and that a closed pipe ends it, although we ignore the signal.
class Start {
 public:
  Start() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    sigset_t broken_pipe;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &broken_pipe);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  }
  Start(const Start&) = delete;
  Start& operator=(const Start&) = delete;
  ~Start() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

// Starts git on the diff between `range` and writes to the two descriptors.
pid_t start_git(const std::string& range, const Descriptor& out, const Descriptor& errors) {
  // Nothing that the user or the repository has set may hide files, change the shape of the diff or run another program.
  const char* arguments[] = {"git", "-c", "diff.relative=false", "-c", "core.fsmonitor=false", "diff", "--unified=0", "--text", "--no-color",
                             "--no-ext-diff", "--no-textconv", "--submodule=short", "--src-prefix=a/", "--dst-prefix=b/", range.c_str(), "--", nullptr};
  Start start;
  posix_spawn_file_actions_addopen(&start.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&start.actions, out.number(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&start.actions, errors.number(), STDERR_FILENO);
  pid_t process = -1;
  const int error = posix_spawnp(&process, "git", &start.actions, &start.attributes, const_cast<char**>(arguments), environ);
  if (error == ENOENT) throw InputError("`--diff-base` needs git, which is not on the PATH; `--diff` takes a diff made elsewhere");
  if (error != 0) throw InputError(std::string("cannot run git: ") + std::strerror(error));
  return process;
}

bool succeeded(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string git_diff(const std::string& base) {
  if (base.empty() || base.front() == '-') throw InputError("`--diff-base` takes a branch, a tag or a commit, not `" + base + "`");
  int ends[2];
  const Descriptor errors(::memfd_create("git", MFD_CLOEXEC));
  if (!errors || ::pipe2(ends, O_CLOEXEC) != 0) throw InputError(std::string("cannot run git: ") + std::strerror(errno));
  Descriptor from(ends[0]), to(ends[1]);
  const pid_t process = start_git(base + "...", to, errors);
  to = Descriptor();
  std::string text = read_to_end(from.number(), "the diff");
  if (!succeeded(process)) {
    throw InputError("git does not say what changed since `" + base + "`: " + first_line(errors) +
                     "\n  a shallow clone may lack it: fetch it first, or give a diff with `--diff`");
  }
  return text;
}

}  // namespace

Change read_change(const Options& options) {
  if (options.diff_base) return read_diff(git_diff(*options.diff_base), "git diff");
  if (!options.diff) return {};
  if (options.diff == "-") return read_diff(read_to_end(STDIN_FILENO, "the standard input"), "standard input");
  const Descriptor file(::open(options.diff->c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) throw InputError("cannot read `" + *options.diff + "`: " + std::strerror(errno));
  return read_diff(read_to_end(file.number(), '`' + *options.diff + '`'), *options.diff);
}

}  // namespace crosscheck
