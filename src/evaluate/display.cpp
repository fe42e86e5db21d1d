#include "evaluate/display.h"

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

}  // namespace

std::string display(const Text& text, const StackTable& stacks) {
  if (text.literal()) return text.plain();
  std::string result;
  for (const Piece& piece : pieces(text)) result += shown(piece, stacks);
  return result;
}

}  // namespace crosscheck
