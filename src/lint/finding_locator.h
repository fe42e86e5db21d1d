#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "document/document.h"
#include "finding/report.h"
#include "inputs/cdk/constructs.h"
#include "lint/lint.h"
#include "lint/shared_helpers.h"
#include "text/lines.h"

namespace crosscheck {

// Turns marks into parties: line and column, logical id and type, construct path, source line. Reads the few files
// that findings point into again, each once.
class FindingLocator {
 public:
  FindingLocator(Sources& sources, const Inputs& inputs, const Index& index, const LintOptions& options);
  ~FindingLocator();

  Place place(Span span);
  // The parties of one problem. Their source lines are chosen together: the innermost frame that tells them apart.
  std::vector<Party> parties(const Problem& problem);
  const Constructs& constructs(StackId stack);

 private:
  struct File;
  File& file(FileId id);
  Place position(Span span);  // without the line's text
  void add_line(Place& place, FileId id);
  Party party(const Mark& mark);
  std::string construct_path(const Mark& mark, Element resource);
  std::vector<Frame> trace(const Mark& mark, const std::string& construct_path);
  const SharedHelpers& helper_lines(StackId stack);
  std::optional<Frame> in_repository(const TraceFrame& frame);
  std::optional<Place> source_place(const Frame& frame);
  std::string in_checkout(FileId file) const;
  bool adds_call(const std::string& path, std::uint32_t line, std::uint32_t column);
  Touch touch(const Party& party, FileId template_file);

  Sources& sources_;
  const Inputs& inputs_;
  const Index& index_;
  const LintOptions& options_;
  std::optional<RootId> source_root_;
  std::string canonical_root_;
  std::map<FileId, std::unique_ptr<File>> files_;
  std::map<StackId, Constructs> constructs_;
  std::map<StackId, SharedHelpers> helper_lines_;
  std::map<std::tuple<std::string, std::uint32_t, std::uint32_t>, bool> added_calls_;  // by file, line and column
};

}  // namespace crosscheck
