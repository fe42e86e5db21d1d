#include "index/key.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace crosscheck {
namespace {

// A parent in its one form. `Ref`, `Fn::GetAtt` and an ARN of one resource all become the resource or its name.
Text parent_identity(const Text& text, std::string_view type) {
  if (std::string body = sole_token(text.encoded, '#'); !body.empty()) {
    const std::size_t stack_end = body.find('.');
    const std::size_t attribute = stack_end == std::string::npos ? stack_end : body.find('.', stack_end + 1);
    return Text::token('#', std::string_view(body).substr(0, attribute));
  }
  if (text.encoded.starts_with("arn:")) {
    if (auto named = named_by_arn(text.encoded); named && (type.empty() || named->type->type == type)) {
      Text name = text;
      name.encoded = named->name;
      name.open = name.encoded.find("${") != std::string::npos;
      return name;
    }
  }
  return text;
}

}  // namespace

std::string folded(std::string_view encoded, Fold fold) {
  std::string result(encoded);
  if (fold == Fold::None) return result;
  for (std::size_t at = 0; at < result.size();) {
    if (is_token_at(result, at)) {
      at = token_at(result, at).end;
    } else {
      result[at] = static_cast<char>(std::tolower(static_cast<unsigned char>(result[at])));
      ++at;
    }
  }
  if (fold == Fold::Dns && result.ends_with('.')) result.pop_back();
  return result;
}

bool Key::pending() const {
  return std::any_of(parts.begin(), parts.end(), [](const KeyPart& part) { return part.text.pending; });
}

Text Key::finish(Fold folding) const {
  Text key;
  bool first = true;
  for (const KeyPart& part : parts) {
    if (!part.text.certain()) return {};
    if (!first) key.encoded += '/';
    first = false;
    Text one = part.parent ? parent_identity(part.text, part.parent_type) : part.text;
    if (folding != Fold::None) one.encoded = folded(one.encoded, folding);
    key.append(one);
  }
  return key;
}

std::optional<NamedByArn> named_by_arn(std::string_view encoded) {
  auto arn = split_arn(encoded);
  if (!arn) return std::nullopt;
  auto match = match_arn(*arn);
  if (!match) return std::nullopt;
  return NamedByArn{.type = match->type,
                    .name = std::string(match->name),
                    .partition = std::string(arn->partition),
                    .service = std::string(arn->service),
                    .region = std::string(arn->region),
                    .account = std::string(arn->account)};
}

}  // namespace crosscheck
