#include "plan/plan.h"

#include <algorithm>
#include <tuple>

#include "plan/faults/faults.h"

namespace crosscheck {

std::string_view name(Fault::Kind kind) {
  switch (kind) {
    case Fault::Kind::ExportInUse: return "export-in-use";
    case Fault::Kind::ParameterInUse: return "parameter-in-use";
    case Fault::Kind::OutputInUse: return "output-in-use";
    case Fault::Kind::AlreadyExists: return "already-exists";
    case Fault::Kind::NamedReplacement: return "named-replacement";
    case Fault::Kind::ChangedType: return "changed-type";
    case Fault::Kind::StuckStack: return "stuck-stack";
    case Fault::Kind::RecreatedResource: return "recreated-resource";
    case Fault::Kind::VanishedName: return "vanished-name";
    case Fault::Kind::ChangedQualifier: return "changed-qualifier";
    case Fault::Kind::LeftOverStack: return "left-over-stack";
    case Fault::Kind::BootstrapTooOld: return "bootstrap-too-old";
    case Fault::Kind::NotBootstrapped: return "not-bootstrapped";
    case Fault::Kind::UntrustedBootstrap: return "untrusted-bootstrap";
  }
  return "";
}

Plan make_plan(const Sources& sources, const Inputs& inputs, const Index& index, const World* world) {
  Plan plan{.order = DeploymentOrder(inputs, index)};
  if (!world) return plan;
  const Generations& generations = plan.generations.emplace(inputs, index, *world);
  plan.changes = compare_stacks(sources, inputs, index, *world, generations);
  const Steps steps{.inputs = inputs, .index = index, .world = *world, .generations = generations, .plan = plan};
  find_exports_in_use(steps);
  find_names_taken(steps);
  find_named_replacements(steps);
  find_changed_types(steps);
  find_stuck_stacks(steps);
  find_vanished(steps);
  find_changed_qualifiers(steps);
  find_toolkit_faults(steps);
  find_left_over_stacks(steps);
  return plan;
}

}  // namespace crosscheck
