#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "catalog/catalog.h"
#include "support/pattern.h"

using namespace crosscheck;

namespace {

// The types in the first column of one of the tables.
std::set<std::string> first_column(const std::string& file) {
  std::ifstream in(std::string(CROSSCHECK_SOURCE_DIR "/catalogue/") + file);
  REQUIRE(in);
  std::set<std::string> types;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') types.insert(line.substr(0, line.find(' ')));
  }
  return types;
}

const Pattern kPath(R"([\w-]+(\[([\w-]+=[\w.-]+)?\]|\{\}|>(?=\.))?(\.[\w-]+(\[([\w-]+=[\w.-]+)?\]|\{\}|>(?=\.))?)*)");

bool well_formed_paths(std::string_view paths) {
  std::stringstream alternatives{std::string(paths)};
  for (std::string path; std::getline(alternatives, path, '|');) {
    if (!kPath.matches(path)) return false;
  }
  return !paths.empty();
}

bool well_formed_name(const PropertyPath& path) {
  std::string_view part = path.text;
  if (part.ends_with('?')) part.remove_suffix(1);
  return part.empty() ? !path.fallback.empty() : well_formed_paths(part);  // a constant, else a property
}

bool well_formed_condition(std::string_view when) {
  if (when.starts_with('!')) when.remove_prefix(1);
  const std::size_t equals = when.find('=');
  return well_formed_paths(when.substr(0, equals)) && (equals == std::string_view::npos || equals + 1 < when.size());
}

}  // namespace

TEST_CASE("every claim is well formed") {
  const Pattern space(R"([a-z0-9]+:[a-z0-9]+(-[a-z0-9]+)*)");
  for (const TypeInfo& info : all_types()) {
    INFO(info.type);
    for (const ClaimShape& shape : info.claims) {
      CHECK(space.matches(std::string(shape.space)));
      CHECK(std::all_of(shape.name.begin(), shape.name.end(), well_formed_name));
      for (const PropertyTest& test : shape.when) CHECK(well_formed_condition(test.text));
      const bool named_regions = shape.regions == Regions::Named || shape.regions == Regions::Others;
      CHECK(named_regions == well_formed_paths(shape.region_property.text));
      CHECK((shape.side.property.empty() || well_formed_paths(shape.side.property.text)));
      CHECK((shape.side.property.empty() || shape.side.word.empty()));
      CHECK((shape.each.empty() || well_formed_paths(shape.each.text)));
      CHECK((!shape.each_of_json || !shape.each.empty()));
      CHECK((!shape.above || !shape.name.empty()));
      for (const ParentShape& parent : shape.parents) {
        CHECK((parent.property.empty() || well_formed_paths(parent.property.text)));
        if (parent.property.empty()) CHECK((parent.type.empty() || parent.type == info.type));
      }
      // Something without a name is told apart by its parents, or is the only one of its kind.
      if (shape.name.empty() && shape.parents.empty()) {
        CHECK((shape.duplicates == Duplicates::Singleton || shape.duplicates == Duplicates::Overwrite));
      }
    }
  }
}

TEST_CASE("types that share a namespace agree on what a second claim does") {
  std::map<std::string_view, const ClaimShape*> seen;
  for (const TypeInfo& info : all_types()) {
    for (const ClaimShape& shape : info.claims) {
      const ClaimShape& other = *seen.try_emplace(shape.space, &shape).first->second;
      INFO(info.type << " in " << shape.space);
      CHECK(shape.scope == other.scope);
      CHECK(shape.duplicates == other.duplicates);
      CHECK(shape.fold == other.fold);
      CHECK(shape.name.empty() == other.name.empty());
    }
  }
}

TEST_CASE("ARN shapes end in a name, and attributes belong to an ARN") {
  const Pattern shape(R"(arn:\$\{Partition\}:[a-z0-9-]+:(\$\{Region\})?:(\$\{Account\})?:)"
                      R"([^$]*\$\{\w+\}([:/]\$\{\w+\})?[:/*]*)");
  for (const TypeInfo& info : all_types()) {
    INFO(info.type << ' ' << info.arn);
    if (info.arn.empty()) {
      CHECK(info.arn_attributes.empty());
      CHECK(info.ref != RefShape::Arn);
    } else {
      CHECK(shape.matches(std::string(info.arn)));
      CHECK_FALSE(info.claims.empty());
    }
    if (info.ref == RefShape::Name) CHECK_FALSE(info.claims.empty());
  }
}

TEST_CASE("calls name things of types that have a name") {
  std::size_t places = 0, parameters = 0;
  for (const TypeInfo& info : all_types()) {
    for (const CallPlace& place : info.calls) {
      INFO(info.type << '.' << place.place.text);
      CHECK_FALSE(place.operation.empty());
      CHECK_FALSE(place.parameters.empty());
      ++places;
    }
  }
  for (const char* service : {"ssm:", "s3:", "dynamodb:", "aws:"}) {
    for (const CallParameter& parameter : call_parameters(service)) {
      INFO(parameter.operation);
      CHECK(parameter.operation.starts_with(service));
      CHECK(find_type(parameter.names.type)->claims.front().space == parameter.names.space);
      ++parameters;
    }
  }
  CHECK(places > 4);
  CHECK(parameters > 20);
  CHECK(call_parameters("none:").empty());
  CHECK(call_places("Custom::Anything").size() == 2);
  CHECK(call_places("AWS::Unknown::Type").empty());
}

TEST_CASE("references lead to types that have a name") {
  for (const TypeInfo& info : all_types()) {
    for (const ReferenceShape& reference : info.references) {
      INFO(info.type << '.' << reference.property.text);
      CHECK(well_formed_paths(reference.property.text));
      if (reference.type.empty()) continue;  // whatever a URL there names
      const TypeInfo* target = find_type(reference.type);
      REQUIRE(target != nullptr);
      REQUIRE_FALSE(target->claims.empty());
      CHECK(target->claims.front().space == reference.space);
      CHECK(target->claims.front().name.size() == 1);
    }
    for (const RegionShape& region : info.regions) CHECK(well_formed_condition(region.where.text));
    for (const PropertyPath& path : loose_properties(info.type)) CHECK(well_formed_paths(path.text));
  }
}

TEST_CASE("the catalogue holds all that was looked at by hand") {
  for (const char* file : {"curated.txt", "forms.txt", "loose.txt", "regions.txt"}) {
    for (const std::string& type : first_column(file)) {
      INFO(file << ' ' << type);
      CHECK(find_type(type) != nullptr);
    }
  }
  for (const std::string& type : first_column("aws-unsupported-types.txt")) {
    const TypeInfo* info = find_type(type);
    INFO(type);
    CHECK((info == nullptr || !info->aws_validates));
  }
}

TEST_CASE("catalogue.json is sorted, has each type once and one on each line") {
  std::ifstream in(CROSSCHECK_SOURCE_DIR "/catalogue/catalogue.json");
  REQUIRE(in);
  std::string previous, line;
  std::size_t lines = 0;
  while (std::getline(in, line)) {
    if (!line.starts_with("{\"type\"")) continue;
    if (line.ends_with(',')) line.pop_back();
    const std::string type = nlohmann::json::parse(line).at("type");
    CHECK(previous < type);
    previous = type;
    ++lines;
  }
  CHECK(lines == all_types().size());
}
