#include <cstring>
#include <string>

#include "document/builder.h"
#include "document/decode.h"
#include "document/encoding.h"
#include "document/read.h"
#include "document/scan.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_hex(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

bool four_hex(const char* at) { return is_hex(at[0]) && is_hex(at[1]) && is_hex(at[2]) && is_hex(at[3]); }

// Each reading function begins at `at` and returns what is behind what it read, or null once it has reported why it
// could not. The zero bytes behind the text end every loop.
class JsonReader {
 public:
  JsonReader(Document& document, FileId file, const ReadLimits& limits, std::vector<SyntaxProblem>& problems)
      : text_(document.text()),
        begin_(text_.data()),
        end_(text_.data() + text_.size()),
        builder_(document, file, limits, problems) {}

  void read() {
    if (const auto begin = begin_of_text(text_, builder_)) {
      const char* at = value_with_members(skip_space(begin_ + *begin));
      if (at && at != end_) unexpected("nothing more after the document's only value", at);
    }
    builder_.finish();
  }

 private:
  const char* value_with_members(const char* at);
  const char* key(const char* at, Builder::Key& key);
  const char* string(const char* at, const Builder::Key& key);
  const char* other_scalar(const char* at, Builder::Key key);
  const char* number(const char* at);

  // A string's closing quote, or null. Sets `escaped` in `flags` where it applies.
  const char* closing_quote(const char* at, std::uint8_t& flags, std::uint8_t escaped) {
    at = stops_.find(at);
    if (*at == '"') return at;
    const Closing closing = closing_quote_of_unusual(at);
    if (closing.escaped) flags = escaped;
    return closing.quote;
  }
  // The same from the first byte on that is not plain.
  struct Closing {
    const char* quote = nullptr;
    bool escaped = false;
  };
  Closing closing_quote_of_unusual(const char* at);
  const char* after_escape(const char* at);
  bool surrogate_pair(const char* at) const;

  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }
  std::uint32_t size(const char* from, const char* to) const { return static_cast<std::uint32_t>(to - from); }
  std::string found(const char* at) const;
  std::nullptr_t exceeded(const char* at);
  std::nullptr_t unexpected(std::string_view wanted, const char* at);
  std::nullptr_t fail(SyntaxProblem::Kind kind, std::string message, const char* at);

  std::string_view text_;
  const char* begin_;
  const char* end_;
  Stops stops_;
  Builder builder_;
  std::string scratch_;
};

// The document's value with all that is in it, and the white space behind.
const char* JsonReader::value_with_members(const char* at) {
  char bracket = '\0';  // that closes the container around `at`
  for (;;) {
    Builder::Key key;
    if (bracket == '}') {
      at = this->key(at, key);
      if (!at) return nullptr;
    }
    if (*at == '"') {
      at = string(at, key);
    } else if (*at == '{' || *at == '[') {
      const bool object = *at == '{';
      if (!builder_.open(key, object ? Kind::Object : Kind::Array, offset(at))) return exceeded(at);
      bracket = object ? '}' : ']';
      at = stops_.skip_space(at + 1);
      if (*at != bracket) continue;
    } else {
      at = other_scalar(at, key);
    }
    if (!at) return nullptr;

    // Close what ends here, and go on to the next value of what does not.
    for (at = skip_space(at); *at != ',' || bracket == '\0'; at = skip_space(at + 1)) {
      if (bracket == '\0') return at;
      if (*at != bracket) return unexpected(bracket == '}' ? "`,` or `}`" : "`,` or `]`", at);
      builder_.close();
      bracket = !builder_.is_open() ? '\0' : builder_.in_object() ? '}' : ']';
    }
    at = stops_.skip_space(at + 1);
  }
}

// The key and the colon, with white space.
inline const char* JsonReader::key(const char* at, Builder::Key& key) {
  if (*at != '"') return unexpected("a key in double quotes", at);
  const char* quote = closing_quote(at + 1, key.flags, kKeyEscaped);
  if (!quote) return nullptr;
  std::string_view name(at + 1, size(at + 1, quote));
  if (key.flags != 0) {
    decode_json(name, scratch_);
    name = scratch_;
  }
  key.begin = offset(at);
  key.hash = key_hash(name);

  at = quote + 1;
  if (at[0] == ':' && at[1] == ' ') return skip_space(at + 2);
  at = skip_space(at);
  if (*at != ':') return unexpected("`:` after the key", at);
  return skip_space(at + 1);
}

inline const char* JsonReader::string(const char* at, const Builder::Key& key) {
  std::uint8_t flags = 0;
  const char* quote = closing_quote(at + 1, flags, kEscaped);
  if (!quote) return nullptr;
  const char* end = quote + 1;
  return builder_.scalar(key, Kind::String, offset(at), size(at, end), flags) ? end : exceeded(at);
}

const char* JsonReader::other_scalar(const char* at, Builder::Key key) {
  const auto literal = [&](std::string_view word) {
    return std::string_view(at, word.size()) == word ? at + word.size() : unexpected("a value", at);
  };
  Kind kind = Kind::Bool;
  const char* end = nullptr;
  if (*at == '-' || is_digit(*at)) {
    kind = Kind::Number;
    end = number(at);
  } else if (*at == 'n') {
    kind = Kind::Null;
    end = literal("null");
  } else {
    end = literal(*at == 't' ? "true" : "false");
  }
  if (!end) return nullptr;
  return builder_.scalar(key, kind, offset(at), size(at, end)) ? end : exceeded(at);
}

const char* JsonReader::number(const char* at) {
  const auto digits = [&] {
    const char* begin = at;
    while (is_digit(*at)) ++at;
    if (at == begin) unexpected("a digit", at);
    return at != begin;
  };
  if (*at == '-') ++at;
  if (*at == '0') {
    ++at;
  } else if (!digits()) {
    return nullptr;
  }
  if (*at == '.') {
    ++at;
    if (!digits()) return nullptr;
  }
  if (*at == 'e' || *at == 'E') {
    ++at;
    if (*at == '+' || *at == '-') ++at;
    if (!digits()) return nullptr;
  }
  return at;
}

JsonReader::Closing JsonReader::closing_quote_of_unusual(const char* at) {
  bool escaped = false;
  for (;; at = stops_.find(at)) {
    if (*at == '"') return {at, escaped};
    if (*at == '\\') {
      escaped = true;
      at = after_escape(at);
      if (!at) return {};
    } else if (static_cast<signed char>(*at) >= 0) {
      if (at == end_) {
        fail(SyntaxProblem::Kind::Syntax, "the text ends inside a string", at);
      } else {
        fail(SyntaxProblem::Kind::Syntax, "control character " + found(at) + " inside a string", at);
      }
      return {};
    } else {
      std::size_t next = offset(at);
      if (next_code_point(text_, next) > 0x10ffff) {
        fail(SyntaxProblem::Kind::Encoding, "byte " + found(at) + " is not UTF-8", at);
        return {};
      }
      at = begin_ + next;
    }
  }
}

const char* JsonReader::after_escape(const char* at) {
  if (at + 1 == end_) return fail(SyntaxProblem::Kind::Syntax, "the text ends inside a string", end_);
  if (at[1] != '\0' && std::strchr("\"\\/bfnrt", at[1])) return at + 2;
  if (at[1] != 'u') {
    return fail(SyntaxProblem::Kind::Syntax, "JSON has no escape `\\" + printable({at + 1, 1}) + "`", at);
  }
  if (!four_hex(at + 2)) return fail(SyntaxProblem::Kind::Syntax, "`\\u` needs four hexadecimal digits", at);
  const bool surrogate = (at[2] | 0x20) == 'd' && at[3] >= '8';
  if (!surrogate) return at + 6;
  if (surrogate_pair(at)) return at + 12;
  return fail(SyntaxProblem::Kind::Encoding,
              "`" + std::string(at, 6) + "` is half of a surrogate pair; the other half is missing", at);
}

// `at` is a surrogate's escape: it must be a first half, and a second half must follow.
bool JsonReader::surrogate_pair(const char* at) const {
  const char first = static_cast<char>(at[3] | 0x20);
  if (first != '8' && first != '9' && first != 'a' && first != 'b') return false;
  return at[6] == '\\' && at[7] == 'u' && four_hex(at + 8) && (at[8] | 0x20) == 'd' && (at[9] | 0x20) >= 'c';
}

// The byte or character at `at`, in backticks.
std::string JsonReader::found(const char* at) const {
  std::size_t next = offset(at);
  next_code_point(text_, next);
  return "`" + printable({at, static_cast<std::size_t>(begin_ + next - at)}) + "`";
}

std::nullptr_t JsonReader::exceeded(const char* at) {
  builder_.report_exceeded(offset(at));
  return nullptr;
}

std::nullptr_t JsonReader::unexpected(std::string_view wanted, const char* at) {
  const std::string instead = at == end_ ? "but the text ends" : "found " + found(at);
  return fail(SyntaxProblem::Kind::Syntax, "expected " + std::string(wanted) + ", " + instead, at);
}

std::nullptr_t JsonReader::fail(SyntaxProblem::Kind kind, std::string message, const char* at) {
  builder_.report(kind, std::move(message), offset(at), offset(at) + 1);
  return nullptr;
}

}  // namespace

std::vector<SyntaxProblem> read_json(Document& document, FileId file, const ReadLimits& limits) {
  std::vector<SyntaxProblem> problems;
  JsonReader(document, file, limits, problems).read();
  return problems;
}

}  // namespace crosscheck
