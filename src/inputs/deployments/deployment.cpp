#include "inputs/deployments/deployment.h"

#include <filesystem>

#include "text/limits.h"

namespace crosscheck {

bool is_full(const ReadAssembly& into) { return into.stacks.size() >= limits::kDeployments; }

void add_deployment(Sources& sources, Deployed deployment, ReadAssembly& into) {
  if (is_full(into)) return;
  if (into.stacks.size() + 1 == limits::kDeployments) {
    into.report("unreadable-input",
                "as many deployments are described as are read: " + std::to_string(limits::kDeployments),
                {.span = deployment.entry, .label = "what comes after this was not read", .logical_id = {}});
  }
  const StackId id{static_cast<std::uint32_t>(into.stacks.size())};
  const Given<std::string> path = deployment.template_path;
  const std::string name = deployment.given.name ? deployment.given.name->value : deployment.id;
  Stack stack = make_stack(StackOrigin(kDeployment, deployment.entry, std::move(deployment.given)), name);
  stack.root = into.assembly.root;
  const auto left_out = [&](const std::string& reason) {
    stack.template_elsewhere = true;
    into.note("stack `" + name + "` was not checked: its template " + reason +
              "; whatever it exports counts as unknown");
  };
  const FileId file = sources.add(stack.root, std::filesystem::path(path.value).lexically_normal().string());
  const auto failure = sources.check(file);
  if (path.value.empty()) {
    left_out("is known only at deployment");
  } else if (failure == ReadFailure::Outside) {
    into.report("unsafe-path",
                "template `" + path.value + "` of " + deployment.subject + ' ' + std::string(describe(*failure)),
                {.span = path.span, .label = "listed here", .stack = id, .logical_id = {}});
  } else if (failure) {
    left_out('`' + path.value + "` " + std::string(describe(*failure)));
  } else {
    stack.template_file = file;
  }
  into.stacks.push_back(std::move(stack));
}

std::string guessed_name(const std::string& template_path, const std::string& environment) {
  std::string stem = template_path.substr(template_path.rfind('/') + 1);
  stem.resize(std::min(stem.find('.'), stem.size()));
  return environment.empty() ? stem : stem + '-' + environment;
}

}  // namespace crosscheck
