#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "tables/path_members.h"
#include "tables/source_text.h"
#include "tables/tables.h"
#include "text/characters.h"
#include "text/hash.h"

namespace crosscheck::tables {
namespace {

using nlohmann::json;

// The six parts of an ARN's shape.
Texts arn_parts(const std::string& arn) {
  Texts parts(1);
  for (char c : arn) {
    if (c == ':' && parts.size() < 6) parts.emplace_back();
    else parts.back() += c;
  }
  if (parts.size() != 6) throw std::runtime_error("not the shape of an ARN: " + arn);
  return parts;
}

// ".dkr.ecr." of "${Account}.dkr.ecr.${Region}".
std::string longest_literal(const std::string& pattern) {
  std::string longest, rest = pattern;
  while (!rest.empty()) {
    const std::string one = rest.substr(0, rest.find("${"));
    if (one.size() > longest.size()) longest = one;
    rest.erase(0, one.size());
    rest.erase(0, rest.empty() ? 0 : rest.find('}') + 1);
  }
  return longest;
}

// How close a type is to what a namespace is called: 0 when it is called after the type (`dynamodb:table` after
// AWS::DynamoDB::Table), 1 within one service, else 2.
int distance(const std::string& type, const std::string& space) {
  std::string thing = type.substr(type.find("::") + 2);
  std::transform(thing.begin(), thing.end(), thing.begin(), to_lower);
  const std::size_t colon = space.find(':');
  std::string wanted = space.substr(0, colon) + "::" + space.substr(colon + 1);
  wanted.erase(std::remove(wanted.begin(), wanted.end(), '-'), wanted.end());
  return thing == wanted ? 0 : thing.starts_with(space.substr(0, colon) + "::") ? 1 : 2;
}

class CatalogueTables {
 public:
  explicit CatalogueTables(const json& catalogue) : types_(catalogue.at("types")), quiet_types_(catalogue.at("quiet")) {
    if (catalogue.at("quotas").size() > 0xff) throw std::runtime_error("too many quotas");
    for (const json& one : catalogue.at("quotas")) {
      quotas_.stretch({braced({text(one, "what"), enumerator("Quota::In", one.at("of")), one.at("limit").dump() + 'u',
                               boolean(one.at("fixed")), text(one, "source")})});
      quota_.emplace(one.at("what"), quota_.size() + 1);
    }
    for (const json& one : catalogue.at("issuers")) {
      issuers_.stretch({braced({text(one, "issuer"), text(one, "claim"), text(one, "begin")})});
    }
    if (types_.size() > 0x7fff) throw std::runtime_error("too many types");
    for (std::size_t i = 0; i < types_.size(); ++i) {
      if (i > 0 && name_of(i) <= name_of(i - 1)) throw std::runtime_error(name_of(i) + " is not in its place");
    }
    find_spaces();
    std::string last;
    for (const json& row : catalogue.at("operations")) {
      if (row.at(0) < last) throw std::runtime_error(row.at(0).get<std::string>() + " is not in its place");
      last = row.at(0);
      call_parameters_.stretch(
          {braced({literal(row.at(0)), reference(row.at(1), row.at(2)), row.size() > 3 ? "true" : "false"})});
    }
  }

  std::string written() {
    for (std::size_t i = 0; i < types_.size(); ++i) add_type(i);
    add_spaces();
    add_arn_shapes();
    quiet_.stretch(tables::literals(quiet_types_.get<Texts>()));
    Array slots = type_slots();
    std::string arrays;
    for (const Array* array :
         {&texts_,       &steps_,       &paths_,   &parents_, &tests_,  &forms_,      &claims_, &within_,
          &references_,  &call_places_, &regions_, &infos_,   &slots,   &arn_shapes_, &urls_,   &call_parameters_,
          &space_types_, &loose_,       &secure_,  &quiet_,   &quotas_, &issuers_}) {
      arrays += array->definition();
    }
    return source_file("catalogue/catalogue.json", "catalog/tables.h", arrays,
                       "constinit const std::span<const TypeInfo> kTypes(kInfos);\n"
                       "constinit const std::span<const std::uint16_t> kTypeSlots(kSlots);\n"
                       "constinit const std::span<const ArnShape> kArnShapes(kArns);\n"
                       "constinit const std::span<const UrlShape> kUrlShapes(kUrls);\n"
                       "constinit const std::span<const CallParameter> kCallParameters(kOperations);\n"
                       "constinit const std::span<const SpaceType> kSpaceTypes(kSpaces);\n"
                       "constinit const std::span<const PropertiesOfType> kLooseProperties(kLoose);\n"
                       "constinit const std::span<const PropertiesOfType> kSecureProperties(kSecure);\n"
                       "constinit const std::span<const Quota> kQuotas(kLimits);\n"
                       "constinit const std::span<const Issuer> kIssuers(kIssuerNames);\n"
                       "constinit const std::span<const std::string_view> kQuietTypes(kQuiet);\n");
  }

 private:
  std::string name_of(std::size_t i) const { return types_[i].at("type"); }

  static std::string text(const json& object, const char* member) { return literal(object.value(member, "")); }

  static Texts literals(const json& object, const char* member) {
    return tables::literals(object.value(member, Texts()));
  }

  Texts paths(const json& object, const char* member) {
    Texts result;
    for (const std::string& item : object.value(member, Texts())) result.push_back(path(item));
    return result;
  }

  // A `PropertyPath`.
  std::string path(const std::string& given) {
    const std::size_t equals = std::min(given.find('=', given.rfind(']') + 1), given.size());
    const std::string text = given.substr(0, equals);
    const std::string fallback = equals < given.size() ? given.substr(equals + 1) : std::string();
    const bool optional = text.ends_with('?');
    Texts steps;
    std::uint64_t first = 0;
    for (const auto& one : path_members(text.substr(0, text.size() - optional))) {
      const std::uint32_t hash = key_hash(one.name);
      if (one.first) first |= hash_bit(hash);
      steps.push_back(braced({literal(one.name), std::to_string(hash) + 'u', "PathStep::Into::" + one.into,
                              boolean(one.last), literal(one.key), literal(one.value)}));
    }
    return braced(
        {literal(text), steps_.stretch(steps), std::to_string(first) + "ull", boolean(optional), literal(fallback)});
  }

  // A `PropertyTest`.
  std::string test(const std::string& text) {
    const bool negated = text.starts_with('!');
    const std::string rest = text.substr(negated);
    const std::size_t equals = std::min(rest.find('='), rest.size());
    const std::string value = equals < rest.size() ? rest.substr(equals + 1) : std::string();
    const bool as_boolean = value.starts_with('=');
    return braced({literal(text), path(rest.substr(0, equals)), literal(value.substr(as_boolean)), boolean(negated),
                   boolean(as_boolean)});
  }

  // A `SideShape`.
  std::string side(const json& shape) {
    const json property = shape.value("side_of", json::object());
    return braced({text(shape, "side"), path(property.value("property", "")), text(property, "type"),
                   boolean(shape.value("once_per_template", false))});
  }

  // The namespace of a type's main claim; empty for types that claim nothing.
  std::string space_of(std::size_t i) const {
    return types_[i].contains("claims") ? types_[i]["claims"][0].at("space") : "";
  }

  std::size_t quota_of(const std::string& type) const {
    const auto found = quota_.find(type);
    return found == quota_.end() ? 0 : found->second;
  }

  void find_spaces() {
    for (std::size_t i = 0; i < types_.size(); ++i) {
      const std::string space = space_of(i);
      if (space.empty()) continue;
      spaces_[name_of(i)] = space;
      auto [best, fresh] = best_known_.try_emplace(space, i);
      if (!fresh && distance(name_of(i), space) < distance(name_of(best->second), space)) best->second = i;
    }
  }

  std::string claim(const json& shape) {
    Texts parents, tests, forms;
    for (const std::string& one : shape.value("when", Texts())) tests.push_back(test(one));
    for (const json& parent : shape.value("parents", json::array())) {
      parents.push_back(braced({path(parent.value("property", "")), text(parent, "type"), text(parent, "default"),
                                boolean(parent.value("used", false))}));
    }
    for (const json& one : shape.value("forms", json::array())) {
      forms.push_back(braced({text(one, "form"), boolean(one.value("must", false)),
                              boolean(one.value("any_case", false)), text(one, "if"), test(one.value("when", ""))}));
    }
    const auto flag = [&](const char* member) { return boolean(shape.value(member, false)); };
    Texts parts = {text(shape, "space"),
                   enumerator("ScopeKind", shape.at("scope")),
                   enumerator("Duplicates", shape.at("duplicates")),
                   enumerator("Fold", shape.value("fold", "none")),
                   enumerator("Strength", shape.value("strength", "high")),
                   paths_.stretch(paths(shape, "name")),
                   parents_.stretch(parents),
                   tests_.stretch(tests),
                   enumerator("Regions", shape.value("regions", "own")),
                   path(shape.value("region", "")),
                   side(shape)};
    parts.insert(parts.end(),
                 {path(shape.value("each", "")), flag("separate"), flag("each_of_json"), flag("above"), flag("locked"),
                  enumerator("Strip", shape.value("strip", "none")), text(shape, "globals"),
                  std::to_string(shape.value("longest", 0)), text(shape, "characters"), forms_.stretch(forms)});
    return braced(parts);
  }

  // A `ReferenceShape`; `url` for a type means none.
  std::string reference(const std::string& property, const std::string& type, const json& within = json::object()) {
    if (type == "url") return braced({path(property), "{}", "{}"});
    if (!spaces_.contains(type)) throw std::runtime_error("a reference to " + type + ", which has no name");
    const Texts how = {braced({text(within, "after"), text(within, "begin"), text(within, "but"), text(within, "to")})};
    return braced(
        {path(property), literal(type), literal(spaces_.at(type)), within_.stretch(within.empty() ? Texts() : how)});
  }

  // A `CallPlace`.
  std::string call_place(const json& place) {
    return braced({path(place.at("place")), paths_.stretch(paths(place, "operation")),
                   texts_.stretch(literals(place, "after")), path(place.at("parameters")),
                   path(place.value("region", "")), path(place.value("role", ""))});
  }

  void add_type(std::size_t i) {
    const json& type = types_[i];
    Texts claims, references, calls, regions;
    for (const json& shape : type.value("claims", json::array())) claims.push_back(claim(shape));
    for (const json& reference : type.value("references", json::array())) {
      references.push_back(
          this->reference(reference.at(0), reference.at(1), reference.size() > 2 ? reference.at(2) : json::object()));
    }
    for (const json& place : type.value("calls", json::array())) calls.push_back(call_place(place));
    for (const json& one : type.value("regions", json::array())) {
      regions.push_back(
          braced({test(one.at("where")), boolean(one.at("region") == "us-east-1"), test(one.value("if", ""))}));
    }
    infos_.stretch(
        {braced({text(type, "type"), enumerator("RefShape", type.value("ref", "id")),
                 boolean(type.value("aws_validates", false)), std::to_string(quota_of(name_of(i))), text(type, "arn"),
                 texts_.stretch(literals(type, "arn_attributes")), texts_.stretch(literals(type, "name_attributes")),
                 call_places_.stretch(calls), boolean(type.value("checks_principals", false)),
                 boolean(type.value("arn_name", "") == "path"), text(type, "url"),
                 texts_.stretch(literals(type, "url_attributes")), claims_.stretch(claims),
                 references_.stretch(references), regions_.stretch(regions)})});
    for (const json& shape : type.value("urls", json::array())) {
      const std::string follows = shape.size() > 1 ? shape[1] : "";
      urls_.stretch({braced({literal(shape[0]), literal(longest_literal(shape[0])), literal(follows),
                             std::to_string(best_known_.at(space_of(i)))})});
    }
    for (const auto& [member, table] : {std::pair("loose", &loose_), std::pair("secure", &secure_)}) {
      if (type.contains(member)) table->stretch({braced({text(type, "type"), paths_.stretch(paths(type, member))})});
    }
  }

  void add_spaces() {
    for (const auto& [space, type] : best_known_) {
      space_types_.stretch({braced({literal(space), std::to_string(type)})});
    }
  }

  // Of types that share a namespace, the best known one stands for all.
  void add_arn_shapes() {
    struct Shape {
      std::uint32_t hash;
      std::string service, prefix, entry;
    };
    std::vector<Shape> shapes;
    for (std::size_t i = 0; i < types_.size(); ++i) {
      const std::string name = types_[i].value("arn_name", "plain");
      if (!types_[i].contains("arn") || name == "none") continue;
      const Texts parts = arn_parts(types_[i].at("arn"));
      const std::string prefix = types_[i].value("arn_prefix", parts[5].substr(0, parts[5].find("${")));
      const std::uint32_t hash = key_hash(parts[2]);
      shapes.push_back({hash, parts[2], prefix,
                        braced({std::to_string(hash), literal(parts[2]), literal(prefix), boolean(!parts[3].empty()),
                                boolean(!parts[4].empty()), enumerator("ArnName", name),
                                std::to_string(best_known_.at(space_of(i)))})});
    }
    std::sort(shapes.begin(), shapes.end(), [](const Shape& a, const Shape& b) {
      if (a.service != b.service) return std::tie(a.hash, a.service) < std::tie(b.hash, b.service);
      if (a.prefix.size() != b.prefix.size()) return a.prefix.size() > b.prefix.size();
      return a.prefix != b.prefix ? a.prefix < b.prefix : a.entry < b.entry;
    });
    for (const Shape& shape : shapes) arn_shapes_.stretch({shape.entry});
  }

  Array type_slots() const {
    std::size_t size = 16;
    while (size < types_.size() * 2) size *= 2;
    std::vector<std::size_t> slots(size);
    for (std::size_t i = 0; i < types_.size(); ++i) {
      std::size_t slot = hash_slot(key_hash(name_of(i)), size);
      while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
      slots[slot] = i + 1;
    }
    Texts items;
    for (std::size_t slot : slots) items.push_back(std::to_string(slot));
    Array array("std::uint16_t", "kSlots");
    array.stretch(items);
    return array;
  }

  const json &types_, &quiet_types_;
  std::map<std::string, std::string> spaces_;      // by type
  std::map<std::string, std::size_t> best_known_;  // types by namespace
  std::map<std::string, std::size_t> quota_;       // what there is a quota of: `TypeInfo::quota`
  Array texts_{"std::string_view", "kTexts"};
  Array steps_{"PathStep", "kSteps"};
  Array paths_{"PropertyPath", "kPaths"};
  Array parents_{"ParentShape", "kParents"};
  Array tests_{"PropertyTest", "kTests"};
  Array forms_{"NameForm", "kForms"};
  Array claims_{"ClaimShape", "kClaims"};
  Array within_{"ReferenceShape::Within", "kWithin"};
  Array references_{"ReferenceShape", "kReferences"};
  Array regions_{"RegionShape", "kRegions"};
  Array infos_{"TypeInfo", "kInfos"};
  Array arn_shapes_{"ArnShape", "kArns"};
  Array urls_{"UrlShape", "kUrls"};
  Array call_places_{"CallPlace", "kPlaces"};
  Array call_parameters_{"CallParameter", "kOperations"};
  Array space_types_{"SpaceType", "kSpaces"};
  Array loose_{"PropertiesOfType", "kLoose"};
  Array secure_{"PropertiesOfType", "kSecure"};
  Array quotas_{"Quota", "kLimits"};
  Array issuers_{"Issuer", "kIssuerNames"};
  Array quiet_{"std::string_view", "kQuiet"};
};

}  // namespace

std::string catalogue_tables(const std::filesystem::path& catalogue) {
  const json data = json::parse(read_text(catalogue));
  return CatalogueTables(data).written();
}

}  // namespace crosscheck::tables
