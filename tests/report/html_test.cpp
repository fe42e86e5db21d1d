#include <catch2/catch.hpp>

#include "report/format_checks.h"
#include "report/html_text.h"
#include "report/sample.h"
#include "report/writers.h"
#include "support/pattern.h"

using namespace crosscheck;

TEST_CASE("the page has the verdict, the sources side by side, the fix and a suppression") {
  const std::string page = write_html(with_details());
  CHECK(has(page, "not ready to deploy</h1>"));
  CHECK(has(page, "<details class=\"problem\" id=\"problem=0badcafe\""));
  CHECK(has(page,
            "<span class=\"code\">lib/uploads.ts:98</span><pre><u>new</u> s3.Bucket(this, &#39;Uploads&#39;, {</pre>"));
  CHECK(has(page, "<b>Fix:</b> include the stack name"));
  CHECK(has(page, "<code>crosscheck suppress 0badcafe --reason &quot;…&quot;</code>"));
}

TEST_CASE("the deployment says what deploys, what stops it and what is never reached") {
  const std::string page = write_html(with_details());
  CHECK(has(page, "stops in wave 2"));
  CHECK(has(page, "id=\"stack=Api\" class=\"deploys\""));
  CHECK(has(page, "id=\"stack=Web\" class=\"stops\""));
  CHECK(has(page, "id=\"stack=Late\" class=\"waits\""));
  CHECK(has(page, "the deployment stops at <a href=\"#stack=Web\">Web</a> (production, wave 2)"));
}

TEST_CASE("names, bootstrap, trust and what is not shown have their tables") {
  const std::string page = write_html(with_details());
  CHECK(has(page, "<tr><td>spaceport-uploads<td>s3:bucket<td>Api<td>production<td>Web<td>lib/uploads.ts:98\n"));
  CHECK(has(page, "<td>deploy role<td>spcdkprod2<td>arn:aws:iam::222222222222:role/x<td>Api\n"));
  CHECK(has(page, "<td>deployer<td>Api<td><td>token.actions.example<td>sub StringEquals repo:a/b or repo:a/c\n"));
  CHECK(has(page, "<td>suppressed<td>stale-template<td><code>old</code> is stale\n"));
}

TEST_CASE("the policy allows the page's own style and script and nothing else") {
  const std::string page = write_html(with_details());
  static const Pattern policy(
      "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; script-src 'sha256-[A-Za-z0-9+/]{43}='; "
      "base-uri 'none'; form-action 'none'");
  CHECK(policy.found_in(page));
  static const Pattern outside(R"( (src|action|srcdoc|style|on[a-z]+)=["'])");
  CHECK_FALSE(outside.found_in(page.substr(0, page.find("<script>"))));
  CHECK_FALSE(has(page, "http://"));
}

TEST_CASE("a hash in hex is the same in base64") {
  CHECK(base64_of_hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") ==
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_CASE("no text of a report is more than text in the page") {
  CHECK(html("<b a=\"x\" c='y'>&\u202e") == "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;\\u202e");
  CHECK(html_fragment("a b\"<#%") == "a%20b%22%3C%23%25");
  CHECK(html_prose("a `<x>` b `c") == "a <code>&lt;x&gt;</code> b `c");
}

TEST_CASE("a thousand stacks with thirty thousand names stay below 8 MB") {
  Report report = with_details();
  Details& details = *report.details;
  for (std::size_t i = 0; i < 1000; ++i) {
    DeployedStack stack = details.stacks[0];
    stack.name = "PlatformServiceNumber" + std::to_string(i) + "ProductionStack";
    stack.wave = i % 7;
    details.stacks.push_back(stack);
  }
  OwnershipRow row = details.names[0];
  for (std::size_t i = 0; i < 30'000; ++i) {
    row.identity.key = "platform-service-of-the-name-" + std::to_string(i) + "-production";
    row.owner = "PlatformServiceNumber" + std::to_string(i % 1000) + "ProductionStack";
    details.names.push_back(row);
  }
  CHECK(write_html(report).size() < 8'000'000);
}

TEST_CASE("with a plan, each stack says what happens to it, one lane an environment") {
  Report report = with_details();
  StackStep api{.stack = "Api", .place = "222222222222/us-west-2", .outcome = StackStep::Outcome::Changed},
      web{.stack = "Web", .place = "222222222222/us-west-2", .outcome = StackStep::Outcome::Fails},
      late{.stack = "Late", .place = "222222222222/us-west-2", .outcome = StackStep::Outcome::Unknown};
  api.added = 3;
  api.replaced = {"Users"};
  web.why = "`x` is <b>taken</b>";
  for (StackStep* step : {&api, &web, &late}) step->environment = "production (222222222222/us-west-2)";
  report.plan = DeploymentPlan{.compared = true,
                               .lanes = {{.environment = "production",
                                          .places = {"222222222222/eu-west-1", "222222222222/us-west-2"},
                                          .waves = {{api}, {web}, {late}}}}};
  const std::string page = write_html(report);
  CHECK(has(page, "<p>3 stacks: 1 changed, 1 will fail, 1 not compared</p>"));
  CHECK(has(page, "<b>production (222222222222/eu-west-1, 222222222222/us-west-2)</b>"));
  CHECK(has(page, "<tr><td>1</td><td>Api</td><td>3 added, 1 replaced: Users</td></tr>"));
  CHECK(has(
      page,
      "<tr><td>2</td><td>Web</td><td class=\"error\">will fail: <code>x</code> is &lt;b&gt;taken&lt;/b&gt;</td></tr>"));
  CHECK(has(page, "<tr><td>3</td><td>Late</td><td>not compared</td></tr>"));
  CHECK(has(page, "3 added, 1 replaced: Users</text>"));
  CHECK(has(page, "<br>deployed by samconfig.toml:1"));
  CHECK(has(page, ">stops in wave 2</span>"));
  // Waves are those of the lane, and the same everywhere.
  report.details->stacks[0].environment = "staging (111111111111/us-west-2)";
  const std::string apart = write_html(report);
  CHECK(has(apart, ">stops in wave 1</span>"));
  CHECK(has(apart, "<a href=\"#stack=Web\">Web</a> (production, wave 1)"));
  CHECK(html_complaint(page) == "");
}

TEST_CASE("what is between two places of one environment says which") {
  Report report = with_details();
  Finding& finding = report.findings[report.problems.empty() ? 0 : report.problems.front().findings.front()];
  REQUIRE(finding.parties.size() > 1);
  finding.parties[0].environment = "production (222222222222/eu-west-1)";
  finding.parties[1].environment = "production (222222222222/us-west-2)";
  CHECK(has(write_html(report), ">production (222222222222/eu-west-1) → production (222222222222/us-west-2)</a>"));
  finding.parties[1].environment = "staging (111111111111/us-west-2)";
  CHECK(has(write_html(report), ">production → staging</a>"));
}
