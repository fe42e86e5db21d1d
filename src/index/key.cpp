#include "index/key.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace crosscheck {
namespace {

// Types that share names share ARNs too, and an ARN is recognised as one of them: Neptune's as that of RDS.
bool share_names(const TypeInfo& found, std::string_view wanted) {
  if (found.type == wanted) return true;
  const TypeInfo* info = find_type(wanted);
  return info && !info->claims.empty() && !found.claims.empty() && info->claims[0].space == found.claims[0].space;
}

// A parent in its one form. `Ref`, `Fn::GetAtt` and an ARN of one resource all become the resource or its name.
Text parent_identity(const Text& text, std::string_view type) {
  if (is_sole_token(text.encoded, '#')) {
    Text resource = text;
    const std::size_t attribute = resource.encoded.find('.', resource.encoded.find('.') + 1);
    if (attribute != std::string::npos) {
      resource.encoded.resize(attribute);
      resource.encoded += '}';
    }
    return resource;
  }
  if (text.encoded.starts_with("arn:")) {
    if (auto named = named_by_arn(text.encoded); named && (type.empty() || share_names(*named->type, type))) {
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
      at = token_end(result, at);
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
  std::size_t size = parts.size();
  for (const KeyPart& part : parts) size += part.text.encoded.size();
  key.encoded.reserve(size);
  bool first = true;
  for (const KeyPart& part : parts) {
    if (!part.text.certain()) return {};
    if (!first) key.encoded += '/';
    first = false;
    if (!part.parent && folding == Fold::None) {
      key.append(part.text);
      continue;
    }
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
