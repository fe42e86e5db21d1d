#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "config/json_schema.h"
#include "rules/rule.h"
#include "rules/shipped.h"
#include "support/complaint.h"
#include "text/error.h"

using namespace crosscheck;
namespace fs = std::filesystem;

namespace {

const std::string kRule = R"(id: duplicate-export
title: two stacks export the same name
severity: error
family: names
check:
  claimed-once: { namespace: cfn:export }
message: "export `{key}` is claimed by {count} stacks"
labels: { first: "exported here by {stack}", other: "exported again by {stack}" }
help: include the stack name in the export name
explanation: |
  Names of exports are unique.

  In one account and region.
references: [https://docs.aws.amazon.com/a]
)";

Rule read(const std::string& yaml, std::string_view id = "duplicate-export") {
  Sources sources;
  return read_rule(sources, sources.add_text("rules/duplicate-export.yaml", yaml), id);
}

std::string complaint_of(const std::string& yaml) {
  return complaint_in([&] { read(yaml); });
}

// The good rule with one piece of its text replaced.
std::string with(const std::string& old_text, const std::string& new_text) {
  std::string yaml = kRule;
  const std::size_t at = yaml.find(old_text);
  REQUIRE(at != std::string::npos);
  return yaml.replace(at, old_text.size(), new_text);
}

std::string message_of(const std::string& yaml) {
  const std::string text = complaint_of(yaml);
  const std::string line = text.substr(0, text.find('\n'));
  return line.substr(std::min(line.size(), line.find(": ") + 2));
}

// A folder of rule files that is gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "crosscheck-rules-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path() const { return path_.string(); }
  void add(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
  // The good rule under another id.
  void add_rule(const std::string& id) const { add(id + ".yaml", with("duplicate-export", id)); }

 private:
  fs::path path_;
};

std::vector<std::string> ids(const std::vector<Rule>& rules) {
  std::vector<std::string> result;
  for (const Rule& rule : rules) result.push_back(rule.id);
  return result;
}

}  // namespace

TEST_CASE("a whole rule") {
  const Rule rule = read(kRule);
  CHECK(rule.id == "duplicate-export");
  CHECK(rule.title == "two stacks export the same name");
  CHECK(rule.severity == Severity::Error);
  CHECK(rule.family == "names");
  CHECK(rule.kernel == "claimed-once");
  CHECK(rule.wording.message == "export `{key}` is claimed by {count} stacks");
  CHECK(rule.wording.first == "exported here by {stack}");
  CHECK(rule.wording.other == "exported again by {stack}");
  CHECK(rule.wording.help == "include the stack name in the export name");
  CHECK(rule.explanation == "Names of exports are unique.\n\nIn one account and region.\n");
  CHECK(rule.references == std::vector<std::string>{"https://docs.aws.amazon.com/a"});
  CHECK(rule.check);
}

TEST_CASE("complaints about a rule show the place") {
  CHECK(complaint_of(with("{count}", "{cuont}")) ==
        "rules/duplicate-export.yaml:7:40: `claimed-once` has no `{cuont}`\n"
        "  |\n"
        "7 | message: \"export `{key}` is claimed by {cuont} stacks\"\n"
        "  |                                        ^^^^^^^ did you mean `count`?");
  CHECK(complaint_of(with("  claimed-once:", "  claimed-onc:")) ==
        "rules/duplicate-export.yaml:6:3: there is no kernel `claimed-onc`\n"
        "  |\n"
        "6 |   claimed-onc: { namespace: cfn:export }\n"
        "  |   ^^^^^^^^^^^ did you mean `claimed-once`?");
  CHECK(complaint_of(with("namespace:", "namespaces:")) ==
        "rules/duplicate-export.yaml:6:19: unknown key `namespaces`\n"
        "  |\n"
        "6 |   claimed-once: { namespaces: cfn:export }\n"
        "  |                   ^^^^^^^^^^ did you mean `namespace`?");
  CHECK(complaint_of(with("message: \"export", "message: \"Invalid export")) ==
        "rules/duplicate-export.yaml:7:10: this says `invalid`\n"
        "  |\n"
        "7 | message: \"Invalid export `{key}` is claimed by {count} stacks\"\n"
        "  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
}

TEST_CASE("a rule says all that is needed and nothing else") {
  for (const std::string key :
       {"id", "title", "severity", "family", "check", "message", "labels", "help", "explanation"}) {
    CAPTURE(key);
    std::string yaml = kRule;
    const std::size_t begin = yaml.find(key + ":");
    std::size_t end = yaml.find('\n', begin) + 1;
    while (yaml[end] == ' ' || yaml[end] == '\n') end = yaml.find('\n', end) + 1;
    CHECK(message_of(yaml.erase(begin, end - begin)) == "`" + key + "` is missing");
  }
  CHECK(message_of(with("first:", "primary:")) == "`first` is missing");
  CHECK(message_of(with("other:", "third:")) == "unknown key `third`");
  CHECK(message_of(with("severity:", "level: error\nseverity:")) == "unknown key `level`");
  CHECK(message_of(with("severity:", "serverity:")) == "unknown key `serverity`");
}

TEST_CASE("rules without further places or references are fine") {
  CHECK(read(with(", other: \"exported again by {stack}\"", "")).wording.other == "");
  CHECK(read(with("references: [https://docs.aws.amazon.com/a]\n", "")).references.empty());
}

TEST_CASE("kernels that bring their own words need only the help") {
  const std::string reported =
      "id: duplicate-export\ntitle: t\nseverity: error\nfamily: input\ncheck: { reported: { problem: "
      "duplicate-key } }\n"
      "help: h\nexplanation: e\n";
  CHECK(read(reported).wording.message == "");
  CHECK(message_of(reported + "message: the `{key}`\n") == "`reported` has no `{key}`");
}

TEST_CASE("values of a rule are checked") {
  CHECK(message_of(with("id: duplicate-export", "id: Duplicate_Export")) == "`Duplicate_Export` is not kebab-case");
  CHECK(message_of(with("id: duplicate-export", "id: other")) == "the file is called `duplicate-export.yaml`");
  CHECK(message_of(with("severity: error", "severity: fatal")) == "`severity` is `fatal`");
  CHECK(message_of(with("severity: error", "severity: off")) == "`severity` is `off`");
  CHECK(message_of(with("family: names", "family: Our names")) == "`Our names` is not kebab-case");
  CHECK(message_of(with("  claimed-once: { namespace: cfn:export }\n", "  claimed-once: {}\n  acyclic: {}\n")) ==
        "a check has exactly one kernel");
  CHECK(message_of(with("\n  claimed-once: { namespace: cfn:export }\n", " {}\n")) == "a check has exactly one kernel");
  CHECK(message_of(with("\n  claimed-once: { namespace: cfn:export }\n", " acyclic\n")) ==
        "expected a mapping, found text");
  CHECK(message_of(with("{ namespace: cfn:export }", "")) == "expected a mapping, found nothing");
  CHECK(message_of(with("title: two", "title: two!")) == "this has an exclamation mark");
  CHECK(message_of(with("the same name", "the same name.")) == "this ends with a period");
  CHECK(message_of(with("in the export name", "in the export name, please")) == "this says `please`");
  CHECK(message_of(with("exported here by {stack}", "exported here by {stack}.")) == "this ends with a period");
  CHECK(message_of(with("help: include", "help: |\n  include")) == "this is more than one line");
}

TEST_CASE("references are plain https addresses") {
  for (const std::string bad : {"http://a.b", "javascript:alert(1)", "https://", "'https://a b'", "https://a/<b>",
                                "'https://a/\"b'", "\"https://a/\\u202e\"", "https://a/(b)", "docs"}) {
    CAPTURE(bad);
    CHECK(message_of(with("[https://docs.aws.amazon.com/a]", bad)) == "a reference is not a plain https address");
  }
}

TEST_CASE("the shipped rules load, sorted") {
  Sources sources;
  const std::vector<Rule> rules = load_rules(sources, {});
  CHECK(rules.size() == shipped_rules().size());
  CHECK(rules.size() > 20);
  const std::vector<std::string> found = ids(rules);
  CHECK(std::is_sorted(found.begin(), found.end()));
}

TEST_CASE("rules of folders join the shipped ones") {
  Folder a, b;
  a.add_rule("our-own");
  a.add("notes.txt", "not a rule");
  a.add(".hidden.yaml", "not a rule");
  b.add_rule("a-first-one");
  Sources sources;
  const std::vector<std::string> found = ids(load_rules(sources, {a.path(), b.path(), a.path() + "/."}));
  CHECK(found.size() == shipped_rules().size() + 2);
  CHECK(found.front() == "a-first-one");
  CHECK(std::count(found.begin(), found.end(), "our-own") == 1);
}

TEST_CASE("an id twice is an error that names both files") {
  Folder a, b;
  a.add_rule("our-own");
  b.add_rule("our-own");
  Sources sources;
  CHECK_THROWS_WITH(
      load_rules(sources, {a.path(), b.path()}),
      "rule `our-own` is defined twice: in " + a.path() + "/our-own.yaml and in " + b.path() + "/our-own.yaml");
}

TEST_CASE("former ids are kept, in one place") {
  const Rule rule = read(with("title:", "aliases: [twice-exported, same-export]\ntitle:"));
  CHECK(rule.is_called("duplicate-export"));
  CHECK(rule.is_called("same-export"));
  CHECK_FALSE(rule.is_called("same"));
  CHECK(rule.is_called_like("twice-*"));
  CHECK_FALSE(rule.is_called_like("thrice-*"));
  CHECK(message_of(with("title:", "aliases: [Same]\ntitle:")) == "`Same` is not kebab-case");
  CHECK(message_of(with("title:", "aliases: duplicate-export\ntitle:")) == "this is the rule's id");
  Folder folder;
  const std::string own = with("duplicate-export", "our-own");
  folder.add("our-own.yaml", own + "aliases: missing-export\n");
  Sources sources;
  CHECK_THROWS_WITH(
      load_rules(sources, {folder.path()}),
      "rule `missing-export` is defined twice: in rules/missing-export.yaml and in " + folder.path() + "/our-own.yaml");
  folder.add("our-own.yaml", own + "aliases: former-own\n");
  Sources again;
  const std::vector<Rule> rules = load_rules(again, {folder.path()});
  REQUIRE(find_rule(rules, "former-own") != nullptr);
  CHECK(find_rule(rules, "former-own") == find_rule(rules, "our-own"));
  CHECK(find_rule(rules, "nobody") == nullptr);
  const std::vector<std::string> names = rule_names(rules);
  CHECK(std::count(names.begin(), names.end(), "former-own") == 1);
}

TEST_CASE("a deprecated rule says why") {
  CHECK(read(with("title:", "deprecated: use `other` instead\ntitle:")).deprecated == "use `other` instead");
  CHECK(message_of(with("title:", "deprecated: ''\ntitle:")) == "`deprecated` is empty");
  CHECK(message_of(with("title:", "deprecated: Gone.\ntitle:")) == "this ends with a period");
}

TEST_CASE("families are open") { CHECK(read(with("family: names", "family: our-naming")).family == "our-naming"); }

TEST_CASE("folders that hold no rules are an error") {
  Folder empty;
  empty.add("rule.yml", kRule);
  Sources sources;
  CHECK_THROWS_WITH(load_rules(sources, {empty.path()}), Catch::EndsWith("contains no rule files (*.yaml)"));
  CHECK_THROWS_AS(load_rules(sources, {empty.path() + "/nowhere"}), InputError);
}

TEST_CASE("the rule schema and the reader give the same verdicts") {
  const schema::json schema = schema::load("rule.schema.json");
  const std::string good[] = {
      kRule, with(", other: \"exported again by {stack}\"", ""), with("[https://docs.aws.amazon.com/a]", "https://a.b"),
      with("family: names", "family: naming"), with("title:", "aliases: [a-b, c]\ndeprecated: use it\ntitle:")};
  const std::string bad[] = {
      "{}",
      with("id: duplicate-export", "id: Duplicate"),
      with("title: two", "titel: two"),
      with("title:", "aliases: [A]\ntitle:"),
      with("title:", "deprecated: Gone.\ntitle:"),
      with("title: two stacks export the same name", "title: ''"),
      with("severity: error", "severity: off"),
      with("family: names", "family: Our names"),
      with("\n  claimed-once: { namespace: cfn:export }\n", " {}\n"),
      with("  claimed-once: { namespace: cfn:export }\n", "  claimed-once: {}\n  acyclic: {}\n"),
      with("claimed-once", "claimed-twice"),
      with("{ namespace: cfn:export }", "cfn:export"),
      with("message:", "massage:"),
      with("first:", "primary:"),
      with("other:", "third:"),
      with("in the export name", "in the export name."),
      with("help: include", "help: |\n  include"),
      with("[https://docs.aws.amazon.com/a]", "http://a.b"),
      with("[https://docs.aws.amazon.com/a]", "[https://a.b, 'https://a b']"),
      with("references:", "links:"),
  };
  for (const std::string& yaml : good) {
    CAPTURE(yaml);
    CHECK(complaint_of(yaml) == "");
    CHECK(schema::accepts(schema, yaml));
  }
  for (const std::string& yaml : bad) {
    CAPTURE(yaml);
    CHECK(complaint_of(yaml) != "");
    CHECK_FALSE(schema::accepts(schema, yaml));
  }
  for (const ShippedRule& rule : shipped_rules()) {
    CAPTURE(rule.id);
    CHECK(schema::accepts(schema, std::string(rule.yaml)));
  }
}

TEST_CASE("the rule schema and the reader know the same keys, words and kernels") {
  const schema::json schema = schema::load("rule.schema.json");
  const std::string stranger = "zzzzzzzzzzzz";
  // What a complaint about `stranger` offers instead, behind the carets.
  auto offered = [&](const std::string& yaml) {
    const std::string text = complaint_of(yaml);
    REQUIRE(text.find(stranger) != std::string::npos);
    std::vector<std::string> words = schema::backticked(text.substr(text.rfind('^')));
    std::sort(words.begin(), words.end());
    return words;
  };
  auto listed = [](const schema::json& list) {
    std::vector<std::string> words = list;
    std::sort(words.begin(), words.end());
    return words;
  };
  CHECK(offered(kRule + stranger + ": 1\n") == schema::property_names(schema));
  CHECK(offered(with("labels: {", "labels: { " + stranger + ": 1,")) ==
        schema::property_names(schema["properties"]["labels"]));
  CHECK(offered(with("severity: error", "severity: " + stranger)) == listed(schema["properties"]["severity"]["enum"]));
  CHECK(offered(with("claimed-once", stranger)) == schema::property_names(schema["properties"]["check"]));
}

TEST_CASE("a rule is found by a piece of the error that it predicts, and by an error that says more") {
  Rule missing, duplicate;
  missing.id = "missing-export";
  missing.errors = {"No export named * found"};
  duplicate.id = "duplicate-name";
  duplicate.errors = {"* already exists in stack *", "Export * cannot be deleted as it is in use by *"};
  const std::vector<Rule> rules{missing, duplicate};
  const auto ids = [&](std::string_view text) {
    std::string list;
    for (const Rule* rule : rules_of_error(rules, text)) list += rule->id + ' ';
    return list;
  };
  CHECK(ids("no export named") == "missing-export ");
  CHECK(ids("AuthStack | No export named shop-url found. Rollback requested by user.") == "missing-export ");
  CHECK(ids("users-prod already exists in stack arn:aws:cloudformation:x") == "duplicate-name ");
  CHECK(ids("cannot be deleted as it is in use") == "duplicate-name ");
  CHECK(ids("found no export named").empty());
  CHECK(ids(" ").empty());
}

TEST_CASE("errors are lines that say something") {
  CHECK(read(with("explanation: ", "errors: [\"No export named * found\"]\nexplanation: ")).errors ==
        std::vector<std::string>{"No export named * found"});
  CHECK(message_of(with("explanation: ", "errors: \" * \"\nexplanation: ")) ==
        "an error is one line of what a deployment says");
}
