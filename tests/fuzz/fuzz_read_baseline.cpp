// Any bytes: `read_baseline` gives entries that are written and read again, or a complaint that is fit to print.

#include <string>

#include "check_complaint.h"
#include "lint/baseline.h"
#include "text/error.h"

using namespace crosscheck;

namespace {

Baseline read(const std::string& yaml) {
  Sources sources;
  return read_baseline(sources, sources.add_text("known.yaml", yaml));
}

void check(const Baseline& baseline, std::size_t size) {
  for (const BaselineEntry& entry : baseline.entries) {
    require(entry.span.begin <= entry.span.end && entry.span.end <= size, "spans are inside the text");
    require(entry.fingerprint.size() == 16 && !entry.rule.empty() && !entry.message.empty(),
            "entries say what they are for");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string yaml(reinterpret_cast<const char*>(data), size);
  Baseline baseline;
  try {
    baseline = read(yaml);
  } catch (const InputError& error) {
    check_complaint(error.what(), "known.yaml");
    return 0;
  }
  check(baseline, size);
  const std::string written = write_baseline(baseline.entries);
  const Baseline again = read(written);
  require(write_baseline(again.entries) == written, "what is written is read");
  const Comparison comparison = compare(baseline.entries, again.entries);
  for (const bool gone : comparison.gone) require(!gone, "every entry is found again");
  for (const bool known : comparison.known) require(known, "and no other");
  return 0;
}
