#pragma once

#include <string_view>

#include "lint/change.h"

namespace crosscheck {

// Reads a unified diff, as `git diff` and `diff -u` write it. What stands between the files, such as the message of a
// commit, is passed over. Throws `InputError` for text without any file in it and for hunks that are not what they say,
// because a change that is overlooked would be a conflict that nobody sees. `name` is the diff's own, for complaints.
Change read_diff(std::string_view text, std::string_view name);

}  // namespace crosscheck
