#include "facts/nested_parameters.h"

#include <set>
#include <utility>

#include "text/nearest.h"

namespace crosscheck {
namespace {

constexpr std::size_t kMostParameters = 200;  // that CloudFormation takes; nothing is suggested of more

}  // namespace

bool is_computed(Element members) {
  for (Element member : members.children()) {
    if (member.key().starts_with("Fn::")) return true;
  }
  return members && !members.is_object();
}

NestedParameters::NestedParameters(const std::map<std::string, Value, std::less<>>& given, const Resource& resource)
    : given_(is_computed(resource.properties["Parameters"]) ? nullptr : &given), resource_(&resource) {}

InputProblem NestedParameters::problem(std::string message, Span here, std::string label, Span there,
                                       std::string other) const {
  InputProblem made{.rule = "nested-parameters", .problem = {}};
  made.problem.message = std::move(message);
  made.problem.primary = {.span = here,
                          .label = std::move(label),
                          .logical_id = std::string(resource_->id),
                          .type = std::string(resource_->type)};
  made.problem.related.push_back({.span = there, .label = std::move(other), .logical_id = {}, .bystander = true});
  return made;
}

std::vector<InputProblem> NestedParameters::problems(const Template& child, Span file) const {
  if (!given_ || !child.foreign_transform.empty() || is_computed(child.parameters)) return {};
  std::vector<InputProblem> found;
  const auto has = [&](const std::string& name) {
    const auto given = given_->find(name);
    return given != given_->end() && given->second.kind != Value::Kind::Absent;
  };
  const Element passed = resource_->properties["Parameters"], section = child.parameters;
  const std::string stack = "nested stack `" + std::string(resource_->id) + '`';
  std::vector<std::string> declared;
  for (Element one : section.children()) {
    declared.push_back(one.key());
    if (one["Default"] || has(declared.back())) continue;
    found.push_back(problem(stack + " is not given parameter `" + declared.back() + "`, which has no default",
                            passed ? passed.key_span() : resource_->element.key_span(), "it is not among these",
                            one.key_span(), "declared here"));
  }
  const std::set<std::string> names(declared.begin(), declared.end());
  if (declared.size() > kMostParameters) declared.clear();
  for (Element one : passed.children()) {
    const std::string name = one.key();
    if (names.contains(name) || !has(name) || one.only_member().key_equals("Fn::If")) continue;
    const auto near = nearest(name, declared);
    found.push_back(problem(stack + " is given parameter `" + name + "`, which its template does not declare",
                            one.key_span(), near ? "did you mean `" + *near + "`?" : "given here",
                            section ? section.key_span() : file, "its template declares no such parameter"));
  }
  return found;
}

}  // namespace crosscheck
