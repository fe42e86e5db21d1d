#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/rule.h"
#include "text/limits.h"

namespace crosscheck {

// "S3 bucket" for "AWS::S3::Bucket", "export" for "cfn:export": what a claim or use is, for messages.
std::string thing(std::string_view type, std::string_view space);

// "account 111111111111", "111111111111/us-west-2", "partition aws".
std::string where(const Scope& scope);

// Names of stacks as people list them: "`A`", "`A` and `B`", "`A`, `B` and 3 more".
std::string listed(const std::vector<std::string>& names);
// The same of phrases, which have their backticks already.
std::string listed_phrases(const std::vector<std::string>& phrases);

// Marks with the rule's labels filled in.
Mark mark_of(const Claim& claim, const std::string& label);
Mark mark_of(const Use& use, const std::string& label);
Mark bystander(const Claim& claim, const std::string& label);  // an owner or a near miss, not at fault

// The same for other facts about an element of a stack.
template <typename Fact>
Mark mark_at(const Fact& fact, const std::string& label) {
  return {.span = fact.span,
          .label = label,
          .stack = fact.stack,
          .logical_id = std::string(fact.element),
          .type = std::string(fact.type)};
}

// What every wording about a claim or a use may say: {stack} {element} {environment} {type} {thing} {key}.
Words words_of(const Model& model, const Claim& claim);
Words words_of(const Model& model, const Use& use);

// The key as its template has it, before case was folded.
std::string_view written_key(const Use& use);

// What one place says, and what it does not say itself, the problem as a whole.
Words joined(Words own, const Words& shared);

Identity identity_of(const Model& model, std::string_view space, ScopeId scope, std::string_view key);

// The marks of one problem as they come: as many as a problem lists, and how many there are beyond these, which are
// never made.
class Marks {
 public:
  Marks(std::initializer_list<Mark> marks) : list_(marks) {}
  // After `problems` others of the same check. Behind the first hundreds of problems nobody follows every mark.
  explicit Marks(std::size_t problems)
      : most_(problems < limits::kMarkedWell ? limits::kMarks : limits::kMarksOfOthers) {}

  bool empty() const { return list_.empty(); }
  // What `make` returns, where there is room.
  template <typename Make>
  void add(const Make& make) {
    if (list_.size() < most_) list_.push_back(make());
    else ++unlisted_;
  }
  // An owner or a near miss, however many others there are.
  void add_bystander(Mark mark) { list_.push_back(std::move(mark)); }

  std::vector<Mark> take() { return std::move(list_); }
  std::size_t unlisted() const { return unlisted_; }

 private:
  std::vector<Mark> list_;
  std::size_t most_ = limits::kMarks;
  std::size_t unlisted_ = 0;
};

// The label of the next mark: the first one's, or that of the others, where the rule has one.
inline const std::string& next_label(const Wording& wording, bool first) {
  return first || wording.other.empty() ? wording.first : wording.other;
}

// What to do, before placeholders are filled in: the help that fits the stacks of the problem's marks.
const std::string& help_for(const Model& model, const Wording& wording, const Problem& problem);

// The first of the problem's marks and the order of all: the primary mark, then the others by stack. Where not all are
// listed, the message says so.
Problem make_problem(const Model& model, const Wording& wording, const Words& words, Marks marks);

// Certain, or at least possible where the run asks for that.
bool counts(const Model& model, Truth exists);

}  // namespace crosscheck
