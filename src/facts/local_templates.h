#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "inputs/inputs.h"

namespace crosscheck {

// The templates of a run that people wrote: one of them may be what another one nests.
class LocalTemplates {
 public:
  // Both must outlive it.
  LocalTemplates(Sources& sources, const Inputs& inputs);

  // Whether there are enough for one to nest another.
  bool may_nest() const { return by_path_.size() > 1; }
  // The file's absolute path.
  std::string path(FileId file) const;
  // The file at an absolute path, if it is one of them.
  std::optional<FileId> at(const std::string& path) const;
  // The only one with that file name.
  std::optional<FileId> named(std::string_view name) const;

 private:
  const Sources& sources_;
  std::map<std::string, FileId> by_path_;
  std::map<std::string, FileId, std::less<>> by_name_;  // kNoFile: several have it
};

}  // namespace crosscheck
