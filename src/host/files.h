#pragma once

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace crosscheck {

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

// Flags that open something for its status alone, or a folder for what is in it. Where there is no such flag it is
// opened for reading, without waiting for the other end of a FIFO.
#if defined(O_PATH)
constexpr int kStatusOnly = O_PATH;
#else
constexpr int kStatusOnly = O_RDONLY | O_NONBLOCK;
#endif

// The folder in which the system shows the descriptors that this process has open.
#if defined(__linux__) || defined(__EMSCRIPTEN__)
constexpr const char* kOwnDescriptors = "/proc/self/fd";
#else
constexpr const char* kOwnDescriptors = "/dev/fd";
#endif

// Opens a relative path (without NUL) without ever leaving `folder`; "" is the folder itself. errno says why not, EXDEV
// that the path leads out. A symbolic link is followed as long as what it leads to stays beneath the folder. Linux
// watches over that itself (openat2); everywhere else, and in older kernels, `walk_beneath` does.
Descriptor open_beneath(int folder, const std::string& path, int flags);
// The same, from folder to folder: each part is opened through the folder before it, and links are read, not followed.
Descriptor walk_beneath(int folder, const std::string& path, int flags);

// The names in an open folder, sorted, without `.` and `..`; nothing where it cannot be listed.
std::vector<std::string> names_in(const Descriptor& folder);

// A new file in a folder that has no name and vanishes unless it gets one by way of `kOwnDescriptors`. Not every system
// or file system can do that.
Descriptor open_unnamed(const std::string& folder, mode_t mode);

// When it was modified and when its status changed, in seconds and nanoseconds.
std::array<std::int64_t, 4> times_of(const struct stat& status);

}  // namespace crosscheck
