#pragma once

#include <string>

#include "evaluate/text.h"

namespace crosscheck {

// A text with its open pieces in angle brackets: `logs-<AccountId of app>`.
inline std::string spelled(const Text& text) {
  Arena arena;
  std::string result;
  for (const Piece& piece : pieces(text)) {
    const std::string named = piece.nested() + piece.name();
    switch (piece.kind()) {
      case Piece::Kind::Literal: result += piece.literal(); break;
      case Piece::Kind::Resource:
        result +=
            '<' + named + (piece.attribute().empty() ? "" : '.' + piece.attribute()) + " of " + piece.stack() + '>';
        break;
      case Piece::Kind::Pseudo: result += '<' + named + " of " + piece.app() + piece.stack() + '>'; break;
      case Piece::Kind::Parameter: result += "<parameter " + named + " of " + piece.stack() + '>'; break;
      case Piece::Kind::SsmValue:
        result += "<ssm " + spelled(piece.inner(arena)) + " for " + piece.stack() + '>';
        break;
      case Piece::Kind::Export:
        result += "<export " + spelled(piece.inner(arena)) + " for " + piece.stack() + '>';
        break;
      case Piece::Kind::StackOutput:
        result += "<output " + spelled(piece.inner(arena)) + '/' + piece.name() + ' ' + piece.region() + " for " +
                  piece.stack() + '>';
        break;
      case Piece::Kind::NestedOutput: result += "<output " + named + " of " + piece.stack() + '>'; break;
      case Piece::Kind::SecretValue:
      case Piece::Kind::Unknown: result += "<?" + piece.reason() + '>'; break;
    }
  }
  return result;
}

}  // namespace crosscheck
