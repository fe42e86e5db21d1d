#include "evaluate/value.h"

#include <algorithm>

#include "text/simd.h"

namespace crosscheck {
namespace {

void replace_all(std::string& text, std::size_t begin, char from, char to) {
  for (std::size_t at = text.find(from, begin); at != std::string::npos; at = text.find(from, at + 1)) text[at] = to;
}

}  // namespace

std::string_view name(Truth truth) {
  switch (truth) {
    case Truth::No: return "no";
    case Truth::Unknown: return "unknown";
    case Truth::Yes: return "yes";
  }
  return "unknown";
}

void TextBuilder::append_literal(std::string_view text) {
  if (encoded.size() + text.size() > kTextLimit) return append_unknown("the text is longer than 64 KiB");
  std::size_t from = 0;
  // A `$` at the end of what is there may meet a `{` that follows.
  if (!text.empty() && text.front() == '{' && !encoded.empty() && encoded.back() == '$') encoded += '\x01';
  for (std::size_t at = 0; (at = find_literal(text, "${", at)) != std::string_view::npos; ++at) {
    encoded.append(text.substr(from, at + 1 - from));
    encoded += '\x01';
    from = at + 1;
  }
  encoded.append(text.substr(from));
}

void TextBuilder::append_token(char kind, std::initializer_list<std::string_view> body) {
  if (kind == '?' && unknown) return;  // one reason is enough, and keeps texts short
  open = true;
  if (kind == '?') unknown = true;
  if (kind == '!' || kind == '^' || kind == '>') pending = true;
  encoded += "${";
  encoded += kind;
  const std::size_t begin = encoded.size();
  for (std::string_view piece : body) encoded += piece;
  replace_all(encoded, begin, '}', '\x02');
  encoded += '}';
}

void TextBuilder::append(const Text& other) {
  if (encoded.size() + other.encoded.size() > kTextLimit) {
    return append_unknown("the text is longer than 64 KiB");
  }
  if (!other.encoded.empty() && other.encoded.front() == '{' && !encoded.empty() && encoded.back() == '$') {
    encoded += '\x01';
  }
  encoded += other.encoded;
  open |= other.open;
  unknown |= other.unknown;
  pending |= other.pending;
}

void TextBuilder::clear() {
  encoded.clear();
  pending = unknown = open = false;
}

Text TextBuilder::kept(Arena& arena) const {
  Text text = view();
  text.encoded = arena.keep(encoded);
  return text;
}

Text Text::literal_text(std::string_view text, Arena& arena) {
  if (text.size() <= kTextLimit && !contains(text, "${")) return {.encoded = text};
  TextBuilder builder;
  builder.append_literal(text);
  return builder.kept(arena);
}

Text Text::token(char kind, std::string_view body, Arena& arena) {
  TextBuilder builder;
  builder.append_token(kind, body);
  return builder.kept(arena);
}

Text Text::of_encoded(std::string_view encoded) {
  Text text{.encoded = encoded};
  for (std::size_t at = 0; (at = find_literal(encoded, "${", at)) != std::string_view::npos; at += 2) {
    const char kind = at + 2 < encoded.size() ? encoded[at + 2] : '\0';
    text.pending |= kind == '!' || kind == '^' || kind == '>';
    text.unknown |= kind == '?';
    text.open = true;
  }
  return text;
}

Truth same(const Text& a, const Text& b) {
  if (!a.certain() || !b.certain()) return Truth::Unknown;
  if (a.encoded == b.encoded) return Truth::Yes;
  return a.literal() && b.literal() ? Truth::No : Truth::Unknown;
}

std::size_t token_end(std::string_view encoded, std::size_t at) {
  return std::min(encoded.find('}', at), encoded.size() - 1) + 1;
}

Token token_at(std::string_view encoded, std::size_t at) {
  const std::size_t close = std::min(encoded.find('}', at), encoded.size());
  Token token{.kind = encoded[at + 2],
              .body = std::string(encoded.substr(at + 3, close - (at + 3))),
              .end = token_end(encoded, at)};
  replace_all(token.body, 0, '\x02', '}');
  return token;
}

bool is_sole_token(std::string_view encoded, char kind) {
  return is_token_at(encoded, 0) && encoded[2] == kind && token_end(encoded, 0) == encoded.size();
}

std::string sole_token(std::string_view encoded, char kind) {
  return is_sole_token(encoded, kind) ? token_at(encoded, 0).body : std::string();
}

std::string plain(std::string_view encoded) {
  std::string text;
  text.reserve(encoded.size());
  for (std::size_t at; (at = encoded.find("$\x01")) != std::string_view::npos; encoded.remove_prefix(at + 2)) {
    text += encoded.substr(0, at + 1);
  }
  return text += encoded;
}

Value Value::of(Text text, Span span) {
  Value value;
  value.kind = Kind::Text;
  value.text = text;
  value.span = span;
  return value;
}

Value Value::list(std::span<const Value> items) {
  Value value;
  value.kind = Kind::List;
  value.items = items;
  return value;
}

Text Value::as_text() const {
  const auto unknown = [](std::string_view token) { return Text{.encoded = token, .unknown = true, .open = true}; };
  switch (kind) {
    case Kind::Text: return text;
    case Kind::Absent: return unknown("${?there is no value}");
    case Kind::List: return unknown("${?the value is a list}");
    case Kind::Other: return unknown("${?the value is not text}");
  }
  return {};
}

}  // namespace crosscheck
