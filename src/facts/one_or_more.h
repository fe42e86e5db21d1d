#pragma once

#include "document/document.h"

namespace crosscheck {

// Calls `each(element)` for what may be given as one thing or as a list of them; not at all where nothing is given.
template <typename Each>
void each_of(Element one_or_more, Each each) {
  if (!one_or_more.is_array()) {
    if (one_or_more) each(one_or_more);
    return;
  }
  for (Element one : one_or_more.children()) each(one);
}

}  // namespace crosscheck
