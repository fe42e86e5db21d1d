#include "inputs/scripts/command_reader.h"

#include <algorithm>

#include "document/read.h"
#include "inputs/deployments/overrides.h"
#include "text/limits.h"

namespace crosscheck {
namespace {

using Value = Given<std::string>;

}  // namespace

void CommandReader::read(const DeployCommand& command) {
  const std::vector<ShellWord>& words = command.words;
  if (words[0].text == "cdk") return read_bootstrap(command);
  const std::string action = words[0].text == "sam" ? words[1].text : words.size() > 2 ? words[2].text : "";
  if (action == "package" || action == "build") return read_build(command);
  if (words[0].text == "sam") return read_sam(command);
  if (action == "create-stack-set") return read_stack_set(command);
  if (action == "create-stack-instances") return read_instances(command);
  constexpr std::string_view kActions[] = {"deploy", "create-stack", "update-stack", "create-change-set"};
  if (std::find(std::begin(kActions), std::end(kActions), action) == std::end(kActions)) return;
  std::optional<Deployed> deployed = deployment(command);
  const std::optional<Value> name = text(command, {"--stack-name"});
  if (!deployed || !name) {
    ++unknown_;
    return;
  }
  deployed->given.name = name;
  deployed->subject = "stack `" + name->value + '`';
  add(std::move(*deployed));
}

// The value of the first of these options that is given; nothing where it depends on a variable.
std::optional<Value> CommandReader::text(const DeployCommand& command,
                                         std::initializer_list<std::string_view> options) const {
  for (std::string_view option : options) {
    const std::vector<ShellWord> found = command.values(option);
    if (found.empty()) continue;
    const std::optional<std::string> filled = variables_.fill_in(found.front().text);
    return filled ? std::optional<Value>({.value = *filled, .span = place_(found.front())}) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<ShellWord> CommandReader::template_word(const DeployCommand& command) {
  for (std::string_view option : {"--template-file", "--template-body", "--template", "-t"}) {
    if (const auto values = command.values(option); !values.empty()) return values.front();
  }
  return std::nullopt;
}

// The file that an option names, or, where a command writes that file and it is not here, the template that it is made
// of. Empty where it is not known.
Value CommandReader::template_at(const ShellWord& word) const {
  const std::optional<std::string> filled = variables_.fill_in(word.text);
  Value path{.value = filled.value_or(""), .span = place_(word)};
  if (path.value.starts_with("file://")) path.value.erase(0, 7);
  const auto built = built_.find(filled ? path.value : word.text);
  const bool of_sam = path.value.starts_with(".aws-sam/");
  if (filled) path.value = resolve_(path.value);
  if (filled && !sources_.check(sources_.add(into_.assembly.root, path.value))) return path;
  if (built != built_.end()) path.value = built->second;
  else if (of_sam) path.value = resolve_("template.yaml");
  return path;
}

std::optional<Deployed> CommandReader::deployment(const DeployCommand& command) {
  const std::optional<ShellWord> word = template_word(command);
  if (!word) return std::nullopt;
  const Value path = template_at(*word);
  Deployed deployed{.subject = {},
                    .entry = place_(command.words.front()),
                    .template_path = path,
                    .given = defaults_,
                    .id = guessed_name(path.value, "")};
  add_place(command, deployed.given);
  add_parameters(command, deployed.given);
  return deployed;
}

void CommandReader::add_parameters(const DeployCommand& command, Description& given) {
  for (std::string_view option : {"--parameter-overrides", "--parameters"}) {
    for (const ShellWord& word : command.values(option)) add_parameter(word, given);
  }
}

// The account and the region: what an option says counts before what the shell says.
void CommandReader::add_place(const DeployCommand& command, Description& given) const {
  const auto word_of = [&](std::initializer_list<std::string_view> options) -> std::optional<ShellWord> {
    for (std::string_view option : options) {
      if (const auto values = command.values(option); !values.empty()) return values.front();
      if (const auto set = command.settings.find(option); set != command.settings.end()) return set->second;
    }
    return std::nullopt;
  };
  // Whatever the same variables say is the same.
  const auto open = [&](const ShellWord& word) { return word.text + " of " + into_.assembly.path; };
  std::string credentials;
  const auto region = word_of({"--region", "AWS_REGION", "AWS_DEFAULT_REGION"});
  if (region) {
    const std::optional<std::string> filled = variables_.fill_in(region->text);
    if (filled) given.region = Value{.value = *filled, .span = place_(*region)};
    else given.region.reset(), credentials = open(*region);
  }
  if (const auto profile = word_of({"--profile", "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_DEFAULT_PROFILE"})) {
    const std::optional<std::string> filled = variables_.fill_in(profile->text);
    credentials = filled ? "profile " + *filled : open(*profile) + credentials;
  }
  if (!credentials.empty()) given.credentials = credentials;
  if (given.credentials.empty()) given.credentials = "whoever runs " + into_.assembly.path;
}

void CommandReader::add_parameter(const ShellWord& word, Description& given) {
  const std::optional<std::string> filled = variables_.fill_in(word.text);
  if (filled && filled->starts_with("file://")) return add_file(filled->substr(7), place_(word), given);
  if (word.text.starts_with('[') || word.text.starts_with('{')) return add_json(word, filled, given);
  add_override(filled.value_or(word.text), place_(word), given);
  if (filled) return;
  if (word.text.substr(0, word.text.find('$')).find('=') == std::string::npos) given.others_open = true;
  Description unknown;
  add_override(word.text, place_(word), unknown);
  for (const auto& [name, value] : unknown.parameters) give_parameter(name, std::nullopt, value.span, given);
}

// `--parameters '[{"ParameterKey": "Stage", "ParameterValue": "prod"}]'`
void CommandReader::add_json(const ShellWord& word, const std::optional<std::string>& filled, Description& given) {
  Document document;
  document.buffer_ = Buffer(filled.value_or(""));
  if (!filled || !read_json(document, kNoFile).empty()) {
    given.others_open = true;
    return;
  }
  Description read;
  crosscheck::add_parameters(document.root(), read);
  for (auto& [name, value] : read.parameters) value.span = place_(word);
  for (auto& [name, span] : read.open_parameters) span = place_(word);
  give_parameters(read, given);
}

void CommandReader::add_file(const std::string& path, Span listed, Description& given) {
  const FileId file = sources_.add(into_.assembly.root, resolve_(path));
  const auto failure = sources_.check(file);
  if (failure == ReadFailure::Missing || failure == ReadFailure::OtherCase) {
    given.others_open = true;  // something writes it before the command runs
    return;
  }
  const Mark mark{.span = listed, .label = "named here", .logical_id = {}};
  parameters_.add(sources_, file, mark, given, into_);
}

void CommandReader::add(Deployed deployed) {
  const Environment environment = StackOrigin(kDeployment, deployed.entry, deployed.given).environment();
  const bool known = std::any_of(std::begin(into_.stacks), std::end(into_.stacks), [&](const Stack& stack) {
    return deployed.given.name && stack.name == deployed.given.name->value && stack.environment == environment;
  });
  if (!known) add_deployment(sources_, std::move(deployed), into_);
}

// What the CDK takes for it: the option, else the context that the command gives, else the one in the app's cdk.json.
std::optional<Value> CommandReader::bootstrap_qualifier(const DeployCommand& command) {
  constexpr std::string_view kContext = "@aws-cdk/core:bootstrapQualifier";
  if (!command.values("--qualifier").empty()) return text(command, {"--qualifier"});
  for (std::string_view option : {"-c", "--context"}) {
    for (const ShellWord& word : command.values(option)) {
      if (!word.text.starts_with(std::string(kContext) + '=')) continue;
      const std::optional<std::string> filled = variables_.fill_in(word.text);
      if (!filled) return std::nullopt;
      return Value{.value = filled->substr(kContext.size() + 1), .span = place_(word)};
    }
  }
  const FileId app = sources_.add(into_.assembly.root, resolve_("cdk.json"));
  Document document;
  if (sources_.read(app, document.buffer_)) return std::nullopt;
  read_json(document, app);
  const Element qualifier = document.root()["context"][kContext];
  if (!qualifier.is_scalar()) return std::nullopt;
  return Value{.value = qualifier.text(), .span = qualifier.span()};
}

// "cdk bootstrap aws://111111111111/eu-west-1 --qualifier shop", for one or several environments.
void CommandReader::read_bootstrap(const DeployCommand& command) {
  constexpr std::string_view kEnvironment = "aws://";
  const std::optional<Value> qualifier = bootstrap_qualifier(command);
  BootstrapCommand read{.account = {},
                        .region = {},
                        .everywhere = false,
                        .qualifier = qualifier ? qualifier->value : "",
                        .span = qualifier ? qualifier->span : place_(command.words[0])};
  std::size_t environments = 0;
  for (std::size_t i = 2; i < command.words.size(); ++i) {
    const std::string& word = command.words[i].text;
    const bool named = word.starts_with(kEnvironment) || (i == 2 && !word.starts_with("-"));
    if (!named) continue;
    ++environments;
    const std::string environment = variables_.fill_in(word).value_or("");
    const std::size_t begin = environment.starts_with(kEnvironment) ? kEnvironment.size() : 0;
    const std::size_t slash = environment.find('/', begin);
    const bool known = slash != std::string::npos;
    read.account = known ? environment.substr(begin, slash - begin) : "";
    read.region = known ? environment.substr(slash + 1) : "";
    into_.bootstrap_commands.push_back(read);
  }
  read.everywhere = true;
  if (environments == 0) into_.bootstrap_commands.push_back(std::move(read));
}

void CommandReader::read_stack_set(const DeployCommand& command) {
  const auto name = text(command, {"--stack-set-name"});
  auto deployed = deployment(command);
  if (name && deployed) stack_sets_.insert_or_assign(name->value, std::move(*deployed));
  else ++unknown_;
}

// An instance in each account and region that is named.
void CommandReader::read_instances(const DeployCommand& command) {
  const auto name = text(command, {"--stack-set-name"});
  const auto set = name ? stack_sets_.find(name->value) : stack_sets_.end();
  if (set == stack_sets_.end()) {
    ++unknown_;
    return;
  }
  for (const ShellWord& account : command.values("--accounts")) {
    for (const ShellWord& region : command.values("--regions")) {
      Deployed instance = set->second;
      instance.entry = place_(account);
      instance.subject = "stack set `" + name->value + '`';
      instance.id = "StackSet-" + name->value;
      instance.given.account = Value{.value = account.text, .span = place_(account)};
      instance.given.region = Value{.value = region.text, .span = place_(region)};
      add(std::move(instance));
    }
  }
}

Span place_within(Element text, std::string_view commands, const ShellWord& word) {
  constexpr std::size_t kLongest = 16 * limits::kKiB;  // that is searched for each word
  Span span = text.span();
  const std::string_view written = text.document()->text().substr(span.begin, span.end - span.begin);
  const std::string_view wanted = commands.substr(word.begin, word.end - word.begin);
  if (commands.size() > kLongest || wanted.empty()) return span;
  std::size_t at = written.find(wanted);
  for (std::size_t before = commands.find(wanted); before < word.begin && at != std::string_view::npos;) {
    before = commands.find(wanted, before + 1);
    at = written.find(wanted, at + 1);
  }
  if (at == std::string_view::npos) return span;
  span.begin += static_cast<std::uint32_t>(at);
  span.end = span.begin + static_cast<std::uint32_t>(wanted.size());
  return span;
}

void note_unknown(std::size_t commands, ReadAssembly& into) {
  if (commands == 0) return;
  into.note('`' + into.assembly.path + "`: " + std::to_string(commands) +
            (commands == 1 ? " command was" : " commands were") +
            " not read, as the stack or the template depends on a variable");
}

}  // namespace crosscheck
