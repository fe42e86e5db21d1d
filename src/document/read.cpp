#include "document/read.h"

#include "text/characters.h"

namespace crosscheck {

std::vector<SyntaxProblem> read_any(Document& document, FileId file, const ReadLimits& limits) {
  std::string_view text = document.text();
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
  return json ? read_json(document, file, limits) : read_yaml(document, file, limits);
}

}  // namespace crosscheck
