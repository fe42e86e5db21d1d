#include "evaluate/text_json.h"

#include <charconv>

#include "document/read.h"

namespace crosscheck {
namespace {

// An open piece stands in the JSON as its number between two of these, which no sensible text holds.
constexpr char kMark = '\x1f';
constexpr std::string_view kEscapedMark = "\\u001f";

}  // namespace

void TextJson::read(const Text& json) {
  open_.clear();
  std::string written;
  for (const Piece& piece : pieces(json)) {
    if (piece.kind() == Piece::Kind::Literal) {
      written += piece.literal();
      continue;
    }
    written.append(kEscapedMark).append(std::to_string(open_.size())).append(kEscapedMark);
    open_.push_back(piece);
  }
  document_.buffer_ = Buffer(written);
  read_json(document_, kNoFile);
}

Text TextJson::text(Element scalar, Arena& arena) const {
  const std::string written = scalar.text();
  TextBuilder builder;
  std::string_view rest = written;
  while (!rest.empty()) {
    const std::size_t mark = std::min(rest.find(kMark), rest.size());
    builder.append_literal(rest.substr(0, mark));
    rest.remove_prefix(mark);
    if (rest.empty()) break;
    std::size_t number = open_.size();
    const std::size_t end = rest.find(kMark, 1);
    if (end != std::string_view::npos) std::from_chars(rest.data() + 1, rest.data() + end, number);
    if (number < open_.size()) {
      builder.append(open_[number]);
      rest.remove_prefix(end + 1);
    } else {  // the text's own
      builder.append_literal(rest.substr(0, 1));
      rest.remove_prefix(1);
    }
  }
  return builder.kept(arena);
}

}  // namespace crosscheck
