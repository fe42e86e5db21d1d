#include <algorithm>
#include <string_view>

#include "report/plural.h"
#include "report/writers.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kUsersShown = 20;

std::string in_environment(const std::string& stack, const std::string& environment) {
  return printable(stack) + (environment.empty() ? "" : ", " + printable(environment));
}

std::string owner_words(const OwnershipRow& row) {
  if (row.owner.empty()) return "owned by no stack here";
  std::string resource = printable(row.logical_id);
  if (!row.type.empty()) resource += " (" + printable(row.type) + ")";
  return in_environment(row.owner, row.environment) + (row.logical_id.empty() ? "" : ", " + resource);
}

// The environment of a user goes without saying where it is the owner's.
std::string user_words(const OwnershipRow::User& user, const OwnershipRow& row) {
  bool at_home = !row.owner.empty() && user.environment == row.environment;
  return in_environment(user.stack, at_home ? "" : user.environment) + ": " + printable(user.evidence);
}

// Behind the names, where there are any.
std::string trusts_text(const std::vector<TrustRow>& trusts) {
  std::string text;
  for (const TrustRow& row : trusts) {
    if (text.empty()) text = "trusts\n";
    text += "  " + printable(row.role.empty() ? row.logical_id : row.role) + ": " +
            in_environment(row.stack, row.environment) + ", " + printable(row.logical_id) + "\n";
    text += "    may be assumed through " + printable(row.provider) + "\n";
    for (const TrustRow::Condition& one : row.conditions) {
      text += "    if " + printable(one.key) + " " + printable(one.operation);
      for (std::size_t i = 0; i < one.values.size(); ++i) text += (i > 0 ? " or " : " ") + printable(one.values[i]);
      text += "\n";
    }
  }
  return text;
}

}  // namespace

std::string write_ownership_text(const std::vector<OwnershipRow>& rows, const std::vector<TrustRow>& trusts) {
  std::string text, heading;
  std::size_t owned = 0;
  for (const OwnershipRow& row : rows) {
    owned += row.owner.empty() ? 0 : 1;
    std::string group = printable(row.identity.space) + " (" + printable(row.identity.scope) + ")\n";
    if (group != heading) text += group;
    heading = group;
    text += "  " + printable(row.identity.key) + ": " + owner_words(row) + "\n";
    std::size_t shown = std::min(row.users.size(), kUsersShown);
    for (std::size_t i = 0; i < shown; ++i) text += "    used by " + user_words(row.users[i], row) + "\n";
    if (row.users.size() > shown) {
      text += "    and " + std::to_string(row.users.size() - shown) + " more (the json format has all of them)\n";
    }
  }
  text += trusts_text(trusts);
  if (!text.empty()) text += "\n";
  return text + counted(owned, "name has", "names have") + " an owner, " + counted(rows.size() - owned, "has", "have") +
         " none here\n";
}

}  // namespace crosscheck
