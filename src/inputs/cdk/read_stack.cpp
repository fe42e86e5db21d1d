#include "inputs/cdk/read_stack.h"

#include "inputs/cdk/bootstrap.h"
#include "inputs/cdk/environment.h"
#include "inputs/input_problem.h"

namespace crosscheck {
namespace {

// The element's text, or `otherwise` where it has none.
std::string text_or(Element element, const std::string& otherwise) {
  std::string text = element.is_string() ? element.text() : std::string();
  return text.empty() ? otherwise : text;
}

void report_template(const Sources& sources, const Stack& stack, Element path, ReadFailure failure, Mark mark,
                     ReadAssembly& into) {
  const std::string subject = "template `" + path.text() + "` of stack `" + stack.name + "` ";
  mark.label = "listed here";
  if (failure == ReadFailure::Missing) {
    into.problems.push_back(input_problem("missing-template", subject + "does not exist", std::move(mark)));
  } else {
    into.problems.push_back(input_problem(
        "missing-template", subject + "exists only as `" + sources.in_other_case(stack.template_file) + '`',
        std::move(mark), "rename the file, or synthesize where upper and lower case are told apart"));
  }
  into.complete = false;
}

}  // namespace

ListedFile listed_file(Sources& sources, const ManifestPlace& place, Element path, StackId stack, ReadAssembly& into) {
  if (!path.is_string()) return {};
  ListedFile listed{.file = sources.add(place.root, in_folder(place.folder, path.text())), .failure = {}};
  listed.failure = sources.check(listed.file);
  if (listed.failure != ReadFailure::Outside) return listed;
  into.problems.push_back(
      input_problem("unsafe-path", "the path `" + path.text() + "` leads out of the assembly",
                    {.span = path.span(), .label = "listed here", .stack = stack, .logical_id = {}}));
  into.complete = false;
  return {};
}

void read_stack(Sources& sources, const ManifestPlace& place, Element artifact, ReadAssembly& into) {
  const StackId id{static_cast<std::uint32_t>(into.stacks.size())};
  const Element properties = artifact["properties"];
  Stack stack;
  stack.artifact = artifact.key();
  stack.name = text_or(properties["stackName"], stack.artifact);
  stack.display_name = text_or(artifact["displayName"], stack.artifact);
  stack.environment = read_environment(artifact["environment"].text());
  stack.stage = place.stage;
  stack.manifest = place.file;
  stack.entry = artifact.key_span();
  stack.root = place.root;
  stack.folder = place.folder;
  stack.bootstrap = bootstrap_facts(properties);
  for (Element parameter : properties["parameters"].children()) {
    if (parameter.is_scalar()) stack.parameters[parameter.key()] = parameter.text();
  }

  const Element path = properties["templateFile"];
  const ListedFile listed = listed_file(sources, place, path, id, into);
  stack.template_file = listed.file;
  Mark mark{.span = path ? path.span() : stack.entry, .label = {}, .stack = id, .logical_id = {}};
  if (!path.is_string()) {
    mark.label = "this stack";
    into.problems.push_back(
        input_problem("unreadable-input", "stack `" + stack.name + "` has no template", std::move(mark)));
    into.complete = false;
  } else if (listed.failure == ReadFailure::Missing || listed.failure == ReadFailure::OtherCase) {
    report_template(sources, stack, path, *listed.failure, std::move(mark), into);
  }

  const ListedFile metadata = listed_file(sources, place, artifact["additionalMetadataFile"], id, into);
  if (!metadata.failure) stack.metadata_file = metadata.file;
  if (stack.metadata_file == kNoFile && artifact["metadata"].is_object()) stack.metadata_file = place.file;
  into.stacks.push_back(std::move(stack));
}

}  // namespace crosscheck
