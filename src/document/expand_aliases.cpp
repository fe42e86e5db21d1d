#include "document/expand_aliases.h"

#include <algorithm>
#include <utility>

#include "document/copy.h"
#include "document/overflow.h"

namespace crosscheck {
namespace {

constexpr std::uint32_t kMostNodes = 1u << 20;
constexpr int kMostMerges = 64;  // within each other

struct DepthGuard {
  explicit DepthGuard(int& depth) : depth_(depth) { ++depth_; }
  ~DepthGuard() { --depth_; }
  int& depth_;
};

bool is_alias(const SyntaxProblem& problem) { return problem.kind == SyntaxProblem::Kind::Alias; }

class AliasExpander {
 public:
  AliasExpander(const Document& from, Builder& to) : from_(from), to_(to) {}

  // What fits into the limits.
  bool copy(Element value, const Builder::Key& key) {
    if (const Element target = target_of(value)) return copy(target, key);
    if (value.kind() < Kind::Array) return copy_scalar(value, key, to_);
    if (!copy_opening(value, key, to_)) return false;
    for (Element child : value.children()) {
      const bool merges = child.key_equals("<<");
      if (merges ? !merge(child, value) : !copy(child, copied_key(child, to_))) return false;
    }
    to_.close();
    return true;
  }

 private:
  // The value with the alias's anchor: the last one before the alias. Absent for anything but an alias.
  Element target_of(Element value) const {
    const Node& node = from_.nodes()[value.index()];
    if (node.kind != Kind::Null || node.extent < 2 || from_.text()[node.begin] != '*') return {};
    const std::string_view name = from_.text().substr(node.begin + 1, node.extent - 1);
    const auto& anchors = from_.side_->anchors;
    const auto found = std::find_if(anchors.rbegin(), anchors.rend(), [&](const Document::Side::Anchor& anchor) {
      return anchor.name == name && anchor.node < value.index();
    });
    return found == anchors.rend() ? Element() : Element(from_, found->node);
  }

  // The members of one object or of several, but those that `into` has itself.
  bool merge(Element value, Element into) {
    if (++merged_ > kMostNodes / 16) return false;  // an object may even merge itself
    const DepthGuard guard(merging_);
    if (merging_ > kMostMerges) return false;
    if (const Element target = target_of(value)) value = target;
    if (value.is_array()) {
      for (Element item : value.children()) {
        if (!merge(item, into)) return false;
      }
      return true;
    }
    for (Element member : value.children()) {
      const bool own = bool{into[member.key()]};
      if (member.key_equals("<<") ? !merge(member, into) : !own && !copy(member, copied_key(member, to_))) return false;
    }
    return true;
  }

  const Document& from_;
  Builder& to_;
  std::uint32_t merged_ = 0;
  int merging_ = 0;
};

}  // namespace

bool expand_aliases(Document& document, std::vector<SyntaxProblem>& problems) {
  if (!document.side_ || std::none_of(std::begin(problems), std::end(problems), is_alias)) return false;
  Document expanded;
  expanded.buffer_ = Buffer(document.text());
  std::vector<SyntaxProblem> found;
  Builder builder(expanded, document.file(), {.nodes = kMostNodes}, found);
  if (!AliasExpander(document, builder).copy(document.root(), {})) return true;
  builder.finish();
  document = std::move(expanded);
  std::erase_if(problems, is_alias);
  return true;
}

}  // namespace crosscheck
