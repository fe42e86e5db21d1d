#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "document/document.h"
#include "text/arena.h"

namespace crosscheck {

// The three answers to any question about values and conditions. All is the minimum, any the maximum.
enum class Truth : std::uint8_t { No, Unknown, Yes };
constexpr Truth negate(Truth truth) { return static_cast<Truth>(2 - static_cast<int>(truth)); }
constexpr Truth all(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth any(Truth a, Truth b) { return a < b ? b : a; }
std::string_view name(Truth truth);

// Text that may be known only in parts. It is kept as one string in which the parts that are not literal stand
// as tokens, so joining is appending and "certainly the same" is string equality:
//
//   ${#12.Vpc.VpcId}        attribute VpcId of resource Vpc of stack 12 (`Ref` where no attribute follows);
//                           resources of nested stacks as `${#12.Nested>Vpc.VpcId}`
//   ${@AccountId@0}         a pseudo parameter that is not known, the same for all of group 0 (`deployment.h`)
//   ${~/x/y@12}             the value of an SSM parameter where stack 12 is deployed
//   ${!name@12}             pending: what the export `name` holds where stack 12 is deployed
//   ${^stack|output|region@12}  pending: an output of another stack, as stack 12 asks for it
//   ${>Nested|output@12}    pending: an output of a nested stack of stack 12
//   ${?why}                 not knowable
//
// Pending tokens are replaced once all stacks are indexed (`index/link.cpp`). A literal `${` is written with
// a byte 1 in between, and `}` within a token as byte 2, so text from templates never looks like a token.
//
// Who made a text keeps it: it may stand in the document, in the program, or in an arena.
struct Text {
  std::string_view encoded;
  bool pending = false;
  bool unknown = false;  // holds a `${?…}`: equal to nothing
  bool open = false;     // holds any token at all

  bool literal() const { return !open; }
  bool certain() const { return !unknown && !pending; }

  // What is given as text; it is copied only where it must be written otherwise.
  static Text literal_text(std::string_view text, Arena& arena);
  static Text token(char kind, std::string_view body, Arena& arena);
  static Text unknown_text(std::string_view why, Arena& arena) { return token('?', why, arena); }
  // Already encoded: the flags are found out.
  static Text of_encoded(std::string_view encoded);
};

// Puts texts together.
struct TextBuilder {
  std::string encoded;
  bool pending = false, unknown = false, open = false;  // as in `Text`

  void append_literal(std::string_view text);
  void append_token(char kind, std::string_view body) { append_token(kind, {body}); }
  void append_token(char kind, std::initializer_list<std::string_view> body);  // one piece behind the other
  void append(const Text& other);
  void append_unknown(std::string_view why) { append_token('?', why); }
  void clear();

  bool certain() const { return !unknown && !pending; }
  // For as long as the builder is left alone.
  Text view() const { return {.encoded = encoded, .pending = pending, .unknown = unknown, .open = open}; }
  Text kept(Arena& arena) const;
};

// Longer results are not built: the value becomes unknown.
inline constexpr std::size_t kTextLimit = 64u << 10;

// Yes: the same whatever the parts turn out to be. No: certainly different.
Truth same(const Text& a, const Text& b);

// The token that begins at `at` (where `encoded` has `${`): its kind, body (unescaped) and the offset behind it.
struct Token {
  char kind = 0;
  std::string body;
  std::size_t end = 0;
};
inline bool is_token_at(std::string_view encoded, std::size_t at) {
  return at + 2 < encoded.size() && encoded[at] == '$' && encoded[at + 1] == '{';
}
std::size_t token_end(std::string_view encoded, std::size_t at);
Token token_at(std::string_view encoded, std::size_t at);

// The whole text is one token of that kind; its body, else empty.
bool is_sole_token(std::string_view encoded, char kind);
std::string sole_token(std::string_view encoded, char kind);

// Literal text back from its encoded form (only where there are no tokens).
std::string plain(std::string_view encoded);

// A value: text, a list, something structured that is not text, or nothing (`AWS::NoValue`, an absent property).
struct Value {
  enum class Kind : std::uint8_t { Absent, Text, List, Other };
  Kind kind = Kind::Absent;
  Text text;
  std::span<const Value> items;
  Element other;
  Span span;  // the literal or the intrinsic function that it comes from

  static Value of(Text text, Span span = {});
  static Value list(std::span<const Value> items);
  // The text; of a list or a structure an unknown text that says so.
  Text as_text() const;
};

}  // namespace crosscheck
