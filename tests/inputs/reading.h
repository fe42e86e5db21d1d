#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "inputs/inputs.h"
#include "inputs/inputs_text.h"
#include "inputs/temporary_folder.h"

namespace crosscheck {

// A temporary folder and what `read_inputs` makes of it.
struct Reading {
  TemporaryFolder folder;
  Sources sources;
  Inputs inputs;

  // A manifest with these members of `artifacts` and, where a test needs them, others of the manifest.
  void manifest(std::string_view artifacts, std::string_view in = "",
                std::string_view others = R"("version": "55.0.0")") {
    folder.write(std::string(in) + "manifest.json",
                 "{" + std::string(others) + ", \"artifacts\": {" + std::string(artifacts) + "}}");
  }

  const Inputs& read() { return read({folder.path()}); }
  const Inputs& read(const std::vector<std::string>& paths, const InputLimits& limits = {}) {
    return inputs = read_inputs(sources, paths, limits);
  }

  std::vector<std::string> stack_names() const {
    std::vector<std::string> names;
    for (const Stack& stack : inputs.stacks) names.push_back(stack.name);
    return names;
  }
  const Stack& stack(std::string_view name) const {
    const auto found =
        std::find_if(inputs.stacks.begin(), inputs.stacks.end(), [&](const Stack& one) { return one.name == name; });
    if (found == inputs.stacks.end()) throw std::runtime_error("no stack " + std::string(name));
    return *found;
  }
  std::vector<std::string> needs(std::string_view name) const {
    std::vector<std::string> names;
    for (StackId id : stack(name).dependencies) names.push_back(inputs[id].name);
    return names;
  }

  // What the span covers.
  std::string at(Span span) const {
    const std::string text = sources.reread(span.file).value_or("");
    return text.substr(span.begin, span.end - span.begin);
  }

  // "missing-template: template … | place → label": with what the marks cover, and without the temporary
  // folder's name.
  std::vector<std::string> problems() const {
    std::vector<std::string> lines;
    for (const InputProblem& one : inputs.problems) {
      std::string line = one.rule + ": " + one.problem.message + mark(one.problem.primary);
      for (const Mark& related : one.problem.related) line += mark(related);
      lines.push_back(local(line));
    }
    return lines;
  }
  std::vector<std::string> notifications() const {
    std::vector<std::string> lines;
    for (const Notification& one : inputs.notifications) lines.push_back(local(one.message));
    return lines;
  }
  std::string local(std::string text) const {
    for (std::size_t at; (at = text.find(folder.path() + '/')) != std::string::npos;)
      text.erase(at, folder.path().size() + 1);
    for (std::size_t at; (at = text.find(folder.path())) != std::string::npos;)
      text.replace(at, folder.path().size(), ".");
    return text;
  }

 private:
  std::string mark(const Mark& one) const {
    return " | " + sources.display(one.span.file) + ' ' + at(one.span) + " → " + one.label;
  }
};

// An entry of a manifest: `"App": {"type": "aws:cloudformation:stack", …}`, with an existing template if
// there is one.
inline std::string stack_entry(const std::string& id, const std::string& properties = "",
                               const std::string& others = "") {
  return '"' + id + R"(": {"type": "aws:cloudformation:stack", "properties": {"templateFile": ")" + id +
         R"(.template.json")" + (properties.empty() ? "" : ", ") + properties + '}' + (others.empty() ? "" : ", ") +
         others + '}';
}

inline std::string nested_entry(const std::string& id, const std::string& directory, const std::string& others = "") {
  return '"' + id + R"(": {"type": "cdk:cloud-assembly", "properties": {"directoryName": ")" + directory + "\"}" +
         (others.empty() ? "" : ", ") + others + '}';
}

}  // namespace crosscheck
