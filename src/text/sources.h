#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/buffer.h"
#include "text/limits.h"
#include "text/span.h"

namespace crosscheck {

// Why a file could not be read. Each has its own rule or wording, so they stay apart.
enum class ReadFailure {
  Missing,     // no such file
  OtherCase,   // there is one, but its name differs in upper and lower case
  Outside,     // absolute, or leaves the root by `..` or through a symbolic link
  NotRegular,  // a directory, FIFO, device or socket
  TooLarge,    // above the size budget
  Unreadable,  // permission, input/output error, or the file changed while it was read
};

// A folder that untrusted relative paths may not leave: a cloud assembly, the directory of a template,
// or a git checkout that source frames point into. Created by `Sources::add_root`.
enum class RootId : std::uint32_t {};

// Tells a file or a folder from every other, by whatever path it was reached.
struct FolderIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;

  friend std::strong_ordering operator<=>(const FolderIdentity&, const FolderIdentity&) = default;
};

// Every file that takes part in a run: what to call it and how to read it again. Holds no text:
// documents are dropped once they are indexed, and the few that findings point into are read again.
// Safe to use from several threads.
class Sources {
 public:
  struct Limits {
    std::uint64_t file_bytes = limits::kFileBytes;  // CloudFormation itself stops at 1 MB
    std::uint64_t total_bytes = limits::kRunBytes;  // all files of the run together
  };

  Sources();
  explicit Sources(Limits limits);
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;
  ~Sources();

  // `directory` must exist (else `InputError`); `display` is its name in reports, as `tidy_path` makes it
  // ("" or "." for the working directory).
  RootId add_root(const std::string& directory, std::string display);
  // `add_root` with the folder's path as its name in reports; the same path twice gives the same root. Where the path
  // leads up from the working directory, `here` is the way back down: files beneath it are called as seen from there.
  RootId shared_root(const std::string& path, const std::string& here = {});
  // The same folder given twice, by whatever spelling.
  bool same_folder(RootId a, RootId b) const;
  // The folder's absolute path, without symbolic links.
  std::string canonical(RootId root) const;

  // Registers a file beneath a root; the same path twice gives the same id. Reads nothing. `.`, `..` and
  // doubled slashes are resolved by their letters alone.
  FileId add(RootId root, std::string_view relative);
  // A file that the command line names. Whoever types it may mean any file, so links are followed
  // wherever they lead. Its folder becomes its root, and must exist.
  FileId add_given(const std::string& path);
  // A file made of text in memory (embedded rules, tests).
  FileId add_text(std::string display, std::string text);

  // A text that a file beneath a root holds; called after it.
  FileId add_embedded(RootId root, std::string relative, std::string text);

  // Lets a file be as large as lists of what is deployed may become. Before any other thread reads it.
  void expect_large(FileId file);

  // All of these take `kNoFile` for a file without name that does not exist.
  // "cdk.out/manifest.json": the root's display name and the relative path.
  std::string display(FileId file) const;
  RootId root(FileId file) const;  // not of texts in memory
  bool in_memory(FileId file) const;
  std::string relative(FileId file) const;

  // Reads the whole file: only regular files, only beneath the root, within the budgets. Symbolic links are
  // followed as long as what they lead to lies beneath the root.
  std::optional<ReadFailure> read(FileId file, Buffer& into) const;
  // What `read` would say, from the file's status alone.
  std::optional<ReadFailure> check(FileId file) const;
  // Whether it is a regular file in its root's own folder, within the budget for files: the cheapest question, for
  // files that are rarely there.
  bool is_plain_file(FileId file) const;
  // The relative path under which a file that is `OtherCase` is really there.
  std::string in_other_case(FileId file) const;
  // `read` for reports: the text, or nothing where it can no longer be read or has changed.
  // Does not count against the total budget.
  std::optional<std::string> reread(FileId file) const;
  // The files that were read and are no longer the same: replaced, written to or gone. Asks for the status of each.
  std::vector<FileId> changed() const;
  // The file with this identity, read or not; `kNoFile` when none of ours has it.
  FileId find(FolderIdentity identity) const;
  // The same into memory that may be used again; empty where there is nothing.
  void reread(FileId file, Buffer& into) const;
  // Modification time in seconds since the epoch, 0 when unknown.
  std::int64_t modified(FileId file) const;

  // For folders beneath a root ("" is the root itself), under the same rules.
  std::optional<ReadFailure> find_folder(RootId root, std::string_view folder, FolderIdentity& found) const;
  // The names in it, sorted; none where it cannot be listed.
  std::vector<std::string> list(RootId root, std::string_view folder) const;

 private:
  struct Root;
  class Folder;
  struct Entry;
  struct Opened;
  FileId add_entry(Entry entry);
  const Entry* entry(FileId file) const;
  const Entry* entry_at(std::size_t number) const;
  const Root& root_of(RootId root) const;
  bool is_plain_file(const Entry& entry) const;
  Opened find(const Entry& entry) const;
  Opened open(const Entry& entry, int flags) const;
  std::optional<ReadFailure> read_entry(const Entry& entry, Buffer& into, bool counted) const;

  Limits limits_;
  mutable std::mutex mutex_;
  std::deque<Root> roots_;
  std::deque<Entry> entries_;
  std::map<std::pair<RootId, std::string>, FileId> known_;
  std::map<std::string, RootId> given_;  // folders of files that the command line names
  mutable std::uint64_t bytes_read_ = 0;
};

// What to call a path that somebody typed: without leading `./` and trailing slashes; "." stays.
std::string tidy_path(std::string path);

// "assembly-Prod/" and "A.json" give "assembly-Prod/A.json". An absolute path stays what it is, so that
// `Sources` still sees that it leads out.
std::string in_folder(std::string_view folder, std::string_view path);

// "is not a regular file": the failure as the end of a sentence that begins with the file's name.
std::string_view describe(ReadFailure failure);

}  // namespace crosscheck
