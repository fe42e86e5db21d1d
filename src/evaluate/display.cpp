#include "evaluate/display.h"

#include "text/characters.h"
#include "text/hash.h"
#include "text/limits.h"

namespace crosscheck {
namespace {

std::string shown(const Piece& piece, const StackTable& stacks) {
  Arena arena;
  switch (piece.kind()) {
    case Piece::Kind::Literal: return std::string(piece.literal());
    case Piece::Kind::Resource:
    case Piece::Kind::Pseudo: {
      if (piece.stack().empty()) return "${AWS::" + piece.name() + '}';
      const std::string attribute = piece.attribute();
      return "${" + std::string(stacks.name_of(piece.stack())) + '.' + piece.nested() + piece.name() +
             (attribute.empty() ? "" : "." + attribute) + '}';
    }
    case Piece::Kind::SsmValue: return "{{resolve:ssm:" + display(piece.inner(arena), stacks) + "}}";
    case Piece::Kind::SecretValue:
    case Piece::Kind::Parameter:
    case Piece::Kind::Export:
    case Piece::Kind::StackOutput:
    case Piece::Kind::NestedOutput:
    case Piece::Kind::Unknown: break;
  }
  return "${…}";
}

std::string whole(const Text& text, const StackTable& stacks) {
  if (text.literal()) return text.plain();
  std::string result;
  for (const Piece& piece : pieces(text)) result += shown(piece, stacks);
  return result;
}

}  // namespace

std::string display(const Text& text, const StackTable& stacks) {
  std::string result = whole(text, stacks);
  if (result.size() <= limits::kShownText) return result;
  const std::string rest = "… (" + std::to_string(result.size()) + " bytes, #" + std::to_string(key_hash(result)) + ')';
  std::size_t end = limits::kShownText - rest.size();
  while (end > 0 && is_continuation(result[end])) --end;
  return result.replace(end, std::string::npos, rest);
}

}  // namespace crosscheck
