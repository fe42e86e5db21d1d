#include <map>

#include "config/config.h"
#include "config/deployments.h"
#include "inputs/deployments/deployment.h"
#include "inputs/deployments/find_files.h"
#include "inputs/deployments/overrides.h"
#include "inputs/deployments/parameter_files.h"
#include "inputs/input_problem.h"
#include "inputs/readers.h"

namespace crosscheck {
namespace {

std::optional<GivenPath> recognise_crosscheck(const GivenPath& given) {
  const std::string_view name = std::string_view(given.path).substr(given.path.rfind('/') + 1);
  const bool fits = name.starts_with("crosscheck") && (name.ends_with(".yaml") || name.ends_with(".yml"));
  return fits && !given.is_folder ? std::optional(given) : std::nullopt;
}

// What the entry's texts may hold between braces, for one deployment.
using Names = std::map<std::string, std::string>;

std::string filled(std::string text, const Names& names) {
  for (const auto& [name, value] : names) {
    const std::string braces = '{' + name + '}';
    for (std::size_t at = 0; (at = text.find(braces, at)) != std::string::npos; at += value.size()) {
      text.replace(at, braces.size(), value);
    }
  }
  return text;
}

class CrosscheckReader {
 public:
  CrosscheckReader(Sources& sources, const Config& config, ReadAssembly& into)
      : sources_(sources), config_(config), into_(into) {}

  void read(const DeploymentRule& rule) {
    const std::vector<Written> none = {{.text = "", .span = rule.span}};
    for (const Written& environment : rule.environments.empty() ? none : rule.environments) {
      for (const Written& region : rule.regions.empty() ? regions_of(environment.text, none) : rule.regions) {
        Names names;
        if (!environment.text.empty()) names["environment"] = environment.text;
        if (!region.text.empty()) names["region"] = region.text;
        for (const Written& pattern : rule.templates) read_templates(rule, pattern, environment, region, names);
      }
    }
  }

 private:
  // What `environments:` says of one, if it says one thing.
  const EnvironmentRule* known(const std::string& environment) const {
    for (const EnvironmentRule& rule : config_.environments) {
      if (rule.label == environment) return &rule;
    }
    return nullptr;
  }

  std::vector<Written> regions_of(const std::string& environment, const std::vector<Written>& none) const {
    const EnvironmentRule* rule = known(environment);
    const bool one =
        rule && rule->regions.size() == 1 && rule->regions.front().find_first_of("*?") == std::string::npos;
    return one ? std::vector<Written>{{.text = rule->regions.front(), .span = rule->span}} : none;
  }

  void read_templates(const DeploymentRule& rule, const Written& pattern, const Written& environment,
                      const Written& region, const Names& names) {
    const std::string path = filled(pattern.text, names);
    if (path.find('*') == std::string::npos) return read_one(rule, {path, pattern.span}, environment, region, names);
    std::vector<std::string> files = find_files(sources_, into_.assembly.root, path);
    std::erase(files, sources_.relative(config_.file));
    for (const std::string& file : files) read_one(rule, {file, pattern.span}, environment, region, names);
    if (!files.empty()) return;
    into_.report("missing-template", "no template fits `" + path + '`',
                 {.span = pattern.span, .label = "listed here", .logical_id = {}});
  }

  void read_one(const DeploymentRule& rule, const Written& path, const Written& environment, const Written& region,
                Names names) {
    Deployed deployed{.subject = "a deployment",
                      .entry = pointed_at(rule),
                      .template_path = {.value = path.text, .span = path.span},
                      .given = {},
                      .id = guessed_name(path.text, environment.text)};
    names["template"] = guessed_name(path.text, "");
    Description& given = deployed.given;
    if (!environment.text.empty()) given.environment = {.value = environment.text, .span = environment.span};
    if (!region.text.empty()) given.region = {.value = region.text, .span = region.span};
    if (!rule.account.empty()) {
      given.account = {.value = filled(rule.account[0].text, names), .span = rule.account[0].span};
    } else if (const EnvironmentRule* one = known(environment.text); one && one->accounts.size() == 1) {
      given.account = {.value = one->accounts.front(), .span = one->span};
    }
    if (given.account) names["account"] = given.account->value;
    if (!rule.profile.empty()) given.credentials = "profile " + filled(rule.profile[0].text, names);
    if (!rule.stack.empty()) {
      given.name = {.value = filled(rule.stack[0].text, names), .span = rule.stack[0].span};
      names["stack"] = given.name->value;
    }
    deployed.subject = "deployment `" + (given.name ? given.name->value : deployed.id) + '`';
    for (const Written& file : rule.parameter_files) read_parameters(filled(file.text, names), file.span, given);
    if (rule.parameters) add_written(rule.parameters, names, given);
    add_deployment(sources_, std::move(deployed), into_);
  }

  // Parameters that stand in the entry itself.
  static void add_written(Element parameters, const Names& names, Description& given) {
    Description written;
    add_parameters(parameters, written);
    for (auto& [name, value] : written.parameters) value.value = filled(std::move(value.value), names);
    give_parameters(written, given);
  }

  static Span pointed_at(const DeploymentRule& rule) {
    return rule.stack.empty() ? rule.templates.front().span : rule.stack.front().span;
  }

  void read_parameters(const std::string& path, Span listed, Description& given) {
    const FileId file = sources_.add(into_.assembly.root, path);
    const Mark mark{.span = listed, .label = "listed here", .logical_id = {}};
    parameters_.add(sources_, file, mark, given, into_);
  }

  Sources& sources_;
  const Config& config_;
  ReadAssembly& into_;
  ParameterFiles parameters_;
};

void read_crosscheck(InputReading& reading, const std::vector<GivenPath>& paths) {
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    const FileId file = reading.sources.add_given(given.path);
    into.assembly.path = given.path;
    into.assembly.root = reading.sources.root(file);
    into.assembly.kind = "deployments";
    const Config config = read_config(reading.sources, file);
    const StrictFile text(reading.sources, file);
    StrictObject object(text, text.root());
    CrosscheckReader reader(reading.sources, config, into);
    for (const DeploymentRule& rule : read_deployments(object)) reader.read(rule);
  }
}

}  // namespace

Reader crosscheck_reader() { return {.recognise = recognise_crosscheck, .read = read_crosscheck}; }

}  // namespace crosscheck
