#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace crosscheck {

// Says when files in some folders change. Linux alone has it here (inotify).
class FolderWatch {
 public:
  FolderWatch();
  ~FolderWatch();

  // False where the system cannot do it; nothing else works then.
  explicit operator bool() const;
  // From now on. A folder that cannot be watched is passed over.
  void add(const std::string& folder);
  // Waits until something changes that is `wanted`, by its folder as it was added and its name in there, and then until
  // nothing has changed for so many milliseconds.
  void wait(const std::function<bool(const std::string& folder, const std::string& name)>& wanted, int quiet);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace crosscheck
