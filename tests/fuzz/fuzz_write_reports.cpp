#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "report/format_checks.h"
#include "report/formats.h"
#include "report/github_sarif.h"
#include "report/hostile.h"
#include "report/sample.h"
#include "report/writers.h"

// Fills a report with the input's bytes. Whatever they are, every format must stay harmless, UTF-8 and well
// formed, and be the same when it is written again.

namespace {

using namespace crosscheck;

class Input {
 public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}

  std::uint8_t byte() {
    if (bytes_.empty()) return 0;
    auto result = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return result;
  }
  // Mostly small positions, sometimes those of the end of a file of the largest size that is read.
  std::uint32_t number() {
    std::uint8_t first = byte();
    return first == 255 ? 16u << 20 : std::max<std::uint32_t>(first, 1);
  }
  std::string text() {
    std::string_view taken = bytes_.substr(0, byte() % 48);
    bytes_.remove_prefix(taken.size());
    return std::string(taken);
  }

 private:
  std::string_view bytes_;
};

void fill(Place& place, Input& input) {
  for (std::uint32_t* number :
       {&place.line, &place.column, &place.end_line, &place.end_column, &place.utf16_column, &place.utf16_end_column}) {
    *number = input.number();
  }
}

Report report_from(Input& input) {
  Report report = with_details();
  report.complete = input.byte() & 1;
  if (input.byte() & 1) {
    report.findings.clear();
    report.problems.clear();
    report.details.reset();
  }
  for (Finding& finding : report.findings) {
    finding.severity = static_cast<Severity>(input.byte() % 3);
    finding.parties.resize(input.byte() % 8, finding.parties.back());
    for (Party& party : finding.parties) {
      fill(party.template_place, input);
      if (input.byte() & 1) party.source.reset();
      if (party.source) fill(*party.source, input);
      if (input.byte() & 1) fill(party.entry.emplace(), input);
      party.trace.resize(input.byte() % 4);
    }
  }
  std::sort(report.findings.begin(), report.findings.end(),
            [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  each_text(report, [&](std::string& text) { text = input.text(); });
  return report;
}

void require(bool good, const std::string& what, const std::string& output) {
  if (good) return;
  std::fprintf(stderr, "%s in\n%s\n", what.c_str(), output.c_str());
  std::abort();
}

std::string json_complaint(std::string_view output) {
  return nlohmann::json::accept(output) ? danger_in(output) : "no JSON";
}

std::string sarif_complaint(std::string_view output) {
  const std::vector<std::string> complaints = GithubSarif::complaints(output);
  return complaints.empty() ? danger_in(output) : complaints.front();
}

std::string junit_complaint(std::string_view output) {
  const std::string complaint = XmlChecker::complaint(output);
  return complaint.empty() ? danger_in(output) : complaint;
}

std::string markdown_complaint(std::string_view output) {
  return output.size() <= kMarkdownLimit ? MarkdownChecker::complaint(output) : "too large";
}

// What there is to check beyond harmless text. Formats without an entry are checked for that alone.
const std::map<std::string_view, std::string (*)(std::string_view output)> kComplaints = {
    {"json", json_complaint},         {"sarif", sarif_complaint}, {"github", github_complaint},
    {"azure", azure_complaint},       {"gitlab", json_complaint}, {"junit", junit_complaint},
    {"markdown", markdown_complaint}, {"html", html_complaint},
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input({reinterpret_cast<const char*>(data), size});
  const Report report = report_from(input);
  for (const Format& format : formats()) {
    if (format.write == nullptr) continue;  // only of `index`
    const auto known = kComplaints.find(format.name);
    const WriteOptions options{.repository = MarkdownChecker::repository()};
    const std::string output = format.write(report, options);
    const std::string complaint = known == kComplaints.end() ? danger_in(output) : known->second(output);
    require(complaint.empty(), complaint, output);
    require(format.write(report, options) == output, "not the same twice", output);
  }
  return 0;
}
