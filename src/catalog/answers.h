#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace crosscheck {

// What the build made of `catalogue/inventory.txt`, which explains the columns: the answers of AWS that say what is
// deployed. Paths lead from an item of the list, "owner.stack"; what an answer lacks is empty. All views live as long
// as the program.
struct Answer {
  enum class What : std::uint8_t { Thing, Stack, Resource, Export, Import, Template, Parameter, Caller };
  enum class Ask : std::uint8_t { Never, Always, Needed, EachStack, EachExport, EachBootstrap, EachParent };
  std::string_view service, operation;
  std::string_view list;  // without `[]`
  bool is_list;
  What what;
  Ask ask;
  bool json;  // items are texts that hold JSON
  bool part;  // never all that there is
  std::string_view type, space, arn, id, stack, element, status, value, account, region, scope, tags, with;
  std::span<const std::string_view> name, arguments;
};
std::span<const Answer> answers();

// How the physical id of a type holds its name, where neither ARN nor `Ref` tell. Both in the table's own words.
struct PhysicalId {
  std::string_view type, pattern, name;
};
std::span<const PhysicalId> physical_ids();

// The members that say that an answer is only one page of several.
std::span<const std::string_view> page_members();

}  // namespace crosscheck
