#include "report/formats.h"

#include <algorithm>

#include "report/writers.h"

namespace crosscheck {
namespace {

// A writer that takes no options.
template <std::string (*write)(const Report&)>
std::string plainly(const Report& report, const WriteOptions&) {
  return write(report);
}

std::string text(const Report& report, const WriteOptions& options) {
  const TextStyle style{.color = options.color,
                        .excerpts = true,
                        .verbose = options.verbose,
                        .width = options.width,
                        .limit = options.max_problems,
                        .statistics = options.statistics,
                        .links = options.links};
  return options.summary ? write_text(report, style) : write_text_findings(report, style);
}

std::string sarif(const Report& report, const WriteOptions& options) { return write_sarif(report, options.category); }

std::string markdown(const Report& report, const WriteOptions& options) {
  return write_markdown(report, kMarkdownLimit, options.repository);
}

constexpr Format kFormats[] = {
    {.name = "text", .lines = true, .plan = true, .write = text, .write_ownership = write_ownership_text},
    {.name = "concise", .lines = true, .write = plainly<write_concise>},
    {.name = "json", .plan = true, .write = plainly<write_json>, .write_ownership = write_ownership_json},
    {.name = "ndjson", .lines = true, .write_ownership = write_ownership_lines},
    {.name = "sarif", .write = sarif},
    {.name = "github", .lines = true, .write = plainly<write_github>},
    {.name = "markdown", .plan = true, .write = markdown},
    {.name = "html", .needs_details = true, .plan = true, .write = plainly<write_html>},
    {.name = "mermaid", .needs_details = true, .plan = true, .write = plainly<write_mermaid>},
    {.name = "dot", .needs_details = true, .plan = true, .write = plainly<write_dot>},
    {.name = "gitlab", .write = plainly<write_gitlab>},
    {.name = "azure", .lines = true, .write = plainly<write_azure>},
    {.name = "junit", .write = plainly<write_junit>},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

std::vector<std::string> format_names(bool (*wanted)(const Format& format)) {
  std::vector<std::string> names;
  for (const Format& format : formats()) {
    if (wanted(format)) names.emplace_back(format.name);
  }
  return names;
}

const Format* find_format(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& one) { return one.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace crosscheck
