#pragma once

#include <string_view>
#include <vector>

namespace crosscheck {

// What happens to a resource when a deployment changes or removes it. Looked up where a deployment is compared with
// what is there already, so it is kept small rather than fast.

// A property whose change makes CloudFormation replace the resource: it creates a new one and then deletes the old one.
struct Replacement {
  // "KeySchema", "LustreConfiguration.ImportPath", "AttributeDefinitions[].AttributeType": a path as in `PropertyPath`,
  // without alternatives. Any difference beneath it counts, and so does adding or removing it.
  std::string_view path;
  // Of a path through a list: the member that tells its items apart. Only an item whose key is in both versions counts,
  // not one that was added or removed. Empty: any difference.
  std::string_view item_key;
  bool always;  // false: it depends on what else changes, or on the service; never certain
};

// Sorted by path; empty for a type without any, and for a type that the catalogue does not know.
// The views live as long as the program.
std::vector<Replacement> replacements(std::string_view type);

// A list of which one update adds or removes no more than one item: CloudFormation, or the service, refuses more.
struct OneAtATime {
  std::string_view path;      // of a property, "GlobalSecondaryIndexes"
  std::string_view item_key;  // the member that tells its items apart
};
// As `replacements`.
std::vector<OneAtATime> one_at_a_time(std::string_view type);

// Whether deleting the resource loses what it holds, so that creating it again does not bring it back: tables, buckets,
// volumes, log groups, user pools, key stores.
bool holds_data(std::string_view type);

}  // namespace crosscheck
