#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "evaluate/text_arn.h"
#include "plan/listed.h"
#include "rules/kernels/kernels.h"
#include "rules/kernels/near_names.h"
#include "rules/kernels/possible_owners.h"
#include "rules/kernels/uses.h"
#include "text/characters.h"
#include "text/nearest.h"

namespace crosscheck {
namespace {

// Why a thing is not there yet when it is needed.
struct Absence {
  std::string state;      // completes "`x`, …"
  std::string help = {};  // in place of the rule's own; before it where it ends in a blank
  Severity severity = Severity::Warning;
  const Claim* other = nullptr;  // who creates it, or something nearly called so
  std::string label = {};
};

std::vector<std::string_view> words_in(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t from = 0; from <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("-_/.", from), name.size());
    words.push_back(name.substr(from, end - from));
    from = end + 1;
  }
  return words;
}

// Whether one name is the other with a slip of the pen. Names that differ in a short word or a number are meant to.
bool is_slip(std::string_view written, std::string_view meant) {
  constexpr std::size_t kMostEdits = 2, kShortWord = 4;
  if (edit_distance(written, meant, kMostEdits) > kMostEdits) return false;
  const std::vector<std::string_view> a = words_in(written), b = words_in(meant);
  if (a.size() != b.size()) return true;  // another separator
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto holds_digit = [](std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); };
    const bool numbered = holds_digit(a[i]) || holds_digit(b[i]);
    if (a[i] != b[i] && (numbered || std::min(a[i].size(), b[i].size()) <= kShortWord)) return false;
  }
  return true;
}

// "/team/" of the ARN `…:role/team/name`; empty where it is not known.
std::string_view path_in(std::string_view written) {
  const std::optional<TextArn> arn = split_arn(Text::of_key(written));
  if (!arn || !arn->resource.literal()) return {};
  const std::string_view resource = arn->resource.key();
  const std::size_t begin = resource.find('/');
  return begin == std::string_view::npos ? std::string_view() : resource.substr(begin, resource.rfind('/') + 1 - begin);
}

class Absences {
 public:
  explicit Absences(const Model& model) : model_(model), names_(model), owners_(model), listed_(model.world) {
    for (const Use* use : uses_with(model, {Resolution::Owned})) {
      if (use->evidence != Evidence::Principal && use->exists == Truth::Yes) {
        otherwise_.emplace(use->stack, model.index.claims[use->owner].stack);
      }
    }
    for (const NamePath& one : model.index.name_paths) paths_[{one.stack, one.element}] = one.path;
  }

  std::optional<Absence> of(const Use& use) {
    if (use.resolution == Resolution::Own || use.resolution == Resolution::Owned) {
      if (std::optional<Absence> absence = elsewhere(use)) return absence;
    }
    if (use.resolution == Resolution::Own) return itself(use);
    if (use.resolution == Resolution::Owned) return later(use);
    if (use.resolution == Resolution::Nobody) return nobody(use);
    return std::nullopt;
  }

 private:
  // Whoever has the name has it under another path, which is part of what a policy must say.
  std::optional<Absence> elsewhere(const Use& use) const {
    const Claim& owner = model_.index.claims[use.owner];
    const auto known = paths_.find({owner.stack, owner.element});
    const std::string_view path = known == paths_.end() ? "/" : known->second, given = path_in(use.written);
    if (owner.exists != Truth::Yes || path.empty() || given.empty() || path == given) return std::nullopt;
    const std::string other = "stack `" + model_.inputs[owner.stack].name + '`';
    std::string arn(use.written.substr(0, use.written.find('/')));
    arn.append(path).append(owner.written);
    return Absence{.state = "which " + other + " creates with the path `" + std::string(path) + '`',
                   .help = "write the whole path: `" + display_key(arn, model_.index) + '`',
                   .severity = Severity::Error,
                   .other = &owner,
                   .label = other + " creates it"};
  }

  std::optional<Absence> itself(const Use& use) const {
    const Claim& owner = model_.index.claims[use.owner];
    if (owner.element != use.element || owner.stack != use.stack || owner.exists != Truth::Yes) return std::nullopt;
    return Absence{.state = "which is what the policy belongs to and does not exist before it",
                   .help =
                       "add the statement after the first deployment, or trust the account and restrict it by "
                       "`aws:PrincipalArn`",
                   .severity = Severity::Error};
  }

  std::optional<Absence> later(const Use& use) const {
    const Claim& owner = model_.index.claims[use.owner];
    const Stack &user = model_.inputs[use.stack], &other = model_.inputs[owner.stack];
    const Graph& order = model_.index.dependencies;
    const bool together =
        user.origin.can_order_stacks() && user.assembly == other.assembly && user.stage == other.stage;
    if (owner.exists != Truth::Yes || owner.stack == use.stack || !together) return std::nullopt;
    if (order.reaches(use.stack, owner.stack)) return std::nullopt;
    const std::string label = "stack `" + other.name + "` creates it";
    if (order.reaches(owner.stack, use.stack)) {
      return Absence{.state = "which stack `" + other.name + "` creates later",
                     .help = "move one of the two, or trust the account and restrict it by `aws:PrincipalArn`",
                     .severity = Severity::Error,
                     .other = &owner,
                     .label = label};
    }
    if (use.crosses || otherwise_.contains({use.stack, owner.stack}))
      return std::nullopt;  // `depends-on-owner` says so
    return Absence{.state = "which stack `" + other.name + "` may create later",
                   .help = "call `addDependency` on stack `" + user.name + "` with stack `" + other.name + "`",
                   .other = &owner,
                   .label = label};
  }

  std::optional<Absence> nobody(const Use& use) {
    const Label& label = model_.index.label(use.stack);
    const std::string word = label.named() ? environment_word(use.key) : "";
    if (!word.empty() && !may_be_environment(label.name, word)) return std::nullopt;
    if (owners_.may_have(use)) return std::nullopt;
    const Claim* near = names_.find(use);
    if (near && !is_slip(use.key, near->key)) near = nullptr;
    const bool unlisted = listed_.all(use.space, model_.index.scope(use.scope));
    const bool certain = model_.config.closed || unlisted;
    if (!near && !certain) return std::nullopt;
    Absence absence{.state = unlisted ? "which no stack creates and AWS does not list" : "which no stack creates",
                    .severity = certain ? Severity::Error : Severity::Warning,
                    .other = near};
    if (near) {
      const std::string name = display_key(near->written, model_.index), stack = model_.inputs[near->stack].name;
      absence.help = "did you mean `" + name + "` of stack `" + stack + "`? otherwise ";
      absence.label = "stack `" + stack + "` creates `" + name + '`';
    }
    return absence;
  }

  const Model& model_;
  NearNames names_;
  PossibleOwners owners_;
  Listed listed_;
  std::map<std::pair<StackId, std::string_view>, std::string_view> paths_;  // of elements: see `NamePath`
  std::set<std::pair<StackId, StackId>> otherwise_;  // stacks, and those whose things they use in other ways
};

std::vector<Problem> check_exists_before(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<const Use*> uses;
  const Selector& selector = parameters.selector();
  for (std::uint32_t i = 0; i < model.index.uses.size(); ++i) {
    const Use& use = model.index.uses[i];
    if (!selector.fits_evidence(use.evidence) || use.exists != Truth::Yes) continue;  // nearly all
    if (is_explained(model, i)) continue;
    if (selector.fits(model, use) && use.literal()) uses.push_back(&use);
  }
  std::vector<Problem> problems;
  if (uses.empty()) return problems;
  Absences absences(model);
  for (const auto& group : by_identity(uses)) {
    std::map<std::pair<std::string, Severity>, std::pair<Absence, std::vector<const Use*>>> by_state;
    for (const Use* use : group) {
      std::optional<Absence> absence = absences.of(*use);
      if (!absence) continue;
      auto& entry = by_state[{absence->state, absence->severity}];
      if (entry.second.empty()) entry.first = std::move(*absence);
      entry.second.push_back(use);
    }
    for (const auto& [state, entry] : by_state) {
      const auto& [absence, users] = entry;
      const Use& use = *users.front();
      Words words = words_of(model, use);
      words["state"] = absence.state;
      Marks marks = marks_of(model, wording, users, words, problems.size());
      if (absence.other) marks.add_bystander(bystander(*absence.other, absence.label));
      Problem problem = make_problem(model, wording, words, std::move(marks));
      problem.help = absence.help.empty() || absence.help.ends_with(' ') ? absence.help + problem.help : absence.help;
      problem.severity = absence.severity;
      problem.identity = identity_of(model, use.space, use.scope, use.key);
      problems.push_back(std::move(problem));
    }
  }
  return problems;
}

}  // namespace

Kernel exists_before() {
  return {
      .name = "exists-before",
      .summary = "what is used exists before the resource that uses it is created",
      .parameters = select_uses(),
      .placeholders = {"key", "thing", "state", "stack", "element", "environment"},
      .make = run<check_exists_before>,
      .remarks =
          "An error where it is certain: the thing is created by the very resource that uses it, or by a stack that "
          "is deployed later. A warning where nothing says which of two stacks comes first, or where no stack "
          "creates the thing but one creates something nearly called so. `{state}` says which it is."};
}

}  // namespace crosscheck
