// The schema, which editors use, and the reader give the same verdicts and know the same keys.

#include <algorithm>
#include <catch2/catch.hpp>

#include "config/config.h"
#include "config/json_schema.h"
#include "support/complaint.h"

using namespace crosscheck;

namespace {

std::string reader_complaint(const std::string& yaml) {
  return complaint_in([&] {
    Sources sources;
    read_config(sources, sources.add_text("crosscheck.yaml", yaml));
  });
}

const std::string kGood[] = {
    "{}",
    "qualifier: hnb659fds",
    "qualifier: 1234567",
    "closed: false",
    "environments: {}",
    "environments: { production: {} }",
    "environments: { on: { accounts: [111111111111, '222222222222'], regions: eu-*, stacks: ['*A', '*B'], "
    "qualifier: q_-1 } }",
    "environments: { a: { accounts: 111111111111 } }",
    "ownership: []",
    "ownership: [{ name: 'x-*', stack: A }]",
    "externals: {}",
    "externals: { exports: a, names: [b, c], parameters: [/x/*], accounts: ['333333333333'] }",
    "quotas: {}",
    "quotas: { 'AWS::IAM::Role': 5000, stacks: 4000 }",
    "rules: {}",
    "rules: { a: error, b: warning, c: note, d: off }",
    "rule-folders: ci/rules",
    "rule-folders: [./rules, ci/..rules, a..]",
    "suppress: []",
    "suppress: [{ rule: a, reason: b, identity: 's3:bucket/*' }]",
    "suppress: [{ rule: '*', reason: b, construct: A/B, until: 2028-02-29, owner: c }]",
    "suppress: [{ rule: a, reason: b, identity: '*', construct: A/B, until: '2027-12-31' }]",
    "baseline: crosscheck-baseline.yaml",
    "baseline: ./ci/..known.yaml",
};

const std::string kBad[] = {
    "# only a comment",
    "~",
    "text",
    "[]",
    "environment: {}",
    "qualifier: [a]",
    "qualifier: ''",
    "qualifier: elevenchars",
    "qualifier: 'a b'",
    "qualifier:",
    "closed: yes",
    "closed: 'true'",
    "closed: 1",
    "closed:",
    "environments: []",
    "environments:",
    "environments: { '': {} }",
    "environments: { a: }",
    "environments: { a: b }",
    "environments: { a: { account: '111111111111' } }",
    "environments: { a: { accounts: ['11111111111'] } }",
    "environments: { a: { accounts: '1111111111111' } }",
    "environments: { a: { accounts: ['1111-1111-1111'] } }",
    "environments: { a: { accounts: [] } }",
    "environments: { a: { regions: [] } }",
    "environments: { a: { stacks: [] } }",
    "environments: { a: { stacks: [''] } }",
    "environments: { a: { stacks: [{}] } }",
    "environments: { a: { stacks: } }",
    "environments: { a: { qualifier: 'a.b' } }",
    "ownership: {}",
    "ownership: [a]",
    "ownership: [{ name: a }]",
    "ownership: [{ stack: a }]",
    "ownership: [{ name: a, stack: '' }]",
    "ownership: [{ name: a, stack: b, reason: c }]",
    "quotas: []",
    "quotas: { 'AWS::IAM::Role': many }",
    "quotas: { 'AWS::IAM::Role': '5000' }",
    "quotas: { 'AWS::IAM::Role': 0 }",
    "quotas: { resources: 600 }",
    "externals: []",
    "externals: { export: a }",
    "externals: { exports: { a: b } }",
    "externals: { exports: '' }",
    "externals: { accounts: abc }",
    "rules: []",
    "rules: { a: true }",
    "rules: { a: fatal }",
    "rules: { a: }",
    "rule-folders: /etc",
    "rule-folders: [a, ../b]",
    "rule-folders: a/..",
    "rule-folders: a/../../b",
    "rule-folders: 'a\\b'",
    "rule-folders: ['']",
    "suppress: {}",
    "suppress: [{}]",
    "suppress: [{ rule: a, identity: 'b/c' }]",
    "suppress: [{ reason: a, identity: 'b/c' }]",
    "suppress: [{ rule: a, reason: b }]",
    "suppress: [{ rule: a, reason: '', identity: 'b/c' }]",
    "suppress: [{ rule: a, reason: ' ', identity: 'b/c' }]",
    "suppress: [{ rule: '', reason: b, identity: 'b/c' }]",
    "suppress: [{ rule: a, reason: b, identity: '' }]",
    "suppress: [{ rule: a, reason: b, identity: 'just-a-name' }]",
    "suppress: [{ rule: a, reason: b, construct: '' }]",
    "suppress: [{ rule: a, reason: b, construct: c, owner: '' }]",
    "suppress: [{ rule: a, reason: b, construct: c, until: '' }]",
    "suppress: [{ rule: a, reason: b, construct: c, until: 31.1.2027 }]",
    "suppress: [{ rule: a, reason: b, construct: c, until: 2027-1-31 }]",
    "suppress: [{ rule: a, reason: b, construct: c, until: 2027-13-01 }]",
    "suppress: [{ rule: a, reason: b, construct: c, until: 2027-12-32 }]",
    "suppress: [{ rule: a, reason: b, construct: c, until: 2027-00-10 }]",
    "suppress: [{ rule: a, reason: b, construct: c, expires: 2027-01-31 }]",
    "baseline:",
    "baseline: ''",
    "baseline: ' '",
    "baseline: [a]",
    "baseline: /etc/a.yaml",
    "baseline: ../a.yaml",
    "baseline: 'a\\..\\b'",
};

// Where the reader knows better than the schema can say.
const std::string kBadForReaderOnly[] = {
    "suppress: [{ rule: a, reason: b, construct: c, until: 2027-02-30 }]",
    "environments: { a: { accounts: [1] } }",
    "a: 1\na: 2",
};

}  // namespace

TEST_CASE("what the schema accepts, the reader accepts") {
  const schema::json schema = schema::load("config.schema.json");
  for (const std::string& yaml : kGood) {
    CAPTURE(yaml);
    CHECK(reader_complaint(yaml) == "");
    CHECK(schema::accepts(schema, yaml));
  }
}

TEST_CASE("what the schema refuses, the reader refuses") {
  const schema::json schema = schema::load("config.schema.json");
  for (const std::string& yaml : kBad) {
    CAPTURE(yaml);
    CHECK(reader_complaint(yaml).starts_with("crosscheck.yaml:1:"));
    CHECK_FALSE(schema::accepts(schema, yaml));
  }
}

TEST_CASE("the schema cannot say everything") {
  for (const std::string& yaml : kBadForReaderOnly) {
    CAPTURE(yaml);
    CHECK(reader_complaint(yaml) != "");
  }
}

TEST_CASE("schema and reader know the same keys") {
  const schema::json schema = schema::load("config.schema.json");
  const std::string stranger = "zzzzzzzzzzzz";
  struct Place {
    std::string yaml;     // with the unknown key
    std::string pointer;  // where the schema lists the keys
  };
  const Place places[] = {
      {stranger + ": 1", ""},
      {"environments: { a: { " + stranger + ": 1 } }", "/$defs/environment"},
      {"ownership: [{ name: a, stack: b, " + stranger + ": 1 }]", "/$defs/ownership"},
      {"externals: { " + stranger + ": 1 }", "/$defs/externals"},
      {"suppress: [{ rule: a, reason: b, " + stranger + ": 1 }]", "/$defs/suppression"},
  };
  for (const Place& place : places) {
    CAPTURE(place.yaml);
    const std::string text = reader_complaint(place.yaml);
    REQUIRE(text.find("unknown key `" + stranger + "`") != std::string::npos);
    // Behind the carets it says what else there is.
    std::vector<std::string> known = schema::backticked(text.substr(text.rfind('^')));
    std::sort(known.begin(), known.end());
    CHECK(known == schema::property_names(schema.at(schema::json::json_pointer(place.pointer))));
  }
}
