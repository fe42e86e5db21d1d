#include "config/config.h"

#include <catch2/catch.hpp>

#include "support/complaint.h"
#include "text/error.h"

using namespace crosscheck;

namespace {

const std::vector<std::string> kRules = {"duplicate-physical-name", "missing-dependency", "unowned-name"};

// The ids of rules are checked as well, as the program does it.
Config read(Sources& sources, const std::string& yaml) {
  const Config config = read_config(sources, sources.add_text("crosscheck.yaml", yaml));
  check_rule_ids(sources, config, kRules);
  return config;
}

Config read(const std::string& yaml) {
  Sources sources;
  return read(sources, yaml);
}

std::string complaint_of(const std::string& yaml) {
  return complaint_in([&] { read(yaml); });
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a whole config") {
  const Config config = read(R"(
qualifier: hnb659fds                 # expected everywhere, unless an environment says otherwise
closed: true
environments:
  production: { accounts: ["222222222222"], regions: [us-west-2], stacks: ["*Production*"], qualifier: prodqual1 }
  staging: { accounts: 111111111111 }
ownership: [ { name: "s3:bucket/spaceport-uploads-*", stack: "Spaceport*Stack" } ]
externals: { exports: ["shared-*"], names: ["arn:aws:s3:::corp-*"], parameters: ["/corp/*"], accounts: ["333333333333"] }
rules: { unowned-name: off, missing-dependency: error }
rule-folders: [ci/rules]
suppress: [ { rule: duplicate-physical-name, identity: "s3:bucket/legacy-*", reason: "moved on 12 May", until: 2027-01-31, owner: platform } ]
)");
  CHECK(config.file != kNoFile);
  CHECK(config.qualifier == "hnb659fds");
  CHECK(config.closed);
  REQUIRE(config.environments.size() == 2);
  const EnvironmentRule& production = config.environments[0];
  CHECK(production.label == "production");
  CHECK(production.accounts == Texts{"222222222222"});
  CHECK(production.regions == Texts{"us-west-2"});
  CHECK(production.stacks == Texts{"*Production*"});
  CHECK(production.qualifier == "prodqual1");
  CHECK(config.environments[1].label == "staging");
  CHECK(config.environments[1].accounts == Texts{"111111111111"});
  CHECK(config.environments[1].qualifier == "");
  REQUIRE(config.ownership.size() == 1);
  CHECK(config.ownership[0].name == "s3:bucket/spaceport-uploads-*");
  CHECK(config.ownership[0].stack == "Spaceport*Stack");
  CHECK(config.external_exports == Texts{"shared-*"});
  CHECK(config.external_names == Texts{"arn:aws:s3:::corp-*"});
  CHECK(config.external_parameters == Texts{"/corp/*"});
  CHECK(config.external_accounts == Texts{"333333333333"});
  REQUIRE(config.rules.size() == 2);
  CHECK(config.rules[0].rule == "unowned-name");
  CHECK_FALSE(config.rules[0].severity);
  CHECK(config.rules[1].severity == Severity::Error);
  CHECK(config.rule_folders == Texts{"ci/rules"});
  REQUIRE(config.suppress.size() == 1);
  CHECK(config.suppress[0].rule == "duplicate-physical-name");
  CHECK(config.suppress[0].identity == "s3:bucket/legacy-*");
  CHECK(config.suppress[0].construct == "");
  CHECK(config.suppress[0].reason == "moved on 12 May");
  CHECK(config.suppress[0].until == "2027-01-31");
  CHECK(config.suppress[0].owner == "platform");
}

TEST_CASE("spans point at what the entry is about") {
  const std::string yaml =
      "environments:\n  prod: {}\nrules:\n  unowned-name: off\nsuppress:\n  - reason: why\n    rule: "
      "'unowned-*'\n    construct: A/*\n";
  const Config config = read(yaml);
  auto at = [&](Span span) { return yaml.substr(span.begin, span.end - span.begin); };
  CHECK(at(config.environments[0].span) == "prod");
  CHECK(at(config.rules[0].span) == "unowned-name");
  CHECK(at(config.suppress[0].span).find("unowned-*") != std::string::npos);
}

TEST_CASE("a config that says little has the defaults") {
  const Config config = read("closed: FALSE\n");
  CHECK_FALSE(config.closed);
  CHECK(config.qualifier.empty());
  CHECK(config.environments.empty());
  CHECK(config.ownership.empty());
  CHECK(config.rules.empty());
  CHECK(config.suppress.empty());
}

TEST_CASE("a config that says nothing was not meant that way") {
  for (const std::string yaml : {"", "# later\n", "---\n", "~"}) {
    CAPTURE(yaml);
    CHECK(complaint_of(yaml).starts_with("crosscheck.yaml:"));
  }
}

TEST_CASE("account ids and other texts are taken as they were written") {
  const Config config = read(
      "environments: { a: { accounts: [222222222222, 012345678901, '000000000000'] } }\n"
      "externals: { accounts: 000000000001 }\nqualifier: 0123\n");
  CHECK(config.environments[0].accounts == Texts{"222222222222", "012345678901", "000000000000"});
  CHECK(config.external_accounts == Texts{"000000000001"});
  CHECK(config.qualifier == "0123");
}

TEST_CASE("yes, no, on and off are plain words") {
  const Config config = read("rules: { unowned-name: off }\nenvironments: { on: {}, no: { stacks: [off] } }\n");
  CHECK_FALSE(config.rules[0].severity);
  CHECK(config.environments[0].label == "on");
  CHECK(config.environments[1].stacks == Texts{"off"});
}

TEST_CASE("complaints show the line") {
  CHECK(complaint_of("# ours\nclosed: false\n\n  \nenvironment:\n  production: {}\n") ==
        "crosscheck.yaml:5:1: unknown key `environment`\n"
        "  |\n"
        "5 | environment:\n"
        "  | ^^^^^^^^^^^ did you mean `environments`?");
  CHECK(complaint_of("environments:\n  prod: { accounts: [111111111111, 2222] }\n") ==
        "crosscheck.yaml:2:36: `2222` is not an account id\n"
        "  |\n"
        "2 |   prod: { accounts: [111111111111, 2222] }\n"
        "  |                                    ^^^^ 12 digits");
  CHECK(complaint_of("rules:\n  unowned-names: off\n") ==
        "crosscheck.yaml:2:3: there is no rule `unowned-names`\n"
        "  |\n"
        "2 |   unowned-names: off\n"
        "  |   ^^^^^^^^^^^^^ did you mean `unowned-name`?");
  CHECK(complaint_of("suppress:\n  - { rule: unowned-name, reason: why, identity: 'a/b', until: 2027-02-29 }\n") ==
        "crosscheck.yaml:2:64: `2027-02-29` is not a date\n"
        "  |\n"
        "2 |   - { rule: unowned-name, reason: why, identity: 'a/b', until: 2027-02-29 }\n"
        "  |                                                                ^^^^^^^^^^ such as `2027-01-31`");
}

TEST_CASE("rules of the config's own folders count once they are known") {
  Sources sources;
  const Config config = read_config(sources, sources.add_text("crosscheck.yaml", "rules: { our-own: note }\n"));
  CHECK_NOTHROW(check_rule_ids(sources, config, {"our-own"}));
  CHECK_THROWS_AS(check_rule_ids(sources, config, kRules), InputError);
}

TEST_CASE("suppressions may name several rules, but not none") {
  auto suppress = [](const std::string& rule) {
    return complaint_of("suppress: [{ rule: '" + rule + "', reason: why, construct: '*' }]");
  };
  CHECK(suppress("*") == "");
  CHECK(suppress("missing-*") == "");
  CHECK(suppress("unowned-nam?") == "");
  CHECK(suppress("nothing-*").find("there is no rule `nothing-*`") != std::string::npos);
  CHECK(suppress("missing-dependenc").find("did you mean `missing-dependency`?") != std::string::npos);
}
