#include "index/export_resolver.h"

#include <cstdlib>

namespace crosscheck {
namespace {

constexpr int kDepthLimit = 64;  // rings of exports and imports end here

std::string scope_of(const Inputs& inputs, std::size_t stack, std::string_view region = {}) {
  Arena arena;
  Facts scratch(arena);
  scratch.scope(Scope::AccountRegion, deployment_of(inputs, StackId{static_cast<std::uint32_t>(stack)}), {}, region);
  return scratch.scopes.front();
}

}  // namespace

ExportResolver::ExportResolver(const Inputs& inputs, const std::vector<std::vector<Facts::Output>>& outputs)
    : inputs_(inputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (outputs[i].empty()) continue;
    const Stack& stack = inputs.stacks[i];
    const std::string scope = scope_of(inputs, i);
    for (const Facts::Output& output : outputs[i]) {
      if (output.exists != Truth::Yes) continue;
      if (output.export_name.certain() && !output.export_name.encoded.empty()) {
        values_.emplace("export|" + scope + '|' + std::string(output.export_name.encoded), &output.value);
      }
      values_.emplace("output|" + scope + '|' + stack.name + '/' + output.name, &output.value);
      values_.emplace("nested|" + std::to_string(i) + '|' + output.name, &output.value);
    }
  }
}

void ExportResolver::follow(Key& key) {
  for (KeyPart& part : key.parts) part.text = follow(part.text);
}

Text ExportResolver::follow(const Text& text, int depth) {
  if (!text.pending) return text;
  TextBuilder result;
  std::string_view rest = text.encoded;
  for (std::size_t at = 0; at < rest.size();) {
    if (!is_token_at(rest, at)) {
      const std::size_t next = std::min(rest.find("${", at + 1), rest.size());
      result.encoded += rest.substr(at, next - at);
      at = next;
      continue;
    }
    Token token = token_at(rest, at);
    const bool pending = token.kind == '!' || token.kind == '^' || token.kind == '>';
    if (pending) result.append(output(token.kind, token.body, depth));
    else result.append_token(token.kind, token.body);
    at = token.end;
  }
  return result.kept(arena_);
}

// The body ends in `@` and the number of the stack that asks.
Text ExportResolver::output(char kind, std::string_view body, int depth) {
  if (depth == kDepthLimit) return Text::unknown_text("exports and imports that go round in a circle", arena_);
  const std::size_t end = body.rfind('@');
  const auto asking = static_cast<std::size_t>(std::atoi(std::string(body.substr(end + 1)).c_str()));
  body = body.substr(0, end);
  std::string key;
  if (kind == '!') {
    key = "export|" + scope_of(inputs_, asking) + '|' + std::string(body);
  } else if (kind == '^') {
    const std::size_t first = body.find('|'), second = body.find('|', first + 1);
    key = "output|" + scope_of(inputs_, asking, body.substr(second + 1)) + '|' + std::string(body.substr(0, first)) +
          '/' + std::string(body.substr(first + 1, second - first - 1));
  } else {
    std::string path(body);
    path[path.rfind('|')] = '>';
    key = "nested|" + std::to_string(asking) + '|' + path;
  }
  auto value = values_.find(key);
  if (value == values_.end()) return Text::unknown_text("no stack here gives `" + std::string(body) + "`", arena_);
  return follow(*value->second, depth + 1);
}

}  // namespace crosscheck
