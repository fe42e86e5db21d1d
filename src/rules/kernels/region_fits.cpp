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

// Which ARNs of a resource of some type are looked at.
struct ArnGlobs {
  std::vector<std::string> global, local;
};

// Of the globs "type ARN" those of a type, without it.
std::vector<std::string> of_type(std::string_view type, const std::vector<std::string>& globs) {
  std::vector<std::string> arns;
  for (const std::string& glob : globs) {
    const std::size_t space = std::min(glob.find(' '), glob.size());
    if (space < glob.size() && glob_match(glob.substr(0, space), type)) arns.push_back(glob.substr(space + 1));
  }
  return arns;
}

std::vector<Problem> check_region_fits(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  std::map<std::string_view, ArnGlobs> by_type;  // types are few and uses are many
  const char* last_type = nullptr;
  ArnGlobs* last = nullptr;
  std::set<std::pair<StackId, std::pair<std::string_view, std::string_view>>> seen;
  for (const Use& use : model.index.uses) {
    if (use.region.empty() || use.written.empty() || use.type.empty() || !counts(model, use.exists)) continue;
    if (use.type.data() != last_type) {  // the catalogue's texts stay where they are
      const auto [known, fresh] = by_type.try_emplace(use.type);
      last_type = use.type.data(), last = &known->second;
      if (fresh) *last = {of_type(use.type, parameters.globs("global")), of_type(use.type, parameters.globs("local"))};
    }
    const ArnGlobs& arns = *last;
    if (arns.global.empty() && arns.local.empty()) continue;
    const Stack& stack = model.inputs[use.stack];
    const bool global = stack.environment.partition == "aws" && any_glob_match(arns.global, use.written);
    if (!global && !any_glob_match(arns.local, use.written)) continue;
    const std::string needed = global ? "us-east-1" : stack.environment.region;
    if (needed.empty() || use.region == needed || !parameters.selector().fits_stack(model, use.stack)) continue;
    if (parameters.selector().excepts(use.written)) continue;
    if (!seen.insert({use.stack, {use.element, use.written}}).second) continue;
    Words words = words_of(model, use);
    words["region"] = std::string(use.region);
    words["needed"] = needed;
    words["arn"] = display_key(use.written, model.index);
    problems.push_back(make_problem(model, wording, words, {mark_of(use, fill(wording.first, words))}));
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
          .make = run<check_region_fits>,
          .remarks = "Only regions that the ARN states are compared, and only in stacks whose region is known."};
}

}  // namespace crosscheck
