#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

// The ARNs that the globs "type ARN" select in resources of one type. Types are few and uses are many, so that most
// uses are passed over by one look.
class ArnGlobs {
 public:
  explicit ArnGlobs(const std::vector<std::string>& globs) : globs_(globs) {}

  bool fits(std::string_view type, std::string_view arn) {
    const auto [known, fresh] = by_type_.try_emplace(type);
    if (fresh) known->second = of(type);
    return any_fits(known->second, arn);
  }

 private:
  std::vector<std::string> of(std::string_view type) const {
    std::vector<std::string> arns;
    for (const std::string& glob : globs_) {
      const std::size_t space = std::min(glob.find(' '), glob.size());
      if (space < glob.size() && glob_match(glob.substr(0, space), type)) arns.push_back(glob.substr(space + 1));
    }
    return arns;
  }

  const std::vector<std::string>& globs_;
  std::map<std::string_view, std::vector<std::string>> by_type_;
};

std::vector<Problem> check(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  ArnGlobs globals(parameters.globs("global")), locals(parameters.globs("local"));
  std::set<std::pair<StackId, std::pair<std::string_view, std::string_view>>> seen;
  for (const Use& use : model.index.uses) {
    if (use.region.empty() || use.written.empty() || use.type.empty() || !counts(model, use.exists)) continue;
    const Stack& stack = model.inputs[use.stack];
    const bool global = stack.environment.partition == "aws" && globals.fits(use.type, use.written);
    if (!global && !locals.fits(use.type, use.written)) continue;
    const std::string needed = global ? "us-east-1" : stack.environment.region;
    if (needed.empty() || use.region == needed || !parameters.selector().fits_stack(model, use.stack)) continue;
    if (parameters.selector().excepts(use.written)) continue;
    if (!seen.insert({use.stack, {use.element, use.written}}).second) continue;
    Words words = words_of(model, use);
    words["region"] = std::string(use.region);
    words["needed"] = needed;
    words["arn"] = display_key(use.written, model.index);
    problems.push_back(make_problem(wording, words, {mark_of(use, fill(wording.first, words))}));
    problems.back().identity =
        Identity{.space = "arn", .scope = place(stack.environment), .key = std::string(use.written)};
  }
  return problems;
}

}  // namespace

Kernel region_fits() {
  return {.name = "region-fits",
          .summary = "ARNs that a service accepts only in one region name that region",
          .parameters = {{.name = "local",
                          .kind = Parameter::Kind::Globs,
                          .summary = "a resource type, a space and an ARN that must be of the stack's region"},
                         {.name = "global",
                          .kind = Parameter::Kind::Globs,
                          .summary = "the same for ARNs that must be of us-east-1"},
                         select_stacks(),
                         select_environments(),
                         select_except("takes out whole ARNs")},
          .one_of = {"local", "global"},
          .placeholders = {"stack", "element", "type", "environment", "region", "needed", "arn"},
          .make = run<check>,
          .remarks = "Only regions that the ARN states are compared, and only in stacks whose region is known."};
}

}  // namespace crosscheck
