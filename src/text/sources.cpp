#include "text/sources.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <filesystem>
#include <limits>

#include "host/files.h"
#include "text/error.h"
#include "text/printable.h"
#include "text/relative_path.h"

namespace crosscheck {
namespace {

// Enough to notice that a file is no longer the one that was read, also where another of the same size and modification
// time took its name: file systems use an inode's number again, but none can set the time of its last change.
struct Stamp {
  FolderIdentity identity;
  std::int64_t size = 0;
  std::array<std::int64_t, 4> times = {};  // of modification and of change, in seconds and nanoseconds

  friend bool operator==(const Stamp&, const Stamp&) = default;
};

FolderIdentity identity_of(const struct stat& status) { return {.device = status.st_dev, .inode = status.st_ino}; }

Stamp stamp_of(const struct stat& status) {
  return {.identity = identity_of(status), .size = status.st_size, .times = times_of(status)};
}

// A process may have no more than 1,024 files open, as a rule, and every template that is given by its path may have a
// folder of its own.
constexpr std::size_t kFoldersKeptOpen = 256;

// The bytes that came, at most `size`; negative after an error.
ssize_t read_all(int file, char* into, std::size_t size) {
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t count = read(file, into + filled, size - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  return static_cast<ssize_t>(filled);
}

}  // namespace

struct Sources::Root {
  Descriptor folder;  // kept open for the first few alone
  FolderIdentity identity;
  std::string canonical;
  std::string display;
  std::string here = {};  // beneath it: see `shared_root`
  mutable FolderListings listings = {};
};

// A root's folder, opened again where it is not kept open.
class Sources::Folder {
 public:
  explicit Folder(const Root& root) : number_(root.folder.number()) {
    if (root.folder) return;
    again_ = Descriptor(::open(root.canonical.c_str(), kStatusOnly | O_DIRECTORY | O_CLOEXEC));
    struct stat status {};
    const bool same = again_ && fstat(again_.number(), &status) == 0 && identity_of(status) == root.identity;
    if (same) number_ = again_.number();
  }
  // Negative where the folder is no longer there.
  int number() const { return number_; }

 private:
  Descriptor again_;
  int number_;
};

struct Sources::Entry {
  RootId root{};
  std::string path;  // beneath the root; as given where it leads out
  bool outside = false;
  bool given = false;                       // named on the command line
  bool large = false;                       // see `expect_large`
  bool embedded = false;                    // a text that a file beneath the root holds
  std::optional<std::string> text = {};     // of a file in memory, whose path is its display name
  mutable std::optional<Stamp> stamp = {};  // of the first time that it was read
};

struct Sources::Opened {
  Descriptor file;
  struct stat status;
  std::optional<ReadFailure> failure;
};

Sources::Sources() : Sources(Limits()) {}

// Spans have 32 bits.
Sources::Sources(Limits limits) : limits_(limits) {
  limits_.file_bytes = std::min<std::uint64_t>(limits.file_bytes, std::numeric_limits<std::uint32_t>::max() - 1);
}

Sources::~Sources() = default;

RootId Sources::add_root(const std::string& directory, std::string display) {
  const std::string path = directory.empty() ? "." : directory;
  Root root{.folder = Descriptor(::open(path.c_str(), kStatusOnly | O_DIRECTORY | O_CLOEXEC)),
            .identity = {},
            .canonical = {},
            .display = tidy_path(std::move(display))};
  struct stat status {};
  std::error_code error;
  if (root.folder && fstat(root.folder.number(), &status) == 0) {
    root.canonical = std::filesystem::canonical(path, error).string();
  }
  if (root.display == ".") root.display.clear();
  if (root.canonical.empty() || error)
    throw InputError("`" + printable(directory) + "` is not a folder that can be read");
  root.identity = identity_of(status);
  std::lock_guard lock(mutex_);
  if (roots_.size() >= kFoldersKeptOpen) root.folder = Descriptor();
  roots_.push_back(std::move(root));
  return RootId{static_cast<std::uint32_t>(roots_.size() - 1)};
}

bool Sources::same_folder(RootId a, RootId b) const { return root_of(a).identity == root_of(b).identity; }

std::string Sources::canonical(RootId root) const { return root_of(root).canonical; }

FileId Sources::add(RootId root, std::string_view relative) {
  const std::optional<std::string> path = relative_path(relative);
  return add_entry({.root = root, .path = path.value_or(std::string(relative)), .outside = !path});
}

FileId Sources::add_given(const std::string& path) {
  const std::size_t name = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
  const std::string folder = path.substr(0, name);
  return add_entry({.root = shared_root(folder), .path = path.substr(name), .given = true});
}

RootId Sources::shared_root(const std::string& path, const std::string& here) {
  std::string folder = tidy_path(path);
  if (folder == "." || path.empty()) folder.clear();
  {
    std::lock_guard lock(mutex_);
    if (const auto known = given_.find(folder); known != given_.end()) return known->second;
  }
  const RootId root = add_root(folder, folder);
  std::lock_guard lock(mutex_);
  if (!here.empty()) roots_[static_cast<std::size_t>(root)].here = here + '/';
  return given_.try_emplace(folder, root).first->second;
}

FileId Sources::add_text(std::string display, std::string text) {
  std::lock_guard lock(mutex_);
  entries_.push_back({.path = std::move(display), .text = std::move(text)});
  return FileId{static_cast<std::uint32_t>(entries_.size() - 1)};
}

FileId Sources::add_embedded(RootId root, std::string relative, std::string text) {
  std::lock_guard lock(mutex_);
  entries_.push_back({.root = root, .path = std::move(relative), .embedded = true, .text = std::move(text)});
  return FileId{static_cast<std::uint32_t>(entries_.size() - 1)};
}

void Sources::expect_large(FileId file) {
  std::lock_guard lock(mutex_);
  entries_.at(static_cast<std::size_t>(file)).large = true;
}

FileId Sources::add_entry(Entry entry) {
  std::lock_guard lock(mutex_);
  const FileId next{static_cast<std::uint32_t>(entries_.size())};
  const auto [known, fresh] = known_.try_emplace({entry.root, entry.path}, next);
  if (fresh) entries_.push_back(std::move(entry));
  return known->second;
}

const Sources::Entry* Sources::entry(FileId file) const {
  if (file == kNoFile) return nullptr;
  std::lock_guard lock(mutex_);
  return &entries_.at(static_cast<std::size_t>(file));
}

// For loops: nothing behind the last.
const Sources::Entry* Sources::entry_at(std::size_t number) const {
  std::lock_guard lock(mutex_);
  return number < entries_.size() ? &entries_[number] : nullptr;
}

const Sources::Root& Sources::root_of(RootId root) const {
  std::lock_guard lock(mutex_);
  return roots_.at(static_cast<std::size_t>(root));
}

std::string Sources::display(FileId file) const {
  const Entry* entry = this->entry(file);
  if (!entry) return {};
  if (entry->text && !entry->embedded) return entry->path;
  const std::string& folder = root_of(entry->root).display;
  const std::string& here = root_of(entry->root).here;
  if (!here.empty() && entry->path.starts_with(here)) return entry->path.substr(here.size());
  return folder.empty() || folder.ends_with('/') ? folder + entry->path : folder + '/' + entry->path;
}

bool Sources::in_memory(FileId file) const {
  const Entry* entry = this->entry(file);
  return entry && entry->text;
}

RootId Sources::root(FileId file) const {
  const Entry* entry = this->entry(file);
  assert(entry && (!entry->text || entry->embedded));
  return entry->root;
}

std::string Sources::relative(FileId file) const {
  const Entry* entry = this->entry(file);
  return entry ? entry->path : std::string();
}

Sources::Opened Sources::open(const Entry& entry, int flags) const {
  Opened result{.file = Descriptor(), .status = {}, .failure = {}};
  auto fail = [&](ReadFailure failure) {
    result.failure = failure;
    return std::move(result);
  };
  if (entry.outside) return fail(ReadFailure::Outside);
  const Root& root = root_of(entry.root);
  const Folder opened(root);
  const int folder = opened.number();
  result.file = entry.given ? Descriptor(openat(folder, entry.path.c_str(), flags | O_CLOEXEC))
                            : open_beneath(folder, entry.path, flags);
  if (!result.file) {
    switch (errno) {
      case EXDEV: return fail(ReadFailure::Outside);
      case ENXIO: return fail(ReadFailure::NotRegular);  // a socket
      case ENOENT:
      case ENOTDIR:
      case ENAMETOOLONG: break;
      default: return fail(ReadFailure::Unreadable);
    }
    std::lock_guard lock(mutex_);
    const bool there = root.listings.path_in_other_case(folder, entry.path).has_value();
    return fail(there ? ReadFailure::OtherCase : ReadFailure::Missing);
  }
  if (fstat(result.file.number(), &result.status) != 0) return fail(ReadFailure::Unreadable);
  if (!S_ISREG(result.status.st_mode)) return fail(ReadFailure::NotRegular);
  const std::uint64_t most = entry.large ? limits::kAnswerBytes : limits_.file_bytes;
  if (static_cast<std::uint64_t>(result.status.st_size) > most) return fail(ReadFailure::TooLarge);
  return result;
}

std::optional<ReadFailure> Sources::read_entry(const Entry& entry, Buffer& into, bool counted) const {
  into.resize(0);
  if (entry.text) {
    into = Buffer(*entry.text);
    return std::nullopt;
  }
  // O_NONBLOCK: a FIFO that nobody writes to must not stop us before we have seen that it is one.
  const Opened opened = open(entry, O_RDONLY | O_NONBLOCK);
  if (opened.failure) return opened.failure;
  const Stamp stamp = stamp_of(opened.status);
  const auto size = static_cast<std::size_t>(stamp.size);
  if (counted) {
    std::lock_guard lock(mutex_);
    if (size > limits_.total_bytes - bytes_read_) return ReadFailure::TooLarge;
    bytes_read_ += size;
  }
  // A byte of files that say they are empty, which the padding has room for: those of the system may hold more.
  const ssize_t count = read_all(opened.file.number(), into.resize(size), std::max<std::size_t>(size, 1));
  struct stat after {};
  const bool same = fstat(opened.file.number(), &after) == 0 && stamp_of(after) == stamp;
  std::lock_guard lock(mutex_);
  const bool same_as_before = counted || !entry.stamp || *entry.stamp == stamp;
  if (count != stamp.size || !same || !same_as_before) {
    into.resize(0);
    return ReadFailure::Unreadable;
  }
  if (!entry.stamp) entry.stamp = stamp;
  return std::nullopt;
}

std::optional<ReadFailure> Sources::read(FileId file, Buffer& into) const {
  if (const Entry* entry = this->entry(file)) return read_entry(*entry, into, true);
  into.resize(0);
  return ReadFailure::Missing;
}

namespace {

// Nothing needs to be opened to see that it is beneath the root.
bool in_root_itself(std::string_view path) { return !path.empty() && path.find('/') == std::string_view::npos; }

}  // namespace

// A regular file in the root's own folder, as most are.
bool Sources::is_plain_file(const Entry& entry) const {
  struct stat status {};
  return !entry.outside && in_root_itself(entry.path) &&
         fstatat(Folder(root_of(entry.root)).number(), entry.path.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) <= limits_.file_bytes;
}

// The status of the file that `open` would open. A file in memory fails.
Sources::Opened Sources::find(const Entry& entry) const {
  Opened found{.file = Descriptor(), .status = {}, .failure = {}};
  if (entry.text) {
    found.failure = ReadFailure::Missing;
    return found;
  }
  const bool plain =
      !entry.outside && in_root_itself(entry.path) &&
      fstatat(Folder(root_of(entry.root)).number(), entry.path.c_str(), &found.status, AT_SYMLINK_NOFOLLOW) == 0 &&
      S_ISREG(found.status.st_mode);
  return plain ? std::move(found) : open(entry, kStatusOnly);
}

std::vector<FileId> Sources::changed() const {
  std::vector<FileId> files;
  for (std::uint32_t i = 0; const Entry* entry = entry_at(i); ++i) {
    if (!entry->stamp) continue;
    const Opened now = find(*entry);
    if (now.failure || stamp_of(now.status) != *entry->stamp) files.push_back(FileId{i});
  }
  return files;
}

FileId Sources::find(FolderIdentity identity) const {
  for (std::uint32_t i = 0; const Entry* entry = entry_at(i); ++i) {
    if (entry->text || entry->outside) continue;
    struct stat status {};
    const bool same = entry->stamp
                          ? entry->stamp->identity == identity
                          : fstatat(Folder(root_of(entry->root)).number(), entry->path.c_str(), &status, 0) == 0 &&
                                identity_of(status) == identity;
    if (same) return FileId{i};
  }
  return kNoFile;
}

bool Sources::is_plain_file(FileId file) const {
  const Entry* entry = this->entry(file);
  return entry && !entry->text && is_plain_file(*entry);
}

std::optional<ReadFailure> Sources::check(FileId file) const {
  const Entry* entry = this->entry(file);
  if (!entry) return ReadFailure::Missing;
  if (entry->text || is_plain_file(*entry)) return std::nullopt;
  return open(*entry, kStatusOnly).failure;
}

std::string Sources::in_other_case(FileId file) const {
  const Entry* entry = this->entry(file);
  if (!entry || entry->text || entry->outside) return {};
  const Root& root = root_of(entry->root);
  const Folder folder(root);
  std::lock_guard lock(mutex_);
  return root.listings.path_in_other_case(folder.number(), entry->path).value_or("");
}

std::optional<std::string> Sources::reread(FileId file) const {
  Buffer buffer;
  const Entry* entry = this->entry(file);
  if (!entry || read_entry(*entry, buffer, false)) return std::nullopt;
  return std::string(buffer.view());
}

void Sources::reread(FileId file, Buffer& into) const {
  into.resize(0);
  if (const Entry* entry = this->entry(file)) read_entry(*entry, into, false);
}

std::int64_t Sources::modified(FileId file) const {
  const Entry* entry = this->entry(file);
  if (!entry || entry->text) return 0;
  const Opened opened = open(*entry, kStatusOnly);
  return opened.failure ? 0 : times_of(opened.status)[0];
}

std::optional<ReadFailure> Sources::find_folder(RootId root, std::string_view folder, FolderIdentity& found) const {
  std::optional<std::string> path = relative_path(folder);
  if (!path) return ReadFailure::Outside;
  const Opened opened = open({.root = root, .path = std::move(*path)}, kStatusOnly);
  if (opened.failure && opened.failure != ReadFailure::NotRegular) return opened.failure;
  if (!S_ISDIR(opened.status.st_mode)) return ReadFailure::NotRegular;
  found = identity_of(opened.status);
  return std::nullopt;
}

std::vector<std::string> Sources::list(RootId root, std::string_view folder) const {
  const std::optional<std::string> path = relative_path(folder);
  if (!path) return {};
  return names_in(open_beneath(Folder(root_of(root)).number(), *path, kStatusOnly | O_DIRECTORY));
}

std::string tidy_path(std::string path) {
  while (path.starts_with("./")) path.erase(0, std::min(path.find_first_not_of('/', 1), path.size()));
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path.empty() ? "." : path;
}

std::string in_folder(std::string_view folder, std::string_view path) {
  const bool absolute = path.starts_with('/') || path.starts_with('\\') || (path.size() > 1 && path[1] == ':');
  return absolute ? std::string(path) : std::string(folder).append(path);
}

std::string_view describe(ReadFailure failure) {
  switch (failure) {
    case ReadFailure::Missing: return "does not exist";
    case ReadFailure::OtherCase: return "exists only with different letter case";
    case ReadFailure::Outside: return "leads out of its folder";
    case ReadFailure::NotRegular: return "is not a regular file";
    case ReadFailure::TooLarge: return "exceeds the size limit for files";
    case ReadFailure::Unreadable: return "cannot be read, or changed while being read";
  }
  return "cannot be read";
}

}  // namespace crosscheck
