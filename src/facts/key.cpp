#include "facts/key.h"

#include <algorithm>
#include <optional>

#include "evaluate/text_arn.h"

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
  if (text.is_of_stack()) return key.append_whole(text);
  std::optional<TextArnMatch> named;
  if (const std::optional<TextArn> arn = split_arn(text)) named = match_arn(*arn);
  else if (const std::optional<TextUrlMatch> url = match_url(text)) named = url->thing;
  if (named && (type.empty() || share_names(*named->type, type))) return key.append(named->name);
  key.append(text);
}

}  // namespace

bool Key::pending() const {
  return std::any_of(parts.begin(), parts.end(), [](const KeyPart& part) { return part.text.pending(); });
}

bool Key::unknown() const {
  return std::any_of(parts.begin(), parts.end(), [](const KeyPart& part) { return part.text.unknown(); });
}

void Key::finish(Fold folding, TextBuilder& key) const {
  key.clear();
  bool first = true;
  for (const KeyPart& part : parts) {
    if (!part.text.certain()) return key.clear();
    if (part.side) continue;
    if (!first) key.append_literal("/");
    first = false;
    const std::size_t begin = key.size();
    if (part.parent) append_parent(key, part.text, part.parent_type);
    else key.append(part.text);
    key.fold_from(begin, folding);
  }
}

void Key::finish_side(TextBuilder& into) const {
  into.clear();
  for (const KeyPart& part : parts) {
    if (part.side) append_parent(into, part.text, part.parent_type);
  }
}

Text Key::whole(TextBuilder& into) const {
  into.clear();
  for (const KeyPart& part : parts) {
    if (!into.empty()) into.append_literal("/");
    into.append(part.text);
  }
  return into.view();
}

void put_key(Arena& arena, TextBuilder& builder, Claim& claim, const Key& key) {
  if (std::any_of(key.parts.begin(), key.parts.end(), [](const KeyPart& part) { return part.side; })) {
    key.finish_side(builder);
    claim.side = builder.kept(arena).key();
  }
  key.finish(Fold::None, builder);
  claim.written = builder.kept(arena).key();
  claim.set_key(claim.written);
  if (key.fold == Fold::None) return;
  key.finish(key.fold, builder);
  if (builder.view().key() != claim.written) claim.set_key(builder.kept(arena).key());
}

void put_key(Arena& arena, TextBuilder& builder, Use& use, const Key& key) {
  std::string_view written;
  if (key.fold != Fold::None && use.written.empty()) {
    key.finish(Fold::None, builder);
    written = builder.kept(arena).key();
  }
  key.finish(key.fold, builder);
  if (builder.view().key() == written) return use.set_key(written);
  if (!written.empty()) use.written = written;
  use.set_key(builder.kept(arena).key());
}

}  // namespace crosscheck
