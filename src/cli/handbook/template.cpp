#include "cli/handbook/template.h"

#include <algorithm>
#include <cassert>

namespace crosscheck {
namespace {

std::string_view template_named(std::string_view name) {
  const auto& all = handbook_templates();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
  assert(found != all.end());
  return found->text;
}

}  // namespace

std::string filled(std::string_view name, const std::map<std::string_view, std::string>& values) {
  const std::string_view text = template_named(name);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find('@', at), text.size());
    result += text.substr(at, begin - at);
    if (begin == text.size()) break;
    const std::size_t end = std::min(text.find('@', begin + 1), text.size());
    const auto value = values.find(text.substr(begin + 1, end - begin - 1));
    at = begin + 1;
    if (value == values.end()) {
      result += '@';
      continue;
    }
    const bool begins_line = begin == 0 || text[begin - 1] == '\n';
    const bool ends_line = text.substr(end + 1).starts_with('\n');
    result += value->second;
    at = end + (begins_line && ends_line && (value->second.empty() || value->second.ends_with('\n')) ? 2 : 1);
  }
  return result;
}

}  // namespace crosscheck
