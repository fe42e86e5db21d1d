#include "evaluate/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/characters.h"
#include "text/hash.h"
#include "text/limits.h"

// The flat form. Literal characters stand for themselves, but a byte 1 separates `$` from a `{` that follows. An open
// piece is
//
//   ${<mark><stack>\x03<nested>\x03<name>…}
//
// with more fields where its kind needs them, and of an Unknown nothing but the mark and the reason. Within a field,
// which may be a text in its turn, byte 2 and a letter stand for `}` and for the bytes 2 and 3. So text from templates
// never looks like a piece, the first `}` always ends one, and no byte of a piece is ever taken for literal text.

namespace crosscheck {
namespace {

constexpr char kSeparated = '\x01', kEscape = '\x02', kField = '\x03';
constexpr char kSeparatedOpening[] = {'$', kSeparated, '{', '\0'};

namespace mark {
constexpr char kResource = '#', kPseudo = '@', kStackPseudo = '%', kParameter = '&', kSsmValue = '~',
               kSecretValue = '=', kExport = '!', kStackOutput = '^', kNestedOutput = '>', kUnknown = '?';
}

constexpr std::size_t kStack = 0, kNested = 1, kName = 2, kFirstExtra = 3;  // fields

// The bytes that must not stand in a field, and what follows `kEscape` instead.
constexpr std::array<std::pair<char, char>, 3> kEscapes = {{{'}', 'a'}, {kEscape, 'b'}, {kField, 'c'}}};

// Whether one of them may be there: eight bytes at a time, and rarely yes without need. Most fields are names.
bool may_need_escapes(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101, kHighBits = 0x80 * kEach;
  const auto has_zero = [](std::uint64_t word) { return ((word - kEach) & ~word & kHighBits) != 0; };
  const auto has_any = [&](std::uint64_t word) {
    return has_zero(word ^ '}' * kEach) || has_zero((word ^ kEscape * kEach) & ~kEach);  // bytes 2 and 3 in one go
  };
  if (text.size() < 8) return true;
  for (std::size_t at = 0; at + 8 < text.size(); at += 8) {
    if (has_any(load_word<std::uint64_t>(text.data() + at))) return true;
  }
  return has_any(load_word<std::uint64_t>(text.data() + text.size() - 8));
}

bool is_pending(char kind) {
  return kind == mark::kExport || kind == mark::kStackOutput || kind == mark::kNestedOutput;
}
bool is_unknown(char kind) { return kind == mark::kUnknown || kind == mark::kParameter || kind == mark::kSecretValue; }

bool opens_at(std::string_view flat, std::size_t at) {
  return at + 2 < flat.size() && flat[at] == '$' && flat[at + 1] == '{';
}

// The offset after the open piece at an offset.
std::size_t end_of_piece(std::string_view flat, std::size_t at) {
  return std::min(flat.find('}', at), flat.size() - 1) + 1;
}

// Whether the whole text is one open piece.
bool is_one_piece(std::string_view flat) { return opens_at(flat, 0) && end_of_piece(flat, 0) == flat.size(); }

std::string unescaped(std::string_view field) {
  std::string text;
  text.reserve(field.size());
  for (std::size_t at = 0; at < field.size(); ++at) {
    if (field[at] != kEscape || at + 1 == field.size()) {
      text += field[at];
      continue;
    }
    ++at;
    for (const auto& [byte, letter] : kEscapes) {
      if (letter == field[at]) text += byte;
    }
  }
  return text;
}

std::string without_separators(std::string_view flat) {
  std::string text;
  text.reserve(flat.size());
  for (std::size_t at; (at = find_literal(flat, kSeparatedOpening)) != std::string_view::npos;
       flat.remove_prefix(at + 2)) {
    text += flat.substr(0, at + 1);
  }
  return text += flat;
}

}  // namespace

Text Text::of(std::string_view literal, Arena& arena) {
  if (literal.size() <= limits::kTextLength && !contains(literal, "${")) return verbatim(literal);
  TextBuilder builder;
  builder.append_literal(literal);
  return builder.kept(arena);
}

Text Text::unknown(std::string_view reason, Arena& arena) {
  TextBuilder builder;
  builder.append_unknown(reason);
  return builder.kept(arena);
}

Text Text::of_key(std::string_view key) {
  Text text = verbatim(key);
  for (std::size_t at = 0; (at = find_literal(key, "${", at)) != std::string_view::npos; at = end_of_piece(key, at)) {
    const char kind = at + 2 < key.size() ? key[at + 2] : '\0';
    text.marks_ |= kOpen;
    if (is_pending(kind)) text.marks_ |= kPending;
    if (is_unknown(kind)) text.marks_ |= kUnknown;
    // What the name of an SSM parameter lacks, its value lacks too.
    if (kind != mark::kSsmValue) continue;
    Arena arena;
    Piece piece;
    piece.flat_ = key.substr(at, end_of_piece(key, at) - at);
    piece.open_ = true;
    const Text name = piece.inner(arena);
    text.marks_ |= name.marks_;
  }
  return text;
}

std::string Text::plain() const { return without_separators(flat_); }

std::string_view Text::plain(Arena& arena) const {
  return contains(flat_, kSeparatedOpening) ? arena.keep(plain()) : flat_;
}

bool Text::is_of_stack() const {
  return !literal() && is_one_piece(flat_) && (flat_[2] == mark::kResource || flat_[2] == mark::kStackPseudo);
}

std::size_t Text::after_piece(std::size_t at) const { return opens_at(flat_, at) ? end_of_piece(flat_, at) : at; }

Text Text::part(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, flat_.size());
  std::string_view view = flat_.substr(begin, end == std::string_view::npos ? end : end - begin);
  if (view.ends_with(kSeparated) && view.size() > 1 && view[view.size() - 2] == '$') view.remove_suffix(1);
  return part(view);
}

Truth same(const Text& a, const Text& b) {
  if (!a.certain() || !b.certain()) return Truth::Unknown;
  if (a.key() == b.key()) return Truth::Yes;
  return a.literal() && b.literal() ? Truth::No : Truth::Unknown;
}

PieceRange::Iterator& PieceRange::Iterator::operator++() {
  std::size_t end = rest_.size();
  piece_.open_ = opens_at(rest_, 0);
  if (piece_.open_) {
    end = end_of_piece(rest_, 0);
  } else {
    // A separator ends a literal piece, and so is left out.
    for (std::size_t at = 0; (at = rest_.find('$', at)) != std::string_view::npos; ++at) {
      const bool opens = at > 0 && opens_at(rest_, at);
      const bool separated = rest_.substr(at).starts_with(kSeparatedOpening);
      if (!opens && !separated) continue;
      end = opens ? at : at + 1;
      break;
    }
  }
  piece_.flat_ = rest_.substr(0, end);
  rest_.remove_prefix(end);
  const bool separated = !piece_.open_ && piece_.flat_.ends_with('$') && rest_.starts_with(&kSeparatedOpening[1]);
  if (separated) rest_.remove_prefix(1);
  return *this;
}

Piece::Kind Piece::kind() const {
  if (!open_) return Kind::Literal;
  switch (flat_[2]) {
    case mark::kResource: return Kind::Resource;
    case mark::kPseudo:
    case mark::kStackPseudo: return Kind::Pseudo;
    case mark::kParameter: return Kind::Parameter;
    case mark::kSsmValue: return Kind::SsmValue;
    case mark::kSecretValue: return Kind::SecretValue;
    case mark::kExport: return Kind::Export;
    case mark::kStackOutput: return Kind::StackOutput;
    case mark::kNestedOutput: return Kind::NestedOutput;
    default: return Kind::Unknown;
  }
}

// A field as it is written; empty where the piece has none.
std::string_view Piece::field(std::size_t position) const {
  if (!open_ || flat_.size() < 4) return {};
  std::string_view rest = flat_.substr(3, flat_.size() - 4);
  for (; position > 0; --position) {
    const std::size_t end = rest.find(kField);
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  return rest.substr(0, rest.find(kField));
}

std::string Piece::stack() const {
  const bool has_none = !open_ || kind() == Kind::Unknown || flat_[2] == mark::kPseudo;
  return has_none ? std::string() : unescaped(field(kStack));
}
std::string Piece::nested() const { return unescaped(field(kNested)); }
std::string Piece::name() const { return unescaped(field(kName)); }
std::string Piece::attribute() const { return unescaped(field(kFirstExtra)); }
std::string Piece::app() const { return open_ && flat_[2] == mark::kPseudo ? unescaped(field(kStack)) : std::string(); }
std::string Piece::region() const { return unescaped(field(kFirstExtra + 1)); }

Text Piece::inner(Arena& arena) const {
  return Text::of_key(arena.keep(unescaped(field(kind() == Kind::StackOutput ? kFirstExtra : kName))));
}

std::string Piece::reason() const {
  if (kind() == Kind::Parameter) return "parameter `" + name() + "` " + unescaped(field(kFirstExtra));
  if (kind() == Kind::SecretValue) return "a dynamic reference to secretsmanager";
  return kind() == Kind::Unknown ? unescaped(field(0)) : std::string();
}

std::vector<std::string> Piece::allowed_values() const {
  std::vector<std::string> values;
  const auto count = static_cast<std::size_t>(std::count(flat_.begin(), flat_.end(), kField));
  for (std::size_t i = kFirstExtra + 1; kind() == Kind::Parameter && i <= count; ++i) {
    values.push_back(unescaped(field(i)));
  }
  return values;
}

Text Piece::text() const { return open_ ? Text::of_key(flat_) : Text::verbatim(flat_); }

void TextBuilder::append_literal(std::string_view text) {
  if (flat_.size() + text.size() > limits::kTextLength) return append_unknown("the text is longer than 64 KiB");
  std::size_t from = 0;
  // A `$` at the end of what is there may meet a `{` that follows.
  if (!text.empty() && text.front() == '{' && !flat_.empty() && flat_.back() == '$') flat_ += kSeparated;
  for (std::size_t at = 0; (at = find_literal(text, "${", at)) != std::string_view::npos; ++at) {
    flat_.append(text.substr(from, at + 1 - from));
    flat_ += kSeparated;
    from = at + 1;
  }
  flat_.append(text.substr(from));
}

void TextBuilder::append(const Text& other) {
  if (flat_.size() + other.flat_.size() > limits::kTextLength) return append_unknown("the text is longer than 64 KiB");
  if (!other.flat_.empty() && other.flat_.front() == '{' && !flat_.empty() && flat_.back() == '$') flat_ += kSeparated;
  flat_ += other.flat_;
  inherit(other);
}

void TextBuilder::inherit(const Text& inner) { marks_ |= inner.marks_; }

// One reason is enough; further ones are left out, which keeps texts short.
void TextBuilder::append_unknown(std::string_view reason) {
  if (flat_.ends_with("${?}")) return;
  flat_ += "${?";
  if (!unknown()) add_escaped(reason);
  end();
  marks_ |= Text::kOpen | Text::kUnknown;
}

void TextBuilder::begin(char kind, const TemplatePath& owner, std::string_view name) {
  marks_ |= Text::kOpen;
  if (is_pending(kind)) marks_ |= Text::kPending;
  if (is_unknown(kind)) marks_ |= Text::kUnknown;
  const std::array opening = {'$', '{', kind};
  flat_.append(opening.data(), opening.size());
  flat_ += owner.stack;
  flat_ += kField;
  add_escaped(owner.nested);
  flat_ += kField;
  add_escaped(name);
}

void TextBuilder::add_field(std::string_view text) {
  flat_ += kField;
  add_escaped(text);
}

void TextBuilder::add_escaped(std::string_view text) {
  if (text.empty()) return;
  if (!may_need_escapes(text)) {
    flat_.append(text);
    return;
  }
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '}' && c != kEscape && c != kField) continue;
    flat_.append(text.substr(from, at - from));
    flat_ += kEscape;
    for (const auto& [byte, letter] : kEscapes) {
      if (byte == c) flat_ += letter;
    }
    from = at + 1;
  }
  flat_.append(text.substr(from));
}

void TextBuilder::append_resource(const TemplatePath& owner, std::string_view id, std::string_view attribute) {
  begin(mark::kResource, owner, id);
  if (!attribute.empty()) add_field(attribute);
  end();
}

void TextBuilder::append_pseudo(std::string_view name, std::string_view app) {
  begin(mark::kPseudo, {.stack = app, .nested = {}}, name);
  end();
}

void TextBuilder::append_zone(std::size_t number, const Text& region, std::string_view account, std::string_view app) {
  begin(mark::kPseudo, {.stack = app, .nested = {}}, "Zone" + std::to_string(number));
  add_field(region.flat_);
  add_field(account);
  end();
  inherit(region);
}

void TextBuilder::append_stack_pseudo(const TemplatePath& owner, std::string_view name) {
  begin(mark::kStackPseudo, owner, name);
  end();
}

void TextBuilder::append_parameter(const TemplatePath& owner, std::string_view name, std::string_view state,
                                   std::span<const std::string> allowed_values) {
  begin(mark::kParameter, owner, name);
  add_field(state);
  for (const std::string& value : allowed_values) add_field(value);
  end();
}

void TextBuilder::append_ssm_value(const Text& name, std::string_view stack, std::string_view version) {
  begin(mark::kSsmValue, {.stack = stack, .nested = {}}, name.flat_);
  if (!version.empty()) add_field(version);
  end();
  inherit(name);
}

void TextBuilder::append_secret_value(const Text& name, std::string_view stack) {
  begin(mark::kSecretValue, {.stack = stack, .nested = {}}, name.flat_);
  end();
}

void TextBuilder::append_export(const Text& name, std::string_view stack) {
  begin(mark::kExport, {.stack = stack, .nested = {}}, name.flat_);
  end();
}

void TextBuilder::append_stack_output(const Text& stack_name, const Text& output, const Text& region,
                                      std::string_view stack) {
  begin(mark::kStackOutput, {.stack = stack, .nested = {}}, output.plain());
  add_field(stack_name.flat_);
  add_field(region.plain());
  end();
}

void TextBuilder::append_nested_output(const TemplatePath& owner, std::string_view output) {
  begin(mark::kNestedOutput, owner, output);
  end();
}

void TextBuilder::append_whole(const Text& of_stack) {
  std::size_t end_of_name = 0;
  for (std::size_t i = 0; i < kFirstExtra && end_of_name != std::string_view::npos; ++i) {
    end_of_name = of_stack.flat_.find(kField, end_of_name + 1);
  }
  if (end_of_name == std::string_view::npos) return append(of_stack);
  flat_ += of_stack.flat_.substr(0, end_of_name);
  end();
  marks_ |= Text::kOpen;
}

void TextBuilder::fold_from(std::size_t begin, Fold fold) {
  if (fold == Fold::None) return;
  for (std::size_t at = begin; fold != Fold::Folder && at < flat_.size();) {
    if (opens_at(flat_, at)) {
      at = end_of_piece(flat_, at);
    } else {
      flat_[at] = to_lower(flat_[at]);
      ++at;
    }
  }
  const char ignored = fold == Fold::Dns ? '.' : '/';
  if (fold != Fold::Lower && flat_.size() > begin && flat_.ends_with(ignored)) flat_.pop_back();
}

void TextBuilder::clear() {
  flat_.clear();
  marks_ = 0;
}

}  // namespace crosscheck
