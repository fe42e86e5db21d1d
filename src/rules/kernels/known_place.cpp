#include <algorithm>
#include <map>
#include <set>

#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"
#include "text/characters.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

struct Known {
  std::set<std::string_view> accounts, regions;

  explicit Known(const Model& model) {
    for (const Stack& stack : model.inputs.stacks) {
      accounts.insert(stack.environment.account);
      regions.insert(stack.environment.region);
    }
  }
  bool foreign_account(const Model& model, const Use& use) const {
    return is_account_id(use.account) && !accounts.contains(use.account) &&
           !model.inputs[use.stack].environment.account.empty() &&
           !any_glob_match(model.config.external_accounts, use.account);
  }
  bool foreign_region(const Model& model, const Use& use) const {
    return !use.region.empty() && !regions.contains(use.region) && !model.inputs[use.stack].environment.region.empty();
  }
};

std::vector<Problem> check_known_place(const Model& model, const Wording& wording, const Parameters& parameters) {
  const bool by_account = parameters.word("part") == "account";
  const Selector& selector = parameters.selector();
  const Known known(model);
  std::map<std::string_view, std::vector<const Use*>> groups;  // by account, or by region
  for (std::uint32_t at : model.index.away) {
    const Use& use = model.index.uses[at];
    if (use.written.empty() || !counts(model, use.exists) || use.resolution == Resolution::External) continue;
    const bool foreign_account = known.foreign_account(model, use);
    if (by_account ? !foreign_account : foreign_account || !known.foreign_region(model, use)) continue;
    if (!selector.fits_stack(model, use.stack) || !selector.fits_evidence(use.evidence)) continue;
    if (selector.excepts(use.written) || !qualifier_in(use.written).empty()) continue;
    if (any_glob_match(model.config.external_names, use.written)) continue;
    groups[by_account ? use.account : use.region].push_back(&use);
  }
  std::vector<Problem> problems;
  for (const auto& [foreign, uses] : groups) {
    const Use& use = *uses.front();
    Words words = words_of(model, use);
    words["account"] = std::string(use.account);
    words["region"] = std::string(use.region);
    words["arn"] = display_key(use.written, model.index);
    Marks marks(problems.size());
    std::set<std::pair<StackId, std::string_view>> seen;
    for (const Use* one : uses) {
      if (!seen.emplace(one->stack, one->element).second) continue;
      marks.add([&] {
        Words of_one = words_of(model, *one);
        of_one["account"] = words["account"];
        of_one["region"] = words["region"];
        of_one["arn"] = display_key(one->written, model.index);
        Mark mark = mark_of(*one, fill(marks.empty() ? wording.first : wording.other, of_one));
        mark.literal = by_account ? words["account"] : words["region"];
        return mark;
      });
    }
    Problem problem = make_problem(model, wording, words, std::move(marks));
    problem.identity =
        Identity{.space = by_account ? "aws:account" : "aws:region", .scope = "aws", .key = std::string(foreign)};
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Kernel known_place() {
  return {.name = "known-place",
          .summary = "ARNs are in accounts and regions of this run",
          .parameters = {{.name = "part",
                          .kind = Parameter::Kind::Word,
                          .preset = "account",
                          .summary = "which part of an ARN is looked at",
                          .choices = {"account", "region"}},
                         select_stacks(),
                         select_environments(),
                         select_evidence(),
                         select_except("takes out whole ARNs")},
          .placeholders = {"account", "region", "arn", "stack", "element", "environment"},
          .make = run<check_known_place>};
}

}  // namespace crosscheck
