#include "evaluate/member_tables.h"

#include <algorithm>
#include <string>

namespace crosscheck {
namespace {

constexpr std::uint32_t kLarge = 64;  // nodes

bool is_large(Element object) { return object.document()->nodes()[object.index()].extent > kLarge; }

}  // namespace

MemberTables::Table MemberTables::sorted(Element object) {
  Table table;
  std::string scratch;
  for (Element member : object.children()) table.emplace_back(table_hash(member.key(scratch)), member);
  std::stable_sort(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return table;
}

Element MemberTables::find(Element object, std::string_view name) {
  if (!object.is_object() || !is_large(object)) return object[name];
  const auto [known, fresh] = tables_.try_emplace(object.index());
  const Table& table = fresh ? known->second = sorted(object) : known->second;
  const std::uint32_t hash = table_hash(name);
  auto at = std::upper_bound(table.begin(), table.end(), hash,
                             [](std::uint32_t wanted, const auto& one) { return wanted < one.first; });
  while (at != table.begin() && (--at)->first == hash) {  // the last of that name counts
    if (at->second.key_equals(name)) return at->second;
  }
  return {};
}

}  // namespace crosscheck
