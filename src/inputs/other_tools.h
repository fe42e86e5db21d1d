#pragma once

#include <string>
#include <string_view>

namespace crosscheck {

// What to do about a file of a tool that writes CloudFormation templates itself, or about a folder that holds one:
// "`serverless.yml` is the Serverless Framework's: …". Empty for any other path. Such files are not read: what counts
// is what the tool makes of them.
std::string advice_on_other_tool(const std::string& path, bool is_folder);

}  // namespace crosscheck
