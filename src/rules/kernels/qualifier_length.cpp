#include <set>

#include "rules/kernels/kernels.h"
#include "rules/wording.h"

namespace crosscheck {
namespace {

// The version parameter is the one fact whose name holds nothing but the qualifier, so that it is read off safely.
std::string_view written_qualifier(const BootstrapFact& fact) {
  constexpr std::string_view kBefore = "/cdk-bootstrap/", kAfter = "/version";
  const std::string_view text = fact.text;
  if (fact.kind != BootstrapFact::Kind::VersionParameter) return {};
  if (!text.starts_with(kBefore) || !text.ends_with(kAfter) || text.size() <= kBefore.size() + kAfter.size()) return {};
  return text.substr(kBefore.size(), text.size() - kBefore.size() - kAfter.size());
}

std::vector<Problem> check_qualifier_length(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  for (std::uint32_t i = 0; i < model.inputs.stacks.size(); ++i) {
    const Stack& stack = model.inputs.stacks[i];
    if (!model.index.present[i] || !parameters.selector().fits_stack(model, StackId{i})) continue;
    for (const BootstrapFact& fact : model.index.bootstrap[i]) {
      const std::string qualifier(written_qualifier(fact));
      if (qualifier.size() <= parameters.number("limit") || qualifier.find('$') != std::string::npos) continue;
      const Words words{{"stack", stack.name},
                        {"environment", model.index.label(StackId{i}).name},
                        {"qualifier", qualifier},
                        {"count", std::to_string(qualifier.size())},
                        {"limit", std::to_string(parameters.number("limit"))}};
      problems.push_back(make_problem(
          model, wording, words,
          {{.span = fact.span, .label = fill(wording.first, words), .stack = StackId{i}, .logical_id = {}}}));
      problems.back().identity =
          Identity{.space = "cdk:qualifier", .scope = place(stack.environment), .key = qualifier};
      break;
    }
  }
  return problems;
}

}  // namespace

Kernel qualifier_length() {
  return {.name = "qualifier-length",
          .summary = "a bootstrap qualifier is no longer than the CDK allows",
          .parameters = {{.name = "limit",
                          .kind = Parameter::Kind::Number,
                          .preset = "10",
                          .summary = "the largest number of characters that is fine"},
                         select_stacks(),
                         select_environments()},
          .placeholders = {"stack", "environment", "qualifier", "count", "limit"},
          .make = run<check_qualifier_length>,
          .remarks = "The qualifier is read from the name of the version parameter."};
}

}  // namespace crosscheck
