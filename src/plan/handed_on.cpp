#include "plan/handed_on.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "catalog/catalog.h"
#include "document/member_at.h"
#include "plan/same_value.h"
#include "text/lowered.h"

namespace crosscheck {
namespace {

// Whether what `Ref` or an attribute gives is the resource's own id or ARN, which no other one has.
bool is_own_id(const Resource& resource, std::string_view attribute) {
  if (!is_known_type(resource.type) || resource.properties["ServiceToken"]) return false;
  if (attribute.empty() || attribute == "Arn" || attribute == "Id") return true;
  if (!attribute.ends_with("Id") && !attribute.ends_with("Arn")) return false;
  attribute.remove_suffix(attribute.ends_with("Id") ? 2 : 3);
  return lowered(resource.type).ends_with(lowered(attribute));  // `GroupId` of a security group
}

class HandedOn {
 public:
  HandedOn(Side& before, Side& now, StackChange& change) : before_(before), now_(now), change_(change) {}

  void compare() {
    outputs(change_);
    moved_exports();
    for (const Resource& resource : now_.source.resources) {
      if (resource.info) items(resource, change_);
      token(resource);
    }
  }

 private:
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

  // Exports that have their name from another output than before.
  void moved_exports() {
    std::map<std::string, Element, std::less<>> formers;  // by the name that each exports
    for (Element former : before_.source.outputs.children()) {
      if (!is_there(before_, former)) continue;
      if (std::string name = export_name(before_, former); !name.empty()) formers.emplace(std::move(name), former);
    }
    if (formers.empty()) return;
    for (Element output : now_.source.outputs.children()) {
      if (!is_there(now_, output)) continue;
      const auto former = formers.find(export_name(now_, output));
      if (former == formers.end() || former->second.key() == output.key()) continue;
      const Truth same = unchanged_after(former->second["Value"], output["Value"], change_);
      change_.moved_exports.push_back({.former = former->second.key(), .now = output.key(), .changed = negate(same)});
    }
  }

  // To compare by; empty where it exports nothing, or nobody knows the name.
  static std::string export_name(Side& side, Element output) {
    const Element name = output["Export"]["Name"];
    if (!name) return {};
    const Value value = side.evaluator.evaluate(name);
    return value.kind == Value::Kind::Text && value.text.certain() ? std::string(value.text.key()) : std::string();
  }

  // The function or topic behind a custom resource cannot become another one.
  void token(const Resource& resource) {
    const Element now = resource.properties["ServiceToken"];
    if (!now) return;
    const Resource* former = before_.source.resource(resource.id);
    if (!former || former->type != resource.type) return;
    const bool both = before_.evaluator.exists(*former) == Truth::Yes && now_.evaluator.exists(resource) == Truth::Yes;
    const Element before = former->properties["ServiceToken"];
    if (!both || !before || unchanged_after(before, now, change_) != Truth::No) return;
    if (!change_.find(resource.id)) {
      change_.add(
          {.id = std::string(resource.id), .type = std::string(resource.type), .kind = ResourceChange::Kind::Updated});
    }
    ResourceChange& change = change_.resources[change_.places.find(resource.id)->second];
    change.other_token = true;
    change.before = before.span();
    change.now = now.span();
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
    if (before.kind != Value::Kind::Text || now.kind != Value::Kind::Text) return same;
    if (before.text.key() != now.text.key() && is_id_of_replaced(was, is, change)) return Truth::No;
    return !before.text.literal() && is_of_another(before.text, now.text, change) ? Truth::No : same;
  }

  // Whether both are the id of one resource, however it is called, which is replaced.
  bool is_id_of_replaced(Element was, Element is, const StackChange& change) {
    const auto [id, attribute] = reference(is);
    if (id.empty() || reference(was) != std::pair(id, attribute)) return false;
    const Resource* resource = now_.source.resource(id);
    const ResourceChange* one = change.find(id);
    return resource && one && one->kind == ResourceChange::Kind::Replaced && one->property != "Type" &&
           is_own_id(*resource, attribute);
  }

  // The logical id and the attribute that `Ref` or `Fn::GetAtt` is of; nothing for anything else.
  static std::pair<std::string, std::string> reference(Element value) {
    const Element function = value.only_member();
    if (!function) return {};
    if (function.key_equals("Ref")) return {function.text(), {}};
    if (!function.key_equals("Fn::GetAtt")) return {};
    if (function.is_array()) return {function.item(0).text(), function.item(1).text()};
    const std::string text = function.text();
    const std::size_t dot = text.find('.');
    return dot == std::string::npos ? std::pair<std::string, std::string>()
                                    : std::pair(text.substr(0, dot), text.substr(dot + 1));
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
  StackChange& change_;
};

}  // namespace

void compare_handed_on(Side& before, Side& now, StackChange& change) { HandedOn(before, now, change).compare(); }

}  // namespace crosscheck
