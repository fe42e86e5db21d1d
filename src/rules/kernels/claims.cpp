#include "rules/kernels/claims.h"

#include <algorithm>
#include <set>

namespace crosscheck {
namespace {

// Whether two sides are certainly different: texts, or resources.
bool differ(std::string_view one, std::string_view other) {
  const auto comparable = [](std::string_view side) {
    const Text text = Text::of_key(side);
    return text.literal() || text.is_of_stack();
  };
  return one != other && comparable(one) && comparable(other);
}

}  // namespace

Marks marks_of(const Model& model, const Wording& wording, const std::vector<const Claim*>& claims, const Words& words,
               std::size_t problems) {
  Marks marks(problems);
  for (const Claim* claim : claims) {
    const std::string& label = next_label(wording, marks.empty());
    marks.add([&] { return mark_of(*claim, fill(label, joined(words_of(model, *claim), words))); });
  }
  return marks;
}

void add_place(const Model& model, const Claim& claim, Words& words) {
  words["where"] = where(model.index.scope(claim.scope));
  const std::string key = words["key"];
  words["which"] = key.empty() ? "of " + words["where"] : '`' + key + '`';
  words["for"] = key.empty() ? "in " + words["where"] : "for `" + key + '`';
}

bool in_conflict(const std::vector<const Claim*>& claims) {
  if (claims.size() < 2) return false;
  std::set<std::string_view> sides;
  for (const Claim* claim : claims) {
    if (claim->side.empty()) return true;
    sides.insert(claim->side);
  }
  return std::any_of(sides.begin(), sides.end(), [&](std::string_view one) {
    return std::any_of(sides.begin(), sides.end(), [&](std::string_view other) { return differ(one, other); });
  });
}

}  // namespace crosscheck
