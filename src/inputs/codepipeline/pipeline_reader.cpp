#include <fstream>

#include "inputs/deployments/deployment.h"
#include "inputs/deployments/overrides.h"
#include "inputs/deployments/parameter_files.h"
#include "inputs/deployments/repository.h"
#include "inputs/input_problem.h"
#include "inputs/readers.h"

namespace crosscheck {
namespace {

constexpr std::string_view kType = "AWS::CodePipeline::Pipeline";

std::optional<GivenPath> recognise_pipeline(const GivenPath& given) {
  constexpr std::size_t kTemplateBytes = 1 << 20;  // CloudFormation takes no larger ones
  if (given.is_folder) return std::nullopt;
  std::ifstream file(given.path, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::streamoff>(file.tellg());
  if (size <= 0 || static_cast<std::size_t>(size) > kTemplateBytes) return std::nullopt;
  std::string text(static_cast<std::size_t>(size), '\0');
  file.seekg(0);
  file.read(text.data(), static_cast<std::streamsize>(size));
  return text.find(kType) != std::string::npos ? std::optional(given) : std::nullopt;
}

// The value's text; nothing where a function gives it.
std::optional<Given<std::string>> literal(Element value) {
  if (!value.is_scalar()) return std::nullopt;
  return Given<std::string>{.value = value.text(), .span = value.span()};
}

constexpr std::string_view kOpen = "\n";  // stands for what a function gives

// `${Source}` and the like are open.
std::string without_variables(std::string text) {
  for (std::size_t at = 0; (at = text.find("${", at)) != std::string::npos;) {
    const std::size_t end = std::min(text.find('}', at), text.size() - 1);
    text.replace(at, end + 1 - at, kOpen);
  }
  return text;
}

// The text as far as it is written: what `Fn::Join` joins, or what `Fn::Sub` fills in.
std::string written_text(Element value) {
  if (value.is_scalar()) return value.text();
  const Element filled = value["Fn::Sub"], join = value["Fn::Join"];
  if (filled) return without_variables((filled.is_array() ? filled.item(0) : filled).text());
  if (!join.is_array() || !join.item(1).is_array()) return std::string(kOpen);
  std::string text;
  for (Element part : join.item(1).children()) {
    if (!text.empty()) text += join.item(0).text();
    text += part.is_scalar() ? part.text() : std::string(kOpen);
  }
  return text;
}

// "Source::stacks/network.yaml" is a file of an artifact, whatever that is called. One that a build writes is mostly
// made of the file of that name. Empty where it is not known.
Given<std::string> file_in_artifact(Element value) {
  std::string text = written_text(value);
  const std::size_t colons = text.find("::");
  text.erase(0, colons == std::string::npos ? text.size() : colons + 2);
  if (text.find(kOpen) != std::string::npos) text.clear();
  return {.value = std::move(text), .span = value.span()};
}

class PipelineReader {
 public:
  PipelineReader(Sources& sources, const GivenPath& given, ReadAssembly& into)
      : sources_(sources), into_(into), repository_(sources, given) {
    into.assembly.root = repository_.root();
  }

  void read(Element pipeline) {
    for (Element stage : pipeline["Properties"]["Stages"].children()) {
      for (Element action : stage["Actions"].children()) {
        if (action["ActionTypeId"]["Provider"].equals("CloudFormation")) read_action(pipeline, action);
      }
    }
  }

 private:
  void read_action(Element pipeline, Element action) {
    const Element configuration = action["Configuration"];
    if (!configuration["TemplatePath"]) return;  // one that executes a change set or deletes a stack
    Given<std::string> path = file_in_artifact(configuration["TemplatePath"]);
    const Span entry = (configuration["StackName"] ? configuration["StackName"] : configuration["TemplatePath"]).span();
    const bool known = !path.value.empty();
    if (known) path.value = repository_.from_root(path.value);
    Deployed deployed{.subject = "action `" + action["Name"].text() + '`',
                      .entry = entry,
                      .template_path = path,
                      .given = {},
                      .id = known ? guessed_name(path.value, action["Name"].text()) : action["Name"].text()};
    Description& given = deployed.given;
    given.name = literal(configuration["StackName"]);
    given.region = literal(action["Region"]);
    // Without a role of another account it is the pipeline's own.
    const Element role = action["RoleArn"];
    given.credentials = role ? written(role) : "pipeline " + pipeline.key();
    given.credentials += " of " + into_.assembly.path;
    if (configuration["TemplateConfiguration"]) read_file(configuration["TemplateConfiguration"], given);
    if (configuration["ParameterOverrides"]) read_overrides(configuration["ParameterOverrides"], given);
    add_deployment(sources_, std::move(deployed), into_);
  }

  static std::string written(Element value) {
    const Span span = value.span();
    return std::string(value.document()->text().substr(span.begin, span.end - span.begin));
  }

  void read_file(Element value, Description& given) {
    const std::string path = file_in_artifact(value).value;
    const bool known = !path.empty();
    const FileId file = known ? sources_.add(into_.assembly.root, repository_.from_root(path)) : kNoFile;
    const Mark mark{.span = value.span(), .label = "named here", .logical_id = {}};
    const bool there = known && !sources_.check(file);
    if (!there || !parameters_.add(sources_, file, mark, given, into_)) given.others_open = true;
  }

  // JSON in a text, which may be a function's: `${Stage}` in it is unknown, as is the value of `Fn::GetParam`.
  void read_overrides(Element value, Description& given) {
    const Element text = value.is_object() ? value["Fn::Sub"] : value;
    Document document;
    if (text.is_scalar()) document.buffer_ = Buffer(text.text());
    if (!text.is_scalar() || !read_json(document, kNoFile).empty() || !document.root().is_object()) {
      given.others_open = true;
      return;
    }
    for (Element parameter : document.root().children()) {
      const std::string name = parameter.key();
      const bool known = parameter.is_scalar() && (text == value || parameter.text().find("${") == std::string::npos);
      give_parameter(name, known ? std::optional(parameter.text()) : std::nullopt, text.span(), given);
    }
  }

  Sources& sources_;
  ReadAssembly& into_;
  Repository repository_;
  ParameterFiles parameters_;
};

void read_pipelines(InputReading& reading, const std::vector<GivenPath>& paths) {
  for (const GivenPath& given : paths) {
    Document document;
    const FileId file = reading.sources.add_given(given.path);
    // Whatever is wrong with the template is said where it is checked.
    if (reading.sources.read(file, document.buffer_)) continue;
    read_any(document, file);
    ReadAssembly into;
    into.assembly.path = given.path;
    into.assembly.kind = "pipeline";
    PipelineReader reader(reading.sources, given, into);
    for (Element resource : document.root()["Resources"].children()) {
      if (resource["Type"].equals(kType)) reader.read(resource);
    }
    if (!into.stacks.empty()) reading.assemblies.push_back(std::move(into));
  }
}

}  // namespace

Reader pipeline_reader() { return {.recognise = recognise_pipeline, .read = read_pipelines, .passes_on = true}; }

}  // namespace crosscheck
