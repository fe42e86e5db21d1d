#include <algorithm>
#include <filesystem>
#include <set>

#include "rules/rule.h"
#include "rules/shipped.h"
#include "text/error.h"
#include "text/glob.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

// "duplicate-export.yaml", sorted; hidden files are left alone.
std::vector<std::string> rule_files(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const fs::path name = at->path().filename();
    if (name.extension() == ".yaml" && !name.string().starts_with('.')) names.push_back(name.string());
  }
  if (error) throw InputError(printable(folder) + " cannot be listed");
  if (names.empty()) throw InputError(printable(folder) + " contains no rule files (*.yaml)");
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

std::vector<Rule> load_rules(Sources& sources, const std::vector<std::string>& folders) {
  std::vector<Rule> rules;
  std::map<std::string, std::string, std::less<>> files;  // by id: what to call the file
  auto take_name = [&](FileId file, const std::string& id) {
    const auto [known, fresh] = files.emplace(id, sources.display(file));
    if (!fresh) {
      throw InputError("rule `" + printable(id) + "` is defined twice: in " + printable(known->second) + " and in " +
                       printable(sources.display(file)));
    }
  };
  auto add = [&](FileId file, const std::string& id, StrictFile::Language language) {
    take_name(file, id);
    rules.push_back(read_rule(sources, file, id, language));
    for (const std::string& former : rules.back().aliases) take_name(file, former);
  };
  for (const ShippedRule& shipped : shipped_rules()) {
    const std::string id(shipped.id);
    add(sources.add_text("rules/" + id + ".yaml", std::string(shipped.json)), id, StrictFile::Language::Json);
  }
  std::set<std::string> seen;  // the command line and the config may name one folder
  for (const std::string& folder : folders) {
    const RootId root = sources.add_root(folder, folder);
    if (!seen.insert(sources.canonical(root)).second) continue;
    for (const std::string& name : rule_files(folder)) {
      const FileId file = sources.add(root, name);
      add(file, fs::path(name).stem().string(), StrictFile::Language::Yaml);
      rules.back().file = file;
    }
  }
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  return rules;
}

bool Rule::is_called(std::string_view name) const {
  return id == name || std::find(aliases.begin(), aliases.end(), name) != aliases.end();
}

bool Rule::is_called_like(std::string_view glob) const {
  const auto fits = [&](const std::string& name) { return glob_match(glob, name); };
  return fits(id) || std::any_of(aliases.begin(), aliases.end(), fits);
}

const Rule* find_rule(const std::vector<Rule>& rules, std::string_view name) {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.is_called(name); });
  return found == rules.end() ? nullptr : &*found;
}

std::vector<std::string> rule_names(const std::vector<Rule>& rules) {
  std::vector<std::string> names;
  for (const Rule& rule : rules) names.push_back(rule.id);
  for (const Rule& rule : rules) names.insert(names.end(), rule.aliases.begin(), rule.aliases.end());
  return names;
}

}  // namespace crosscheck
