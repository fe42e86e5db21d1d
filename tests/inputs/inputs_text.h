#pragma once

#include <string>

#include "inputs/inputs.h"

namespace crosscheck {

// Everything that `read_inputs` found, as text: for comparing, and to see the difference when a test fails.
inline std::string text_of(const Inputs& inputs, const Sources& sources) {
  std::string text;
  auto mark = [&](const Mark& one) {
    text += "  " + sources.display(one.span.file) + ':' + std::to_string(one.span.begin) + '-' +
            std::to_string(one.span.end) + ' ' + one.label;
    if (one.stack != kNoStack) text += " (" + inputs[one.stack].name + ')';
    text += '\n';
  };
  for (const Assembly& one : inputs.assemblies) {
    text += "assembly " + one.path + ' ' + one.version + (one.missing_context ? " with dummy values" : "") + '\n';
  }
  for (const Stack& stack : inputs.stacks) {
    text += "stack " + stack.name + " = " + stack.artifact + ", " + stack.display_name + ", stage '" + stack.stage +
            "' in " + stack.environment.partition + '/' + stack.environment.account + '/' + stack.environment.region +
            '\n';
    text += "  of " + std::to_string(stack.assembly) + ", folder '" + stack.folder + "', at " +
            std::to_string(stack.origin.entry().begin) + ", template " + sources.display(stack.template_file) +
            ", metadata " + sources.display(stack.metadata_file) + '\n';
    for (StackId id : stack.dependencies) text += "  after " + inputs[id].name + '\n';
    for (FileId file : stack.asset_manifests) text += "  assets " + sources.display(file) + '\n';
    for (const auto& [name, given] : stack.origin.given().parameters) {
      text += "  parameter " + name + '=' + given.value + " at " + std::to_string(given.span.begin) + '\n';
    }
    for (const BootstrapFact& fact : stack.bootstrap) {
      text +=
          "  " + std::string(name(fact.kind)) + ' ' + fact.qualifier + '/' + fact.account + '/' + fact.region + '\n';
    }
  }
  for (const InputProblem& one : inputs.problems) {
    text += one.rule + ": " + one.problem.message + '\n';
    mark(one.problem.primary);
    for (const Mark& other : one.problem.related) mark(other);
  }
  for (const Notification& one : inputs.notifications)
    text += std::string(name(one.severity)) + ": " + one.message + '\n';
  text += inputs.complete ? "complete\n" : "incomplete\n";
  return text;
}

}  // namespace crosscheck
