#include <array>
#include <map>
#include <set>
#include <utility>

#include "rules/kernels/kernels.h"
#include "rules/wording.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

constexpr std::array<std::pair<std::string_view, Flaw::Kind>, 4> kKinds = {{{"account", Flaw::Kind::Account},
                                                                            {"reference", Flaw::Kind::Reference},
                                                                            {"partition", Flaw::Kind::Partition},
                                                                            {"federation", Flaw::Kind::Federation}}};

Flaw::Kind kind_of(std::string_view word) {
  for (const auto& [name, kind] : kKinds) {
    if (name == word) return kind;
  }
  return kKinds.front().second;
}

Words words_of(const Model& model, const Flaw& flaw) {
  return {{"stack", model.inputs[flaw.stack].name},
          {"environment", model.index.label(flaw.stack).name},
          {"element", std::string(flaw.element)},
          {"type", std::string(flaw.type)},
          {"partition", model.inputs[flaw.stack].environment.partition},
          {"text", display_key(flaw.text, model.index)},
          {"reason", std::string(flaw.reason)}};
}

// One text is one problem, wherever it is written.
Problem problem_of(const Model& model, const Wording& wording, const std::vector<const Flaw*>& flaws,
                   std::size_t problems) {
  Marks marks(problems);
  std::set<std::pair<StackId, std::string_view>> seen;
  bool refused = false;
  for (const Flaw* flaw : flaws) {
    refused = refused || flaw->refused;
    if (!seen.emplace(flaw->stack, flaw->element).second) continue;
    const std::string& label = next_label(wording, marks.empty());
    marks.add([&] { return mark_at(*flaw, fill(label, words_of(model, *flaw))); });
  }
  const Flaw& first = *flaws.front();
  const Words words = words_of(model, first);
  Problem problem = make_problem(model, wording, words, std::move(marks));
  problem.identity =
      Identity{.space = "text", .scope = place(model.inputs[first.stack].environment), .key = words.at("text")};
  if (!refused) problem.severity = Severity::Warning;
  return problem;
}

std::vector<Problem> check(const Model& model, const Wording& wording, const Parameters& parameters) {
  const Flaw::Kind kind = kind_of(parameters.word("what"));
  std::map<std::string_view, std::vector<const Flaw*>> by_text;
  for (const Flaw& flaw : model.index.flaws) {
    if (flaw.kind != kind || !counts(model, flaw.exists)) continue;
    if (!parameters.selector().fits_stack(model, flaw.stack) || parameters.selector().excepts(flaw.text)) continue;
    by_text[flaw.text].push_back(&flaw);
  }
  std::vector<Problem> problems;
  for (const auto& [text, flaws] : by_text) problems.push_back(problem_of(model, wording, flaws, problems.size()));
  return problems;
}

}  // namespace

Kernel well_formed() {
  std::vector<std::string_view> kinds;
  for (const auto& [name, kind] : kKinds) kinds.push_back(name);
  return {.name = "well-formed",
          .summary = "texts of a kind are written as AWS expects them",
          .parameters = {{.name = "what",
                          .kind = Parameter::Kind::Word,
                          .summary =
                              "account ids, dynamic references, the partitions of ARNs, or trust in identity providers",
                          .choices = std::move(kinds),
                          .required = true},
                         select_stacks(),
                         select_environments(),
                         select_except("takes out whole texts")},
          .placeholders = {"stack", "element", "type", "environment", "text", "reason", "partition"},
          .make = run<check>,
          .remarks = "A fault with which the deployment can still succeed is a warning, whatever the rule's severity."};
}

}  // namespace crosscheck
