#include "rules/kernels/claims.h"

namespace crosscheck {

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

}  // namespace crosscheck
