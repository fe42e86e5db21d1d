#include "plan/difference.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "catalog/catalog.h"
#include "catalog/changes.h"
#include "document/read.h"
#include "plan/handed_on.h"
#include "plan/same_value.h"
#include "text/parallel.h"

namespace crosscheck {
namespace {

// A parameter that the deployment does not pass keeps the value that it had, whatever its default is now.
void keep_parameters(const Side& before, Side& now) {
  if (now.deployment.others_open || before.deployment.others_open) return;
  for (Element parameter : now.source.parameters.children()) {
    const std::string name = parameter.key();
    const Element former = before.source.parameters[name];
    if (!former || former["Type"].text() != parameter["Type"].text() || now.deployment.parameters.contains(name)) {
      continue;
    }
    if (const auto passed = before.deployment.parameters.find(name); passed != before.deployment.parameters.end()) {
      now.deployment.parameters.emplace(name, passed->second);
    } else if (const Element fallback = former["Default"]; fallback && !fallback.equals("")) {
      now.deployment.parameters.emplace(
          name, Value::of(Text::of(now.evaluator.arena().keep(fallback.text()), now.evaluator.arena())));
    }
  }
}

bool retains(Element policy) {
  const std::string word = policy.text();
  return word == "Retain" || word == "RetainExceptOnCreate";
}

// Whether CloudFormation leaves in place what a resource was when it goes, or when another takes its place.
bool stays_behind(const Resource& resource, const char* policy) { return retains(resource.element[policy]); }

ResourceChange added(const Resource& resource) {
  return {.id = std::string(resource.id),
          .type = std::string(resource.type),
          .kind = ResourceChange::Kind::Added,
          .now = resource.element.key_span()};
}

class Comparison {
 public:
  Comparison(Side& before, Side& now) : before_(before), now_(now) {}

  StackChange run() {
    StackChange change{.known = true};
    change.bounded = now_.source.foreign_transform.empty() && before_.source.foreign_transform.empty();
    for (const Resource& resource : now_.source.resources) {
      if (now_.evaluator.exists(resource) != Truth::Yes) continue;
      const Resource* former = before_.source.resource(resource.id);
      if (former && before_.evaluator.exists(*former) == Truth::No) former = nullptr;
      if (!former) change.add(added(resource));
      else if (auto one = changed(*former, resource)) change.add(std::move(*one));
    }
    for (const Resource& former : before_.source.resources) {
      const Resource* resource = now_.source.resource(former.id);
      const bool gone = !resource || now_.evaluator.exists(*resource) == Truth::No;
      if (gone && before_.evaluator.exists(former) == Truth::Yes) change.add(removed(former));
    }
    compare_handed_on(before_, now_, change);
    return change;
  }

 private:
  static ResourceChange removed(const Resource& former) {
    return {.id = std::string(former.id),
            .type = std::string(former.type),
            .kind = ResourceChange::Kind::Removed,
            .retained = stays_behind(former, "DeletionPolicy"),
            .before = former.element.key_span()};
  }

  std::optional<ResourceChange> changed(const Resource& former, const Resource& resource) {
    ResourceChange change{.id = std::string(resource.id),
                          .type = std::string(resource.type),
                          .retained = stays_behind(former, "UpdateReplacePolicy"),
                          .before = former.element.key_span(),
                          .now = resource.element.key_span()};
    if (former.type != resource.type) {
      change.kind = ResourceChange::Kind::Replaced;
      change.property = "Type";
      const bool certain = !before_.transformed && !now_.transformed && before_.evaluator.exists(former) == Truth::Yes;
      if (certain) change.former_type = former.type;
      return change;
    }
    const Truth same = same_value(before_.evaluator, former.properties, now_.evaluator, resource.properties);
    if (same == Truth::Yes) return std::nullopt;
    for (const Replacement& replacement : replacements(resource.type)) {
      const Truth kept =
          is_name(resource, replacement.path)
              ? name_unchanged(former.properties[replacement.path], resource.properties[replacement.path])
              : unchanged(former.properties, resource.properties, replacement.path, replacement.item_key);
      if (kept == Truth::Yes || change.kind == ResourceChange::Kind::Replaced) continue;
      const bool certain = kept == Truth::No && replacement.always;
      if (!certain && change.kind == ResourceChange::Kind::MayReplace) continue;
      change.kind = certain ? ResourceChange::Kind::Replaced : ResourceChange::Kind::MayReplace;
      point_at(change, former, resource, replacement);
    }
    if (change.kind == ResourceChange::Kind::Updated) find_crowded(former, resource, change);
    if (change.kind == ResourceChange::Kind::Replaced && resource.info) {
      change.same_name = keeps_name(former, resource, resource.info->claims);
    }
    return change;
  }

  // Whether the properties that its name is made of stay as they are.
  bool keeps_name(const Resource& former, const Resource& resource, std::span<const ClaimShape> shapes) {
    if (shapes.empty() || !shapes.front().simple() || shapes.front().name.empty()) return false;
    const auto kept = [&](const PropertyPath& path) {
      return unchanged(former.properties, resource.properties, path.text, {}) == Truth::Yes;
    };
    return std::all_of(shapes.front().name.begin(), shapes.front().name.end(), kept) &&
           std::all_of(shapes.front().parents.begin(), shapes.front().parents.end(),
                       [&](const ParentShape& parent) { return kept(parent.property); });
  }

  void find_crowded(const Resource& former, const Resource& resource, ResourceChange& change) {
    for (const OneAtATime& list : one_at_a_time(resource.type)) {
      const auto before = keys_of(former.properties[list.path], list.item_key);
      const auto now = keys_of(resource.properties[list.path], list.item_key);
      if (!before || !now) continue;
      std::vector<std::string> other;
      std::set_symmetric_difference(before->begin(), before->end(), now->begin(), now->end(),
                                    std::back_inserter(other));
      if (other.size() < 2) continue;
      change.crowded = list.path;
      change.at_once = other.size();
      if (const Element was = former.properties[list.path]) change.before = was.span();
      if (const Element is = resource.properties[list.path]) change.now = is.span();
    }
  }

  // What tells a list's items apart, where each of them says it in so many words.
  static std::optional<std::set<std::string>> keys_of(Element list, std::string_view item_key) {
    std::set<std::string> keys;
    if (list && !list.is_array()) return std::nullopt;
    for (Element item : list.children()) {
      const Element key = item[item_key];
      if (!key.is_string()) return std::nullopt;
      keys.insert(key.text());
    }
    return keys;
  }

  // Whether a property is all of the name, which CloudFormation makes up where the property is absent.
  static bool is_name(const Resource& resource, std::string_view path) {
    if (!resource.info) return false;
    return std::any_of(resource.info->claims.begin(), resource.info->claims.end(), [&](const ClaimShape& shape) {
      return shape.simple() && shape.name.size() == 1 && shape.name.front().text == path &&
             !shape.name.front().optional && shape.name.front().fallback.empty();
    });
  }

  // A name that comes or goes is another one.
  Truth name_unchanged(Element before, Element now) {
    if (before && now) return same_value(before_.evaluator, before, now_.evaluator, now);
    if (!before && !now) return Truth::Yes;
    const Value given = before ? before_.evaluator.evaluate(before) : now_.evaluator.evaluate(now);
    if (given.kind == Value::Kind::Absent) return Truth::Yes;
    return given.kind == Value::Kind::Text ? Truth::No : Truth::Unknown;
  }

  // Whether what stands at a path stays as it is. A property that comes or goes may have had its default.
  Truth unchanged(Element before, Element now, std::string_view path, std::string_view item_key) {
    if (!before && !now) return Truth::Yes;
    if (!before || !now) return Truth::Unknown;
    if (path.empty()) return same_value(before_.evaluator, before, now_.evaluator, now);
    const std::size_t dot = path.find('.');
    std::string_view name = path.substr(0, dot);
    const std::string_view rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    const bool list = name.ends_with("[]"), object = name.ends_with("{}");
    if (list || object) name.remove_suffix(2);
    before = before[name];
    now = now[name];
    if (list && !item_key.empty()) return items_unchanged(before, now, rest, item_key);
    if (!list && !object) return unchanged(before, now, rest, item_key);
    return same_value(before_.evaluator, before, now_.evaluator, now) == Truth::Yes ? Truth::Yes : Truth::Unknown;
  }

  // Of the items that both lists have, by the value of one of their members.
  Truth items_unchanged(Element before, Element now, std::string_view path, std::string_view item_key) {
    std::map<std::string, Element> items;
    for (Element item : before.children()) items[item[item_key].text()] = item;
    Truth result = Truth::Yes;
    for (Element item : now.children()) {
      const std::string key = item[item_key].text();
      const auto found = items.find(key);
      if (!key.empty() && found != items.end()) result = all(result, unchanged(found->second, item, path, {}));
    }
    return result;
  }

  static void point_at(ResourceChange& change, const Resource& former, const Resource& resource,
                       const Replacement& replacement) {
    change.property = replacement.path;
    const std::string_view property = replacement.path.substr(0, replacement.path.find_first_of(".[{"));
    if (const Element before = former.properties[property]) change.before = before.span();
    if (const Element now = resource.properties[property]) change.now = now.span();
  }

  Side &before_, &now_;
};

struct BothDocuments {
  Document before, now;
};

// Whether it can be read as a file of data.
bool usable(Document& document, FileId file) {
  const auto problems = read_any(document, file);
  return std::none_of(problems.begin(), problems.end(), [](const auto& one) { return one.fatal; });
}

// Either may be kNoFile; the deployments are what the two are evaluated in.
StackChange compare(const Sources& sources, FileId before, Deployment where, FileId now, Deployment here,
                    BothDocuments& documents) {
  if (before == kNoFile || now == kNoFile) return {};
  sources.reread(before, documents.before.buffer_);
  sources.reread(now, documents.now.buffer_);
  if (documents.now.text().empty()) return {};
  if (documents.now.text() == documents.before.text()) return {.known = true, .none = true};
  if (!usable(documents.before, before) || !usable(documents.now, now)) return {};
  Side was(documents.before, std::move(where)), is(documents.now, std::move(here));
  if (!was.source.is_template || !is.source.is_template) return {};
  keep_parameters(was, is);
  StackChange change = Comparison(was, is).run();
  change.none = change.resources.empty() && change.outputs.empty() && change.bounded;
  return change;
}

// With a stack of which AWS listed the resources, or said nothing but that it is there.
StackChange compare_with_list(const Sources& sources, const Stack& before, FileId now, Deployment here,
                              Document& document) {
  if (now == kNoFile) return {};
  sources.reread(now, document.buffer_);
  if (document.text().empty() || !usable(document, now)) return {};
  Side is(document, std::move(here));
  if (!is.source.is_template) return {};
  StackChange change{.known = true, .bounded = is.source.foreign_transform.empty(), .by_list = true};
  if (!before.resources) return change;
  for (const Resource& resource : is.source.resources) {
    if (is.evaluator.exists(resource) == Truth::Yes && !before.resources->contains(resource.id)) {
      change.add(added(resource));
    }
  }
  for (const auto& [id, type] : *before.resources) {
    const Resource* resource = is.source.resource(id);
    if (resource && is.evaluator.exists(*resource) != Truth::No) continue;
    change.add({.id = id, .type = type, .kind = ResourceChange::Kind::Removed});
  }
  return change;
}

// The templates of the stacks that a stack nests, by what stands in front of their logical ids.
using NestedFiles = std::map<std::string_view, FileId>;

std::map<StackId, NestedFiles> nested_files_of(const Index& index) {
  std::map<StackId, NestedFiles> files;
  for (const TemplateSize& size : index.sizes) {
    if (!size.nested.empty()) files[size.stack].emplace(size.nested, size.bytes.at.file);
  }
  return files;
}

// Nested stacks whose templates say something else than before, while what nests them says the same.
void add_nested(const Sources& sources, const NestedFiles& before, const NestedFiles& now, BothDocuments& documents,
                StackChange& change) {
  for (const auto& [path, file] : now) {
    const auto former = before.find(path);
    const std::string_view id = path.substr(0, path.find('>'));
    if (former == before.end() || id.find('@') != std::string_view::npos || change.find(id)) continue;
    sources.reread(former->second, documents.before.buffer_);
    sources.reread(file, documents.now.buffer_);
    if (documents.now.text().empty() || documents.now.text() == documents.before.text()) continue;
    change.add({.id = std::string(id), .type = "AWS::CloudFormation::Stack"});
    change.none = false;
  }
}

}  // namespace

void StackChange::add(ResourceChange change) {
  places.emplace(change.id, resources.size());
  resources.push_back(std::move(change));
}

const ResourceChange* StackChange::find(std::string_view id) const {
  const auto found = places.find(id);
  return found == places.end() ? nullptr : &resources[found->second];
}

bool StackChange::has(ResourceChange::Kind kind) const {
  return std::any_of(resources.begin(), resources.end(), [&](const auto& one) { return one.kind == kind; });
}

std::vector<StackChange> compare_stacks(const Sources& sources, const Inputs& now, const Index& index,
                                        const World& world, const Generations& generations) {
  std::vector<StackChange> changes(now.stacks.size());
  const std::map<StackId, NestedFiles> nested_before = nested_files_of(world.index),
                                       nested_now = nested_files_of(index);
  in_parallel_with<BothDocuments>(index.threads, changes.size(), [&](std::size_t i, BothDocuments& documents) {
    const StackId here{static_cast<std::uint32_t>(i)}, before = generations.before(here);
    if (before == kNoStack) return;
    const Stack& was = world.inputs[before];
    const FileId file = now[here].template_file;
    Deployment deployment = deployment_of(now, index.stacks, here);
    if (was.origin.is_observed() && was.template_file == kNoFile) {
      changes[i] = compare_with_list(sources, was, file, std::move(deployment), documents.now);
    } else {
      changes[i] = compare(sources, was.template_file, deployment_of(world.inputs, world.index.stacks, before), file,
                           std::move(deployment), documents);
      const auto were = nested_before.find(before), are = nested_now.find(here);
      if (changes[i].known && were != nested_before.end() && are != nested_now.end()) {
        add_nested(sources, were->second, are->second, documents, changes[i]);
      }
    }
  });
  return changes;
}

}  // namespace crosscheck
