#include "document/read.h"

#include "document/unrendered.h"
#include "text/characters.h"

namespace crosscheck {

std::vector<SyntaxProblem> read_any(Document& document, FileId file, const ReadLimits& limits) {
  std::string_view text = document.text();
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
  std::vector<SyntaxProblem> problems = json ? read_json(document, file, limits) : read_yaml(document, file, limits);
  explain_unrendered(document, problems);
  return problems;
}

}  // namespace crosscheck
