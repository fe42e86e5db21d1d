#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "tables/source_text.h"
#include "tables/tables.h"

namespace crosscheck::tables {
namespace {

using nlohmann::json;

class ChangeTables {
 public:
  explicit ChangeTables(const json& changes) {
    for (const json& one : changes) changes_[one.at("type")] = one;
  }

  // In the order in which the types are called.
  void add(const std::string& type) {
    const json changes = changes_.contains(type) ? changes_.at(type) : json::object();
    changes_.erase(type);
    const json replacements = changes.value("replacements", json::array());
    if (replacements.size() > 0xff || replacements_.size() > 0xffff) throw std::runtime_error("too many at " + type);
    for (const json& one : changes.value("one_at_a_time", json::array())) {
      singles_.push_back(braced({std::to_string(types_.size()), text(one[0], one[1])}));
    }
    const std::size_t first = replacements.empty() ? 0 : replacements_.size();
    types_.push_back(braced(
        {std::to_string(first), std::to_string(replacements.size()), boolean(changes.value("holds_data", false))}));
    for (const json& one : replacements) {
      const bool always = one.size() == 1 || one[1] != "maybe";
      const std::string key = one.size() > 2 ? one[2] : json("");
      replacements_.push_back(braced({text(one[0], key), boolean(always)}));
    }
  }

  std::string written() const {
    if (!changes_.empty()) throw std::runtime_error(changes_.begin()->first + " is not in catalogue.json");
    return source_file("catalogue/changes.json", "catalog/change_tables.h",
                       "constexpr char kTexts[] =\n" + texts_ + ";\n\n" +
                           array("PackedReplacement", "kPacked", replacements_) +
                           array("PackedOneAtATime", "kSingles", singles_) + array("PackedChanges", "kByType", types_),
                       "constinit const std::span<const char> kChangeTexts(kTexts);\n"
                       "constinit const std::span<const PackedReplacement> kReplacements(kPacked);\n"
                       "constinit const std::span<const PackedOneAtATime> kOneAtATime(kSingles);\n"
                       "constinit const std::span<const PackedChanges> kChanges(kByType);\n");
  }

 private:
  // The position of the two texts; equal ones are stored once.
  std::string text(const std::string& path, const std::string& key) {
    const auto [entry, fresh] = positions_.try_emplace({path, key}, size_);
    if (fresh) {
      if (size_ > 0xffff) throw std::runtime_error("the texts are too long for a position of 16 bits");
      texts_ += "  \"" + path + "\\0\" \"" + key + "\\0\"\n";
      size_ += path.size() + key.size() + 2;
    }
    return std::to_string(entry->second);
  }

  std::map<std::string, json> changes_;
  std::map<std::pair<std::string, std::string>, std::size_t> positions_;
  std::size_t size_ = 0;
  std::string texts_;
  Texts replacements_, singles_, types_;
};

}  // namespace

std::string change_tables(const std::filesystem::path& catalogue, const std::filesystem::path& changes) {
  const json types = json::parse(read_text(catalogue));
  ChangeTables tables(json::parse(read_text(changes)));
  for (const json& type : types.at("types")) tables.add(type.at("type"));
  for (const json& type : types.at("quiet")) tables.add(type);
  return tables.written();
}

}  // namespace crosscheck::tables
