#include <algorithm>
#include <filesystem>
#include <map>

#include "document/read.h"
#include "inputs/deployments/overrides.h"
#include "inputs/input_problem.h"
#include "inputs/readers.h"
#include "inputs/scripts/command_reader.h"

namespace crosscheck {
namespace {

constexpr std::string_view kFolder = ".github/workflows/";
constexpr std::size_t kMostCombinations = 64;  // of a job's matrix

std::optional<GivenPath> recognise_workflow(const GivenPath& given) {
  const bool yaml = given.path.ends_with(".yml") || given.path.ends_with(".yaml");
  const bool there = given.canonical.find(kFolder) != std::string::npos;
  return yaml && there && !given.is_folder ? std::optional(given) : std::nullopt;
}

using Value = Given<std::string>;
using Combination = std::map<std::string, std::string>;  // a job's `matrix.` values

// The literal values of `matrix:`; its lists are combined, and `include` adds combinations of its own.
std::vector<Combination> combinations_of(Element matrix) {
  std::vector<Combination> combinations = {{}};
  for (Element axis : matrix.children()) {
    if (!axis.is_array() || axis.key_equals("include") || axis.key_equals("exclude")) continue;
    std::vector<Combination> more;
    for (const Combination& before : combinations) {
      for (Element item : axis.children()) {
        if (!item.is_scalar() || more.size() == kMostCombinations) continue;
        more.push_back(before);
        more.back()["matrix." + axis.key()] = item.text();
      }
    }
    if (!more.empty()) combinations = std::move(more);
  }
  if (const Element include = matrix["include"]) {
    if (combinations.size() == 1 && combinations[0].empty()) combinations.clear();
    for (Element item : include.children()) {
      if (combinations.size() == kMostCombinations) break;
      Combination& one = combinations.emplace_back();
      for (Element member : item.children()) one["matrix." + member.key()] = member.text();
    }
  }
  if (combinations.empty()) combinations.emplace_back();
  return combinations;
}

void set_variables(Element members, Variables& into) {
  for (Element member : members.children()) {
    if (member.is_scalar()) into.set(member.key(), into.fill_in(member.text()));
  }
}

// What a step's script writes to the file behind `$target`, for the steps after it: `echo "NAME=value" >>
// "$GITHUB_ENV"` by itself, and in a step that is `sure` to run, is known; any other way to write it may do so or not.
void add_written(std::string_view script, const std::string& target, const std::string& prefix, bool sure,
                 const Variables& known, Variables& into) {
  if (script.find(target) == std::string_view::npos) return;
  for (std::size_t begin = 0; begin < script.size();) {
    const std::size_t end = std::min(script.find('\n', begin), script.size());
    const std::string_view line = script.substr(begin, end - begin);
    begin = end + 1;
    const std::vector<ShellWord> words = shell_words(line);
    const bool plain = words.size() == 4 && words[0].text == "echo" && words[2].text == ">>" && words[0].begin == 0 &&
                       (words[3].text == '$' + target || words[3].text == "${" + target + '}');
    for (const ShellWord& word : words) {
      const std::string_view name = assigned_name(word.text);
      if (name.empty()) continue;
      const std::string value = word.text.substr(name.size() + 1);
      into.add(prefix + std::string(name), sure && plain ? known.fill_in(value) : std::nullopt);
    }
  }
}

// "arn:aws:iam::222222222222:role/deploy" names the account.
std::string account_in(const std::string& role) {
  const std::size_t at = role.find(":iam::");
  return at == std::string::npos ? "" : role.substr(at + 6, role.find(':', at + 6) - at - 6);
}

// One run of a job: with one combination of its matrix.
class JobReader {
 public:
  JobReader(InputReading& reading, Element job, std::string name, Variables variables)
      : job_(job),
        variables_(std::move(variables)),
        commands_(
            reading, Variables(), [this](const ShellWord& word) { return place_within(script_, commands_text_, word); },
            [this](const std::string& path) { return resolved(path); }),
        sources_(reading.sources),
        root_(reading.assemblies.back().assembly.root) {
    // Another job may have other credentials.
    defaults_.credentials = "job " + std::move(name) + " of " + reading.assemblies.back().assembly.path;
    for (const char* variable : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
      const std::string reference = std::string("${") + variable + '}';
      if (auto region = variables_.fill_in(reference)) defaults_.region = Value{*region, job.key_span()};
    }
  }

  std::size_t read() {
    for (Element step : job_["steps"].children()) {
      const std::string action = step["uses"].text();
      step_variables_ = Variables(&variables_);
      set_variables(step["env"], step_variables_);
      commands_.set_defaults(defaults_);
      folder_ = working_directory_of(step);
      if (action.starts_with("aws-actions/configure-aws-credentials")) take_credentials(step["with"]);
      else if (action.starts_with("aws-actions/aws-cloudformation-github-deploy")) deploy(step["with"]);
      else if (step["run"].is_string()) run(step);
    }
    return commands_.unknown() + unknown_;
  }

 private:
  std::string working_directory_of(Element step) const {
    const Element own = step["working-directory"];
    const auto known = text(own ? own : job_["defaults"]["run"]["working-directory"]);
    return known ? known->value : "";
  }

  // A step may change its folder before it runs a command.
  std::string resolved(const std::string& path) const {
    std::string there = (std::filesystem::path(folder_) / path).lexically_normal().string();
    return folder_.empty() || !sources_.check(sources_.add(root_, there)) ? there : path;
  }

  std::optional<Value> text(Element value) const {
    if (!value.is_scalar()) return std::nullopt;
    const std::optional<std::string> filled = step_variables_.fill_in(value.text());
    return filled ? std::optional<Value>({.value = *filled, .span = value.span()}) : std::nullopt;
  }

  void take_credentials(Element with) {
    if (with["aws-region"]) defaults_.region = text(with["aws-region"]);
    const Element role = with["role-to-assume"];
    if (!role) return;
    const std::optional<Value> known = text(role);
    const std::string account = known ? account_in(known->value) : "";
    defaults_.account.reset();
    if (!account.empty()) defaults_.account = Value{.value = account, .span = role.span()};
    else if (known) defaults_.credentials = "role " + known->value;
  }

  void deploy(Element with) {
    const std::optional<Value> name = text(with["name"]), path = text(with["template"]);
    if (!name || !path) {
      ++unknown_;
      return;
    }
    Deployed deployed{.subject = "stack `" + name->value + '`',
                      .entry = with["name"].span(),
                      .template_path = *path,
                      .given = defaults_,
                      .id = guessed_name(path->value, "")};
    deployed.given.name = name;
    add_pairs(with["parameter-overrides"], deployed.given);
    commands_.add(std::move(deployed));
  }

  // "Stage=prod,Cidr=10.0.0.0/16", one or several a line.
  void add_pairs(Element overrides, Description& given) const {
    std::string text = overrides.text();
    std::replace(text.begin(), text.end(), '\n', ',');
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(',', begin), text.size());
      const std::string pair = text.substr(begin, end - begin);
      begin = end + 1;
      if (const auto filled = step_variables_.fill_in(pair)) add_override(*filled, overrides.span(), given);
      else give_parameter(pair.substr(0, pair.find('=')), std::nullopt, overrides.span(), given);
    }
  }

  void run(Element step) {
    script_ = step["run"];
    commands_text_ = script_.text();
    step_variables_.read(commands_text_);
    commands_.set_variables(step_variables_);
    for (const DeployCommand& command : find_commands(commands_text_)) commands_.read(command);
    const std::string outputs = "steps." + step["id"].text() + ".outputs.";
    add_written(commands_text_, "GITHUB_ENV", "", !step["if"], step_variables_, variables_);
    add_written(commands_text_, "GITHUB_OUTPUT", outputs, !step["if"], step_variables_, variables_);
  }

  Element job_;
  Variables variables_;       // of the job, and what its steps have written for those after them
  Variables step_variables_;  // of the step in hand as well
  CommandReader commands_;
  Description defaults_;
  Element script_;             // that is read
  std::string commands_text_;  // its text
  std::string folder_;         // that the step runs in
  Sources& sources_;
  RootId root_;
  std::size_t unknown_ = 0;
};

void read_workflow(InputReading& reading, Element root) {
  Variables variables("");
  set_variables(root["env"], variables);
  std::size_t unknown = 0;
  for (Element job : root["jobs"].children()) {
    for (const Combination& combination : combinations_of(job["strategy"]["matrix"])) {
      Variables own = variables;
      std::string name = job.key();
      for (const auto& [key, value] : combination) {
        own.set(key, value);
        name += ' ' + value;
      }
      set_variables(job["env"], own);
      unknown += JobReader(reading, job, name, own).read();
    }
  }
  note_unknown(unknown, reading.assemblies.back());
}

void read_workflows(InputReading& reading, const std::vector<GivenPath>& paths) {
  Document document;
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    into.assembly.path = given.path;
    into.assembly.kind = "workflow";
    // Paths in it begin at the repository's root.
    const std::size_t folder = given.canonical.rfind(kFolder);
    const std::size_t shown = given.path.rfind(kFolder);
    const std::string display =
        shown == std::string::npos ? given.canonical.substr(0, folder) : given.path.substr(0, shown);
    into.assembly.root = reading.sources.add_root(given.canonical.substr(0, folder), tidy_path(display));
    const FileId file = reading.sources.add(into.assembly.root, given.canonical.substr(folder));
    const Mark mark{.span = {.file = file}, .label = "the workflow", .logical_id = {}};
    if (read_description(reading.sources, file, mark, document, into, read_yaml)) {
      read_workflow(reading, document.root());
    }
  }
}

}  // namespace

Reader workflow_reader() { return {.recognise = recognise_workflow, .read = read_workflows}; }

}  // namespace crosscheck
