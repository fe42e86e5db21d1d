#include "inputs/deployments/targets.h"

#include <algorithm>

#include "text/characters.h"

namespace crosscheck {

DeployTarget target_of(std::string kind, const Given<std::string>& name) {
  if (is_account_id(name.value)) return {.account = name, .credentials = {}};
  return {.account = {}, .credentials = std::move(kind) + ' ' + name.value};
}

void add_everywhere(Sources& sources, const Deployed& deployed, const std::vector<DeployTarget>& targets,
                    const std::vector<Given<std::string>>& regions, ReadAssembly& into) {
  for (std::size_t t = 0; t < std::max<std::size_t>(targets.size(), 1); ++t) {
    for (std::size_t r = 0; r < std::max<std::size_t>(regions.size(), 1) && !is_full(into); ++r) {
      Deployed one = deployed;
      if (t < targets.size()) {
        one.given.account = targets[t].account;
        one.given.credentials = targets[t].credentials;
      }
      if (r < regions.size()) one.given.region = regions[r];
      add_deployment(sources, std::move(one), into);
    }
  }
}

std::vector<Given<std::string>> texts_of(Element value) {
  std::vector<Given<std::string>> texts;
  const auto add = [&](Element one) {
    if (one.is_scalar()) texts.push_back({.value = one.text(), .span = one.span()});
  };
  if (value.is_array()) {
    for (Element item : value.children()) add(item);
  } else {
    add(value);
  }
  return texts;
}

}  // namespace crosscheck
