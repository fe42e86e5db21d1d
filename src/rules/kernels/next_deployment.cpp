#include <algorithm>

#include "rules/kernels/kernels.h"
#include "rules/wording.h"

namespace crosscheck {
namespace {

const std::string& name_of(const Model& model, const Mark& mark) { return model.stack_of(mark).name; }

// The stacks of the marks but the first one's, each once.
std::vector<std::string> others(const Model& model, const std::vector<Mark>& marks) {
  std::vector<std::string> names;
  for (const Mark& mark : marks) {
    const std::string& name = name_of(model, mark);
    const bool known =
        name == name_of(model, marks.front()) || std::find(names.begin(), names.end(), name) != names.end();
    if (!known) names.push_back(name);
  }
  return names;
}

// The same in words. Where there are none, the first one's own resources that today's marks are at.
std::string other_users(const Model& model, const std::vector<Mark>& marks) {
  const std::vector<std::string> names = others(model, marks);
  if (!names.empty()) return listed(names);
  std::vector<std::string> own;
  for (const Mark& mark : marks) {
    const bool known = std::find(own.begin(), own.end(), mark.logical_id) != own.end();
    if (!mark.deployed && !mark.logical_id.empty() && !known) own.push_back(mark.logical_id);
  }
  return own.empty() ? "itself" : "its own " + listed(own);
}

// The stacks of the run that have a mark.
std::vector<std::string> stacks(const Model& model, const std::vector<Mark>& marks) {
  std::vector<std::string> names;
  for (const Mark& mark : marks) {
    if (!mark.deployed) names.push_back(name_of(model, mark));
  }
  return names;
}

Words words_of(const Model& model, const Fault& fault) {
  const Index& index = fault.deployed_key ? model.world->index : model.index;
  const Mark& first = fault.marks.front();
  return {{"key", display_key(fault.key, index)},
          {"thing", thing(fault.type, fault.space)},
          {"type", std::string(fault.type)},
          {"more", fault.more == 0 ? "" : " and " + std::to_string(fault.more) + " more"},
          {"stack", name_of(model, first)},
          {"element", first.logical_id},
          {"others", other_users(model, fault.marks)},
          {"stacks", listed(stacks(model, fault.marks))},
          {"where", fault.scope},
          {"why", fault.why}};
}

Problem problem_of(const Model& model, const Wording& wording, const Fault& fault, std::size_t problems) {
  const Words words = words_of(model, fault);
  Marks marks(problems);
  for (const Mark& mark : fault.marks) {
    const std::string& label = next_label(wording, marks.empty());
    marks.add([&] {
      Mark labelled = mark;
      if (labelled.label.empty()) {
        const Words own{{"stack", name_of(model, mark)}, {"element", mark.logical_id}};
        labelled.label = fill(label, joined(own, words));
      }
      return labelled;
    });
  }
  Problem problem = make_problem(model, wording, words, std::move(marks));
  if (!fault.help.empty()) problem.help = fault.help;
  if (!fault.certain) problem.severity = Severity::Warning;
  if (fault.more == 0 && !fault.space.empty()) {
    problem.identity = {.space = std::string(fault.space), .scope = fault.scope, .key = words.at("key")};
  }
  return problem;
}

std::vector<Problem> check_next_deployment(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  if (!model.plan) return problems;
  for (const Fault& fault : model.plan->faults) {
    if (name(fault.kind) != parameters.word("fault")) continue;
    problems.push_back(problem_of(model, wording, fault, problems.size()));
  }
  return problems;
}

}  // namespace

Kernel next_deployment() {
  return {.name = "next-deployment",
          .summary = "the next deployment, onto what `--deployed` says is there, meets a certain fault",
          .parameters = {{.name = "fault",
                          .kind = Parameter::Kind::Word,
                          .summary = "which one",
                          .choices = {"export-in-use", "parameter-in-use", "output-in-use", "already-exists",
                                      "named-replacement", "changed-type", "stuck-stack", "recreated-resource",
                                      "vanished-name", "changed-qualifier", "left-over-stack", "bootstrap-too-old",
                                      "not-bootstrapped", "untrusted-bootstrap"},
                          .required = true}},
          .placeholders = {"key", "thing", "type", "more", "stack", "element", "others", "stacks", "where", "why"},
          .make = run<check_next_deployment>,
          .remarks =
              "Without `--deployed` it never reports anything. What `--deployed` does not cover is not judged, "
              "and neither is a stack of which one of the two templates could not be read or is rewritten by "
              "a macro. [The plan](plan.md) says what is compared, and how."};
}

}  // namespace crosscheck
