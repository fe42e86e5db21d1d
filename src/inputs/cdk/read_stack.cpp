#include "inputs/cdk/read_stack.h"

#include <charconv>

#include "inputs/cdk/bootstrap.h"
#include "inputs/cdk/environment.h"
#include "inputs/shape.h"

namespace crosscheck {
namespace {

// The element's text, or `otherwise` where it has none.
std::string text_or(Element element, const std::string& otherwise) {
  std::string text = element.is_string() ? element.text() : std::string();
  return text.empty() ? otherwise : text;
}

// What the entry says about the deployment. Without `stackName` the CDK deploys under the artifact's id.
Description read_entry(Element artifact, Element properties, StackId id, ReadAssembly& into) {
  const std::string subject = "stack `" + artifact.key() + '`';
  Description given;
  const Element name = optional_member(properties, "stackName", Shape::String, subject, id, into);
  const std::string text = name.text();
  given.name = text.empty() ? Given<std::string>{.value = artifact.key(), .span = artifact.key_span()}
                            : Given<std::string>{.value = text, .span = name.span()};
  if (const Element place = optional_member(artifact, "environment", Shape::String, subject, id, into)) {
    read_environment(place, given);
  }
  for (Element parameter : optional_member(properties, "parameters", Shape::Object, subject, id, into).children()) {
    if (parameter.is_scalar()) {
      given.parameters[parameter.key()] = {.value = parameter.text(), .span = parameter.span()};
    } else {
      has_shape(parameter, Shape::String, "parameter `" + parameter.key() + "` of " + subject, id, into);
    }
  }
  return given;
}

// A small whole number; nothing for anything else.
std::optional<Given<int>> bootstrap_version(Element number) {
  int version = 0;
  const std::string text = number.text();
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return Given<int>{.value = version, .span = number.span()};
}

void report_template(const Sources& sources, const Stack& stack, Element path, ReadFailure failure, Mark mark,
                     ReadAssembly& into) {
  const std::string subject = "template `" + path.text() + "` of stack `" + stack.name + "` ";
  mark.label = "listed here";
  if (failure == ReadFailure::Missing) {
    into.report("missing-template", subject + "does not exist", std::move(mark));
  } else {
    into.report("missing-template", subject + "exists only as `" + sources.in_other_case(stack.template_file) + '`',
                std::move(mark), "rename the file, or synthesize on a case-sensitive file system");
  }
}

}  // namespace

ListedFile listed_file(Sources& sources, const ManifestPlace& place, Element path, StackId stack, ReadAssembly& into) {
  if (!path.is_string()) return {};
  ListedFile listed{.file = sources.add(place.root, in_folder(place.folder, path.text())), .failure = {}};
  listed.failure = sources.check(listed.file);
  if (listed.failure != ReadFailure::Outside) return listed;
  into.report("unsafe-path", "the path `" + path.text() + "` leads out of the assembly",
              {.span = path.span(), .label = "listed here", .stack = stack, .logical_id = {}});
  return {};
}

bool read_stack(Sources& sources, const ManifestPlace& place, Element artifact, ReadAssembly& into) {
  const StackId id{static_cast<std::uint32_t>(into.stacks.size())};
  const Element properties =
      optional_member(artifact, "properties", Shape::Object, "stack `" + artifact.key() + '`', id, into);
  Description given = read_entry(artifact, properties, id, into);
  Stack stack = make_stack(StackOrigin(kCdkManifest, artifact.key_span(), std::move(given)), artifact.key());
  stack.display_name = text_or(artifact["displayName"], stack.artifact);
  stack.stage = place.stage;
  stack.root = place.root;
  stack.folder = place.folder;
  stack.bootstrap = bootstrap_facts(properties);
  stack.bootstrap_version = bootstrap_version(properties["requiresBootstrapStackVersion"]);

  const Element path = properties["templateFile"];
  const ListedFile listed = listed_file(sources, place, path, id, into);
  stack.template_file = listed.file;
  Mark mark{.span = path ? path.span() : stack.origin.entry(), .label = {}, .stack = id, .logical_id = {}};
  if (!path.is_string() && (properties || !artifact["properties"])) {
    mark.label = "this stack";
    into.report("unreadable-input", "stack `" + stack.name + "` has no template", std::move(mark));
  } else if (listed.failure == ReadFailure::Missing || listed.failure == ReadFailure::OtherCase) {
    report_template(sources, stack, path, *listed.failure, std::move(mark), into);
  }

  const ListedFile metadata = listed_file(sources, place, artifact["additionalMetadataFile"], id, into);
  if (!metadata.failure) stack.metadata_file = metadata.file;
  if (stack.metadata_file == kNoFile && artifact["metadata"].is_object()) stack.metadata_file = place.file;
  into.stacks.push_back(std::move(stack));
  return path.is_string();
}

}  // namespace crosscheck
