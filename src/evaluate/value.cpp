#include "evaluate/value.h"

namespace crosscheck {

std::string_view name(Truth truth) {
  switch (truth) {
    case Truth::No: return "no";
    case Truth::Unknown: return "unknown";
    case Truth::Yes: return "yes";
  }
  return "unknown";
}

void Text::append_literal(std::string_view text) {
  if (encoded.size() + text.size() > kTextLimit) return append_unknown("the text is longer than 64 KiB");
  std::size_t from = 0;
  // A `$` at the end of what is there may meet a `{` that follows.
  if (!text.empty() && text.front() == '{' && !encoded.empty() && encoded.back() == '$') encoded += '\x01';
  for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 1)) {
    encoded.append(text.substr(from, at + 1 - from));
    encoded += '\x01';
    from = at + 1;
  }
  encoded.append(text.substr(from));
}

void Text::append_token(char kind, std::string_view body) {
  if (kind == '?' && unknown) return;   // one reason is enough, and keeps texts short
  open = true;
  if (kind == '?') unknown = true;
  if (kind == '!' || kind == '^' || kind == '>') pending = true;
  encoded += "${";
  encoded += kind;
  for (char c : body) encoded += c == '}' ? '\x02' : c;
  encoded += '}';
}

void Text::append(const Text& other) {
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

Text Text::literal_text(std::string_view text) {
  Text result;
  result.append_literal(text);
  return result;
}

Text Text::token(char kind, std::string_view body) {
  Text result;
  result.append_token(kind, body);
  return result;
}

Truth same(const Text& a, const Text& b) {
  if (!a.certain() || !b.certain()) return Truth::Unknown;
  if (a.encoded == b.encoded) return Truth::Yes;
  return a.literal() && b.literal() ? Truth::No : Truth::Unknown;
}

bool is_token_at(std::string_view encoded, std::size_t at) {
  return at + 2 < encoded.size() && encoded[at] == '$' && encoded[at + 1] == '{';
}

Token token_at(std::string_view encoded, std::size_t at) {
  Token token{.kind = encoded[at + 2], .body = {}, .end = encoded.size()};
  const std::size_t close = encoded.find('}', at);
  if (close != std::string_view::npos) token.end = close + 1;
  const std::size_t body_end = close == std::string_view::npos ? encoded.size() : close;
  for (char c : encoded.substr(at + 3, body_end - (at + 3))) token.body += c == '\x02' ? '}' : c;
  return token;
}

std::string sole_token(std::string_view encoded, char kind) {
  if (!is_token_at(encoded, 0) || encoded[2] != kind) return {};
  Token token = token_at(encoded, 0);
  return token.end == encoded.size() ? token.body : std::string();
}

std::string plain(std::string_view encoded) {
  std::string text;
  text.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded[i] == '\x01' && i > 0 && encoded[i - 1] == '$') continue;
    text += encoded[i];
  }
  return text;
}

Value Value::of(Text text, Span span) {
  Value value;
  value.kind = Kind::Text;
  value.text = std::move(text);
  value.span = span;
  return value;
}

Text Value::as_text() const {
  switch (kind) {
    case Kind::Text: return text;
    case Kind::Absent: return Text::unknown_text("there is no value");
    case Kind::List: return Text::unknown_text("the value is a list");
    case Kind::Other: return Text::unknown_text("the value is not text");
  }
  return {};
}

}  // namespace crosscheck
