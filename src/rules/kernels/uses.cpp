#include "rules/kernels/uses.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "text/glob.h"

namespace crosscheck {

bool is_explained(const Model& model, std::uint32_t use) {
  return model.plan && model.plan->explained_uses.contains(use);
}

std::vector<const Use*> uses_with(const Model& model, std::initializer_list<Resolution> resolutions) {
  std::vector<const Use*> uses;
  for (Resolution resolution : resolutions) {
    const std::vector<std::uint32_t>& more = model.index.resolved[static_cast<std::size_t>(resolution)];
    const auto middle = static_cast<std::ptrdiff_t>(uses.size());
    uses.reserve(uses.size() + more.size());
    for (const std::uint32_t at : more) uses.push_back(&model.index.uses[at]);
    if (middle > 0) std::inplace_merge(uses.begin(), uses.begin() + middle, uses.end());
  }
  if (model.plan && !model.plan->explained_uses.empty()) {
    std::erase_if(uses, [&](const Use* use) {
      return is_explained(model, static_cast<std::uint32_t>(use - model.index.uses.data()));
    });
  }
  return uses;
}

std::vector<std::vector<const Use*>> by_identity(const std::vector<const Use*>& uses) {
  std::map<std::tuple<std::string_view, std::string_view, ScopeId>, std::vector<const Use*>> groups;
  for (const Use* use : uses) groups[{use->space, use->key, use->scope}].push_back(use);
  std::vector<std::vector<const Use*>> result;
  for (auto& [identity, group] : groups) result.push_back(std::move(group));
  return result;
}

Marks marks_of(const Model& model, const Wording& wording, const std::vector<const Use*>& uses, const Words& words,
               std::size_t problems) {
  Marks marks(problems);
  std::set<std::pair<StackId, std::string_view>> seen;
  for (const Use* use : uses) {
    if (!seen.emplace(use->stack, use->element).second) continue;
    const std::string& label = next_label(wording, marks.empty());
    marks.add([&] { return mark_of(*use, fill(label, joined(words_of(model, *use), words))); });
  }
  return marks;
}

const Ownership* owner_of(const Model& model, std::string_view space, std::string_view key) {
  const std::string name = display_key(key, model.index), identity = std::string(space) + '/' + name;
  for (const Ownership& entry : model.config.ownership) {
    const bool bare = !space.starts_with("cfn:") && glob_match(entry.name, name);
    if (bare || glob_match(entry.name, identity)) return &entry;
  }
  return nullptr;
}

std::string glob_of(const Text& text) {
  std::string glob;
  for (const Piece& piece : pieces(text)) {
    if (piece.kind() == Piece::Kind::Literal) glob += piece.literal();
    else glob += '*';
  }
  return glob;
}

}  // namespace crosscheck
