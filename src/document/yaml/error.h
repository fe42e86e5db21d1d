#pragma once

#include <string>
#include <string_view>

namespace crosscheck {

// libyaml's word for what it stumbled over, as a template's author would say it. `rest` is the text from there on.
std::string plain_words(std::string_view problem, std::string_view rest);

}  // namespace crosscheck
