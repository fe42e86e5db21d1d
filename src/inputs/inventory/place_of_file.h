#pragma once

#include <string>
#include <string_view>

#include "catalog/answers.h"

namespace crosscheck {

// What the path of an answer says: `inventory/111111111111/us-west-2/cloudformation-get-template.Base.json`.
struct PlaceOfFile {
  std::string account, region;  // empty where no folder is called so
};
PlaceOfFile place_of_file(std::string_view path);

// "Base" of that path: what its name says besides the command. `%3A` stands for a colon, and so on.
std::string argument_in(std::string_view path, const Answer& answer);
// Such a part of a file's name, for any text.
std::string as_file_name(std::string_view text);

// Whether two names are the same as far as file names can say it.
bool same_letters(std::string_view one, std::string_view other);

}  // namespace crosscheck
