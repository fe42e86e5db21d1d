#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>

#include "inputs/cdk/read_assembly.h"
#include "inputs/inputs.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "manifest.json";

// A path of the command line.
struct Given {
  std::string path;       // of an assembly's folder, or of a template
  std::string canonical;  // the same for every spelling
  bool is_template = false;

  friend bool operator<(const Given& a, const Given& b) {
    return std::tie(a.canonical, a.path) < std::tie(b.canonical, b.path);
  }
};

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

Given look_at(const std::string& argument) {
  const std::string path = tidy_path(argument);
  const std::string quoted = '`' + printable(path) + '`';
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) throw InputError(quoted + " does not exist, or cannot be reached");
  Given given{.path = path, .canonical = fs::canonical(path, error).string(), .is_template = false};
  if (error) throw InputError(quoted + " cannot be reached");
  if (fs::is_regular_file(status)) {
    given.is_template = fs::path(path).filename() != kManifest;
    if (given.is_template) return given;
    given.path =
        path.size() > std::string_view(kManifest).size() ? tidy_path(path.substr(0, path.rfind('/') + 1)) : ".";
    given.canonical = fs::canonical(given.path, error).string();
    return given;
  }
  if (!fs::is_directory(status)) throw InputError(quoted + " is neither a folder nor a regular file");
  if (is_there(fs::path(path) / kManifest)) return given;
  const fs::path output = fs::path(path) / "cdk.out";
  if (is_there(output / kManifest)) {
    throw InputError(quoted + " holds no manifest.json; did you mean `" + printable(tidy_path(output.string())) + "`?");
  }
  throw InputError(quoted +
                   " holds no manifest.json: name the folder that `cdk synth` writes (usually cdk.out), or templates");
}

void append(Inputs& inputs, ReadAssembly read) {
  const auto first_stack = static_cast<std::uint32_t>(inputs.stacks.size());
  auto renumber = [&](StackId& id) {
    if (id != kNoStack) id = StackId{static_cast<std::uint32_t>(id) + first_stack};
  };
  for (Stack& stack : read.stacks) {
    stack.assembly = static_cast<std::uint32_t>(inputs.assemblies.size());
    for (StackId& id : stack.dependencies) renumber(id);
    inputs.stacks.push_back(std::move(stack));
  }
  for (InputProblem& problem : read.problems) {
    renumber(problem.problem.primary.stack);
    for (Mark& mark : problem.problem.related) renumber(mark.stack);
    inputs.problems.push_back(std::move(problem));
  }
  for (Notification& notification : read.notifications) inputs.notifications.push_back(std::move(notification));
  inputs.asset_manifests.merge(read.asset_manifests);
  inputs.assemblies.push_back(std::move(read.assembly));
  inputs.complete = inputs.complete && read.complete;
}

// Reads what is given, in the order of the canonical paths: a folder comes before what is nested in it,
// however either was spelled.
class InputReader {
 public:
  InputReader(Sources& sources, const InputLimits& limits)
      : sources_(sources), reading_{.limits = limits, .artifacts_left = limits.artifacts} {}

  std::vector<ReadAssembly> read(std::vector<Given> given) {
    given = without_copies(std::move(given));
    for (const Given& one : given) {
      if (!one.is_template) read_folder(one.path);
    }
    std::vector<std::string> templates;
    for (const Given& one : given) {
      if (one.is_template && !is_listed(one)) templates.push_back(one.path);
    }
    std::sort(templates.begin(), templates.end());
    if (!templates.empty()) assemblies_.push_back(read_templates(sources_, templates));
    std::sort(assemblies_.begin(), assemblies_.end(),
              [](const ReadAssembly& a, const ReadAssembly& b) { return a.assembly.path < b.assembly.path; });
    return std::move(assemblies_);
  }

  std::vector<Notification> notifications;

 private:
  std::vector<Given> without_copies(std::vector<Given> given) {
    std::sort(given.begin(), given.end());
    std::vector<Given> distinct;
    for (Given& one : given) {
      if (distinct.empty() || distinct.back().canonical != one.canonical) {
        distinct.push_back(std::move(one));
      } else if (const std::string& kept = distinct.back().path; kept == one.path) {
        note('`' + kept + "` is given twice; it was read once");
      } else {
        note('`' + kept + "` and `" + one.path + "` are the same; it was read once");
      }
    }
    return distinct;
  }

  void read_folder(const std::string& path) {
    const RootId root = sources_.add_root(path, path);
    FolderIdentity identity;
    sources_.find_folder(root, "", identity);
    for (const ReadAssembly& one : assemblies_) {
      if (one.folders.count(identity) == 0) continue;
      return note('`' + path + "` is part of `" + one.assembly.path + "`; it was read once");
    }
    assemblies_.push_back(read_assembly(sources_, path, root, reading_));
    const std::string folder = sources_.canonical(root) + '/';
    for (const Stack& stack : assemblies_.back().stacks) {
      if (stack.template_file == kNoFile) continue;
      listed_.emplace(folder + sources_.relative(stack.template_file),
                      "the template of stack `" + stack.name + "` in `" + path + '`');
    }
  }

  bool is_listed(const Given& given) {
    const auto found = listed_.find(given.canonical);
    if (found == listed_.end()) return false;
    note('`' + given.path + "` is " + found->second + "; it was read once");
    return true;
  }

  void note(std::string message) { notifications.push_back({Severity::Note, std::move(message), {}}); }

  Sources& sources_;
  ManifestReading reading_;
  std::vector<ReadAssembly> assemblies_;
  std::map<std::string, std::string> listed_;  // canonical path of a stack's template → what it is
};

}  // namespace

Inputs read_inputs(Sources& sources, const std::vector<std::string>& paths, const InputLimits& limits) {
  std::vector<Given> given;
  for (const std::string& path : paths) given.push_back(look_at(path));
  InputReader reader(sources, limits);
  std::vector<ReadAssembly> read = reader.read(std::move(given));
  Inputs inputs;
  inputs.notifications = std::move(reader.notifications);
  for (ReadAssembly& one : read) append(inputs, std::move(one));
  for (const std::string& path : paths) inputs.paths.push_back(tidy_path(path));
  std::sort(inputs.paths.begin(), inputs.paths.end());
  return inputs;
}

}  // namespace crosscheck
