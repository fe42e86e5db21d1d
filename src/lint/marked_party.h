#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "finding/report.h"
#include "lint/lint.h"

namespace crosscheck {

// What findings are located with.
struct Scene {
  Sources& sources;
  const Model& model;
  const Inputs& inputs;
  const Index& index;
  const LintOptions& options;

  const Stack& stack_of(const Mark& mark) const { return model.stack_of(mark); }
  const Label& label_of(const Mark& mark) const {
    return (mark.deployed ? model.world->index : index).label(mark.stack);
  }
};

// A mark and the party that it becomes, while one file after another says what it knows about it. Owns neither.
struct MarkedParty {
  const Mark* mark;
  const std::string* rule;
  Party* party;
  bool in_change = false;     // the change adds its line of the template
  bool acknowledged = false;  // the app accepts this rule's findings there

  // Whether it is something in a template, and not an entry of a manifest.
  bool in_template(const Scene& scene) const {
    return !mark->logical_id.empty() && mark->stack != kNoStack &&
           !scene.stack_of(*mark).origin.is_described_in(mark->span.file);
  }
};

// The parts of a sorted list whose members have the same key.
template <typename Item, typename Key>
std::vector<std::span<Item>> runs(std::vector<Item>& sorted, const Key& key) {
  std::vector<std::span<Item>> found;
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && key(sorted[end]) == key(sorted[begin])) ++end;
    found.push_back(std::span(sorted).subspan(begin, end - begin));
  }
  return found;
}

}  // namespace crosscheck
