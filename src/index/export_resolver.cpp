#include "index/export_resolver.h"

#include "text/limits.h"

namespace crosscheck {
namespace {

template <typename Map, typename Key>
const Text* find_in(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

ExportResolver::ExportResolver(const Inputs& inputs, const StackTable& stacks,
                               const std::vector<std::vector<Facts::Output>>& outputs)
    : inputs_(inputs), stacks_(stacks) {
  for (std::uint32_t i = 0; i < outputs.size(); ++i) {
    if (outputs[i].empty()) continue;
    const StackId stack{i};
    const ScopeId scope = scope_of(stack);
    for (const Facts::Output& output : outputs[i]) {
      if (output.exists != Truth::Yes) continue;
      if (output.export_name.certain() && !output.export_name.empty()) {
        exports_.try_emplace({scope, std::string(output.export_name.key())}, &output.value);
      }
      outputs_.try_emplace({scope, inputs[stack].name + '/' + output.name}, &output.value);
      of_stack_.try_emplace({stack, output.name}, &output.value);
    }
  }
}

ScopeId ExportResolver::scope_of(StackId stack, std::string_view region) {
  return scopes_.add(
      crosscheck::scope_of(ScopeKind::AccountRegion, inputs_[stack].environment, stacks_.app(stack), {}, region));
}

void ExportResolver::follow(Key& key) {
  for (KeyPart& part : key.parts) part.text = follow(part.text);
}

Text ExportResolver::follow(const Text& text, int depth) {
  if (!text.pending()) return text;
  TextBuilder result;
  for (const Piece& piece : pieces(text)) {
    switch (piece.kind()) {
      case Piece::Kind::Export:
      case Piece::Kind::StackOutput:
      case Piece::Kind::NestedOutput: result.append(output(piece, depth)); break;
      case Piece::Kind::SsmValue: result.append_ssm_value(follow(piece.inner(arena_), depth), piece.stack()); break;
      case Piece::Kind::Literal:
      case Piece::Kind::SecretValue:
      case Piece::Kind::Resource:
      case Piece::Kind::Pseudo:
      case Piece::Kind::Parameter:
      case Piece::Kind::Unknown: result.append(piece); break;
    }
  }
  return result.kept(arena_);
}

Text ExportResolver::output(const Piece& piece, int depth) {
  if (depth == static_cast<int>(limits::kFollowedDepth))
    return unknown("a chain of exports and imports that is too long");
  if (arena_.size() > limits::kFollowedText) {
    complete_ = false;
    return unknown("exports and imports that give too much text");
  }
  const Text* value = value_of(piece);
  if (!value) return unknown("no stack here gives it");
  if (!value->pending()) return *value;
  const auto [known, fresh] = followed_.try_emplace(value);
  if (!fresh) return known->second;
  known->second = unknown("exports and imports that form a cycle");
  const Text text = follow(*value, depth + 1);
  return followed_[value] = text;
}

const Text* ExportResolver::value_of(const Piece& piece) {
  const StackId asking = stacks_.find(piece.stack());
  if (asking == kNoStack) return nullptr;
  Arena scratch;
  if (piece.kind() == Piece::Kind::NestedOutput) {
    return find_in(of_stack_, std::pair(asking, piece.nested() + piece.name()));
  }
  const std::string inner(piece.inner(scratch).key());
  if (piece.kind() == Piece::Kind::Export) return find_in(exports_, std::pair(scope_of(asking), inner));
  return find_in(outputs_, std::pair(scope_of(asking, piece.region()), inner + '/' + piece.name()));
}

}  // namespace crosscheck
