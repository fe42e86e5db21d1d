#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "evaluate/truth.h"
#include "text/arena.h"
#include "text/simd.h"

namespace crosscheck {

class Piece;
class PieceRange;

// Text that may be known only in part: literal text and open pieces, such as the id of a resource.
//
// It is kept as one flat string, so that joining is appending and "certainly equal" is one comparison. How open pieces
// are written there is the business of text.cpp alone; everybody else asks for `pieces`.
//
// A text is a view: whoever made it keeps the characters, be it the document, the program or an arena.
class Text {
 public:
  constexpr Text() = default;

  // Literal text; copied only where it must be written differently.
  static Text of(std::string_view literal, Arena& arena);
  // Literal text that holds no `${`, such as a constant of the program or another text's literal piece.
  static constexpr Text verbatim(std::string_view literal) { return Text(literal, 0); }
  static Text unknown(std::string_view reason, Arena& arena);
  // What `key` gave.
  static Text of_key(std::string_view key);

  bool empty() const { return flat_.empty(); }
  std::size_t size() const { return flat_.size(); }
  bool literal() const { return (marks_ & kOpen) == 0; }
  bool unknown() const { return (marks_ & kUnknown) != 0; }  // holds a piece that nobody can know: equal to nothing
  bool pending() const { return (marks_ & kPending) != 0; }  // holds an export or output that has still to be followed
  bool certain() const { return (marks_ & (kUnknown | kPending)) == 0; }
  bool by_default() const { return (marks_ & kByDefault) != 0; }  // made of a default for which others may be passed
  void set_by_default() { marks_ |= kByDefault; }

  // What to compare, order, hash and keep the text by. Equal keys of certain texts mean certainly equal texts. The key
  // of literal text is the text, but for the rare one that holds `${`.
  std::string_view key() const { return flat_; }

  // The literal text itself; only for texts that are `literal`.
  std::string plain() const;
  // The same as a view; written to the arena only where the key differs.
  std::string_view plain(Arena& arena) const;

  // A copy that lives as long as the arena.
  Text kept(Arena& arena) const { return Text(arena.keep(flat_), marks_); }

  // Whether the text is a single open piece that belongs to the stack: the id or an attribute of a resource, the
  // stack's own name or id.
  bool is_of_stack() const;
  // Whether it holds the value of an SSM parameter or a secret.
  bool reads_value() const { return !literal() && (contains(flat_, "${~") || (unknown() && contains(flat_, "${="))); }
  // The characters up to the first open piece begin so.
  bool starts_with(std::string_view literal) const { return flat_.starts_with(literal); }

  // The first literal `c` at or after an offset; `std::string_view::npos` if there is none. Offsets mean something only
  // to `part`.
  std::size_t find(char c, std::size_t from = 0) const {
    return literal() ? flat_.find(c, from) : find_if(from, [c](char one) { return one == c; });
  }
  template <typename Wanted>
  std::size_t find_if(std::size_t from, Wanted wanted) const;
  // The text between two offsets, neither of which lies within an open piece.
  Text part(std::size_t begin, std::size_t end = std::string_view::npos) const;
  // The text that a view into this text's key stands for.
  Text part(std::string_view view) const { return literal() ? verbatim(view) : of_key(view); }

 private:
  friend class TextBuilder;
  friend class Piece;
  friend class PieceRange;
  static constexpr std::uint8_t kPending = 1, kUnknown = 2, kOpen = 4, kByDefault = 8;
  constexpr Text(std::string_view flat, std::uint8_t marks) : flat_(flat), marks_(marks) {}
  // The offset after the open piece at an offset; the same offset where none begins there.
  std::size_t after_piece(std::size_t at) const;

  std::string_view flat_;
  std::uint8_t marks_ = 0;
};

template <typename Wanted>
std::size_t Text::find_if(std::size_t from, Wanted wanted) const {
  std::size_t at = from;
  if (literal()) {
    while (at < flat_.size() && !wanted(flat_[at])) ++at;
    return at < flat_.size() ? at : std::string_view::npos;
  }
  while (at < flat_.size()) {
    const std::size_t after = flat_[at] == '$' ? after_piece(at) : at;
    if (after == at && wanted(flat_[at])) return at;
    at = after == at ? at + 1 : after;
  }
  return std::string_view::npos;
}

// Whether a key is that of literal text.
inline bool is_literal(std::string_view key) { return !contains(key, "${"); }

// One piece of a text. Its strings are read out of the text when they are asked for.
class Piece {
 public:
  enum class Kind {
    Literal,
    Resource,      // what `Ref` or `Fn::GetAtt` gives for a resource
    Pseudo,        // a pseudo parameter that only the deployment decides: `AWS::AccountId`
    Parameter,     // a template parameter whose value is open
    SsmValue,      // the value of an SSM parameter where `stack` is deployed
    SecretValue,   // of a secret, which nobody can know
    Export,        // pending: what an export holds where `stack` is deployed
    StackOutput,   // pending: an output of another stack, as `stack` asks for it
    NestedOutput,  // pending: an output of a nested stack of `stack`
    Unknown,
  };

  Kind kind() const;

  // Of a Literal piece, else empty. A literal text may come in several pieces.
  std::string_view literal() const { return open_ ? std::string_view() : flat_; }
  // The key of the stack that the piece belongs to or is asked for by (see `StackTable`); empty for Pseudo pieces that
  // are the same for a whole app, and for Unknown.
  std::string stack() const;
  // The nested stacks on the way, "Network>Subnets>"; for NestedOutput including the one whose output it is.
  std::string nested() const;
  // The logical id, the pseudo parameter without "AWS::", the parameter's name or the output's name.
  std::string name() const;
  std::string attribute() const;  // of a resource; empty for `Ref`
  std::string app() const;        // of Pseudo: the id of the app whose stacks share it
  std::string region() const;     // of StackOutput: where to look; empty: where the stack is deployed
  // Of SsmValue, SecretValue and Export: the name, which may hold pieces in its turn. Of StackOutput: the other stack's
  // name.
  Text inner(Arena& arena) const;
  // Why an Unknown or a Parameter is not known; of others empty. Further reasons within one text are left out.
  std::string reason() const;
  // Of Parameter: what it is restricted to; empty: anything.
  std::vector<std::string> allowed_values() const;

  // The piece as a text of its own.
  Text text() const;

 private:
  friend class PieceRange;
  friend class Text;
  std::string_view field(std::size_t position) const;
  std::string_view flat_;
  bool open_ = false;
};

// `for (const Piece& piece : pieces(text))`, in their order.
class PieceRange {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Piece;
    using difference_type = std::ptrdiff_t;
    using pointer = const Piece*;
    using reference = const Piece&;

    explicit Iterator(std::string_view rest) : rest_(rest) { ++*this; }
    const Piece& operator*() const { return piece_; }
    const Piece* operator->() const { return &piece_; }
    Iterator& operator++();
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const { return piece_.flat_.empty(); }

   private:
    std::string_view rest_;
    Piece piece_;
  };
  explicit PieceRange(const Text& text) : flat_(text.flat_) {}
  Iterator begin() const { return Iterator(flat_); }
  std::default_sentinel_t end() const { return {}; }

 private:
  std::string_view flat_;
};
inline PieceRange pieces(const Text& text) { return PieceRange(text); }

// A template of a deployment: the key of its stack, and the nested stacks on the way, "Network>Subnets>".
struct TemplatePath {
  std::string_view stack, nested;
};

// Puts texts together.
class TextBuilder {
 public:
  void append_literal(std::string_view text);
  void append(const Text& other);
  void append(const Piece& piece) { append(piece.text()); }

  void append_unknown(std::string_view reason);
  void append_resource(const TemplatePath& owner, std::string_view id, std::string_view attribute = {});
  // The same for all stacks of an app.
  void append_pseudo(std::string_view name, std::string_view app);
  // One of the availability zones of a region, which differ from account to account.
  void append_zone(std::size_t number, const Text& region, std::string_view account, std::string_view app);
  // `AWS::StackName` or `AWS::StackId` of one stack, named without "AWS::".
  void append_stack_pseudo(const TemplatePath& owner, std::string_view name);
  // `state` completes "parameter `X` …": why it is not known.
  void append_parameter(const TemplatePath& owner, std::string_view name, std::string_view state,
                        std::span<const std::string> allowed_values);
  // Two versions of one parameter are two values; without a version it is the latest.
  void append_ssm_value(const Text& name, std::string_view stack, std::string_view version = {});
  void append_secret_value(const Text& name, std::string_view stack);
  void append_export(const Text& name, std::string_view stack);
  void append_stack_output(const Text& stack_name, const Text& output, const Text& region, std::string_view stack);
  // `owner` is the nested stack whose output it is.
  void append_nested_output(const TemplatePath& owner, std::string_view output);

  // A text that `is_of_stack`, but the resource instead of an attribute of it.
  void append_whole(const Text& of_stack);
  // Folds the literal characters from an offset on.
  void fold_from(std::size_t begin, Fold fold);
  void clear();

  bool empty() const { return flat_.empty(); }
  std::size_t size() const { return flat_.size(); }
  bool unknown() const { return view().unknown(); }
  bool certain() const { return view().certain(); }
  // For as long as the builder is left alone.
  Text view() const { return Text(flat_, marks_); }
  Text kept(Arena& arena) const { return view().kept(arena); }

 private:
  void begin(char mark, const TemplatePath& owner, std::string_view name);
  void add_field(std::string_view text);
  void add_escaped(std::string_view text);
  void end() { flat_ += '}'; }
  void inherit(const Text& inner);

  std::string flat_;
  std::uint8_t marks_ = 0;  // as in `Text`
};

// Yes: equal whatever the open pieces turn out to be. No: certainly different.
Truth same(const Text& a, const Text& b);

// Whether some value of the open pieces makes the two equal: No only if certainly different. An open piece may be any
// text, but a parameter is one of its allowed values, an account id twelve digits and a region a word like one. Each
// occurrence counts on its own. Texts that are too long to tell may be equal.
bool may_equal(const Text& a, const Text& b);

}  // namespace crosscheck
