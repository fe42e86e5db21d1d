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

// Each reading function begins at `at_`, moves it past what it read, and is false once it has reported why
// it could not. The zero bytes behind the text end every loop.
class JsonReader {
 public:
  JsonReader(std::string_view text, Builder& builder)
      : text_(text), begin_(text.data()), end_(text.data() + text.size()), at_(begin_), builder_(builder) {}

  void read(std::uint32_t begin) {
    at_ = skip_space(begin_ + begin);
    do {
      if (!value() || !after_value()) return;
    } while (builder_.is_open());
    if (at_ != end_) unexpected("nothing more after the document's only value");
  }

 private:
  bool value();
  bool after_value();
  bool opening(Kind kind);
  bool key();
  bool string();
  bool number();
  bool literal(std::string_view word, Kind kind);

  // From behind the opening quote to the closing one, or null. Sets `escaped` in `flags` where it applies.
  const char* closing_quote(const char* at, std::uint8_t& flags, std::uint8_t escaped) {
    at = skip_plain(at);
    return *at == '"' ? at : closing_quote_of_unusual(at, flags, escaped);
  }
  // The same from the first byte on that is not plain.
  const char* closing_quote_of_unusual(const char* at, std::uint8_t& flags, std::uint8_t escaped);
  const char* after_escape(const char* at);
  bool surrogate_pair(const char* at) const;

  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }
  std::string found(const char* at) const;
  bool unexpected(std::string_view wanted);
  std::nullptr_t fail(SyntaxProblem::Kind kind, std::string message, const char* at);

  std::string_view text_;
  const char* begin_;
  const char* end_;
  const char* at_;
  Builder& builder_;
  std::string scratch_;
};

// A value, or the opening of one together with its first key: what follows is a value again, unless the
// container was empty and is closed already.
bool JsonReader::value() {
  for (;;) {
    switch (*at_) {
      case '"': return string();
      case '{':
        if (!opening(Kind::Object)) return false;
        if (*at_ == '}') return true;
        if (!key()) return false;
        break;
      case '[':
        if (!opening(Kind::Array)) return false;
        if (*at_ == ']') return true;
        break;
      case 't': return literal("true", Kind::Bool);
      case 'f': return literal("false", Kind::Bool);
      case 'n': return literal("null", Kind::Null);
      default: return number();
    }
  }
}

// Closes what ends here, and goes on to the next value of what does not.
bool JsonReader::after_value() {
  for (at_ = skip_space(at_); builder_.is_open(); at_ = skip_space(at_ + 1)) {
    const bool object = builder_.in_object();
    if (*at_ == ',') {
      at_ = skip_space(at_ + 1);
      return !object || key();
    }
    if (*at_ != (object ? '}' : ']')) return unexpected(object ? "`,` or `}`" : "`,` or `]`");
    builder_.close();
  }
  return true;
}

bool JsonReader::opening(Kind kind) {
  if (!builder_.open(kind, offset(at_))) {
    builder_.report_exceeded(offset(at_));
    return false;
  }
  at_ = skip_space(at_ + 1);
  return true;
}

bool JsonReader::key() {
  if (*at_ != '"') return unexpected("a key in double quotes");
  const char* begin = at_;
  std::uint8_t flags = 0;
  const char* quote = closing_quote(begin + 1, flags, kKeyEscaped);
  if (!quote) return false;
  std::string_view name(begin + 1, static_cast<std::size_t>(quote - begin - 1));
  if (flags != 0) {
    decode_json(name, scratch_);
    name = scratch_;
  }
  builder_.key({.begin = offset(begin), .hash = key_hash(name), .flags = flags});
  at_ = skip_space(quote + 1);
  if (*at_ != ':') return unexpected("`:` after the key");
  at_ = skip_space(at_ + 1);
  return true;
}

bool JsonReader::string() {
  const char* begin = at_;
  std::uint8_t flags = 0;
  const char* quote = closing_quote(begin + 1, flags, kEscaped);
  if (!quote) return false;
  at_ = quote + 1;
  if (builder_.scalar(Kind::String, offset(begin), offset(at_) - offset(begin), flags)) return true;
  builder_.report_exceeded(offset(begin));
  return false;
}

bool JsonReader::number() {
  const char* begin = at_;
  const auto digits = [this] {
    if (!is_digit(*at_)) return unexpected("a digit");
    while (is_digit(*at_)) ++at_;
    return true;
  };
  if (*at_ != '-' && !is_digit(*at_)) return unexpected("a value");
  if (*at_ == '-') ++at_;
  if (*at_ == '0') {
    ++at_;
  } else if (!digits()) {
    return false;
  }
  if (*at_ == '.') {
    ++at_;
    if (!digits()) return false;
  }
  if (*at_ == 'e' || *at_ == 'E') {
    ++at_;
    if (*at_ == '+' || *at_ == '-') ++at_;
    if (!digits()) return false;
  }
  if (builder_.scalar(Kind::Number, offset(begin), offset(at_) - offset(begin))) return true;
  builder_.report_exceeded(offset(begin));
  return false;
}

bool JsonReader::literal(std::string_view word, Kind kind) {
  if (std::string_view(at_, word.size()) != word) return unexpected("a value");
  const std::uint32_t begin = offset(at_);
  at_ += word.size();
  if (builder_.scalar(kind, begin, static_cast<std::uint32_t>(word.size()))) return true;
  builder_.report_exceeded(begin);
  return false;
}

const char* JsonReader::closing_quote_of_unusual(const char* at, std::uint8_t& flags, std::uint8_t escaped) {
  for (;; at = skip_plain(at)) {
    if (*at == '"') return at;
    if (*at == '\\') {
      flags = escaped;
      at = after_escape(at);
      if (!at) return nullptr;
    } else if (static_cast<signed char>(*at) >= 0) {
      if (at == end_) return fail(SyntaxProblem::Kind::Syntax, "the text ends inside a string", at);
      return fail(SyntaxProblem::Kind::Syntax, "control character " + found(at) + " inside a string", at);
    } else {
      std::size_t next = offset(at);
      if (next_code_point(text_, next) > 0x10ffff) {
        return fail(SyntaxProblem::Kind::Encoding, "byte " + found(at) + " is not UTF-8", at);
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

bool JsonReader::unexpected(std::string_view wanted) {
  if (at_ == end_) {
    fail(SyntaxProblem::Kind::Syntax, "expected " + std::string(wanted) + ", but the text ends", at_);
  } else {
    fail(SyntaxProblem::Kind::Syntax, "expected " + std::string(wanted) + ", found " + found(at_), at_);
  }
  return false;
}

std::nullptr_t JsonReader::fail(SyntaxProblem::Kind kind, std::string message, const char* at) {
  builder_.report(kind, std::move(message), offset(at), offset(at) + 1);
  return nullptr;
}

}  // namespace

std::vector<SyntaxProblem> read_json(Document& document, FileId file, const ReadLimits& limits) {
  std::vector<SyntaxProblem> problems;
  Builder builder(document, file, limits, problems);
  if (const auto begin = begin_of_text(document.text(), builder)) {
    JsonReader(document.text(), builder).read(*begin);
  }
  builder.finish();
  return problems;
}

}  // namespace crosscheck
