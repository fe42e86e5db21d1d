#pragma once

#include <string_view>

namespace crosscheck {

enum class Tag {
  None,       // no tag, or one that says nothing new (`!!map`)
  Text,       // `!`, `!!str`: a string whatever it looks like
  ShortForm,  // `!Ref`
  Unknown,
};

// `tag` as libyaml resolves it: "!Ref", "tag:yaml.org,2002:str", or empty.
Tag classify_tag(std::string_view tag);

}  // namespace crosscheck
