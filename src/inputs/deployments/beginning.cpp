#include "inputs/deployments/beginning.h"

#include <fstream>

namespace crosscheck {

std::string yaml_beginning(const GivenPath& given) {
  constexpr std::size_t kBytes = 8192;
  if (given.is_folder || !(given.path.ends_with(".yaml") || given.path.ends_with(".yml"))) return {};
  std::ifstream file(given.path, std::ios::binary);
  std::string text(kBytes, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

bool has_line(std::string_view text, std::string_view beginning) {
  for (std::size_t at = 0; (at = text.find(beginning, at)) != std::string_view::npos; ++at) {
    if (at == 0 || text[at - 1] == '\n') return true;
  }
  return false;
}

}  // namespace crosscheck
