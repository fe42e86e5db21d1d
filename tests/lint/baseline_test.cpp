#include "lint/baseline.h"

#include <catch2/catch.hpp>

#include "config/json_schema.h"
#include "support/complaint.h"
#include "text/error.h"

using namespace crosscheck;

namespace {

const std::string kFingerprint = "0123456789abcdef";

Finding finding(const std::string& fingerprint, const std::string& message) {
  Finding finding;
  finding.rule = "duplicate-export";
  finding.fingerprint = fingerprint;
  finding.message = message;
  finding.identity = Identity{.space = "cfn:export", .scope = "111111111111/eu-west-1", .key = "vpc"};
  return finding;
}

Party party(const std::string& stack, const std::string& id, const std::string& path, bool bystander = false) {
  Party party;
  party.stack = stack;
  party.logical_id = id;
  party.construct_path = path;
  party.bystander = bystander;
  return party;
}

std::string written(const std::vector<Finding>& findings) { return write_baseline(baseline_entries(findings)); }

Baseline read(const std::string& yaml) {
  Sources sources;
  return read_baseline(sources, sources.add_text("known.yaml", yaml));
}

std::string complaint_of(const std::string& yaml) {
  return complaint_in([&] { read(yaml); });
}

std::string entry(const std::string& members) { return "{ version: 1, findings: [{ " + members + " }] }"; }

// Which of today's findings are known, and which entries are gone: "10 01".
std::string compared(const std::vector<Finding>& before, const std::vector<Finding>& today) {
  const Comparison comparison = compare(baseline_entries(before), baseline_entries(today));
  std::string text;
  for (const bool known : comparison.known) text += known ? '1' : '0';
  text += ' ';
  for (const bool gone : comparison.gone) text += gone ? '1' : '0';
  return text;
}

}  // namespace

TEST_CASE("a baseline is made to be read in a review") {
  Finding first = finding(kFingerprint, "export `vpc` is claimed by 2 stacks");
  first.parties = {party("Web", "Vpc", ""), party("Api", "Vpc", "Api/Vpc/Resource"),
                   party("Api", "Id", "Api/Vpc/Resource"), party("Core", "", "", true)};
  Finding second = finding("fedcba9876543210", "an ARN names account 333333333333");
  second.rule = "foreign-account";
  second.identity.reset();
  second.parties = {party("Web", "", "")};
  const std::string expected = R"(# Known findings, which are not reported again. Written by `crosscheck baseline`.
version: 1
findings:
  - fingerprint: "0123456789abcdef"
    rule: "duplicate-export"
    identity: "cfn:export/vpc"
    message: "export `vpc` is claimed by 2 stacks"
    parties:
      - "Api/Vpc/Resource"
      - "Web/Vpc"
  - fingerprint: "fedcba9876543210"
    rule: "foreign-account"
    message: "an ARN names account 333333333333"
    parties:
      - "Web"
)";
  CHECK(written({first, second}) == expected);
  CHECK(written({second, first}) == expected);
}

TEST_CASE("without findings it is still a baseline") {
  CHECK(written({}) ==
        "# Known findings, which are not reported again. Written by `crosscheck baseline`.\nversion: 1\nfindings: "
        "[]\n");
  CHECK(read(written({})).entries.empty());
}

TEST_CASE("whatever names hold, what is written is read, and cannot speak to a terminal") {
  for (const std::string name :
       {"plain", "null", "- a: \"b\" # c", "\\", "\x1b[2J\n\r\t", "\xc2\x85\xc2\xa0\xe2\x80\xae", "ä→😀", "\xff\xfe",
        "\u2028", "\ufdd0\uffff\U0001ffff", "##[error]", "%YAML"}) {
    CAPTURE(name);
    Finding one = finding(kFingerprint, "export `" + name + "` is claimed by 2 stacks");
    one.identity->key = name;
    one.parties = {party(name, name, name)};
    const std::string yaml = written({one});
    for (const char* raw : {"\x1b", "\r", "\t", "\xe2\x80\xae", "\n##["}) CHECK(yaml.find(raw) == std::string::npos);
    const std::vector<BaselineEntry> entries = read(yaml).entries;
    REQUIRE(entries.size() == 1);
    const BaselineEntry expected = baseline_entries({one}).front();
    CHECK(entries[0].message == expected.message);
    CHECK(entries[0].identity == expected.identity);
    CHECK(entries[0].parties == expected.parties);
    CHECK(compare(entries, baseline_entries({one})).known == std::vector<bool>{true});
  }
}

TEST_CASE("a text that only its escapes make too long is read as it was written") {
  const std::string yaml = written({finding(kFingerprint, std::string(600, '\t'))});
  CHECK(write_baseline(read(yaml).entries) == yaml);
}

TEST_CASE("escapes that somebody wrote by hand are read as what would have been written") {
  for (const std::string escape : {"\\P", "\\L", "\\N", "\\x7f", "\\uffff", "\\u202e"}) {
    CAPTURE(escape);
    const std::string text = "\"a" + escape + "b\"";
    const Baseline byhand = read(entry("fingerprint: " + kFingerprint + ", rule: r" + ", identity: " + text +
                                       ", message: " + text + ", parties: [" + text + "]"));
    const std::string yaml = write_baseline(byhand.entries);
    const std::vector<BaselineEntry> again = read(yaml).entries;
    REQUIRE(again.size() == 1);
    CHECK(again[0].identity.starts_with("a\\"));
    CHECK(again[0].message == again[0].identity);
    CHECK(again[0].parties == std::vector{again[0].identity});
    CHECK(compare(byhand.entries, again).known == std::vector<bool>{true});
  }
}

TEST_CASE("of very many parties some are listed") {
  Finding one = finding(kFingerprint, "a");
  for (int i = 0; i < 1000; ++i) one.parties.push_back(party("S" + std::to_string(i), "", ""));
  CHECK(baseline_entries({one}).front().parties.size() == 20);
}

TEST_CASE("entries and findings are paired one for one") {
  const Finding a = finding("000000000000000a", "one"), b = finding("000000000000000b", "one");
  CHECK(compared({}, {a}) == "0 ");
  CHECK(compared({a}, {}) == " 1");
  CHECK(compared({a}, {b, a}) == "01 0");
  CHECK(compared({a, b}, {b}) == "1 10");
  CHECK(compared({a}, {a, a}) == "10 0");
  CHECK(compared({a, a}, {a}) == "1 01");
}

TEST_CASE("messages may be worded anew, and tell findings with one fingerprint apart") {
  CHECK(compared({finding(kFingerprint, "old words")}, {finding(kFingerprint, "new words")}) == "1 0");
  CHECK(compared({finding(kFingerprint, "b")}, {finding(kFingerprint, "a"), finding(kFingerprint, "b")}) == "01 0");
}

TEST_CASE("a finding whose rule was renamed is known by its former name, once") {
  const Finding before = finding(kFingerprint, "a");
  Finding today = finding("fedcba9876543210", "a");
  today.rule = "twice-exported";
  CHECK(compared({before}, {today}) == "0 1");
  today.former = {{.rule = "export-twice", .fingerprint = kFingerprint}};
  CHECK(compared({before}, {today}) == "0 1");
  today.former.push_back({.rule = before.rule, .fingerprint = kFingerprint});
  CHECK(compared({before}, {today}) == "1 0");
  CHECK(compared({before}, {today, today}) == "10 0");
  CHECK(compared({before, before}, {today, today}) == "11 00");
  CHECK(compared({today}, {today}) == "1 0");
}

TEST_CASE("an entry that calls a finding something else does not cover it") {
  Finding other = finding(kFingerprint, "one");
  other.rule = "stale-template";
  CHECK(compared({other}, {finding(kFingerprint, "one")}) == "0 1");
  other = finding(kFingerprint, "one");
  other.identity->key = "harmless";
  CHECK(compared({other}, {finding(kFingerprint, "one")}) == "0 1");
}

TEST_CASE("a complaint about a baseline has a caret") {
  CHECK(complaint_of("version: 1\nfindings:\n  - fingerprint: 0123\n    rule: a\n    message: b\n") ==
        "known.yaml:3:18: `0123` is not a fingerprint\n"
        "  |\n"
        "3 |   - fingerprint: 0123\n"
        "  |                  ^^^^ 16 hex digits, as `crosscheck baseline` writes them");
  CHECK(complaint_of("version: 2\nfindings: []\n").starts_with("known.yaml:1:10: only version 1 is supported"));
  CHECK(complaint_of("version: 1\nfinding: []\n").find("did you mean `findings`?") != std::string::npos);
}

TEST_CASE("a file that is not there is a complaint that says what writes it") {
  Sources sources;
  CHECK_THROWS_WITH(read_baseline(sources, sources.add_given("/nowhere-at-all.yaml")),
                    "/nowhere-at-all.yaml does not exist; `crosscheck baseline` writes it");
}

TEST_CASE("the schema of baselines and their reader say the same") {
  const schema::json schema = schema::load("baseline.schema.json");
  const std::string good = "fingerprint: 0123456789abcdef, rule: a, message: b";
  for (const std::string& yaml :
       {std::string("{ version: 1, findings: [] }"), entry(good), entry(good + ", identity: c/d, parties: [e, f]"),
        entry(good + ", parties: []"), entry("fingerprint: 1111111111111111, rule: a, message: b"),
        written({finding(kFingerprint, "x")})}) {
    CAPTURE(yaml);
    CHECK(complaint_of(yaml) == "");
    CHECK(schema::accepts(schema, yaml));
  }
  for (const std::string& yaml : {std::string("{}"),
                                  std::string("[]"),
                                  std::string("~"),
                                  std::string("{ version: 1 }"),
                                  std::string("{ findings: [] }"),
                                  std::string("{ version: 2, findings: [] }"),
                                  std::string("{ version: 1, findings: {} }"),
                                  std::string("{ version: 1, findings: }"),
                                  std::string("{ version: 1, findings: [a] }"),
                                  std::string("{ version: 1, findings: [], time: 1 }"),
                                  entry("rule: a, message: b"),
                                  entry("fingerprint: 0123456789abcdef, message: b"),
                                  entry("fingerprint: 0123456789abcdef, rule: a"),
                                  entry("fingerprint: 0123456789ABCDEF, rule: a, message: b"),
                                  entry("fingerprint: 0123456789abcdef0, rule: a, message: b"),
                                  entry("fingerprint: 0123456789abcdef, rule: '', message: b"),
                                  entry("fingerprint: 0123456789abcdef, rule: a, message: ' '"),
                                  entry(good + ", identity: ''"),
                                  entry(good + ", identity: [a]"),
                                  entry(good + ", parties: [{}]"),
                                  entry(good + ", parties: ['']"),
                                  entry(good + ", line: 1")}) {
    CAPTURE(yaml);
    CHECK(complaint_of(yaml).starts_with("known.yaml:1:"));
    CHECK_FALSE(schema::accepts(schema, yaml));
  }
}

TEST_CASE("schema and reader of baselines know the same keys") {
  const schema::json schema = schema::load("baseline.schema.json");
  const std::pair<std::string, std::string> places[] = {
      {"{ version: 1, findings: [], zzzzzzzzzzzz: 1 }", ""},
      {entry("fingerprint: a, rule: b, message: c, zzzzzzzzzzzz: 1"), "/properties/findings/items"}};
  for (const auto& [yaml, pointer] : places) {
    CAPTURE(yaml);
    const std::string text = complaint_of(yaml);
    REQUIRE(text.find("unknown key `zzzzzzzzzzzz`") != std::string::npos);
    std::vector<std::string> known = schema::backticked(text.substr(text.rfind('^')));
    std::sort(known.begin(), known.end());
    CHECK(known == schema::property_names(schema.at(schema::json::json_pointer(pointer))));
  }
}
