#include "report/redact.h"

#include <catch2/catch.hpp>

#include "report/sample.h"

using namespace crosscheck;

namespace {

Report with_message(const std::string& message) {
  Report report;
  Finding finding = duplicate_export();
  finding.message = message;
  report.findings = {finding};
  return report;
}

std::string redacted(const std::string& message) {
  Report report = with_message(message);
  redact(report);
  return report.findings.front().message;
}

Excerpt redacted_excerpt(const Excerpt& excerpt) {
  Report report;
  report.findings = {duplicate_export()};
  report.findings.front().parties.front().template_place.excerpt = excerpt;
  redact(report);
  return report.findings.front().parties.front().template_place.excerpt;
}

}  // namespace

TEST_CASE("an account id is a row of twelve digits, and the same one has the same placeholder") {
  CHECK(redacted("111111111111 and 222222222222, and 111111111111") == "account-1 and account-2, and account-1");
  CHECK(redacted("arn:aws:iam::111111111111:role/cdk-hnb659fds-111111111111-us-west-2") ==
        "arn:aws:iam::account-1:role/cdk-hnb659fds-account-1-us-west-2");
  CHECK(redacted("11111111111 1111111111111 v1") == "11111111111 1111111111111 v1");
}

TEST_CASE("within a longer row only an id that is known is one") {
  CHECK(redacted("111111111111 x1111111111110") == "account-1 xaccount-10");
  CHECK(redacted("111111111111 0111111111111") == "account-1 0account-1");
}

TEST_CASE("the environments have the first numbers") {
  Report report = with_message("222222222222");
  report.summary.environments = {{.label = "production",
                                  .account = "111111111111",
                                  .region = "us-west-2",
                                  .label_source = {},
                                  .stacks = {},
                                  .qualifiers = {}}};
  redact(report);
  CHECK(report.summary.environments.front().account == "account-1");
  CHECK(report.findings.front().message == "account-2");
}

TEST_CASE("a mark stays on what it marks") {
  const Excerpt before = redacted_excerpt({.text = "a: 111111111111, b: 222222222222", .indent = 20, .width = 12});
  CHECK(before.text == "a: account-1, b: account-2");
  CHECK(before.indent == 17);
  CHECK(before.width == 9);
  // A mark in the midst of an id covers its placeholder.
  const Excerpt within = redacted_excerpt({.text = "a: 111111111111", .indent = 5, .width = 2});
  CHECK(within.text == "a: account-1");
  CHECK(within.indent == 3);
  CHECK(within.width == 9);
  const Excerpt behind = redacted_excerpt({.text = "a: 111111111111", .indent = 30, .width = 1});
  CHECK(behind.text == "a: account-1");
  CHECK(behind.indent == 30);
}

TEST_CASE("what an excerpt was cut to shows no piece of an id") {
  CHECK(redacted_excerpt({.text = "…1111111, b", .indent = 9, .width = 1}).text == "…xxxxxxx, b");
  CHECK(redacted_excerpt({.text = "b: 2222…", .indent = 0, .width = 1}).text == "b: xxxx…");
}

TEST_CASE("fingerprints stay, also those that look like account ids") {
  Report report = with_message("x");
  report.findings.front().fingerprint = "111111111111";
  redact(report);
  CHECK(report.findings.front().fingerprint == "111111111111");
}
