#include "plan/difference.h"

#include <algorithm>
#include <map>
#include <optional>

#include "catalog/catalog.h"
#include "catalog/changes.h"
#include "document/member_at.h"
#include "document/read.h"
#include "plan/same_value.h"
#include "text/lowered.h"
#include "text/parallel.h"

namespace crosscheck {
namespace {

// One of the two generations of a template, while the two are compared.
struct Side {
  Template source;
  Deployment deployment;
  Evaluator evaluator{source, deployment};
  bool transformed;  // another type may be deployed than stands there

  Side(const Document& document, Deployment where)
      : source(document), deployment(std::move(where)), transformed(document.root()["Transform"]) {}
};

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

// Whether what `Ref` or an attribute gives is the resource's own id or ARN, which no other one has.
bool is_own_id(const Resource& resource, std::string_view attribute) {
  if (!is_known_type(resource.type) || resource.properties["ServiceToken"]) return false;
  if (attribute.empty() || attribute == "Arn" || attribute == "Id") return true;
  if (!attribute.ends_with("Id") && !attribute.ends_with("Arn")) return false;
  attribute.remove_suffix(attribute.ends_with("Id") ? 2 : 3);
  return lowered(resource.type).ends_with(lowered(attribute));  // `GroupId` of a security group
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
    outputs(change);
    for (const Resource& resource : now_.source.resources) {
      if (resource.info) items(resource, change);
    }
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
      const Truth kept = unchanged(former.properties, resource.properties, replacement.path, replacement.item_key);
      if (kept == Truth::Yes || change.kind == ResourceChange::Kind::Replaced) continue;
      const bool certain = kept == Truth::No && replacement.always;
      if (!certain && change.kind == ResourceChange::Kind::MayReplace) continue;
      change.kind = certain ? ResourceChange::Kind::Replaced : ResourceChange::Kind::MayReplace;
      point_at(change, former, resource, replacement);
    }
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

  void outputs(StackChange& change) {
    std::vector<OutputChange>& changes = change.outputs;
    std::map<std::string, Element> formers;
    for (Element former : before_.source.outputs.children()) {
      if (is_there(before_, former)) formers.emplace(former.key(), former);
    }
    for (Element output : now_.source.outputs.children()) {
      if (!is_there(now_, output)) continue;
      const auto former = formers.extract(output.key());
      if (former.empty()) {
        changes.push_back({.name = output.key(),
                           .changed = Truth::Yes,
                           .renamed = Truth::Yes,
                           .before = {},
                           .now = output["Value"].span()});
        continue;
      }
      const Element was = former.mapped()["Value"], is = output["Value"];
      const Truth same = unchanged_after(was, is, change);
      const Truth same_name =
          same_value(before_.evaluator, former.mapped()["Export"]["Name"], now_.evaluator, output["Export"]["Name"]);
      if (same == Truth::Yes && same_name == Truth::Yes) continue;
      changes.push_back({.name = output.key(),
                         .changed = negate(same),
                         .renamed = negate(same_name),
                         .before = was.span(),
                         .now = is.span()});
    }
    for (const auto& [name, former] : formers) {
      changes.push_back(
          {.name = name, .changed = Truth::Yes, .renamed = Truth::Yes, .before = former["Value"].span(), .now = {}});
    }
  }

  static bool is_there(Side& side, Element output) {
    return side.evaluator.holds(output["Condition"].text()) != Truth::No;
  }

  // What a resource keeps for other stacks as long as they use it.
  void items(const Resource& resource, StackChange& change) {
    for (const ClaimShape& shape : resource.info->claims) {
      if (!shape.locked || shape.name.size() != 1 || !shape.name.front().text.ends_with("{}")) continue;
      const Resource* former = before_.source.resource(resource.id);
      if (!former || former->type != resource.type) continue;
      std::string_view path = shape.name.front().text;
      path.remove_suffix(2);
      const Element before = member_at(former->properties, path);
      for (Element item : member_at(resource.properties, path).children()) {
        const std::string name = item.key();
        const Element twin = before[name];
        if (twin && unchanged_after(twin, item, change) == Truth::No) {
          change.items.push_back({.resource = std::string(resource.id), .item = name});
        }
      }
    }
  }

  // Whether a value stays as it is, when the resources that it speaks of may be others then.
  Truth unchanged_after(Element was, Element is, const StackChange& change) {
    const Truth same = same_value(before_.evaluator, was, now_.evaluator, is);
    if (same == Truth::No) return same;
    const Value before = before_.evaluator.evaluate(was), now = now_.evaluator.evaluate(is);
    const bool texts = before.kind == Value::Kind::Text && now.kind == Value::Kind::Text;
    return texts && !before.text.literal() && is_of_another(before.text, now.text, change) ? Truth::No : same;
  }

  // Whether two texts differ at least in the id of a resource, and in nothing that is not known.
  bool is_of_another(const Text& before, const Text& now, const StackChange& change) {
    const PieceRange pieces_before = pieces(before), pieces_now = pieces(now);
    auto was = pieces_before.begin(), is = pieces_now.begin();
    bool another = false;
    for (; was != pieces_before.end() && is != pieces_now.end(); ++was, ++is) {
      if (is_id_of_another(*was, *is, change)) another = true;
      else if (was->text().key() != is->text().key()) return false;
    }
    return another && was == pieces_before.end() && is == pieces_now.end();
  }

  bool is_id_of_another(const Piece& before, const Piece& now, const StackChange& change) {
    const bool own = before.kind() == Piece::Kind::Resource && now.kind() == Piece::Kind::Resource &&
                     before.nested().empty() && now.nested().empty() &&
                     before.stack() == before_.deployment.stack_key && now.stack() == now_.deployment.stack_key;
    if (!own || before.attribute() != now.attribute()) return false;
    const Resource* former = before_.source.resource(before.name());
    const Resource* resource = now_.source.resource(now.name());
    if (!former || !resource || former->type != resource->type || !is_own_id(*resource, now.attribute())) return false;
    if (before_.evaluator.exists(*former) != Truth::Yes || now_.evaluator.exists(*resource) != Truth::Yes) return false;
    if (former->id != resource->id) return true;
    const ResourceChange* one = change.find(resource->id);
    return one && one->kind == ResourceChange::Kind::Replaced;
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
