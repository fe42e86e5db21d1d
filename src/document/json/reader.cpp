#include <cstring>
#include <string>

#include "document/builder.h"
#include "document/conflict_markers.h"
#include "document/decode.h"
#include "document/encoding.h"
#include "document/json/stops.h"
#include "document/read.h"
#include "text/characters.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

bool four_hex(const char* at) {
  return is_hex_digit(at[0]) && is_hex_digit(at[1]) && is_hex_digit(at[2]) && is_hex_digit(at[3]);
}

// Goes from stop to stop, see `JsonStops`. Each reading function begins at the stop of what it reads and returns the
// one behind, or null once it has reported why it could not.
class JsonReader {
 public:
  JsonReader(Document& document, FileId file, const ReadLimits& limits, std::vector<SyntaxProblem>& problems)
      : document_(document),
        text_(document.text()),
        begin_(text_.data()),
        end_(text_.data() + text_.size()),
        builder_(document, file, limits, problems) {}

  void read() {
    if (const auto begin = begin_of_text(text_, builder_)) {
      if (!document_.stops_) document_.stops_ = std::make_unique<JsonStops>();
      const Stop* stop = value_with_members(document_.stops_->find(text_, *begin));
      if (stop && at(stop) != end_) unexpected("nothing after the document's only value", at(stop));
    }
    builder_.finish();
  }

 private:
  using Stop = std::uint32_t;

  const Stop* value_with_members(const Stop* stop);
  const Stop* key(const Stop* stop, Builder::Key& key);
  const Stop* unusual_key(const Stop* stop, Builder::Key& key);
  const Stop* colon(const Stop* stop) {
    return *at(stop) == ':' ? stop + 1 : unexpected("`:` after the key", at(stop));
  }
  const Stop* string(const Stop* stop, const Builder::Key& key);
  const Stop* unusual_string(const Stop* stop, Builder::Key key);
  const Stop* other_scalar(const Stop* stop, Builder::Key key);
  const char* number(const char* at);

  // The stop of a string's closing quote, or null: that stop or one behind.
  struct Closing {
    const Stop* quote = nullptr;
    bool escaped = false;
  };
  Closing closing_quote(const Stop* stop);
  const char* after_escape(const char* at);
  bool surrogate_pair(const char* at) const;

  const char* at(const Stop* stop) const { return begin_ + *stop; }
  std::string_view between(const Stop* opening, const Stop* closing) const {
    return {at(opening) + 1, *closing - *opening - 1};
  }
  const Stop* first_from(const char* at, const Stop* stop) const {
    while (*stop < offset(at)) ++stop;
    return stop;
  }
  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }
  std::string found(const char* at) const;
  std::nullptr_t exceeded(const char* at);
  std::nullptr_t unexpected(std::string_view wanted, const char* at);
  std::nullptr_t fail(SyntaxProblem::Kind kind, std::string message, const char* at);

  Document& document_;
  std::string_view text_;
  const char* begin_;
  const char* end_;
  Builder builder_;
  std::string scratch_;
};

// The document's value with all that is in it.
const JsonReader::Stop* JsonReader::value_with_members(const Stop* stop) {
  char bracket = '\0';  // that closes the container around the stop
  for (;;) {
    Builder::Key key;
    if (bracket == '}') {
      stop = this->key(stop, key);
      if (!stop) return nullptr;
    }
    const char first = *at(stop);
    if (first == '"') {
      stop = string(stop, key);
    } else if (first == '{' || first == '[') {
      const bool object = first == '{';
      if (!builder_.open(key, object ? Kind::Object : Kind::Array, *stop)) return exceeded(at(stop));
      bracket = object ? '}' : ']';
      ++stop;
      if (*at(stop) != bracket) continue;
    } else {
      stop = other_scalar(stop, key);
    }
    if (!stop) return nullptr;

    // Close what ends here, and go on to the next value of what does not.
    for (; *at(stop) != ',' || bracket == '\0'; ++stop) {
      if (bracket == '\0') return stop;
      if (*at(stop) != bracket) return unexpected(bracket == '}' ? "`,` or `}`" : "`,` or `]`", at(stop));
      builder_.close();
      bracket = !builder_.is_open() ? '\0' : builder_.in_object() ? '}' : ']';
    }
    ++stop;
  }
}

// The key and the colon. Nearly always the stop behind the opening quote is the closing one.
inline const JsonReader::Stop* JsonReader::key(const Stop* stop, Builder::Key& key) {
  if (*at(stop) != '"') return unexpected("a key in double quotes", at(stop));
  const Stop* quote = stop + 1;
  if (*at(quote) != '"') return unusual_key(stop, key);
  key = {.begin = *stop, .hash = key_hash(between(stop, quote))};
  return colon(quote + 1);
}

const JsonReader::Stop* JsonReader::unusual_key(const Stop* stop, Builder::Key& key) {
  const auto [quote, escaped] = closing_quote(stop + 1);
  if (!quote) return nullptr;
  key = {.begin = *stop};
  if (escaped) {
    decode_json(between(stop, quote), scratch_);
    key.flags = kKeyEscaped;
  }
  key.hash = key_hash(escaped ? scratch_ : between(stop, quote));
  return colon(quote + 1);
}

inline const JsonReader::Stop* JsonReader::string(const Stop* stop, const Builder::Key& key) {
  const Stop* quote = stop + 1;
  if (*at(quote) != '"') return unusual_string(stop, key);
  return builder_.scalar(key, Kind::String, *stop, *quote + 1 - *stop) ? quote + 1 : exceeded(at(stop));
}

const JsonReader::Stop* JsonReader::unusual_string(const Stop* stop, Builder::Key key) {
  const auto [quote, escaped] = closing_quote(stop + 1);
  if (!quote) return nullptr;
  const std::uint8_t flags = escaped ? std::uint8_t{kEscaped} : std::uint8_t{0};
  return builder_.scalar(key, Kind::String, *stop, *quote + 1 - *stop, flags) ? quote + 1 : exceeded(at(stop));
}

const JsonReader::Stop* JsonReader::other_scalar(const Stop* stop, Builder::Key key) {
  const char* const begin = at(stop);
  const auto literal = [&](std::string_view word) {
    return std::string_view(begin, word.size()) == word ? begin + word.size() : unexpected("a value", begin);
  };
  Kind kind = Kind::Bool;
  const char* end = nullptr;
  if (*begin == '-' || is_digit(*begin)) {
    kind = Kind::Number;
    end = number(begin);
  } else if (*begin == 'n') {
    kind = Kind::Null;
    end = literal("null");
  } else {
    end = literal(*begin == 't' ? "true" : "false");
  }
  if (!end) return nullptr;
  const bool fits = builder_.scalar(key, kind, *stop, static_cast<std::uint32_t>(end - begin));
  return fits ? first_from(end, stop) : exceeded(begin);
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

JsonReader::Closing JsonReader::closing_quote(const Stop* stop) {
  for (bool escaped = false;;) {
    const char* at = this->at(stop);
    if (*at == '"') return {stop, escaped};
    if (*at == '\\') {
      escaped = true;
      at = after_escape(at);
      if (!at) return {};
    } else if (static_cast<signed char>(*at) >= 0) {
      if (at == end_) return {fail(SyntaxProblem::Kind::Syntax, "the text ends inside a string", at)};
      return {fail(SyntaxProblem::Kind::Syntax, "control character " + found(at) + " inside a string", at)};
    } else {
      std::size_t next = offset(at);
      if (next_code_point(text_, next) > 0x10ffff) {
        return {fail(SyntaxProblem::Kind::Encoding, "byte " + found(at) + " is not UTF-8", at)};
      }
      at = begin_ + next;
    }
    stop = first_from(at, stop);
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

// By itself, so that what is rare does not take registers from the reader.
[[gnu::noinline]] std::vector<SyntaxProblem> read(Document& document, FileId file, const ReadLimits& limits) {
  std::vector<SyntaxProblem> problems;
  JsonReader(document, file, limits, problems).read();
  return problems;
}

}  // namespace

std::vector<SyntaxProblem> read_json(Document& document, FileId file, const ReadLimits& limits) {
  std::vector<SyntaxProblem> problems = read(document, file, limits);
  if (!problems.empty()) name_conflict_markers(problems, document.text(), file);
  return problems;
}

}  // namespace crosscheck
