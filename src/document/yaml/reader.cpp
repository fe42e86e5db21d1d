#include <yaml.h>

#include <algorithm>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "document/builder.h"
#include "document/conflict_markers.h"
#include "document/encoding.h"
#include "document/read.h"
#include "document/yaml/blank.h"
#include "document/yaml/directives.h"
#include "document/yaml/error.h"
#include "document/yaml/marks.h"
#include "document/yaml/scalar.h"
#include "document/yaml/tag.h"
#include "text/characters.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

using Problem = SyntaxProblem::Kind;

struct Parser {
  explicit Parser(std::string_view text) {
    if (!yaml_parser_initialize(&parser)) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&parser); }
  yaml_parser_t parser;
};

struct Event {
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&event); }
  yaml_event_t event{};
};

std::string_view view(const yaml_char_t* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

// Past the tag or anchor at `begin`, by libyaml's rules.
std::uint32_t end_of_property(std::string_view text, std::uint32_t begin) {
  const auto is_anchor = [](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; };
  const std::string_view rest = text.substr(begin);
  std::size_t size = 1;
  if (rest.starts_with('&')) {
    while (size < rest.size() && is_anchor(rest[size])) ++size;
  } else if (rest.starts_with("!<")) {
    size = std::min(rest.find('>'), rest.size() - 1) + 1;
  } else if (rest.starts_with('!')) {
    const auto ends = [&](std::size_t at) {
      return blank_size(rest, at) > 0 || std::string_view(",[]{}").find(rest[at]) != std::string_view::npos;
    };
    while (size < rest.size() && !ends(size)) ++size;
  }
  return begin + static_cast<std::uint32_t>(std::min(size, rest.size()));
}

class YamlReader {
 public:
  YamlReader(std::string_view text, std::uint32_t begin, Builder& builder)
      : text_(text), begin_(begin), parser_(text.substr(begin)), marks_(text, begin), builder_(builder) {}

  void read() {
    while (next()) {}
  }

 private:
  struct Level {
    bool object = false;
    bool short_form = false;  // ends with its only value
    bool wants_key = false;
  };
  // A value's or key's place: its properties (tag and anchor) stand in front of it.
  struct Place {
    std::uint32_t properties = 0, begin = 0, end = 0;
  };
  struct Scalar {
    std::string_view text;  // decoded
    std::string_view tag;
    yaml_scalar_style_t style;
    Place place;
  };

  bool next();  // false at the end, or where reading cannot go on
  bool document_start(const yaml_event_t& event);
  bool alias(const yaml_event_t& event);
  bool scalar(const yaml_event_t& event);
  bool container(const Place& at, Kind kind, std::string_view tag);
  bool end_container();

  void key(const Scalar& scalar);
  bool short_scalar(const Scalar& scalar);
  bool get_att(const Scalar& scalar, std::size_t dot);
  bool plain_or_quoted(const Scalar& scalar, Kind kind);
  bool open_short_form(const Place& place, std::string_view tag);
  bool open(Kind kind, std::uint32_t begin, std::uint8_t flags = 0);
  bool complete(bool fits, std::uint32_t begin);

  Builder::Key take_key() { return std::exchange(key_, {}); }
  bool wants_key() const { return !levels_.empty() && levels_.back().wants_key; }
  Place place(const yaml_event_t& event, const yaml_char_t* anchor, std::string_view tag);
  std::uint32_t begin_of_tag(const Place& at) const;
  std::string_view raw(const Place& place) const;
  void unknown_tag(const Place& place, std::string_view where = "");
  void syntax_error();

  std::string_view text_;
  std::uint32_t begin_;
  Parser parser_;
  YamlMarks marks_;
  Builder& builder_;
  std::vector<Level> levels_;
  Builder::Key key_;  // of the next value
  bool any_document_ = false;
  bool merging_ = false;  // the value of a merge key comes next
};

bool YamlReader::next() {
  Event holder;
  const yaml_event_t& event = holder.event;
  if (!yaml_parser_parse(&parser_.parser, &holder.event)) {
    syntax_error();
    return false;
  }
  switch (event.type) {
    case YAML_DOCUMENT_START_EVENT: return document_start(event);
    case YAML_ALIAS_EVENT: return alias(event);
    case YAML_SCALAR_EVENT: return scalar(event);
    case YAML_SEQUENCE_START_EVENT: {
      const auto& sequence = event.data.sequence_start;
      return container(place(event, sequence.anchor, view(sequence.tag)), Kind::Array, view(sequence.tag));
    }
    case YAML_MAPPING_START_EVENT: {
      const auto& mapping = event.data.mapping_start;
      return container(place(event, mapping.anchor, view(mapping.tag)), Kind::Object, view(mapping.tag));
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return end_container();
    case YAML_STREAM_END_EVENT:
      if (!any_document_) builder_.report(Problem::Syntax, "the file contains only comments", begin_, begin_);
      return false;
    default: return true;
  }
}

bool YamlReader::document_start(const yaml_event_t& event) {
  if (any_document_) {
    const std::uint32_t begin = marks_.offset(event.start_mark.index);
    builder_.report(Problem::Syntax, "a second document starts here; only the first one is used", begin,
                    std::max(begin + 1, marks_.offset(event.end_mark.index)), false);
    return false;
  }
  any_document_ = true;
  return true;
}

bool YamlReader::alias(const yaml_event_t& event) {
  const Place at{.begin = marks_.offset(event.start_mark.index), .end = marks_.offset(event.end_mark.index)};
  if (!merging_) {
    builder_.report(Problem::Alias, "YAML alias; CloudFormation does not support them, so repeat the value here",
                    at.begin, at.end, false);
  }
  merging_ = false;
  if (wants_key()) {
    key({.text = raw(at), .tag = {}, .style = YAML_PLAIN_SCALAR_STYLE, .place = at});
    return true;
  }
  return complete(builder_.scalar(take_key(), Kind::Null, at.begin, at.end - at.begin), at.begin);
}

bool YamlReader::scalar(const yaml_event_t& event) {
  const auto& data = event.data.scalar;
  Scalar scalar{.text = {reinterpret_cast<const char*>(data.value), data.length},
                .tag = view(data.tag),
                .style = data.style,
                .place = place(event, data.anchor, view(data.tag))};
  scalar.place.begin = std::min(scalar.place.begin, scalar.place.end);  // an empty one ends with its tag
  const bool block = data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE;
  if (block) {  // libyaml's end is behind the blank lines that follow
    const std::size_t last = raw(scalar.place).find_last_not_of(" \t\r\n");
    scalar.place.end = scalar.place.begin + static_cast<std::uint32_t>(last + 1);
  }
  merging_ = false;
  if (wants_key()) {
    key(scalar);
    return true;
  }
  const Tag tag = classify_tag(scalar.tag);
  if (tag == Tag::ShortForm) return short_scalar(scalar);
  if (tag == Tag::Unknown) unknown_tag(scalar.place);
  const bool typed = tag != Tag::Text && scalar.style == YAML_PLAIN_SCALAR_STYLE;
  return plain_or_quoted(scalar, typed ? plain_kind(scalar.text) : Kind::String);
}

bool YamlReader::container(const Place& at, Kind kind, std::string_view tag) {
  if (wants_key()) {
    builder_.report(Problem::Syntax, "a list or a mapping as a key; CloudFormation expects text", at.begin,
                    at.begin + 1);
    return false;
  }
  merging_ = false;
  const Tag kind_of_tag = classify_tag(tag);
  if (kind_of_tag == Tag::Unknown) unknown_tag(at);
  if (kind_of_tag == Tag::ShortForm && !open_short_form(at, tag)) return false;
  return open(kind, at.begin);
}

bool YamlReader::end_container() {
  builder_.close();
  levels_.pop_back();
  return complete(true, 0);
}

void YamlReader::key(const Scalar& scalar) {
  const Place& at = scalar.place;
  if (classify_tag(scalar.tag) >= Tag::ShortForm) unknown_tag(at, " for keys");
  std::string_view written = raw(at);
  const bool quoted =
      scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  if (quoted) written = written.substr(1, written.size() - 2);

  const std::uint32_t size = at.end - at.begin;
  Builder::Key key{.begin = at.begin, .hash = key_hash(scalar.text), .size = size};
  key.far = key_size(text_, at.begin) != size;
  if (written != scalar.text) {
    key.flags = kKeySide;
    builder_.decoded_key(scalar.text);
  }
  key_ = key;
  levels_.back().wants_key = false;
  merging_ = !quoted && scalar.text == "<<";
  if (merging_) {
    builder_.report(Problem::Alias, "merge key; CloudFormation does not support them, so repeat the members here",
                    at.begin, at.end, false);
  }
}

// `!Ref x` and the like. Below the tag, everything is text.
bool YamlReader::short_scalar(const Scalar& scalar) {
  if (!open_short_form(scalar.place, scalar.tag)) return false;
  const std::size_t dot = scalar.tag == "!GetAtt" ? scalar.text.find('.') : std::string_view::npos;
  return dot != std::string_view::npos ? get_att(scalar, dot) : plain_or_quoted(scalar, Kind::String);
}

// `a.b.c` is the list of `a` and `b.c`.
bool YamlReader::get_att(const Scalar& scalar, std::size_t dot) {
  const Place& at = scalar.place;
  if (!open(Kind::Array, at.begin)) return false;
  const bool quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
  const std::uint32_t inside = at.begin + (quoted ? 1 : 0);
  const bool verbatim = text_.substr(inside, scalar.text.size()) == scalar.text;
  const auto piece = [&](std::size_t from, std::string_view text) {
    const std::uint32_t begin = verbatim ? inside + static_cast<std::uint32_t>(from) : at.begin;
    const std::uint32_t size = verbatim ? static_cast<std::uint32_t>(text.size()) : at.end - at.begin;
    if (!verbatim) builder_.decoded_value(text);
    return complete(builder_.scalar({}, Kind::String, begin, size, verbatim ? kPlain : kPlain | kSide), begin);
  };
  if (!piece(0, scalar.text.substr(0, dot)) || !piece(dot + 1, scalar.text.substr(dot + 1))) return false;
  return end_container();
}

bool YamlReader::plain_or_quoted(const Scalar& scalar, Kind kind) {
  const Place& at = scalar.place;
  std::string_view written = raw(at);
  std::uint8_t flags = kind == Kind::String ? kPlain : 0;
  if (scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
    flags = 0;
    written = written.substr(1, written.size() - 2);
  }
  if (written != scalar.text) {
    flags |= kSide;
    builder_.decoded_value(scalar.text);
  }
  return complete(builder_.scalar(take_key(), kind, at.begin, at.end - at.begin, flags), at.begin);
}

// The object and its only key; the value follows.
bool YamlReader::open_short_form(const Place& at, std::string_view tag) {
  const std::uint32_t begin = begin_of_tag(at);
  if (!open(Kind::Object, begin, kShortForm)) return false;
  levels_.back() = {.object = true, .short_form = true};

  tag.remove_prefix(1);
  std::string scratch;
  const std::string_view name = long_form(tag, scratch);
  Builder::Key key{.begin = begin, .hash = key_hash(name), .size = static_cast<std::uint32_t>(tag.size() + 1)};
  key.far = key_size(text_, begin) != key.size;
  if (text_.substr(begin + 1, tag.size()) != tag) {  // `!<!Ref>`, or a %TAG of the file's own
    key.flags = kKeySide;
    builder_.decoded_key(name);
  }
  key_ = key;
  return true;
}

bool YamlReader::open(Kind kind, std::uint32_t begin, std::uint8_t flags) {
  if (!builder_.open(take_key(), kind, begin, flags)) {
    builder_.report_exceeded(begin);
    return false;
  }
  levels_.push_back({.object = kind == Kind::Object, .wants_key = kind == Kind::Object});
  return true;
}

// Goes on behind a value, unless it did not fit into the limits.
bool YamlReader::complete(bool fits, std::uint32_t begin) {
  if (!fits) {
    builder_.report_exceeded(begin);
    return false;
  }
  while (!levels_.empty() && levels_.back().short_form) {
    builder_.close();
    levels_.pop_back();
  }
  if (!levels_.empty()) levels_.back().wants_key = levels_.back().object;
  return true;
}

// A node has at most a tag and an anchor of its own; further ones belong to its first member.
YamlReader::Place YamlReader::place(const yaml_event_t& event, const yaml_char_t* anchor, std::string_view tag) {
  if (anchor && !wants_key()) builder_.anchor(view(anchor));
  const std::uint32_t properties = marks_.offset(event.start_mark.index);
  const std::uint32_t end = std::max(properties, marks_.offset(event.end_mark.index));
  std::uint32_t begin = properties;
  for (int count = (anchor ? 1 : 0) + (tag.empty() ? 0 : 1); count > 0; --count) {
    begin = skip_blank(text_, end_of_property(text_, begin));
  }
  return {.properties = properties, .begin = begin, .end = end};
}

// Behind the anchor, should that come first.
std::uint32_t YamlReader::begin_of_tag(const Place& at) const {
  const bool anchor = text_[at.properties] == '&';
  return anchor ? skip_blank(text_, end_of_property(text_, at.properties)) : at.properties;
}

std::string_view YamlReader::raw(const Place& place) const {
  return text_.substr(place.begin, place.end - place.begin);
}

void YamlReader::unknown_tag(const Place& place, std::string_view where) {
  const std::uint32_t begin = begin_of_tag(place);
  const std::uint32_t end = end_of_property(text_, begin);
  const std::string written = printable(text_.substr(begin, end - begin));
  builder_.report(Problem::Tag, "CloudFormation has no tag `" + written + "`" + std::string(where), begin, end, false);
}

void YamlReader::syntax_error() {
  const yaml_parser_t& parser = parser_.parser;
  if (parser.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  const bool reader = parser.error == YAML_READER_ERROR;
  const std::uint32_t at =
      reader ? begin_ + static_cast<std::uint32_t>(parser.problem_offset) : marks_.offset(parser.problem_mark.index);
  const std::string_view rest = text_.substr(std::min<std::size_t>(at, text_.size()));
  builder_.report(reader ? Problem::Encoding : Problem::Syntax, plain_words(parser.problem ? parser.problem : "", rest),
                  at, at + 1);
}

}  // namespace

std::vector<SyntaxProblem> read_yaml(Document& document, FileId file, const ReadLimits& limits) {
  std::vector<SyntaxProblem> problems;
  Builder builder(document, file, limits, problems);
  if (const auto begin = begin_of_text(document.text(), builder)) {
    if (const auto excess = excess_tag_directive(document.text())) {
      builder.report(Problem::Budget, "more than " + std::to_string(kMostTagDirectives) + " `%TAG` directives", *excess,
                     *excess + 4);
    } else {
      YamlReader(document.text(), *begin, builder).read();
    }
  }
  builder.finish();
  name_conflict_markers(problems, document.text(), file);
  return problems;
}

}  // namespace crosscheck
