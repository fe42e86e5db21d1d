#include "inputs/cdk/manifest.h"

#include <charconv>

#include "inputs/shape.h"

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
  const bool nested = listed.file != kNoFile;
  const Span start{.file = place.file, .begin = 0, .end = 0};
  Mark mark{.span = nested ? listed : start,
            .label = nested ? "of the nested assembly listed here" : "the manifest",
            .logical_id = {}};
  if (!read_description(sources, place.file, std::move(mark), document, into)) return false;
  const Element root = document.root(), artifacts = root["artifacts"];
  const std::string subject = '`' + sources.display(place.file) + '`';
  if (!artifacts.is_object() && !root["version"].is_string()) {
    into.report("unreadable-input", subject + " is not the manifest of a cloud assembly",
                {.span = start, .label = "neither `version` nor `artifacts` here", .logical_id = {}});
    return false;
  }
  return !artifacts || has_shape(artifacts, Shape::Object, "`artifacts` of " + subject, kNoStack, into);
}

void read_manifest_header(const Sources& sources, const ManifestPlace& place, Element root, ReadAssembly& into) {
  const std::string subject = '`' + sources.display(place.file) + "` ";
  const std::string version = root["version"].text();
  if (place.folder.empty()) into.assembly.version = version;
  const std::optional<int> major = number_at_start(version);
  if (!version.empty() && (!major || *major > kNewestVersion)) {
    into.note(subject + "has version `" + version + "`, the newest known one is " + std::to_string(kNewestVersion) +
              ": anything new in it was ignored");
  }
  if (const std::size_t missing = root["missing"].size(); missing > 0) {
    into.assembly.missing_context = true;
    into.warn(subject + "lacks " + std::to_string(missing) + (missing == 1 ? " lookup" : " lookups") +
              ", so the templates hold dummy values: synthesize with credentials, or commit `cdk.context.json`");
  }
}

}  // namespace crosscheck
