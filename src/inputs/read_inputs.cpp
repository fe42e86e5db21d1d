#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <tuple>

#include "inputs/other_tools.h"
#include "inputs/readers.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

// A path of the command line, and the reader that recognises it.
struct Recognised {
  GivenPath given;
  const Reader* reader;
};

[[noreturn]] void refuse_folder(const std::string& path) {
  const std::string quoted = '`' + printable(path) + '`';
  const fs::path output = fs::path(path) / "cdk.out";
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(output / "manifest.json", ignored))) {
    throw InputError(quoted + " has no manifest.json; did you mean `" + printable(tidy_path(output.string())) + "`?");
  }
  if (const std::string advice = advice_on_other_tool(path, true); !advice.empty()) throw InputError(advice);
  throw InputError(quoted +
                   " has no manifest.json: name the folder that `cdk synth` writes (usually cdk.out), or templates");
}

Recognised recognise(const std::string& argument, std::span<const Reader> readers) {
  GivenPath given{.path = tidy_path(argument), .canonical = {}, .is_folder = false};
  const std::string quoted = '`' + printable(given.path) + '`';
  std::error_code error;
  const fs::file_status status = fs::status(given.path, error);
  if (!fs::exists(status)) throw InputError(quoted + " does not exist, or cannot be reached");
  given.canonical = fs::canonical(given.path, error).string();
  if (error) throw InputError(quoted + " cannot be reached");
  given.is_folder = fs::is_directory(status);
  if (!given.is_folder && !fs::is_regular_file(status)) {
    throw InputError(quoted + " is neither a folder nor a regular file");
  }
  if (!given.is_folder) {
    if (const std::string advice = advice_on_other_tool(given.path, false); !advice.empty()) throw InputError(advice);
  }
  for (const Reader& reader : readers) {
    if (auto recognised = reader.recognise(given)) return {.given = std::move(*recognised), .reader = &reader};
  }
  refuse_folder(given.path);
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
    if (!read.complete && problem.problem.primary.stack == kNoStack) inputs.may_lack_stacks = true;
    renumber(problem.problem.primary.stack);
    for (Mark& mark : problem.problem.related) renumber(mark.stack);
    inputs.problems.push_back(std::move(problem));
  }
  for (Notification& notification : read.notifications) inputs.notifications.push_back(std::move(notification));
  for (BootstrapCommand& command : read.bootstrap_commands) inputs.bootstrap_commands.push_back(std::move(command));
  inputs.asset_manifests.merge(read.asset_manifests);
  inputs.assemblies.push_back(std::move(read.assembly));
  inputs.complete = inputs.complete && read.complete;
}

// Reads what is given, in the order of the canonical paths: a folder comes before what is nested in it,
// however either was spelled.
class InputReader {
 public:
  InputReader(Sources& sources, const InputLimits& limits) : reading_{.sources = sources, .limits = limits} {}

  InputReading read(std::vector<Recognised> given, std::span<const Reader> readers) {
    given = without_copies(std::move(given));
    for (const Reader& reader : readers) {
      std::vector<GivenPath> paths;
      for (const Recognised& one : given) {
        const bool passed_on = one.reader->passes_on && &reader == &readers.back();
        if ((one.reader == &reader || passed_on) && !is_listed(one.given)) paths.push_back(one.given);
      }
      const std::size_t before = reading_.assemblies.size();
      if (!paths.empty()) reader.read(reading_, paths);
      for (std::size_t i = before; i < reading_.assemblies.size(); ++i) list_templates(reading_.assemblies[i]);
    }
    std::stable_sort(reading_.assemblies.begin(), reading_.assemblies.end(),
                     [](const ReadAssembly& a, const ReadAssembly& b) { return a.assembly.path < b.assembly.path; });
    return std::move(reading_);
  }

 private:
  std::vector<Recognised> without_copies(std::vector<Recognised> given) {
    std::sort(given.begin(), given.end(), [](const Recognised& a, const Recognised& b) {
      return std::tie(a.given.canonical, a.given.path) < std::tie(b.given.canonical, b.given.path);
    });
    std::vector<Recognised> distinct;
    for (Recognised& one : given) {
      const std::string& path = one.given.path;
      if (distinct.empty() || distinct.back().given.canonical != one.given.canonical) {
        distinct.push_back(std::move(one));
      } else if (const std::string& kept = distinct.back().given.path; kept == path) {
        reading_.note('`' + kept + "` is given twice; it was read once");
      } else {
        reading_.note('`' + kept + "` and `" + path + "` are the same; it was read once");
      }
    }
    return distinct;
  }

  void list_templates(const ReadAssembly& assembly) {
    const Sources& sources = reading_.sources;
    for (const Stack& stack : assembly.stacks) {
      if (stack.template_file == kNoFile) continue;
      listed_.emplace(sources.canonical(stack.root) + '/' + sources.relative(stack.template_file),
                      "the template of stack `" + stack.name + "` in `" + assembly.assembly.path + '`');
    }
  }

  // A template that is given and that an assembly lists as well.
  bool is_listed(const GivenPath& given) {
    const auto found = listed_.find(given.canonical);
    if (found == listed_.end()) return false;
    reading_.note('`' + given.path + "` is " + found->second + "; it was read once");
    return true;
  }

  InputReading reading_;
  std::map<std::string, std::string> listed_;  // canonical path of a stack's template → what it is
};

template <typename Holds>
bool any_reader(const Holds& holds) {
  const std::span<const Reader> all = readers();
  return std::any_of(all.begin(), all.end(), holds);
}

}  // namespace

bool is_read_whole(const std::string& folder) {
  const GivenPath given{.path = folder, .canonical = folder, .is_folder = true};
  return any_reader([&](const Reader& reader) { return reader.recognise(given).has_value(); });
}

bool is_sought(const std::string& file) {
  const GivenPath given{.path = file, .canonical = file, .is_folder = false};
  return any_reader([&](const Reader& reader) { return reader.sought && reader.recognise(given).has_value(); });
}

bool deploys_something(const std::string& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return false;
  const GivenPath given{.path = file, .canonical = file, .is_folder = false};
  const std::span<const Reader> all = readers();
  const auto reader =
      std::find_if(all.begin(), all.end(), [&](const Reader& one) { return one.recognise(given).has_value(); });
  if (reader == all.end() || reader == std::prev(all.end()) || reader->passes_on) return false;
  try {
    Sources sources;
    const Inputs read = read_inputs(sources, {file});
    return !read.stacks.empty() || !read.bootstrap_commands.empty() || !read.complete;
  } catch (const InputError&) {  // a config that cannot be used
    return false;
  }
}

Inputs read_inputs(Sources& sources, const std::vector<std::string>& paths, const InputLimits& limits) {
  return read_inputs(sources, paths, limits, readers());
}

Inputs read_deployed(Sources& sources, const std::vector<std::string>& paths) {
  return read_inputs(sources, paths, {}, readers_of_deployed());
}

bool is_inventory(const std::string& path) {
  std::error_code error;
  const GivenPath given{
      .path = path, .canonical = fs::canonical(path, error).string(), .is_folder = fs::is_directory(path, error)};
  return !error && inventory_reader().recognise(given).has_value();
}

Inputs read_inputs(Sources& sources, const std::vector<std::string>& paths, const InputLimits& limits,
                   std::span<const Reader> readers) {
  std::vector<Recognised> given;
  for (const std::string& path : paths) given.push_back(recognise(path, readers));
  InputReading reading = InputReader(sources, limits).read(std::move(given), readers);
  Inputs inputs;
  inputs.notifications = std::move(reading.notifications);
  for (ReadAssembly& one : reading.assemblies) append(inputs, std::move(one));
  for (const std::string& path : paths) inputs.paths.push_back(tidy_path(path));
  std::sort(inputs.paths.begin(), inputs.paths.end());
  return inputs;
}

}  // namespace crosscheck
