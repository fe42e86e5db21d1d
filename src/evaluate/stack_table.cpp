#include "evaluate/stack_table.h"

#include <set>

namespace crosscheck {
namespace {

constexpr std::size_t kDigits = 10;

// Parts joined so that different lists of parts never give the same text.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (std::string_view part : parts) text.append(std::to_string(part.size())).append(1, ':').append(part);
  return text;
}

// Ten letters and digits for a longer text: FNV-1a, with its bits spread over all of the digits.
std::string digest(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  hash = (hash ^ hash >> 32) * 0x9e3779b97f4a7c15u;
  std::string digits;
  for (std::size_t i = 0; i < kDigits; ++i, hash /= 62) {
    digits += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[hash % 62];
  }
  return digits;
}

// The digest of `identity`; where somebody else has it, of what tells the two apart as well.
template <typename IsTaken>
std::string free_digest(const std::string& identity, const std::string& more, IsTaken is_taken) {
  std::string found = digest(identity);
  std::string longer = identity + more;
  for (; is_taken(found); longer += '+') found = digest(longer);
  return found;
}

}  // namespace

StackTable::StackTable(const Inputs& inputs) {
  std::set<std::string> apps;
  const auto add_app = [&](const std::string& identity) {
    apps_.push_back({.id = free_digest(identity, {}, [&](const std::string& id) { return apps.contains(id); })});
    apps.insert(apps_.back().id);
    return static_cast<std::uint32_t>(apps_.size() - 1);
  };
  for (const Assembly& assembly : inputs.assemblies) add_app(assembly.app_identity());
  std::map<std::string, std::uint32_t> by_credentials;
  for (const Stack& stack : inputs.stacks) {
    const auto& [partition, account, region, credentials] = stack.environment;
    const bool known = !account.empty() && !region.empty();
    std::uint32_t number = stack.assembly;
    if (!credentials.empty()) {
      const auto [shared, fresh] = by_credentials.try_emplace(credentials);
      if (fresh) {
        shared->second = add_app(credentials);
        apps_.back().stated = true;
      }
      number = shared->second;
    }
    const std::string& app = apps_[number].id;
    const std::string identity =
        joined({stack.name, account, region, known ? std::string_view() : std::string_view(app)});
    const std::string more = joined({app, stack.folder, stack.artifact});
    const std::string key = free_digest(identity, more, [&](const std::string& one) { return by_key_.contains(one); });
    by_key_.emplace(key, StackId{static_cast<std::uint32_t>(stacks_.size())});
    stacks_.push_back({.key = key, .name = stack.name, .app = number});
  }
}

StackId StackTable::find(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? kNoStack : found->second;
}

std::string_view StackTable::name_of(std::string_view key) const {
  const StackId stack = find(key);
  return stack == kNoStack ? std::string_view("?") : at(stack).name;
}

}  // namespace crosscheck
