#include "inputs/cdk/manifest.h"

#include <charconv>

#include "document/read.h"
#include "inputs/input_problem.h"

namespace crosscheck {
namespace {

constexpr int kNewestVersion = 55;  // of the cloud assembly schema, as far as this program knows it

std::optional<int> number_at_start(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

}  // namespace

bool read_manifest(const Sources& sources, const ManifestPlace& place, Span listed, Document& document,
                   ReadAssembly& into) {
  const std::string subject = '`' + sources.display(place.file) + "` ";
  if (const auto failure = sources.read(place.file, document.buffer_)) {
    const bool nested = listed.file != kNoFile;
    into.problems.push_back(input_problem(failure == ReadFailure::Outside ? "unsafe-path" : "unreadable-input",
                                          subject + std::string(describe(*failure)),
                                          {.span = nested ? listed : Span{.file = place.file, .begin = 0, .end = 0},
                                           .label = nested ? "of the nested assembly listed here" : "the manifest",
                                           .logical_id = {}}));
    into.complete = false;
    return false;
  }
  const std::vector<SyntaxProblem> found = read_json(document, place.file);
  for (InputProblem& problem : input_problems(found)) into.problems.push_back(std::move(problem));
  if (!is_whole(found)) into.complete = false;
  const Element root = document.root();
  if (!root) return false;
  if (root["artifacts"].is_object() || root["version"].is_string()) return true;
  into.problems.push_back(input_problem("unreadable-input", subject + "is not the manifest of a cloud assembly",
                                        {.span = {.file = place.file, .begin = 0, .end = 0},
                                         .label = "neither `version` nor `artifacts` here",
                                         .logical_id = {}}));
  into.complete = false;
  return false;
}

void read_manifest_header(const Sources& sources, const ManifestPlace& place, Element root, ReadAssembly& into) {
  const std::string subject = '`' + sources.display(place.file) + "` ";
  const std::string version = root["version"].text();
  if (place.folder.empty()) into.assembly.version = version;
  const std::optional<int> major = number_at_start(version);
  if (!version.empty() && (!major || *major > kNewestVersion)) {
    into.note(subject + "has version `" + version + "`, the newest known one is " + std::to_string(kNewestVersion) +
              ": what is new in it was not looked at");
  }
  if (const std::size_t missing = root["missing"].size(); missing > 0) {
    into.assembly.missing_context = true;
    into.warn(subject + "lacks " + std::to_string(missing) + (missing == 1 ? " lookup" : " lookups") +
              ", so the templates hold dummy values: synthesize with credentials, or commit `cdk.context.json`");
  }
}

}  // namespace crosscheck
