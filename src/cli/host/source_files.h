#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace crosscheck {

// Answers whether a report may show lines of a file, by its path within the checkout. Templates say which file a
// construct comes from, and may name any: so only files that git tracks are shown, and no links, which lead anywhere.
// Where git does not know the folder, those with the name of a source file (`is_source`) that are not reached through a
// link or a hidden folder. Git is asked at the first question. One thread at a time may ask.
std::function<bool(std::string_view)> source_files(const std::string& checkout);

}  // namespace crosscheck
