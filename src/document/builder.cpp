#include "document/builder.h"

#include <algorithm>

#include "document/duplicates.h"
#include "document/problems.h"

namespace crosscheck {

Builder::Builder(Document& document, FileId file, const ReadLimits& limits, std::vector<SyntaxProblem>& problems)
    : document_(document), limits_(limits), problems_(problems) {
  document.file_ = file;
  document.node_count_ = 0;
  document.repeats_keys_ = false;
  if (document.side_) document.side_->clear();
  use_nodes(0);
  use_levels(0);
}

bool Builder::more_nodes() {
  const std::uint32_t used = next_index();
  if (used >= limits_.nodes) return false;
  // At first what templates need.
  document_.nodes_.resize(std::max<std::size_t>(2 * document_.nodes_.size(), document_.text().size() / 32 + 16));
  use_nodes(used);
  return true;
}

void Builder::use_nodes(std::uint32_t used) {
  first_ = document_.nodes_.data();
  next_ = first_ + used;
  end_ = first_ + std::min<std::size_t>(document_.nodes_.size(), limits_.nodes);
}

bool Builder::more_levels() {
  const auto used = static_cast<std::size_t>(top_ - ground_);
  if (used >= limits_.depth) return false;
  levels_.resize(2 * levels_.size());
  use_levels(used);
  return true;
}

void Builder::use_levels(std::size_t used) {
  ground_ = levels_.data();
  top_ = ground_ + used;
  highest_ = ground_ + std::min<std::size_t>(levels_.size() - 1, limits_.depth);
}

void Builder::report_duplicates_in(std::uint32_t node) {
  document_.node_count_ = next_index();
  document_.repeats_keys_ = true;
  report_duplicates(Element(document_, node), problems_);
}

Document::Side& Builder::side() {
  if (!document_.side_) document_.side_ = std::make_unique<Document::Side>();
  return *document_.side_;
}

void Builder::add_far_key(std::uint32_t begin, std::optional<std::uint32_t> size) {
  if (!size) size = key_size(document_.text(), begin);
  side().far_keys.push_back({.node = next_index(), .begin = begin, .size = *size});
}

void Builder::decoded(std::vector<Document::Side::Decoded>& list, std::string_view text) {
  std::string& pool = side().pool;
  list.push_back({.node = next_index(),
                  .begin = static_cast<std::uint32_t>(pool.size()),
                  .size = static_cast<std::uint32_t>(text.size())});
  pool += text;
}

void Builder::anchor(std::string_view name) {
  side().anchors.push_back({.node = next_index(), .name = std::string(name)});
}

void Builder::report_exceeded(std::uint32_t begin) {
  const bool deep = static_cast<std::size_t>(top_ - ground_) >= limits_.depth;
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
  document_.node_count_ = fatal ? 0 : next_index();
}

}  // namespace crosscheck
