#pragma once

#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "evaluate/text.h"
#include "facts/entries.h"

namespace crosscheck {

// A key in the making: the parents' identities and the parts of the name, which become one text joined by `/`.
struct KeyPart {
  Text text;
  // For a parent: its type. A reference to it, its ARN and its name are then one.
  std::string_view parent_type;
  bool parent = false;
  bool side = false;  // not part of the text: the side of a claim, see `SideShape`
};

struct Key {
  std::vector<KeyPart> parts;
  Fold fold = Fold::None;

  bool pending() const;
  bool unknown() const;
  // Empty text where a part is not certain.
  void finish(Fold folding, TextBuilder& into) const;
  void finish_side(TextBuilder& into) const;  // empty text where there is none
  // The parts as they are, joined; for as long as the builder is left alone.
  Text whole(TextBuilder& into) const;
};

// Writes a key that is certain into its claim or use, by way of `builder`.
void put_key(Arena& arena, TextBuilder& builder, Claim& claim, const Key& key);
void put_key(Arena& arena, TextBuilder& builder, Use& use, const Key& key);

}  // namespace crosscheck
