#include "document/duplicates.h"

#include <algorithm>
#include <bit>

#include "document/problems.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

void report(Element first, Element again, std::vector<SyntaxProblem>& problems) {
  add_problem(problems, {.kind = SyntaxProblem::Kind::DuplicateKey,
                         .fatal = false,
                         .message = "the key `" + printable(again.key()) + "` appears twice in one object",
                         .span = again.key_span(),
                         .other = first.key_span()});
}

// Members with the same hash, in file order: nearly always the same key, but a hostile file may hold
// thousands of different ones, so they are sorted rather than compared pair by pair.
void report_group(std::vector<Element>::iterator first, std::vector<Element>::iterator last,
                  std::vector<SyntaxProblem>& problems) {
  struct Named {
    std::string key;
    Element member;
  };
  std::vector<Named> group;
  for (auto member = first; member != last; ++member) group.push_back({member->key(), *member});
  std::stable_sort(group.begin(), group.end(), [](const Named& a, const Named& b) { return a.key < b.key; });

  std::size_t original = 0;
  for (std::size_t i = 1; i < group.size(); ++i) {
    if (group[i].key != group[original].key) {
      original = i;
    } else {
      report(group[original].member, group[i].member, problems);
    }
  }
}

// Objects are suspected far more often than guilty, and large ones always are. A table that fills badly, as a hostile
// file may make it, counts as guilty.
bool may_repeat(Element object) {
  std::vector<std::uint32_t> slots(std::bit_ceil(object.size() * 2));
  std::size_t steps_left = slots.size() * 4;
  for (Element member : object.children()) {
    const std::uint32_t hash = member.key_hash();
    std::size_t slot = hash_slot(hash, slots.size());
    for (; slots[slot] != 0; slot = (slot + 1) & (slots.size() - 1)) {
      if (slots[slot] == hash || --steps_left == 0) return true;
    }
    slots[slot] = hash;
  }
  return false;
}

}  // namespace

void report_duplicates(Element object, std::vector<SyntaxProblem>& problems) {
  if (!may_repeat(object)) return;
  std::vector<Element> members(object.children().begin(), object.children().end());
  std::stable_sort(members.begin(), members.end(), [](Element a, Element b) { return a.key_hash() < b.key_hash(); });
  for (auto first = members.begin(); first != members.end();) {
    auto last = first + 1;
    while (last != members.end() && last->key_hash() == first->key_hash()) ++last;
    if (last - first > 1) report_group(first, last, problems);
    first = last;
  }
}

}  // namespace crosscheck
