#include "document/conflict_markers.h"

#include <algorithm>

namespace crosscheck {
namespace {

// Where a line begins with `marker`; npos where none does.
std::size_t line_with(std::string_view text, std::string_view marker, std::size_t from) {
  for (std::size_t at = text.find(marker, from); at != std::string_view::npos; at = text.find(marker, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') return at;
  }
  return std::string_view::npos;
}

}  // namespace

void name_conflict_markers(std::vector<SyntaxProblem>& problems, std::string_view text, FileId file) {
  if (std::none_of(problems.begin(), problems.end(), [](const SyntaxProblem& one) { return one.fatal; })) return;
  constexpr std::string_view kOurs = "<<<<<<< ", kBetween = "=======", kTheirs = ">>>>>>> ";
  const std::size_t ours = line_with(text, kOurs, 0);
  const std::size_t between = ours == std::string_view::npos ? ours : line_with(text, kBetween, ours);
  if (between == std::string_view::npos || line_with(text, kTheirs, between) == std::string_view::npos) return;
  const auto begin = static_cast<std::uint32_t>(ours);
  problems = {{.kind = SyntaxProblem::Kind::Syntax,
               .fatal = true,
               .message = "the file has unresolved git conflict markers",
               .span = {.file = file, .begin = begin, .end = begin + static_cast<std::uint32_t>(kOurs.size()) - 1},
               .other = {}}};
}

}  // namespace crosscheck
