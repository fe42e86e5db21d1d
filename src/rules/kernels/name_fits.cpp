#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "facts/placeholder.h"
#include "index/default_names.h"
#include "rules/kernels/kernels.h"
#include "rules/wording.h"
#include "text/characters.h"
#include "text/hash.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

// By the character's byte.
using Characters = std::array<bool, 256>;

// "A-Za-z0-9_-"
Characters characters_of(std::string_view listed) {
  Characters set{};
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const bool range = i + 2 < listed.size() && listed[i + 1] == '-';
    const auto first = static_cast<unsigned char>(listed[i]);
    const auto last = static_cast<unsigned char>(range ? listed[i + 2] : listed[i]);
    std::fill(set.begin() + first, set.begin() + last + 1, true);
    if (range) i += 2;
  }
  return set;
}

constexpr std::string_view kPlain = "A-Za-z0-9";

struct Limits {
  std::size_t longest = 0;
  std::string_view characters;
};

class NameFits {
 public:
  NameFits(const Model& model, const Wording& wording, const Parameters& parameters)
      : model_(model),
        wording_(wording),
        parameters_(parameters),
        by_length_(parameters.word("part") == "length"),
        stacks_{.longest = parameters.number("stack-longest"), .characters = "A-Za-z0-9-"},
        exports_{.longest = parameters.number("export-longest"), .characters = "A-Za-z0-9:-"},
        defaults_(model.index) {}

  std::vector<Problem> run() {
    for (const Claim& claim : model_.index.claims) {
      if (claim.shape && (by_length_ ? claim.key.size() <= claim.shape->longest || claim.shape->longest == 0
                                     : claim.shape->characters.empty())) {
        continue;  // nearly all
      }
      const Limits limits = limits_of(claim);
      if (limits.longest > 0) look_at(claim, limits);
    }
    if (!by_length_) {
      for (const Flaw& flaw : model_.index.flaws) {
        if (flaw.kind == Flaw::Kind::Name) add(flaw);
      }
    }
    std::vector<Problem> problems;
    for (auto& [misfit, marks] : misfits_) problems.push_back(problem_of(misfit, std::move(marks)));
    return problems;
  }

 private:
  Limits limits_of(const Claim& claim) const {
    if (claim.shape) return {.longest = claim.shape->longest, .characters = claim.shape->characters};
    if (claim.space == "cfn:stack") return stacks_;
    return claim.space == "cfn:export" ? exports_ : Limits{};
  }

  // The name without those of its parents; of a part that is not known, nothing.
  std::string_view name_of(const Claim& claim) const {
    if (!claim.shape) return claim.written;
    if (claim.shape->name.size() != 1) return {};
    const std::size_t slash = claim.shape->parents.empty() ? std::string_view::npos : claim.written.rfind('/');
    return slash == std::string_view::npos ? claim.written : claim.written.substr(slash + 1);
  }

  // Whether the stack's name is in it, of which we have only a guess: the template's file is called so.
  bool is_guess(StackId id, std::string_view name) const {
    const Stack& stack = model_.inputs[id];
    return !stack.origin.has_real_name() && name.find(stack.name) != std::string_view::npos;
  }

  void look_at(const Claim& claim, const Limits& limits) {
    const std::string_view name = name_of(claim);
    if (name.empty() || name.starts_with("arn:")) return;
    if (by_length_) {
      const std::size_t size = least_size(name);
      if (size > limits.longest) add(claim, name, "has " + std::to_string(size) + " characters", limits);
      return;
    }
    if (is_plain(limits.characters) && all_plain(name)) {  // nearly always
      if (says_undefined(name)) add(claim, name, "says `undefined`", limits, Severity::Warning);
      return;
    }
    const Characters& set = set_of(limits.characters);
    const auto allowed = [&](char c) { return set[static_cast<unsigned char>(c)]; };
    const auto bad = std::find_if_not(name.begin(), name.end(), allowed);
    if (bad == name.end()) {
      if (says_undefined(name)) add(claim, name, "says `undefined`", limits, Severity::Warning);
    } else if (const std::string word = pseudo_parameter(name);
               !word.empty() && claim.shape && claim.shape->forms.empty()) {
      add(claim, name, "holds `" + word + "`, which only `Fn::Sub` replaces", limits);
    } else if (claim.literal() && !holds_any(name, '{', '%', '<', '$')) {  // which another tool fills in
      add(claim, name,
          "holds `" + character_at(bad, name.end()) + "`, but may hold only " + std::string(limits.characters), limits);
    }
  }

  bool is_plain(std::string_view characters) {
    if (characters.data() == plain_) return true;
    if (!characters.starts_with(kPlain) || !characters.ends_with('-')) return false;
    plain_ = characters.data();
    return true;
  }

  // The catalogue's texts stay where they are, and names of one type tend to come together.
  const Characters& set_of(std::string_view characters) {
    if (characters.data() == last_characters_) return *last_;
    const auto [known, fresh] = sets_.try_emplace(characters);
    if (fresh) known->second = characters_of(characters);
    last_characters_ = characters.data();
    return *(last_ = &known->second);
  }

  // `${AWS::Region}` and the like, as text.
  static std::string pseudo_parameter(std::string_view name) {
    const Text text = Text::of_key(name);
    if (!text.literal()) return {};
    const std::string plain = text.plain();
    const std::size_t begin = plain.find("{AWS::");
    if (begin == std::string::npos || begin == 0 || plain[begin - 1] != '$') return {};
    return plain.substr(begin - 1, plain.find('}', begin) + 2 - begin);
  }

  // With the bytes that belong to it.
  static std::string character_at(std::string_view::const_iterator begin, std::string_view::const_iterator end) {
    return {begin, std::find_if_not(begin + 1, end, is_continuation)};
  }

  // What is known of it; an account's id has twelve digits, whichever it is.
  static std::size_t least_size(std::string_view name) {
    constexpr std::size_t kAccount = 12;
    const Text text = Text::of_key(name);
    if (text.literal()) return name.size();
    std::size_t size = 0;
    for (const Piece& piece : pieces(text)) {
      if (piece.kind() == Piece::Kind::Literal) size += piece.literal().size();
      else if (piece.kind() == Piece::Kind::Pseudo && piece.name() == "AccountId") size += kAccount;
    }
    return size;
  }

  // A name that does not fit, where one resource has it.
  struct Misfit {
    StackId stack = kNoStack;
    std::string_view element, type, space;
    std::string scope;
    std::string_view key, written, name;  // see `Claim`, and the part of it that is looked at
    std::string reason;
    Limits limits;
    std::string_view parameter;  // whose default it is made of
    std::optional<Severity> severity = {};
    Span span = {};
  };

  void add(const Claim& claim, std::string_view name, std::string reason, const Limits& limits,
           std::optional<Severity> severity = {}) {
    if (!counts(model_, claim.exists) || !parameters_.selector().fits(model_, claim)) return;
    if (is_guess(claim.stack, claim.written)) return;
    add(Misfit{.stack = claim.stack,
               .element = claim.element,
               .type = claim.type(),
               .space = claim.space,
               .scope = display(model_.index.scope(claim.scope)),
               .key = claim.key,
               .written = claim.written,
               .name = name,
               .reason = std::move(reason),
               .limits = limits,
               .parameter = defaults_.parameter(claim),
               .severity = severity,
               .span = claim.span});
  }

  // A form that the service demands or refuses, seen where the resource was at hand.
  void add(const Flaw& flaw) {
    const Selector& selector = parameters_.selector();
    if (!counts(model_, flaw.exists) || !selector.fits_stack(model_, flaw.stack) || selector.excepts(flaw.text)) return;
    const TypeInfo* info = find_type(flaw.type);
    if (!info || !selector.fits_namespace(info->claims.front().space) || is_guess(flaw.stack, flaw.text)) return;
    const ClaimShape& shape = info->claims.front();
    add(Misfit{.stack = flaw.stack,
               .element = flaw.element,
               .type = flaw.type,
               .space = shape.space,
               .scope = place(model_.inputs[flaw.stack].environment),
               .key = flaw.text,
               .written = flaw.text,
               .name = flaw.text,
               .reason = std::string(flaw.reason),
               .limits = {.longest = shape.longest, .characters = shape.characters},
               .parameter = defaults_.parameter(flaw.stack, flaw.element, shape.space),
               .span = flaw.span});
  }

  // However many resources have the name, it is one problem.
  void add(Misfit misfit) {
    const auto [same, fresh] = same_.try_emplace(
        {table_hash(misfit.key), misfit.space, misfit.scope, misfit.key, misfit.reason, misfit.parameter},
        misfits_.size());
    if (fresh) misfits_.emplace_back(misfit, Marks(misfits_.size()));
    Marks& marks = misfits_[same->second].second;
    marks.add([&] { return mark_at(misfit, fill(next_label(wording_, marks.empty()), words_of(misfit))); });
  }

  Words words_of(const Misfit& misfit) const {
    return {{"stack", model_.inputs[misfit.stack].name},
            {"environment", model_.index.label(misfit.stack).name},
            {"element", std::string(misfit.element)},
            {"type", std::string(misfit.type)},
            {"thing", misfit.space == "cfn:stack" ? "stack" : thing(misfit.type, misfit.space)},
            {"key", display_key(misfit.written, model_.index)},
            {"name", display_key(misfit.name, model_.index)},
            {"reason", misfit.reason},
            {"count", std::to_string(least_size(misfit.name))},
            {"limit", std::to_string(misfit.limits.longest)},
            {"characters", std::string(misfit.limits.characters)}};
  }

  Problem problem_of(const Misfit& misfit, Marks marks) const {
    Problem problem = make_problem(model_, wording_, words_of(misfit), std::move(marks));
    problem.severity = misfit.severity;
    problem.identity = Identity{
        .space = std::string(misfit.space), .scope = misfit.scope, .key = display_key(misfit.key, model_.index)};
    if (!misfit.parameter.empty()) {  // a deployment may give it another value
      problem.severity = Severity::Warning;
      problem.help = "the name comes from the default of parameter `" + std::string(misfit.parameter) +
                     "`: pass or set another one";
    }
    return problem;
  }

  const Model& model_;
  const Wording& wording_;
  const Parameters& parameters_;
  bool by_length_;
  Limits stacks_, exports_;
  DefaultNames defaults_;
  std::map<std::string_view, Characters> sets_;
  const char* plain_ = nullptr;  // a set that holds all plain ones
  const char* last_characters_ = nullptr;
  const Characters* last_ = nullptr;
  std::vector<std::pair<Misfit, Marks>> misfits_;
  // By the key's hash, namespace, scope, key, reason and parameter.
  std::map<std::tuple<std::uint32_t, std::string_view, std::string, std::string_view, std::string, std::string_view>,
           std::size_t>
      same_;
};

std::vector<Problem> check_name_fits(const Model& model, const Wording& wording, const Parameters& parameters) {
  return NameFits(model, wording, parameters).run();
}

}  // namespace

Kernel name_fits() {
  return {.name = "name-fits",
          .summary = "names are such as their services accept",
          .parameters = select_claims({{.name = "part",
                                        .kind = Parameter::Kind::Word,
                                        .summary = "what of a name is looked at",
                                        .choices = {"length", "characters"},
                                        .required = true},
                                       {.name = "stack-longest",
                                        .kind = Parameter::Kind::Number,
                                        .preset = "128",
                                        .summary = "the most characters of a stack's name; 0 leaves stacks out"},
                                       {.name = "export-longest",
                                        .kind = Parameter::Kind::Number,
                                        .preset = "255",
                                        .summary = "the most characters of an export's name; 0 leaves exports out"}}),
          .placeholders = {"stack", "element", "environment", "type", "thing", "key", "name", "count", "limit",
                           "reason", "characters"},
          .make = run<check_name_fits>,
          .remarks =
              "What the catalogue knows of a type's names decides. Of a name that is known in part, the part that is "
              "known counts, and twelve characters for an account's id."};
}

}  // namespace crosscheck
