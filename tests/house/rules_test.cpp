#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "cli/handbook/kernel_pages.h"
#include "cli/handbook/rule_pages.h"
#include "rules/rule.h"
#include "rules/style.h"
#include "support/run.h"

using namespace crosscheck;

namespace {

std::vector<Rule> rules() {
  static Sources sources;
  return load_rules(sources, {});
}

std::set<std::string> names_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : folders_in(folder)) names.insert(entry.filename().string());
  return names;
}

}  // namespace

TEST_CASE("the rules are those that were promised") {
  const std::set<std::string> promised = {"account-quota",        "already-exists",       "assembly-cycle",
                                          "bootstrap-elsewhere",  "bootstrap-too-old",    "broken-federation",
                                          "changed-qualifier",    "changed-type",         "cross-environment-reference",
                                          "duplicate-export",     "duplicate-key",        "duplicate-physical-name",
                                          "duplicate-singleton",  "duplicate-stack-name", "expired-suppression",
                                          "export-in-use",        "foreign-account",      "foreign-environment-name",
                                          "foreign-partition",    "foreign-region",       "id-in-two-accounts",
                                          "left-over-stack",      "malformed-account",    "malformed-name",
                                          "malformed-qualifier",  "malformed-reference",  "missing-dependency",
                                          "missing-export",       "missing-parameter",    "missing-principal",
                                          "missing-stack-output", "missing-template",     "mixed-qualifiers",
                                          "name-too-long",        "named-replacement",    "nested-parameters",
                                          "not-bootstrapped",     "output-in-use",        "parameter-in-use",
                                          "recreated-resource",   "reserved-stack-name",  "silent-overwrite",
                                          "stack-cycle",          "stale-qualifier",      "stale-template",
                                          "stuck-stack",          "template-limit",       "unexpected-qualifier",
                                          "unexpected-target",    "unowned-name",         "unreadable-input",
                                          "unresolved-lookup",    "unsafe-path",          "unscoped-name",
                                          "unused-config",        "unused-suppression",   "untrusted-bootstrap",
                                          "vanished-name",        "wrong-owner",          "wrong-region"};
  std::set<std::string> have;
  for (const Rule& rule : rules()) have.insert(rule.id);
  CHECK(have == promised);
}

TEST_CASE("the shipped rules speak calmly") {
  for (const Rule& rule : rules()) {
    const Wording& words = rule.wording;
    for (const std::string& text : {rule.title, words.message, words.first, words.other, words.help,
                                    words.help_in_one_stack, words.help_for_plain}) {
      INFO(rule.id << ": " << text);
      CHECK_FALSE(style_fault(text));
    }
  }
}

TEST_CASE("every rule has an example, a loud case and a clean one") {
  for (const Rule& rule : rules()) {
    const auto folder = source_directory() / "fixtures/rules" / rule.id;
    INFO("fixtures/rules/" << rule.id << " needs the cases that docs/adding-a-rule.md describes");
    REQUIRE(std::filesystem::exists(folder / "example/expected.txt"));
    CHECK_FALSE(read_text(folder / "example/expected.txt").empty());
    bool clean = false;
    for (const auto& one : folders_in(folder)) {
      const auto expected = one / "expected.txt";
      clean = clean || (std::filesystem::exists(expected) && read_text(expected).empty());
    }
    CHECK(clean);
  }
}

TEST_CASE("every fixture folder belongs to a rule, and what it expects is about that rule") {
  const auto all = rules();
  for (const std::string& folder : names_in(source_directory() / "fixtures/rules")) {
    INFO("fixtures/rules/" << folder);
    CHECK(std::any_of(all.begin(), all.end(), [&](const Rule& rule) { return rule.id == folder; }));
    for (const auto& one : folders_in(source_directory() / "fixtures/rules" / folder)) {
      const std::string text = read_text(one / "expected.txt");
      if (text.empty() || text.starts_with("note:")) continue;
      INFO(one);
      CHECK(text.find('[' + folder + ']') != std::string::npos);
    }
  }
}

TEST_CASE("ids are words for the bad pattern") {
  for (const Rule& rule : rules()) {
    INFO(rule.id);
    for (const char* start : {"no-", "avoid-", "check-", "require-"}) CHECK_FALSE(rule.id.starts_with(start));
    CHECK_FALSE(rule.explanation.empty());
    CHECK_FALSE(rule.wording.help.empty());
    CHECK((rule.family == "upkeep" || !rule.references.empty()));  // upkeep is about our own file
  }
}

TEST_CASE("every kernel is used by a rule, or has an example, a loud case and a silent one of its own") {
  const auto all = rules();
  for (const Kernel& kernel : kernels()) {
    if (std::any_of(all.begin(), all.end(), [&](const Rule& rule) { return rule.kernel == kernel.name; })) continue;
    const auto folder = source_directory() / "fixtures/kernels" / kernel.name;
    INFO(folder << " needs the cases that docs/adding-a-kernel.md describes");
    REQUIRE(std::filesystem::exists(folder / "example"));
    CHECK_FALSE(read_text(folder / "example/expected.txt").empty());
    const auto cases = folders_in(folder);
    CHECK(std::any_of(cases.begin(), cases.end(),
                      [](const auto& one) { return read_text(one / "expected.txt").empty(); }));
  }
  for (const std::string& name : names_in(source_directory() / "fixtures/kernels")) {
    INFO("fixtures/kernels/" << name << " belongs to no kernel");
    CHECK(std::any_of(kernels().begin(), kernels().end(), [&](const Kernel& one) { return one.name == name; }));
  }
}

TEST_CASE("kernels are described well enough to be printed") {
  std::set<std::string_view> names;
  for (const Kernel& kernel : kernels()) {
    INFO(kernel.name);
    CHECK(names.insert(kernel.name).second);
    CHECK_FALSE(kernel.summary.empty());
    std::set<std::string_view> parameters;
    for (const Parameter& parameter : kernel.parameters) {
      INFO(parameter.name);
      CHECK(parameters.insert(parameter.name).second);
      CHECK_FALSE(parameter.summary.empty());
      const bool word = parameter.kind == Parameter::Kind::Word, globs = parameter.kind == Parameter::Kind::Globs;
      CHECK(word == !parameter.choices.empty());
      CHECK((globs || parameter.required != !parameter.preset.empty()));  // what is not required has a default
      CHECK_FALSE((parameter.required && !parameter.preset.empty()));
      if (word && !parameter.required) {
        CHECK(std::count(parameter.choices.begin(), parameter.choices.end(), parameter.preset) == 1);
      }
    }
    for (std::string_view name : kernel.one_of) CHECK(parameters.contains(name));
  }
}

TEST_CASE("the page of kernels and the schema of rules are what the program prints") {
  const std::string page = compare_or_update(source_directory() / "docs/kernels.md", kernels_markdown(rules()));
  if (!page.empty()) FAIL(page);
  const std::string schema = compare_or_update(source_directory() / "schemas/rule.schema.json", rule_schema());
  if (!schema.empty()) FAIL(schema);
}

TEST_CASE("docs/adding-a-kernel.md shows the kernel as it is") {
  const auto page = source_directory() / "docs/adding-a-kernel.md";
  std::string text = read_text(page);
  auto put = [&](const std::string& fence, const std::string& block) {
    const std::size_t begin = text.find(fence);
    REQUIRE(begin != std::string::npos);
    const std::size_t inside = text.find('\n', begin) + 1;
    text.replace(inside, text.find("```", inside) - inside, block);
  };
  put("```cpp\n#include", read_text(source_directory() / "src/rules/kernels/forbidden.cpp"));
  std::string cases;
  for (const std::string& name : names_in(source_directory() / "fixtures/kernels/forbidden")) cases += name + '\n';
  put("```text\n", cases);
  const std::string difference = compare_or_update(page, text);
  if (!difference.empty()) FAIL(difference);
  for (const char* place : {"src/rules/kernels/kernels.h", "src/rules/kernels.cpp"}) {
    CHECK(read_text(source_directory() / place).find("forbidden()") != std::string::npos);
  }
}

TEST_CASE("the docs are what the program prints") {
  const auto folder = source_directory() / "docs/rules";
  std::filesystem::create_directories(folder);
  const std::string table = compare_or_update(folder / "README.md", rules_markdown(rules()));
  if (!table.empty()) FAIL(table);
  for (const Rule& rule : rules()) {
    const std::string page =
        compare_or_update(folder / (rule.id + ".md"), rule_markdown(rule, shipped_example(rule.id)));
    if (!page.empty()) FAIL(page);
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string id = entry.path().stem().string();
    const auto all = rules();
    INFO(entry.path() << " describes no rule");
    CHECK((id == "README" || std::any_of(all.begin(), all.end(), [&](const Rule& rule) { return rule.id == id; })));
  }
}
