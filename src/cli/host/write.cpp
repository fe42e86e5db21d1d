#include "cli/host/write.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>

#include <poll.h>
#include <unistd.h>

#include "host/files.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr int kLinks = 40;  // as many as Linux follows in one path

[[noreturn]] void cannot_write(const std::string& what, int error) {
  throw InputError("cannot write " + what + ": " + std::strerror(error));
}

std::string quoted(const std::string& file) { return '`' + printable(file) + '`'; }

bool same_file(const struct stat& a, const struct stat& b) { return a.st_dev == b.st_dev && a.st_ino == b.st_ino; }

// Where an output goes.
struct Target {
  int descriptor = -1;    // one that we were started with; else
  std::string path;       // the file at the end of all links
  bool exists = false;    // and then has a status
  bool dangling = false;  // it does not, but a link to it does
  struct stat status = {};

  bool regular() const { return descriptor < 0 && (!exists || S_ISREG(status.st_mode)); }
};

// The path without links, as far as they lead to something; in /proc/self/fd the entry, which looks like a link.
fs::path end_of_links(const fs::path& file, const fs::path& own_descriptors) {
  fs::path at = file;
  for (int links = 0; links < kLinks; ++links) {
    std::error_code failed;
    const fs::path folder = fs::canonical(at.has_parent_path() ? at.parent_path() : ".", failed);
    if (failed) break;
    at = folder / at.filename();
    if (folder == own_descriptors) break;
    const fs::path next = fs::read_symlink(at, failed);
    if (failed) break;
    at = folder / next;
  }
  return at;
}

// The N of `/dev/fd/N`, of `/dev/stdout` and of links to them. To open such a path would open the file anew, at its
// beginning.
std::optional<int> own_descriptor(const fs::path& path, const fs::path& own_descriptors) {
  if (own_descriptors.empty() || path.parent_path() != own_descriptors) return std::nullopt;
  const std::string name = path.filename().string();
  int number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc() && end == name.data() + name.size() ? std::optional(number) : std::nullopt;
}

// The kernel follows the links, as it may know of some that nobody should follow (fs.protected_symlinks).
Target find_target(const std::string& file) {
  std::error_code failed;
  const fs::path own_descriptors = fs::canonical(kOwnDescriptors, failed);
  Target target{.path = end_of_links(file, own_descriptors).string()};
  const auto number = file.empty() ? STDOUT_FILENO : own_descriptor(target.path, own_descriptors);
  if (number) {
    target.descriptor = *number;
    target.exists = ::fstat(*number, &target.status) == 0;
    return target;
  }
  const Descriptor found(::open(file.c_str(), kStatusOnly | O_CLOEXEC));
  if (!found) {
    if (errno != ENOENT) cannot_write(quoted(file), errno);
    struct stat link {};
    target.dangling = ::lstat(file.c_str(), &link) == 0;
    return target;
  }
  target.exists = true;
  struct stat same {};
  if (::fstat(found.number(), &target.status) != 0) cannot_write(quoted(file), errno);
  if (!target.regular()) return target;
  target.path = fs::canonical(file, failed).string();
  if (failed || ::stat(target.path.c_str(), &same) != 0 || !same_file(same, target.status)) {
    cannot_write(quoted(file), EAGAIN);  // somebody moves the links while we look
  }
  return target;
}

void write_all(int descriptor, std::string_view bytes, const std::string& what) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno == EPIPE) throw ClosedPipe();
    if (errno == EAGAIN) {  // somebody who shares it has made it non-blocking
      pollfd ready{.fd = descriptor, .events = POLLOUT, .revents = 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      cannot_write(what, errno);
    }
  }
}

// While it lives, no signal ends the program that leaves it a choice: a file of ours has a name that nobody expects.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    sigfillset(&all);
    for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP}) sigdelset(&all, fault);
    pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

// A new file in a folder, which vanishes unless it takes its final name. Without a name where the file system can do
// that: then not even SIGKILL leaves it behind.
class Temporary {
 public:
  Temporary(const fs::path& folder, mode_t mode) : folder_(folder), file_(open_unnamed(folder, mode)) {
    if (file_) return;
    with_new_name([&] {
      file_ = Descriptor(::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
      return bool(file_);
    });
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (!name_.empty()) ::unlink(name_.c_str());
  }

  bool good() const { return bool(file_); }  // else errno says why
  int number() const { return file_.number(); }

  // False with errno.
  bool take_name(const std::string& path, bool replacing) {
    if (name_.empty() && !replacing && link(path)) return true;
    if (name_.empty() && !with_new_name([&] { return link(name_); })) return false;
    if (std::rename(name_.c_str(), path.c_str()) != 0) return false;
    name_.clear();
    return true;
  }

 private:
  bool link(const std::string& path) const {
    const std::string own = std::string(kOwnDescriptors) + '/' + std::to_string(file_.number());
    return ::linkat(AT_FDCWD, own.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
  }

  // Tries names until `make` finds one free.
  template <typename Make>
  bool with_new_name(const Make& make) {
    for (int attempt = 0; attempt < 100; ++attempt) {
      name_ = folder_ / (".crosscheck.tmp." + std::to_string(::getpid()) + '.' + std::to_string(attempt));
      if (make()) return true;
      if (errno != EEXIST) break;
    }
    name_.clear();
    return false;
  }

  fs::path folder_;
  Descriptor file_;
  std::string name_;  // while it has one
};

// Owner and mode of the file that is replaced; of the owner as much as we may give.
bool keep_access(int descriptor, const struct stat& status) {
  mode_t mode = status.st_mode & 07777;
  if (::fchown(descriptor, status.st_uid, status.st_gid) != 0) {
    mode &= 0777;  // "as its owner" would mean us
    if (::fchown(descriptor, static_cast<uid_t>(-1), status.st_gid) != 0 && errno != EPERM) return false;
  }
  return ::fchmod(descriptor, mode) == 0;
}

void replace(const Target& target, std::string_view bytes, const std::string& what) {
  const SignalsHeld held;
  const fs::path path = target.path;
  Temporary temporary(path.has_parent_path() ? path.parent_path() : ".", target.exists ? 0600 : 0644);
  if (!temporary.good()) cannot_write(what, errno);
  write_all(temporary.number(), bytes, what);
  if (target.exists && !keep_access(temporary.number(), target.status)) cannot_write(what, errno);
  if (::fsync(temporary.number()) != 0 || !temporary.take_name(target.path, target.exists)) cannot_write(what, errno);
}

void write_special(const Target& target, std::string_view bytes, const std::string& what) {
  if (target.descriptor >= 0) return write_all(target.descriptor, bytes, what);
  Descriptor file(::open(target.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  struct stat status {};
  if (!file || ::fstat(file.number(), &status) != 0) cannot_write(what, errno);
  if (S_ISREG(status.st_mode)) cannot_write(what, EAGAIN);  // which it was not a moment ago
  write_all(file.number(), bytes, what);
}

// Where a link leads that nothing is at yet. The kernel makes the file, so that it can refuse to follow; when the
// content cannot be written it goes again.
void write_through(const std::string& file, std::string_view bytes, const std::string& what) {
  const Descriptor made(::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0644));
  if (!made) cannot_write(what, errno);
  const Target target = find_target(file);
  try {
    if (!target.regular()) cannot_write(what, EAGAIN);
    replace(target, bytes, what);
  } catch (...) {
    if (target.regular() && target.status.st_size == 0) ::unlink(target.path.c_str());
    throw;
  }
}

// The input that it is; empty when it is none.
std::string input_at(const Target& target, const Sources& sources, const std::vector<std::string>& also_read) {
  if (!target.exists || !S_ISREG(target.status.st_mode)) return {};
  const FileId input = sources.find({.device = target.status.st_dev, .inode = target.status.st_ino});
  if (input != kNoFile) return sources.display(input);
  const auto same = [&](const std::string& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 && same_file(status, target.status);
  };
  const auto found = std::find_if(also_read.begin(), also_read.end(), same);
  return found == also_read.end() ? std::string() : *found;
}

// Whether one would replace the other, or be lost to its reader. What we were started with takes one after the other,
// as do terminals and /dev/null.
bool collide(const Target& a, const Target& b) {
  if (a.exists != b.exists) return false;
  if (!a.exists) return a.descriptor < 0 && b.descriptor < 0 && a.path == b.path;
  return same_file(a.status, b.status) && !S_ISCHR(a.status.st_mode) && (a.descriptor < 0 || b.descriptor < 0);
}

std::string name_of(const Output& output) { return output.file.empty() ? "the standard output" : quoted(output.file); }

void check_outputs(const std::vector<Output>& outputs, const Sources& sources,
                   const std::vector<std::string>& also_read) {
  std::vector<Target> targets;
  for (const Output& output : outputs) {
    const Target target = find_target(output.file);
    const auto refuse = [&](const std::string& why) {
      throw InputError("cannot write " + name_of(output) + ": it is " + why);
    };
    if (const std::string input = input_at(target, sources, also_read); !input.empty())
      refuse("the input " + quoted(input));
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (collide(targets[i], target)) refuse("also " + name_of(outputs[i]) + ", another output");
    }
    targets.push_back(target);
  }
}

}  // namespace

void write_output(const std::string& file, std::string_view bytes) {
  if (file.empty()) return write_all(STDOUT_FILENO, bytes, "the standard output");
  const Target target = find_target(file);
  if (!target.regular()) return write_special(target, bytes, quoted(file));
  if (target.dangling) return write_through(file, bytes, quoted(file));
  replace(target, bytes, quoted(file));
}

void write_outputs(const std::vector<Output>& outputs, const Sources& sources,
                   const std::vector<std::string>& also_read,
                   const std::function<std::string(const Output&)>& rendered) {
  check_outputs(outputs, sources, also_read);
  std::exception_ptr failure;
  for (const Output& output : outputs) {
    try {
      write_output(output.file, rendered(output));
    } catch (...) {
      if (!failure) failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

void flush_standard_output() {
  std::cout.flush();
  errno = 0;
  if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return;
  pollfd state{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
  if (errno == EPIPE || (::poll(&state, 1, 0) == 1 && state.revents & POLLERR)) throw ClosedPipe();
  cannot_write("the standard output", errno ? errno : EIO);
}

}  // namespace crosscheck
