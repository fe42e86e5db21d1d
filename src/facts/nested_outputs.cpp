#include "facts/nested_outputs.h"

#include <set>
#include <utility>

#include "facts/nested_parameters.h"
#include "text/nearest.h"

namespace crosscheck {
namespace {

constexpr std::string_view kOutputs = ".Outputs.";
constexpr std::size_t kMostOutputs = 200;  // that CloudFormation takes; nothing is suggested of more

}  // namespace

NestedOutputs::NestedOutputs(Evaluator& parent) {
  const Template& source = parent.source();
  for (const Resource& resource : source.resources) {
    if (parent.exists(resource) == Truth::Yes) look_at(source, resource.element["Properties"], &resource);
  }
  for (Element output : source.outputs.children()) {
    const Element condition = output["Condition"];
    if (!condition || parent.holds(condition.text()) == Truth::Yes) look_at(source, output, nullptr);
  }
}

void NestedOutputs::look_at(const Template& parent, Element element, const Resource* reader) {
  std::vector<Element> open = {element};
  while (!open.empty()) {
    const Element one = open.back();
    open.pop_back();
    const Element argument = one.is_object() ? one.only_member() : Element();
    if (argument.key_equals("Fn::If")) continue;
    if (argument.key_equals("Fn::GetAtt")) {
      std::string attribute;
      for (Element part : argument.children()) {
        if (part.is_string()) attribute += (attribute.empty() ? "" : ".") + part.text();
        else attribute += "*";  // no name
      }
      add(parent, argument.is_string() ? argument.text() : attribute, argument, reader);
      continue;
    }
    if (argument.key_equals("Fn::Sub")) {
      const Element format = argument.is_array() ? argument.item(0) : argument;
      const std::string text = format.is_string() ? format.text() : "";
      for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (at == 0 || text[at - 1] != '$' || end == std::string::npos) continue;
        add(parent, std::string_view(text).substr(at + 1, end - at - 1), format, reader);
      }
    }
    for (Element child : one.children()) open.push_back(child);
  }
}

void NestedOutputs::add(const Template& parent, std::string_view attribute, Element where, const Resource* reader) {
  const std::size_t dot = attribute.find(kOutputs);
  if (dot == std::string_view::npos || attribute.find('*') != std::string_view::npos) return;
  const Resource* nested = parent.resource(attribute.substr(0, dot));
  if (!nested || nested->nested_by().empty()) return;
  const std::string output(attribute.substr(dot + kOutputs.size()));
  reads_.emplace(nested, Read{.output = output, .span = where.span(), .reader = reader});
}

std::vector<InputProblem> NestedOutputs::missing(const Resource& nested, const Template& child, Span file) const {
  const auto [begin, end] = reads_.equal_range(&nested);
  if (begin == end || child.is_rewritten() || is_computed(child.outputs)) return {};
  std::vector<std::string> declared;
  for (Element output : child.outputs.children()) declared.push_back(output.key());
  const std::set<std::string> names(declared.begin(), declared.end());
  if (declared.size() > kMostOutputs) declared.clear();
  std::map<std::string, std::vector<const Read*>> missing;
  for (auto at = begin; at != end; ++at) {
    if (!names.contains(at->second.output)) missing[at->second.output].push_back(&at->second);
  }
  std::vector<InputProblem> found;
  for (const auto& [output, reads] : missing) {
    const auto near = nearest(output, declared);
    const auto mark = [&](const Read& read) {
      return Mark{.span = read.span,
                  .label = near ? "did you mean `" + *near + "`?" : "read here",
                  .logical_id = read.reader ? std::string(read.reader->id) : "",
                  .type = read.reader ? std::string(read.reader->type) : ""};
    };
    InputProblem made = input_problem(
        "missing-stack-output", "nested stack `" + std::string(nested.id) + "` has no output `" + output + '`',
        mark(*reads.front()), "add the output to the nested stack's template, or read one that it has");
    for (std::size_t i = 1; i < reads.size(); ++i) made.problem.related.push_back(mark(*reads[i]));
    made.problem.related.push_back({.span = child.outputs ? child.outputs.key_span() : file,
                                    .label = "its template declares no such output",
                                    .logical_id = {},
                                    .bystander = true});
    found.push_back(std::move(made));
  }
  return found;
}

}  // namespace crosscheck
