#pragma once

#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "inputs/inputs.h"
#include "text/order.h"

namespace crosscheck {

// An app: what is synthesized and deployed together. Where its stacks do not say their account or region, they mean
// "wherever this app is deployed", which is one place for all of them and comparable with no other.
// Whatever is deployed with the same credentials is one app as well.
struct App {
  std::string id;       // ten letters and digits
  bool stated = false;  // it is the credentials that make it one: it is certainly deployed to one account

  friend std::strong_ordering operator<=>(const App& a, const App& b) {
    if (const auto order = order_of(a.id, b.id); order != 0) return order;
    return a.stated <=> b.stated;
  }
  friend bool operator==(const App&, const App&) = default;
};

// Names stacks and apps in a way that means the same in every run over the same inputs, and in an earlier generation
// of the same app: a stack's key comes from its name, account and region, and from its app where either is unknown; an
// app's id from the path of its assembly. What else tells two stacks apart counts only where all of that is the same.
class StackTable {
 public:
  StackTable() = default;
  explicit StackTable(const Inputs& inputs);

  const std::string& key(StackId stack) const { return at(stack).key; }
  const App& app(StackId stack) const { return apps_[at(stack).app]; }
  // kNoStack where no stack has that key.
  StackId find(std::string_view key) const;
  // The stack's name as CloudFormation calls it; "?" where no stack has that key.
  std::string_view name_of(std::string_view key) const;

 private:
  struct Entry {
    std::string key, name;
    std::uint32_t app = 0;
  };
  const Entry& at(StackId stack) const { return stacks_[static_cast<std::size_t>(stack)]; }

  std::vector<Entry> stacks_;  // by StackId
  std::vector<App> apps_;      // of each assembly, then of those that share credentials
  std::map<std::string, StackId, std::less<>> by_key_;
};

}  // namespace crosscheck
