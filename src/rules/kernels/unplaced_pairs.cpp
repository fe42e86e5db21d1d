#include "rules/kernels/unplaced_pairs.h"

#include <algorithm>

#include "rules/kernels/claims.h"

namespace crosscheck {
namespace {

constexpr std::size_t kShown = 10;     // names of each pair
constexpr std::size_t kCompared = 64;  // claims of one identity

}  // namespace

bool UnplacedPairs::are_pair(const Claim& one, const Claim& other) const {
  const Label &a = model_.index.label(one.stack), &b = model_.index.label(other.stack);
  if (one.stack >= other.stack || !a.named() || !b.named() || a.name == b.name) return false;
  if (a.configured() && b.configured()) return false;  // the config tells them apart
  // Whole folders of templates are usually deployed to one account each.
  const auto named = [&](StackId stack) { return model_.inputs[stack].origin.has_real_name(); };
  return named(one.stack) && named(other.stack) && one.exists == Truth::Yes && other.exists == Truth::Yes;
}

bool UnplacedPairs::is_unplaced(const Claim& claim) const {
  if (model_.index.stacks.app(claim.stack).stated) return false;
  if (!model_.index.scope(claim.scope).known()) return true;
  const Text key = Text::of_key(claim.key);
  for (const Piece& piece : pieces(key)) {
    if (piece.kind() == Piece::Kind::Pseudo) return true;
  }
  return false;
}

void UnplacedPairs::add(const std::vector<const Claim*>& claims) {
  if (claims.empty() || !is_unplaced(*claims.front())) return;
  const std::size_t count = std::min(claims.size(), kCompared);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      if (!are_pair(*claims[i], *claims[j])) continue;
      Pair& pair = pairs_[{claims[i]->stack, claims[j]->stack}];
      if (++pair.names <= kShown) pair.claims.insert(pair.claims.end(), {claims[i], claims[j]});
    }
  }
}

Problem UnplacedPairs::problem_of(const Wording& wording, StackId one, StackId other, const Pair& pair,
                                  std::size_t problems) const {
  const std::string first = model_.inputs[one].name, second = model_.inputs[other].name;
  Words words = words_of(model_, *pair.claims.front());
  words["count"] = "2";
  words["who"] = "stacks `" + first + "` and `" + second + "`, whose accounts are not known";
  add_place(model_, *pair.claims.front(), words);
  Problem problem = make_problem(model_, wording, words, marks_of(model_, wording, pair.claims, words, problems));
  if (pair.names > 1) {
    problem.message += " (and " + std::to_string(pair.names - 1) + (pair.names == 2 ? " other name)" : " other names)");
  }
  const bool synthesized = model_.inputs[one].origin.is_synthesized() || model_.inputs[other].origin.is_synthesized();
  problem.help = "in one account the second deployment is refused: make the names differ, ";
  if (synthesized) problem.help += "give the stacks `env`, ";
  problem.help += "or say under `environments` in crosscheck.yaml which stacks belong to which environment";
  problem.severity = Severity::Warning;
  problem.identity = Identity{.space = "cfn:stack", .scope = words["where"], .key = first + " and " + second};
  return problem;
}

void UnplacedPairs::report(const Wording& wording, std::vector<Problem>& problems) const {
  for (const auto& [stacks, pair] : pairs_) {
    problems.push_back(problem_of(wording, stacks.first, stacks.second, pair, problems.size()));
  }
}

}  // namespace crosscheck
