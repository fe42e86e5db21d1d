#include "document/builder.h"

#include <algorithm>

#include "document/duplicates.h"
#include "document/problems.h"

namespace crosscheck {

Builder::Builder(Document& document, FileId file, const ReadLimits& limits, std::vector<SyntaxProblem>& problems)
    : document_(document), nodes_(document.nodes_), limits_(limits), problems_(problems) {
  document.file_ = file;
  document.nodes_.clear();
  if (document.side_) document.side_->clear();
  open_.reserve(32);
}

void Builder::close() {
  const Open closed = open_.back();
  open_.pop_back();
  nodes_[closed.node].extent = next_index() - closed.node;
  if (closed.suspicious) report_duplicates(Element(document_, closed.node), problems_);
}

Document::Side& Builder::side() {
  if (!document_.side_) document_.side_ = std::make_unique<Document::Side>();
  return *document_.side_;
}

void Builder::add_far_key() {
  const std::uint32_t size = key_.far ? key_.size : key_size(document_.text(), key_.begin);
  side().far_keys.push_back({.node = next_index(), .begin = key_.begin, .size = size});
}

void Builder::decoded(std::vector<Document::Side::Decoded>& list, std::string_view text) {
  std::string& pool = side().pool;
  list.push_back({.node = next_index(),
                  .begin = static_cast<std::uint32_t>(pool.size()),
                  .size = static_cast<std::uint32_t>(text.size())});
  pool += text;
}

void Builder::report_exceeded(std::uint32_t begin) {
  const bool deep = open_.size() >= limits_.depth;
  report(deep ? SyntaxProblem::Kind::Depth : SyntaxProblem::Kind::Budget,
         deep ? "nested more than " + std::to_string(limits_.depth) + " levels deep"
              : "more than " + std::to_string(limits_.nodes) + " values in one file",
         begin, begin + 1);
}

void Builder::report(SyntaxProblem::Kind kind, std::string message, std::uint32_t begin, std::uint32_t end,
                     bool fatal) {
  const auto size = static_cast<std::uint32_t>(document_.text().size());
  add_problem(problems_, {.kind = kind,
                          .fatal = fatal,
                          .message = std::move(message),
                          .span = {document_.file(), std::min(begin, size), std::min(end, size)},
                          .other = {}});
}

void Builder::finish() {
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const SyntaxProblem& a, const SyntaxProblem& b) { return a.span.begin < b.span.begin; });
  const bool fatal = std::any_of(problems_.begin(), problems_.end(), [](const auto& p) { return p.fatal; });
  if (fatal) nodes_.clear();
}

}  // namespace crosscheck
