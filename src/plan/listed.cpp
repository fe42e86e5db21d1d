#include "plan/listed.h"

#include "catalog/answers.h"
#include "catalog/catalog.h"

namespace crosscheck {
namespace {

// The namespace of what an answer lists and the places that its names are compared in; nothing where it lists no names.
// A name that all accounts share may be somebody else's, so no list says that it is free.
std::optional<std::pair<std::string_view, ScopeKind>> names_in(const Answer& answer) {
  if (answer.part) return std::nullopt;
  if (answer.what == Answer::What::Export) return std::pair(std::string_view("cfn:export"), ScopeKind::AccountRegion);
  if (answer.what != Answer::What::Thing && answer.what != Answer::What::Parameter) return std::nullopt;
  const TypeInfo* type = find_type(answer.type);
  if (!type || type->claims.empty() || type->claims.front().scope == ScopeKind::Partition) return std::nullopt;
  return std::pair(type->claims.front().space, type->claims.front().scope);
}

}  // namespace

Listed::Listed(const World* world) {
  if (!world) return;
  for (std::uint32_t i = 0; i < world->inputs.stacks.size(); ++i) {
    const Stack& place = world->inputs.stacks[i];
    if (!place.answers) continue;
    for (const Answer& answer : answers()) {
      const auto names = names_in(answer);
      if (!names || !place.answers->has_all(answer.operation)) continue;
      const App& app = world->index.stacks.app(StackId{i});
      complete_.emplace(names->first, scope_of(names->second, place.environment, app));
    }
  }
}

}  // namespace crosscheck
