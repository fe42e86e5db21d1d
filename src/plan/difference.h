#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/truth.h"
#include "plan/world.h"

namespace crosscheck {

// What a deployment does to one resource of a stack's own template.
struct ResourceChange {
  enum class Kind { Added, Removed, Updated, MayReplace, Replaced };
  std::string id;    // logical id
  std::string type;  // as it is now, or was
  Kind kind = Kind::Updated;
  bool retained = false;      // what it was stays: `DeletionPolicy`, or `UpdateReplacePolicy` of one that is replaced
  std::string property = {};  // whose change replaces it, or may
  bool same_name = false;     // of one that is replaced: its properties certainly name it as before
  std::string former_type = {};  // where it has another type now, which CloudFormation refuses
  // A list of which it adds and removes more items than one update takes, and how many; empty: none.
  std::string crowded = {};
  std::size_t at_once = 0;
  bool other_token = false;    // its service token is certainly another, which CloudFormation refuses as well
  Span before = {}, now = {};  // of that property, else of the resource; without a file where it is not there
};

struct OutputChange {
  std::string name;
  Truth changed = Truth::Unknown;  // Yes: its value is certainly another, or it comes or goes
  Truth renamed = Truth::No;       // it is exported under another name
  Span before, now;                // without a file where it is not there
};

// Of an export that has its name from another output now; both by their logical ids.
struct MovedExport {
  std::string former, now;
  Truth changed = Truth::Unknown;  // its value
};

// Of what a resource hands on to other stacks under names of its own.
struct ItemChange {
  std::string resource, item;
};

// What a deployment changes in a stack. Names and values are compared as far as they can be known; how a template is
// written, its metadata and its descriptions do not count.
struct StackChange {
  bool known = false;                          // false: one of the templates could not be read, or nobody has it
  bool none = false;                           // the templates say the same
  bool bounded = true;                         // false: a macro may change anything
  bool by_list = false;                        // only which resources there were is known, not what they were like
  std::vector<ResourceChange> resources = {};  // as today's template has them, then those that go; see `add`
  std::vector<OutputChange> outputs = {};      // of both, and not certainly the same
  std::vector<MovedExport> moved_exports = {};
  std::vector<ItemChange> items = {};                           // whose values are certainly others
  std::map<std::string, std::size_t, std::less<>> places = {};  // in `resources`, by logical id

  void add(ResourceChange change);
  const ResourceChange* find(std::string_view id) const;
  bool has(ResourceChange::Kind kind) const;
};

// By StackId of today's; only stacks that are in both generations are compared. Reads their templates again.
std::vector<StackChange> compare_stacks(const Sources& sources, const Inputs& now, const Index& index,
                                        const World& world, const Generations& generations);

}  // namespace crosscheck
