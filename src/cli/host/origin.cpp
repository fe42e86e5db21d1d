#include "cli/host/origin.h"

#include "document/read.h"
#include "text/printable.h"
#include "text/sources.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

bool is_template(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) && path.filename() != "manifest.json";
}

// The CDK names the folder of a stage's assembly so.
bool is_nested(const fs::path& assembly) {
  std::error_code ignored;
  return assembly.filename().string().starts_with("assembly-") &&
         fs::exists(assembly.parent_path() / "manifest.json", ignored);
}

fs::path app_of(const fs::path& assembly, const Host& here) {
  if (const auto found = find_above(assembly.parent_path(), "cdk.json")) return *found;
  if (const auto found = find_above(here.directory, "cdk.json")) return *found;
  return find_above(assembly.parent_path(), ".git").value_or(here.git_root);
}

}  // namespace

fs::path usual_output(const fs::path& app) {
  Sources sources;
  const FileId file = sources.add(sources.add_root(app, ""), "cdk.json");
  Document document;
  if (!sources.read(file, document.buffer_)) read_json(document, file);
  const std::string output = document.root()["output"].text();
  return output.empty() ? app / "cdk.out" : (app / tidy_path(output)).lexically_normal();
}

std::vector<Origin> origins(const std::vector<std::string>& inputs, const Host& here) {
  std::vector<Origin> found;
  for (const std::string& input : inputs) {
    std::error_code ignored;
    fs::path path = fs::weakly_canonical(fs::path(here.directory) / input, ignored);
    if (is_template(path)) continue;
    if (path.filename() == "manifest.json" || !path.has_filename()) path = path.parent_path();
    while (is_nested(path)) path = path.parent_path();
    found.push_back({.input = input, .assembly = path, .app = app_of(path, here)});
  }
  return found;
}

std::string synth_command(const Origin& origin) {
  const std::string command = find_above(origin.app, "package.json") ? "npx cdk synth -q" : "cdk synth -q";
  if (origin.assembly == usual_output(origin.app)) return command;
  return command + " -o " + printable(origin.assembly.lexically_relative(origin.app).string());
}

std::string in_app(const Origin& origin, const Host& here) {
  return origin.app == here.directory ? "" : " in " + quoted_path(origin.app, here);
}

}  // namespace crosscheck
