#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "facts/placeholder.h"
#include "index/default_names.h"
#include "rules/kernels/kernels.h"
#include "rules/wording.h"
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
    return std::move(problems_);
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

  // A deployment may give the parameter another value.
  void weaken(Problem& problem, std::string_view parameter) const {
    if (parameter.empty()) return;
    problem.severity = Severity::Warning;
    problem.help =
        "the name comes from the default of parameter `" + std::string(parameter) + "`: pass or set another one";
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
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    return {begin, std::find_if_not(begin + 1, end, continues)};
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

  void add(const Claim& claim, std::string_view name, std::string reason, const Limits& limits,
           std::optional<Severity> severity = {}) {
    const Selector& selector = parameters_.selector();
    if (!counts(model_, claim.exists) || !selector.fits(model_, claim)) return;
    if (is_guess(claim.stack, claim.written)) return;
    Words words = words_of(model_, claim);
    words["name"] = display_key(name, model_.index);
    words["reason"] = std::move(reason);
    words["count"] = std::to_string(least_size(name));
    if (claim.space == "cfn:stack") words["thing"] = "stack";
    words["limit"] = std::to_string(limits.longest);
    words["characters"] = std::string(limits.characters);
    problems_.push_back(make_problem(model_, wording_, words, {mark_of(claim, fill(wording_.first, words))}));
    problems_.back().severity = severity;
    weaken(problems_.back(), defaults_.parameter(claim));
    problems_.back().identity = identity_of(model_, claim.space, claim.scope, claim.key);
  }

  // A form that the service demands or refuses, seen where the resource was at hand.
  void add(const Flaw& flaw) {
    const Selector& selector = parameters_.selector();
    if (!counts(model_, flaw.exists) || !selector.fits_stack(model_, flaw.stack) || selector.excepts(flaw.text)) return;
    const TypeInfo* info = find_type(flaw.type);
    if (!info || !selector.fits_namespace(info->claims.front().space) || is_guess(flaw.stack, flaw.text)) return;
    const std::string name = display_key(flaw.text, model_.index);
    const Words words = {{"stack", model_.inputs[flaw.stack].name},
                         {"environment", model_.index.label(flaw.stack).name},
                         {"element", std::string(flaw.element)},
                         {"type", std::string(flaw.type)},
                         {"thing", thing(flaw.type, info->claims.front().space)},
                         {"key", name},
                         {"name", name},
                         {"reason", std::string(flaw.reason)},
                         {"count", std::to_string(flaw.text.size())},
                         {"limit", std::to_string(info->claims.front().longest)},
                         {"characters", std::string(info->claims.front().characters)}};
    problems_.push_back(make_problem(model_, wording_, words, {mark_at(flaw, fill(wording_.first, words))}));
    weaken(problems_.back(), defaults_.parameter(flaw.stack, flaw.element, info->claims.front().space));
    problems_.back().identity = Identity{.space = std::string(info->claims.front().space),
                                         .scope = place(model_.inputs[flaw.stack].environment),
                                         .key = std::string(flaw.text)};
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
  std::vector<Problem> problems_;
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
