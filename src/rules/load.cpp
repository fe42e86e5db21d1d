#include <algorithm>
#include <filesystem>
#include <set>

#include "rules/rule.h"
#include "rules/shipped.h"
#include "text/error.h"
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
  if (names.empty()) throw InputError(printable(folder) + " holds no rule files (*.yaml)");
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

std::vector<Rule> load_rules(Sources& sources, const std::vector<std::string>& folders) {
  std::vector<Rule> rules;
  std::map<std::string, std::string, std::less<>> files;  // by id: what to call the file
  auto add = [&](FileId file, std::string id) {
    const auto [known, fresh] = files.emplace(id, sources.display(file));
    if (!fresh) {
      throw InputError("rule `" + printable(id) + "` is defined twice: in " + printable(known->second) + " and in " +
                       printable(sources.display(file)));
    }
    rules.push_back(read_rule(sources, file, id));
  };
  for (const ShippedRule& shipped : shipped_rules()) {
    const std::string id(shipped.id);
    add(sources.add_text("rules/" + id + ".yaml", std::string(shipped.yaml)), id);
  }
  std::set<std::string> seen;  // the command line and the config may name one folder
  for (const std::string& folder : folders) {
    const RootId root = sources.add_root(folder, folder);
    if (!seen.insert(sources.canonical(root)).second) continue;
    for (const std::string& name : rule_files(folder)) {
      const FileId file = sources.add(root, name);
      add(file, fs::path(name).stem().string());
      rules.back().file = file;
    }
  }
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  return rules;
}

}  // namespace crosscheck
