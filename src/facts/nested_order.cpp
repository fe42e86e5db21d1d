#include "facts/nested_order.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace crosscheck {
namespace {

// The parent's resource that an element is, or lies in; nothing for elements of other templates.
const Resource* resource_around(const Template& parent, std::string_view nested, std::string_view element) {
  if (!element.starts_with(nested)) return nullptr;
  element.remove_prefix(nested.size());
  return parent.resource(element.substr(0, element.find('>')));
}

// Which resources of one template must be created before which.
class CreationOrder {
 public:
  explicit CreationOrder(const Template& source) : source_(source) {}

  bool waits_for(const Resource& resource, const Resource& other) {
    std::set<const Resource*> seen = {&resource};
    std::vector<const Resource*> open = {&resource};
    while (!open.empty()) {
      const Resource* const one = open.back();
      open.pop_back();
      if (one == &other) return true;
      for (const Resource* needed : needs(*one)) {
        if (seen.insert(needed).second) open.push_back(needed);
      }
    }
    return false;
  }

 private:
  // Every text that is a resource's id counts, wherever it stands: a mistake here only keeps silent.
  const std::set<const Resource*>& needs(const Resource& resource) {
    const auto [known, fresh] = needs_.try_emplace(&resource);
    if (!fresh) return known->second;
    const Document& document = *resource.element.document();
    const std::uint32_t first = resource.element.index();
    const Node& root = document.nodes()[first];
    const std::uint32_t size = root.kind == Kind::Object || root.kind == Kind::Array ? root.extent : 1;
    for (std::uint32_t at = first; at < first + size; ++at) add(Element(document, at), known->second);
    return known->second;
  }

  void add(Element element, std::set<const Resource*>& found) const {
    if (!element.is_string()) return;
    const std::string text = element.text();
    const auto consider = [&](std::string_view name) {
      if (const Resource* resource = source_.resource(name.substr(0, name.find('.')))) found.insert(resource);
    };
    consider(text);
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {  // of `Fn::Sub`
      consider(std::string_view(text).substr(at + 1, text.find('}', at) - at - 1));
    }
  }

  const Template& source_;
  std::map<const Resource*, std::set<const Resource*>> needs_;
};

}  // namespace

void add_unordered_imports(Facts& facts, const Template& parent, std::string_view nested) {
  std::multimap<std::string_view, const Claim*> exports;  // of nested stacks
  for (const Claim& claim : facts.claims) {
    if (claim.space != "cfn:export" || claim.exists != Truth::Yes) continue;
    if (claim.element.find('>', nested.size()) != std::string_view::npos) exports.emplace(claim.key, &claim);
  }
  if (exports.empty()) return;
  CreationOrder order(parent);
  for (const Use& use : facts.uses) {
    if (use.space != "cfn:export" || use.exists != Truth::Yes || use.key.empty() || use.waits) continue;
    const auto owner = exports.find(use.key);
    if (owner == exports.end()) continue;
    const Resource* const user = resource_around(parent, nested, use.element);
    const Resource* const exporter = resource_around(parent, nested, owner->second->element);
    if (!user || !exporter || user == exporter || order.waits_for(*user, *exporter)) continue;
    facts.unordered.push_back({.use = use, .owner = *owner->second});
  }
}

}  // namespace crosscheck
