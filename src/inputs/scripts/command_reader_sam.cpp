// What the SAM CLI does: it has a configuration of its own, and deploys what it has built.

#include <algorithm>
#include <array>

#include "inputs/deployments/overrides.h"
#include "inputs/samconfig/sam_deployment.h"
#include "inputs/scripts/command_reader.h"

namespace crosscheck {
namespace {

using Value = Given<std::string>;

const std::string kBuildFolder = ".aws-sam/build", kBuilt = kBuildFolder + "/template.yaml";  // of `sam build`

// Where `>` leads.
std::optional<ShellWord> redirected(const DeployCommand& command) {
  for (std::size_t i = 0; i < command.words.size(); ++i) {
    const bool more = i + 1 < command.words.size();
    if (command.words[i].text == ">" && more) return command.words[i + 1];
    if (!command.words[i].text.starts_with('>')) continue;
    ShellWord word = command.words[i];
    word.text.erase(0, 1);
    return word;
  }
  return std::nullopt;
}

}  // namespace

// `aws cloudformation package`, `sam package` and `sam build`.
void CommandReader::read_build(const DeployCommand& command) {
  const bool sam = command.words[0].text == "sam", build = command.words[1].text == "build";
  std::optional<ShellWord> output = redirected(command);
  for (std::string_view option : build ? std::array{"--build-dir", "-b"} : std::array{"--output-template-file", "-"}) {
    if (const auto values = command.values(option); !values.empty()) output = values.front();
  }
  if (!output && !build) return;
  std::string written = kBuildFolder;
  if (output) written = variables_.fill_in(output->text).value_or(output->text);
  if (build) written += "/template.yaml";
  const auto before = built_.find(kBuilt);
  if (const std::optional<ShellWord> word = template_word(command)) built_[written] = template_at(*word).value;
  else if (!build && before != built_.end()) built_[written] = before->second;
  else built_[written] = sam ? resolve_("template.yaml") : "";
}

// The environment of the configuration beside the command, or of the one that it names; nothing where there is none.
std::optional<Deployed> CommandReader::sam_environment(const DeployCommand& command, const std::string& name) {
  std::vector<std::string> paths = {"samconfig.toml", "samconfig.yaml", "samconfig.yml"};
  if (!command.values("--config-file").empty()) {
    const std::optional<Value> named = text(command, {"--config-file"});
    if (!named) return std::nullopt;
    paths = {named->value};
  }
  for (const std::string& one : paths) {
    const std::string path = resolve_(one);
    const FileId file = sources_.add(into_.assembly.root, path);
    const auto [known, fresh] = configurations_.try_emplace(file);
    Document& document = known->second;
    // What is wrong with it is said where it is given itself.
    if (fresh && !sources_.read(file, document.buffer_)) sam_parser(path)(document, file, {});
    const Element environment = document.root()[name];
    if (!environment) continue;
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    return sam_deployment(sources_, into_.assembly.root, folder, environment, document.root());
  }
  return std::nullopt;
}

void CommandReader::read_sam(const DeployCommand& command) {
  const bool named = !command.values("--config-env").empty();
  const std::optional<Value> environment =
      named ? text(command, {"--config-env"}) : Value{.value = "default", .span = {}};
  std::optional<Deployed> said;
  if (environment) said = sam_environment(command, environment->value);
  const bool has_name = !command.values("--stack-name").empty();
  const std::optional<Value> name = has_name ? text(command, {"--stack-name"}) : said ? said->given.name : std::nullopt;
  if (!name) {
    if (has_name || !environment) ++unknown_;
    return;
  }
  const Value path = sam_template(command, said);
  Deployed deployed{.subject = "stack `" + name->value + '`',
                    .entry = place_(command.words[0]),
                    .template_path = path,
                    .given = sam_given(command, said),
                    .id = guessed_name(path.value, "")};
  deployed.given.name = name;
  if (!environment) deployed.given.others_open = true;
  if (!said || has_name) return add(std::move(deployed));
  deployed.entry = said->entry;
  deployed.given.environment = said->given.environment;
  Stack* const same = earlier(said->entry);
  if (!same) return add(std::move(deployed));
  constexpr std::string_view kOptions[] = {"--region", "--profile", "--parameter-overrides"};
  const bool says_more =
      template_word(command) || defaults_.account || !command.settings.empty() ||
      std::any_of(std::begin(kOptions), std::end(kOptions), [&](auto one) { return !command.values(one).empty(); });
  if (says_more) replace(*same, std::move(deployed));
  into_.assembly.refers = true;
}

// The one that an option names, else the one that was built, else the configuration's.
Value CommandReader::sam_template(const DeployCommand& command, const std::optional<Deployed>& said) const {
  if (const std::optional<ShellWord> word = template_word(command)) return template_at(*word);
  const Span span = place_(command.words[0]);
  if (const auto built = built_.find(kBuilt); built != built_.end()) return {.value = built->second, .span = span};
  return said ? said->template_path : Value{.value = resolve_("template.yaml"), .span = span};
}

// What the command's options say counts before its configuration, and that before what surrounds the command.
Description CommandReader::sam_given(const DeployCommand& command, const std::optional<Deployed>& said) {
  Description given = defaults_;
  add_place(command, given);
  if (!said) {
    add_parameters(command, given);
    return given;
  }
  if (said->given.region && command.values("--region").empty()) given.region = said->given.region;
  if (!said->given.credentials.empty() && command.values("--profile").empty()) {
    given.credentials = said->given.credentials;
    given.account.reset();
  }
  if (command.values("--parameter-overrides").empty()) give_parameters(said->given, given);
  else add_parameters(command, given);
  return given;
}

// The stack of another description that this entry describes.
Stack* CommandReader::earlier(Span entry) {
  const auto place = [&](FileId file) {
    return sources_.canonical(sources_.root(file)) + '/' + sources_.relative(file);
  };
  const std::string wanted = place(entry.file);
  for (ReadAssembly& assembly : assemblies_) {
    if (&assembly == &into_) continue;
    for (Stack& stack : assembly.stacks) {
      const Span span = stack.origin.entry();
      if (stack.origin.is_in_list() && span.begin == entry.begin && place(span.file) == wanted) return &stack;
    }
  }
  return nullptr;
}

void CommandReader::replace(Stack& stack, Deployed deployed) {
  ReadAssembly alone;
  alone.assembly.root = into_.assembly.root;
  add_deployment(sources_, std::move(deployed), alone);
  for (Notification& notification : alone.notifications) into_.notifications.push_back(std::move(notification));
  stack = std::move(alone.stacks.front());
}

}  // namespace crosscheck
