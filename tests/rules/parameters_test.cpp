#include <algorithm>

#include <catch2/catch.hpp>

#include "config/json_schema.h"
#include "rules/rule.h"
#include "support/complaint.h"

using namespace crosscheck;

namespace {

std::string rule_with(const std::string& check) {
  return "id: a-rule\ntitle: t\nseverity: note\nfamily: our-own\ncheck:\n  " + check +
         "\nmessage: m\nlabels: { first: f }\nhelp: h\nexplanation: e\n";
}

std::string check_complaint(const std::string& check) {
  return complaint_in([&] {
    Sources sources;
    read_rule(sources, sources.add_text("a-rule.yaml", rule_with(check)), "a-rule");
  });
}

// The headline of a complaint, and what stands behind the carets.
std::string said(const std::string& check) {
  const std::string text = check_complaint(check);
  if (text.empty()) return "";
  const std::string line = text.substr(0, text.find('\n'));
  const std::string hint = text.substr(text.rfind('^') + 1);
  return line.substr(line.find(": ") + 2) + (hint.empty() ? "" : " |" + hint);
}

}  // namespace

TEST_CASE("parameters are checked against their kernel's description") {
  CHECK(said("forbidden: { namespace: s3:bucket }") == "");
  CHECK(said("forbidden: { namespace: s3:buckte }") == "there is no namespace `s3:buckte` | did you mean `s3:bucket`?");
  CHECK(said("forbidden: { namespace: [s3:bucket, 'zz*'] }") ==
        "there is no namespace `zz*` | `crosscheck index` lists those of an app");
  CHECK(said("forbidden: { evidence: [import, imprt] }") == "unknown evidence `imprt` | did you mean `import`?");
  CHECK(said("forbidden: { evidence: zz }") ==
        "unknown evidence `zz` | expected one of `import`, `stack-output`, `parameter`, `secret`, `property`, `arn`, "
        "`environment`, `principal`");
  CHECK(said("forbidden: {}") == "`forbidden` needs one of `namespace`, `evidence`");
  CHECK(said("forbidden: { namespace: s3:bucket, part: region }").starts_with("unknown key `part`"));
  CHECK(said("at-most: { of: resources }") == "`at-most` needs one of `limit`, `quotas`");
  CHECK(said("at-most: { of: resource, limit: 1 }") == "`of` is `resource` | did you mean `resources`?");
  for (const std::string bad : {"many", "-1", "1.5", "'400'", "1234567890", "[1]"}) {
    CAPTURE(bad);
    CHECK(said("at-most: { of: outputs, limit: " + bad + " }") == "`limit` is not a whole number | such as `400`");
  }
  CHECK(said("layered: { stacks: A }") == "`not-on` is missing");
  CHECK(said("layered: { not-on: [] }") == "this list is empty");
  CHECK(said("layered: { not-on: B, indirect: maybe }") == "expected `true` or `false`, found text");
  CHECK(said("layered: { not-on: B, namespace: s3:bucket }").starts_with("unknown key `namespace`"));
  CHECK(said("reported: { problem: duplicate-kay }") == "`problem` is `duplicate-kay` | did you mean `duplicate-key`?");
}

TEST_CASE("patterns are checked, and complaints show the very placeholder") {
  CHECK(check_complaint("must-match: { pattern: 'a-{enviroment}-.*' }") ==
        "a-rule.yaml:6:29: patterns have no `{enviroment}`\n"
        "  |\n"
        "6 |   must-match: { pattern: 'a-{enviroment}-.*' }\n"
        "  |                             ^^^^^^^^^^^^ did you mean `environment`?");
  CHECK(said("must-match: { pattern: 'a{key}' }") ==
        "patterns have no `{key}` | expected one of `environment`, `stack`, `account`, `region`");
  CHECK(said("must-match: { pattern: '({stack}' }").starts_with("not a regular expression: "));
  CHECK(said("must-match: {}") == "`pattern` is missing");
  for (const std::string good : {"a{2,3}", "a{2}", R"(\p{Greek}+)", R"(\x{AB})", R"(\{stack\})", "{stack}{2}",
                                 "{environment}|{stack}-{account}-{region}"}) {
    CAPTURE(good);
    CHECK(said("must-match: { pattern: '" + good + "' }") == "");
  }
}

TEST_CASE("the schema takes the parameters that the loader takes") {
  const schema::json schema = schema::load("rule.schema.json");
  for (const std::string good : {"forbidden: { namespace: s3:bucket }", "forbidden: { evidence: [import, arn] }",
                                 "at-most: { of: outputs, limit: 0, per: account-and-region }",
                                 "layered: { stacks: A*, not-on: [B], indirect: false }",
                                 "must-match: { pattern: '{stack}.*', environments: [prod*] }", "must-be-used: {}"}) {
    CAPTURE(good);
    CHECK(check_complaint(good) == "");
    CHECK(schema::accepts(schema, rule_with(good)));
  }
  for (const std::string bad :
       {"forbidden: {}", "forbidden: { namespace: [''] }", "forbidden: { namespace: {} }", "forbidden: []",
        "at-most: { of: outputs }", "at-most: { of: bytes, limit: 1 }", "at-most: { of: outputs, limit: -1 }",
        "at-most: { of: outputs, limit: '1' }", "layered: { stacks: A }", "layered: { not-on: A, indirect: 'true' }",
        "must-match: { pattern: '' }", "must-match: { patern: a }", "must-be-used: { evidence: import }",
        "reported: { problem: other }"}) {
    CAPTURE(bad);
    CHECK(check_complaint(bad) != "");
    CHECK_FALSE(schema::accepts(schema, rule_with(bad)));
  }
}

TEST_CASE("the schema and the loader know the same parameters of every kernel") {
  const schema::json schema = schema::load("rule.schema.json");
  for (const Kernel& kernel : kernels()) {
    CAPTURE(kernel.name);
    const schema::json& known = schema["properties"]["check"]["properties"][std::string(kernel.name)];
    std::vector<std::string> names;
    for (const Parameter& parameter : kernel.parameters) names.emplace_back(parameter.name);
    std::sort(names.begin(), names.end());
    CHECK(names == schema::property_names(known));
  }
}

TEST_CASE("defaults are those of the description") {
  for (const Kernel& kernel : kernels()) {
    CAPTURE(kernel.name);
    Sources sources;
    const FileId file = sources.add_text("a.yaml", "{}");
    const StrictFile yaml(sources, file);
    StrictObject empty(yaml, yaml.root());
    const bool needs_something =
        !kernel.one_of.empty() || std::any_of(kernel.parameters.begin(), kernel.parameters.end(),
                                              [](const Parameter& parameter) { return parameter.required; });
    if (needs_something) continue;
    const Parameters parameters(empty, kernel);
    for (const Parameter& parameter : kernel.parameters) {
      CAPTURE(parameter.name);
      const std::string preset(parameter.preset);
      if (parameter.kind == Parameter::Kind::Word) CHECK(parameters.word(parameter.name) == preset);
      if (parameter.kind == Parameter::Kind::Number) CHECK(std::to_string(parameters.number(parameter.name)) == preset);
      if (parameter.kind == Parameter::Kind::Globs) {
        CHECK(parameters.globs(parameter.name) ==
              (preset.empty() ? std::vector<std::string>() : std::vector<std::string>{preset}));
      }
    }
  }
}
