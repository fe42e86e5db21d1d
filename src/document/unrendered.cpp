#include "document/unrendered.h"

#include <algorithm>
#include <utility>

namespace crosscheck {
namespace {

// What begins a block in templating languages, and which these are.
constexpr std::pair<std::string_view, std::string_view> kMarkers[] = {
    {"{%", "Jinja"}, {"{{#", "Handlebars"}, {"{{", "Jinja, Handlebars or Go"}, {"<%", "ERB"}};

}  // namespace

void explain_unrendered(const Document& document, std::vector<SyntaxProblem>& problems) {
  if (std::none_of(problems.begin(), problems.end(), [](const SyntaxProblem& problem) { return problem.fatal; }))
    return;
  for (const auto& [marker, language] : kMarkers) {
    const std::size_t at = document.text().find(marker);
    if (at == std::string_view::npos) continue;
    const auto begin = static_cast<std::uint32_t>(at);
    problems = {{.kind = SyntaxProblem::Kind::Syntax,
                 .fatal = true,
                 .message = "not rendered yet: `" + std::string(marker) + "` is of a templating language (" +
                            std::string(language) + "); render the file, then check what it gives",
                 .span = {document.file(), begin, begin + static_cast<std::uint32_t>(marker.size())},
                 .other = {}}};
    return;
  }
}

}  // namespace crosscheck
