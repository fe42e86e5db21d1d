#include "inputs/deployments/config_file.h"

#include <algorithm>
#include <string>

#include "document/read.h"
#include "inputs/input_problem.h"

namespace crosscheck {
namespace {

constexpr std::string_view kUnknown = "~u~";  // stands for an expression whose value is not known

// The literal of `{{ … | default("eu-west-1") }}`; empty where there is none.
std::string_view default_in(std::string_view expression) {
  constexpr std::string_view kDefault = "default(";
  const std::size_t at = expression.find(kDefault);
  if (at == std::string_view::npos) return {};
  const std::string_view argument = expression.substr(at + kDefault.size());
  if (argument.empty() || (argument[0] != '"' && argument[0] != '\'')) return {};
  const std::size_t end = argument.find(argument[0], 1);
  return end == std::string_view::npos ? std::string_view() : argument.substr(1, end - 1);
}

// The text with its expressions replaced by as many characters, so that places in it stay the same.
std::string rendered(std::string_view source) {
  std::string text(source);
  for (std::size_t at = 0; (at = text.find("{{", at)) != std::string::npos;) {
    const std::size_t end = text.find("}}", at);
    if (end == std::string::npos) break;
    const std::size_t size = end + 2 - at;
    const bool last = end + 2 == text.size() || text[end + 2] == '\n' || text[end + 2] == '\r';
    const std::string_view literal = default_in(source.substr(at, size));
    std::string value(last && !literal.empty() ? literal : kUnknown);
    value.resize(size, ' ');
    text.replace(at, size, value);
    at += size;
  }
  return text;
}

}  // namespace

bool ConfigFile::read(const Sources& sources, FileId file, ReadAssembly& into) {
  tagged_.clear();
  const Mark mark{.span = {.file = file}, .label = "this file", .logical_id = {}};
  if (const auto failure = sources.read(file, document_.buffer_)) {
    into.report("unreadable-input", '`' + sources.display(file) + "` " + std::string(describe(*failure)), mark);
    return false;
  }
  document_.buffer_ = Buffer(rendered(document_.text()));
  std::vector<SyntaxProblem> found = read_yaml(document_, file);
  for (const SyntaxProblem& problem : found) {
    if (problem.kind != SyntaxProblem::Kind::Tag) continue;
    const std::size_t begin = document_.text().find_first_not_of(" \t\r\n", problem.span.end);
    tagged_.insert(static_cast<std::uint32_t>(std::min(begin, document_.text().size())));
  }
  std::erase_if(found, [](const SyntaxProblem& problem) {
    return problem.kind == SyntaxProblem::Kind::Tag || problem.kind == SyntaxProblem::Kind::Alias;
  });
  for (InputProblem& problem : input_problems(found)) into.problems.push_back(std::move(problem));
  if (!is_whole(found)) into.complete = false;
  return document_.root().is_object();
}

bool ConfigFile::is_open(Element value) const {
  if (tagged_.contains(value.span().begin)) return true;
  if (value.is_scalar()) return is_open_text(value.text());
  for (Element child : value.children()) {
    if (is_open(child)) return true;
  }
  return value.is_object();  // `{resolver: …}`
}

bool ConfigFile::is_open_text(std::string_view text) { return text.find(kUnknown) != std::string_view::npos; }

std::optional<Given<std::string>> ConfigFile::text(std::string_view name) const { return text(root()[name]); }

std::optional<Given<std::string>> ConfigFile::text(Element value) const {
  if (!value.is_scalar() || is_open(value)) return std::nullopt;
  return Given<std::string>{.value = value.text(), .span = value.span()};
}

}  // namespace crosscheck
