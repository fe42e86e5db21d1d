#include "cli/host/diff.h"

#include <cerrno>
#include <cstring>

#include <unistd.h>

#include "cli/host/process.h"
#include "host/files.h"
#include "lint/read_diff.h"
#include "text/error.h"

namespace crosscheck {
namespace {

// Nothing that the user or the repository has set may hide files, change the shape of the diff or run another program.
Ran run_git_diff(const std::string& range) {
  return run_program(".", {"git", "-c", "diff.relative=false", "-c", "core.fsmonitor=false", "diff", "--unified=0",
                           "--text", "--no-color", "--no-ext-diff", "--no-textconv", "--submodule=short",
                           "--src-prefix=a/", "--dst-prefix=b/", range, "--"});
}

std::string git_diff(const std::string& base) {
  if (base.empty() || base.front() == '-')
    throw InputError("`--diff-base` takes a branch, a tag or a commit, not `" + base + "`");
  Ran git = run_git_diff(base + "...");  // since the two parted
  // A shallow clone, as CI services make them, may not reach back so far: then what differs from the base as it is.
  if (git.exit_code != 0 && git.exit_code != kCannotRun) git = run_git_diff(base + "..");
  if (git.exit_code == kCannotRun) {
    throw InputError("`--diff-base` needs git, which is not on the PATH; `--diff` takes a diff from elsewhere");
  }
  if (git.exit_code != 0) {
    throw InputError("git cannot tell what changed since `" + base +
                     "`: " + git.errors.substr(0, git.errors.find('\n')) +
                     "\n  a shallow clone may lack it: fetch it first, or pass a diff with `--diff`");
  }
  return git.output;
}

}  // namespace

Change read_change(const ChangeOptions& options) {
  if (options.diff_base) return read_diff(git_diff(*options.diff_base), "git diff");
  if (!options.diff) return {};
  if (options.diff == "-") return read_diff(read_to_end(STDIN_FILENO, "the standard input"), "standard input");
  const Descriptor file(::open(options.diff->c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) throw InputError("cannot read `" + *options.diff + "`: " + std::strerror(errno));
  return read_diff(read_to_end(file.number(), '`' + *options.diff + '`'), *options.diff);
}

}  // namespace crosscheck
