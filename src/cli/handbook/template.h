#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// The files of handbook/templates that the build embedded.
struct HandbookTemplate {
  std::string_view name;  // "completion.bash": the file's name without `.in`
  std::string_view text;
};
const std::vector<HandbookTemplate>& handbook_templates();

// A template with its marks (`@commands@`) filled in. A mark alone on its line stands for whole lines, none included:
// its value ends with a line feed, or is empty. An `@` that begins no mark of `values` stays.
std::string filled(std::string_view name, const std::map<std::string_view, std::string>& values);

}  // namespace crosscheck
