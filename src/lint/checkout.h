#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "inputs/cdk/constructs.h"
#include "lint/lint.h"

namespace crosscheck {

// The repository that source lines are shown from, if there is one. Paths in assemblies are not trusted: only regular
// files beneath its root count, and no installed packages. Several threads may ask.
class Checkout {
 public:
  Checkout(Sources& sources, const LintOptions& options);

  explicit operator bool() const { return root_.has_value(); }
  // The frame with its path from the root; nothing where it does not lead to a text in the repository.
  std::optional<Frame> frame(const TraceFrame& recorded);
  // Why no source line can be shown, where the assembly has recorded some and none of them leads to a text here; else
  // empty. One sentence, for the run.
  std::string reason_for_none() const;
  // The path of a file of the run from the root; empty where it lies elsewhere.
  std::string path_of(FileId file) const;
  // The text of a file of the repository; empty where it cannot be read.
  std::string text(const std::string& path) const;

 private:
  std::string mapped(std::string path) const;
  std::string find(const std::string& recorded) const;
  std::string recorded_root(const std::string& path) const;

  Sources& sources_;
  const LintOptions& options_;
  std::optional<RootId> root_;
  std::string canonical_root_;
  std::mutex mutex_;
  std::map<std::string, std::string> found_;  // by recorded path; empty: not in the repository
};

}  // namespace crosscheck
