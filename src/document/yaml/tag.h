#pragma once

#include <string>
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

// The key that a short form's tag, without its `!`, stands for: `Ref` for "Ref", `Fn::Sub` for "Sub". A view of the
// tag or of `scratch`.
std::string_view long_form(std::string_view tag, std::string& scratch);

}  // namespace crosscheck
