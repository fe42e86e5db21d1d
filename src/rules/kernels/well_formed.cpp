#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
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

// One text that is wrong in one way is one problem, wherever it is written.
Problem problem_of(const Model& model, const Wording& wording, const std::vector<const Flaw*>& flaws,
                   std::size_t problems) {
  Marks marks(problems);
  std::set<std::pair<StackId, std::string_view>> seen;
  Severity severity = Severity::Note;
  for (const Flaw* flaw : flaws) {
    severity = std::max(severity, flaw->severity);
    if (!seen.emplace(flaw->stack, flaw->element).second) continue;
    const std::string& label = next_label(wording, marks.empty());
    marks.add([&] { return mark_at(*flaw, fill(label, words_of(model, *flaw))); });
  }
  const Flaw& first = *flaws.front();
  const Words words = words_of(model, first);
  Problem problem = make_problem(model, wording, words, std::move(marks));
  problem.identity =
      Identity{.space = "text", .scope = place(model.inputs[first.stack].environment), .key = words.at("text")};
  if (severity != Severity::Error) problem.severity = severity;
  return problem;
}

// Secure strings of parameters that a stack of the run creates: CloudFormation only creates plain ones.
std::vector<Flaw> plain_parameters(const Model& model, std::deque<std::string>& reasons) {
  std::vector<Flaw> flaws;
  const std::vector<Claim>& claims = model.index.claims;
  for (const Use& use : model.index.secure) {
    model.index.table.visit_in(claims, use.scope, use.key, use.hash, [&](std::uint32_t at) {
      const Claim& claim = claims[at];
      if (claim.space != use.space || claim.exists != Truth::Yes) return false;
      reasons.push_back("reads a secure string, but stack `" + model.inputs[claim.stack].name +
                        "` creates the parameter as plain text");
      flaws.push_back({.kind = Flaw::Kind::Reference,
                       .text = use.written,
                       .reason = reasons.back(),
                       .stack = use.stack,
                       .element = use.element,
                       .type = use.type,
                       .span = use.span,
                       .exists = use.exists});
      return true;
    });
  }
  return flaws;
}

std::vector<Problem> check_well_formed(const Model& model, const Wording& wording, const Parameters& parameters) {
  const Flaw::Kind kind = kind_of(parameters.word("what"));
  std::map<std::pair<std::string_view, std::string_view>, std::vector<const Flaw*>> by_text;
  const auto consider = [&](const Flaw& flaw) {
    if (flaw.kind != kind || !counts(model, flaw.exists)) return;
    if (!parameters.selector().fits_stack(model, flaw.stack) || parameters.selector().excepts(flaw.text)) return;
    by_text[{flaw.text, flaw.reason}].push_back(&flaw);
  };
  for (const Flaw& flaw : model.index.flaws) consider(flaw);
  std::deque<std::string> reasons;
  const std::vector<Flaw> plain =
      kind == Flaw::Kind::Reference ? plain_parameters(model, reasons) : std::vector<Flaw>();
  for (const Flaw& flaw : plain) consider(flaw);
  std::vector<Problem> problems;
  for (const auto& [text, flaws] : by_text) problems.push_back(problem_of(model, wording, flaws, problems.size()));
  return problems;
}

}  // namespace

Kernel well_formed() {
  std::vector<std::string_view> kinds;
  for (const auto& [name, kind] : kKinds) kinds.push_back(name);
  return {
      .name = "well-formed",
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
      .make = run<check_well_formed>,
      .remarks =
          "A fault with which the deployment can still succeed is a warning or a note, whatever the rule's severity."};
}

}  // namespace crosscheck
