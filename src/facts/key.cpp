#include "facts/key.h"

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

// A parent in its one form. `Ref`, `Fn::GetAtt`, an ARN and a URL of one resource all become the resource or its name.
void append_parent(TextBuilder& key, const Text& text, std::string_view type) {
  if (is_sole_token(text.encoded, '#')) {
    const std::size_t attribute = text.encoded.find('.', text.encoded.find('.') + 1);
    if (attribute == std::string_view::npos) return key.append(text);
    key.append({.encoded = text.encoded.substr(0, attribute), .open = true});
    key.encoded += '}';
    return;
  }
  const std::optional<Arn> arn = split_arn(text.encoded);
  const std::optional<ArnMatch> named = arn ? match_arn(*arn) : match_url(text.encoded);
  if (named && (type.empty() || share_names(*named->type, type))) return key.append(Text::of_encoded(named->name));
  key.append(text);
}

}  // namespace

void fold_from(std::size_t begin, std::string& encoded, Fold fold) {
  if (fold == Fold::None) return;
  for (std::size_t at = begin; at < encoded.size();) {
    if (fold == Fold::Folder) break;
    if (is_token_at(encoded, at)) {
      at = token_end(encoded, at);
    } else {
      encoded[at] = static_cast<char>(std::tolower(static_cast<unsigned char>(encoded[at])));
      ++at;
    }
  }
  const char ignored = fold == Fold::Dns ? '.' : '/';
  if (fold != Fold::Lower && encoded.size() > begin && encoded.ends_with(ignored)) encoded.pop_back();
}

bool Key::pending() const {
  return std::any_of(parts.begin(), parts.end(), [](const KeyPart& part) { return part.text.pending; });
}

bool Key::unknown() const {
  return std::any_of(parts.begin(), parts.end(), [](const KeyPart& part) { return part.text.unknown; });
}

void Key::finish(Fold folding, TextBuilder& key) const {
  key.clear();
  bool first = true;
  for (const KeyPart& part : parts) {
    if (!part.text.certain()) return key.clear();
    if (part.side) continue;
    if (!first) key.encoded += '/';
    first = false;
    const std::size_t begin = key.encoded.size();
    if (part.parent) append_parent(key, part.text, part.parent_type);
    else key.append(part.text);
    fold_from(begin, key.encoded, folding);
  }
}

void Key::finish_side(TextBuilder& into) const {
  into.clear();
  for (const KeyPart& part : parts) {
    if (part.side) append_parent(into, part.text, part.parent_type);
  }
}

}  // namespace crosscheck
