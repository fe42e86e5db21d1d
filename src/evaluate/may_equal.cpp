// Whether two texts that are known only in part may turn out equal: each becomes an automaton that accepts whatever the
// text may be, and the two are walked side by side.

#include <cstdint>
#include <optional>
#include <utility>

#include "evaluate/text.h"

namespace crosscheck {
namespace {

constexpr std::size_t kPieceLimit = 64;
constexpr std::size_t kStateLimit = 4096;     // of one text
constexpr std::size_t kPairLimit = 1u << 20;  // states of one text times those of the other
constexpr std::size_t kAccountDigits = 12;

// The characters that a state takes.
struct Accepted {
  enum class Kind : std::uint8_t { One, Digit, RegionCharacter, Any };
  Kind kind = Kind::Any;
  char character = 0;  // of One

  bool has(char c) const {
    const bool digit = c >= '0' && c <= '9';
    switch (kind) {
      case Kind::One: return c == character;
      case Kind::Digit: return digit;
      case Kind::RegionCharacter: return digit || (c >= 'a' && c <= 'z') || c == '-';
      case Kind::Any: return true;
    }
    return true;
  }
};

// Whether some character suits both: digits are among the characters of regions.
bool meet(const Accepted& a, const Accepted& b) {
  if (a.kind == Accepted::Kind::One) return b.has(a.character);
  return b.kind != Accepted::Kind::One || a.has(b.character);
}

struct State {
  enum class Kind : std::uint8_t {
    Once,      // takes one character and goes on
    Repeated,  // takes any number of characters, also none
    Passed,    // goes on without taking any
  };
  Kind kind = Kind::Once;
  Accepted accepted = {};
  std::uint32_t next = 0;
  std::vector<std::uint32_t> choices = {};  // of Passed: where else to go on
};

class Automaton {
 public:
  // Nothing where the text is too long.
  static std::optional<Automaton> of(const Text& text) {
    Automaton made;
    std::size_t count = 0;
    for (const Piece& piece : pieces(text)) {
      if (++count > kPieceLimit || !made.add(piece)) return std::nullopt;
    }
    made.states_.push_back({.kind = State::Kind::Passed});  // the end, which leads nowhere
    return made;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(states_.size()); }
  std::uint32_t end() const { return size() - 1; }
  const State& operator[](std::uint32_t at) const { return states_[at]; }

 private:
  State& add(State::Kind kind, Accepted accepted = {}) {
    states_.push_back({.kind = kind, .accepted = accepted, .next = size() + 1});
    return states_.back();
  }
  void add_characters(std::string_view text) {
    for (char c : text) add(State::Kind::Once, {.kind = Accepted::Kind::One, .character = c});
  }

  // False where that makes too many states.
  bool add(const Piece& piece) {
    const std::string pseudo = piece.kind() == Piece::Kind::Pseudo ? piece.name() : std::string();
    if (piece.kind() == Piece::Kind::Literal) {
      if (piece.literal().size() > kStateLimit) return false;
      add_characters(piece.literal());
    } else if (pseudo == "AccountId") {
      for (std::size_t i = 0; i < kAccountDigits; ++i) add(State::Kind::Once, {.kind = Accepted::Kind::Digit});
    } else if (pseudo == "Region") {
      add(State::Kind::Once, {.kind = Accepted::Kind::RegionCharacter});
      add(State::Kind::Repeated, {.kind = Accepted::Kind::RegionCharacter});
    } else if (const std::vector<std::string> values = piece.allowed_values(); !values.empty()) {
      add_choice(values);
    } else {
      add(State::Kind::Repeated);
    }
    return states_.size() <= kStateLimit;
  }

  // A fork, the values one after the other, and the state where they all meet again.
  void add_choice(const std::vector<std::string>& values) {
    const std::uint32_t fork = size();
    add(State::Kind::Passed);
    std::vector<std::uint32_t> ends;
    for (const std::string& value : values) {
      if (states_.size() > kStateLimit) return;  // `add` says so
      if (size() > fork + 1) states_[fork].choices.push_back(size());
      add_characters(value);
      add(State::Kind::Passed);
      ends.push_back(size() - 1);
    }
    for (std::uint32_t end : ends) states_[end].next = size();
    add(State::Kind::Passed);
  }

  std::vector<State> states_;
};

// A walk over pairs of states, each visited once.
class Walk {
 public:
  Walk(const Automaton& a, const Automaton& b) : a_(a), b_(b), seen_(std::size_t{a.size()} * b.size(), false) {}

  bool reaches_both_ends() {
    go_to(0, 0);
    while (!open_.empty()) {
      const auto [at_a, at_b] = open_.back();
      open_.pop_back();
      if (at_a == a_.end() && at_b == b_.end()) return true;
      step(at_a, at_b);
    }
    return false;
  }

 private:
  void go_to(std::uint32_t at_a, std::uint32_t at_b) {
    const std::size_t pair = std::size_t{at_a} * b_.size() + at_b;
    if (seen_[pair]) return;
    seen_[pair] = true;
    open_.emplace_back(at_a, at_b);
  }

  void step(std::uint32_t at_a, std::uint32_t at_b) {
    const State &a = a_[at_a], &b = b_[at_b];
    if (a.kind != State::Kind::Once && at_a != a_.end()) go_to(a.next, at_b);
    if (b.kind != State::Kind::Once && at_b != b_.end()) go_to(at_a, b.next);
    for (std::uint32_t choice : a.choices) go_to(choice, at_b);
    for (std::uint32_t choice : b.choices) go_to(at_a, choice);
    if (a.kind == State::Kind::Passed || b.kind == State::Kind::Passed || !meet(a.accepted, b.accepted)) return;
    // Both take a character; staying at a repeated state is enough, as it can be left without one.
    go_to(a.kind == State::Kind::Once ? a.next : at_a, b.kind == State::Kind::Once ? b.next : at_b);
  }

  const Automaton &a_, &b_;
  std::vector<bool> seen_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open_;
};

}  // namespace

bool may_equal(const Text& a, const Text& b) {
  if (a.key() == b.key()) return true;
  if (a.literal() && b.literal()) return false;
  const std::optional<Automaton> of_a = Automaton::of(a), of_b = Automaton::of(b);
  if (!of_a || !of_b || std::size_t{of_a->size()} * of_b->size() > kPairLimit) return true;
  return Walk(*of_a, *of_b).reaches_both_ends();
}

}  // namespace crosscheck
