// Any bytes: `read_rule` gives a rule that keeps its promises, or a complaint fit to print; the same twice.

#include <string>

#include "check_complaint.h"
#include "rules/placeholder.h"
#include "rules/rule.h"
#include "rules/style.h"
#include "text/error.h"

using namespace crosscheck;

namespace {

void check(const Rule& rule) {
  require(rule.id == "a-rule" && bool{rule.check}, "the rule is the file's, and can be run");
  require(!rule.explanation.empty() && !rule.wording.help.empty(), "rules explain themselves");
  Words words;
  for (const Kernel& kernel : kernels()) {
    if (kernel.name != rule.kernel) continue;
    for (const std::string_view name : kernel.placeholders) words.emplace(name, "x");
  }
  require(!style_fault(rule.title), "titles are calm");
  for (const std::string& text : {rule.wording.message, rule.wording.first, rule.wording.other, rule.wording.help}) {
    require(!style_fault(text), "wordings are calm");
    for (auto at = next_placeholder(text, 0); at; at = next_placeholder(text, at->end)) {
      require(words.contains(at->name), "the kernel knows every placeholder");
    }
    require(fill(text, words).empty() == text.empty(), "wordings can be filled in");
  }
  for (const std::string& url : rule.references) require(url.starts_with("https://"), "references are https");
}

std::string outcome(const std::string& yaml) {
  Sources sources;
  try {
    check(read_rule(sources, sources.add_text("a-rule.yaml", yaml), "a-rule"));
    return "";
  } catch (const InputError& error) {
    check_complaint(error.what(), "a-rule.yaml");
    return error.what();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string yaml(reinterpret_cast<const char*>(data), size);
  require(outcome(yaml) == outcome(yaml), "reading twice says the same");
  return 0;
}
