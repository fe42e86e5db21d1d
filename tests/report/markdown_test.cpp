#include <catch2/catch.hpp>

#include "report/format_checks.h"
#include "report/sample.h"
#include "report/writers.h"

using namespace crosscheck;

TEST_CASE("the page has verdict, counts, picture, findings, notes and what to do next") {
  CHECK(write_markdown(sample_report()) == R"md(### crosscheck: not ready to deploy: 1 error, 1 warning

read 4 stacks in 2 environments, 9 resources

| | errors | warnings | notes |
| :-- | --: | --: | --: |
| duplicate names | 1 | 1 | 0 |

```mermaid
flowchart LR
  subgraph e0["production (222222222222/us-west-2)"]
    s2["Api"]
    s3["Web"]
  end
  subgraph e1["staging (111111111111/eu-west-1)"]
    s0["NetworkA"]
    s1["NetworkB"]
  end
  s0 ---|"duplicate-export"| s1
  s2 ---|"duplicate-name"| s3
  class s0 error
  class s1 error
  class s2 warning
  class s3 warning
  classDef error stroke:#cf222e,stroke-width:3px
  classDef warning stroke:#bf8700,stroke-width:3px
```

**error**: export name `shared-vpc-id` is claimed by 2 outputs (`duplicate-export`)

<details><summary>where, and what to do</summary>

- `NetworkA.template.json:5`: first claimed here, by stack NetworkA
- `NetworkB.template.json:5`: claimed again, by stack NetworkB
- **help**: include the stack name in the export name

</details>

**warning**: S3 bucket name `spaceport-uploads` is claimed by 2 stacks (`duplicate-name`)

<details><summary>where, and what to do</summary>

- `lib/uploads.ts:98`: created here by stack Api, in `cdk.out/Api.template.json:12`, construct `Api/Uploads/Resource`
- `lib/uploads.ts:101`: created again by stack Web, in `cdk.out/Web.template.json:12`, construct `Web/Uploads/Resource`

</details>

- note: stack Api is in two assemblies; the copy in `cdk.out` is used, at `cdk.out/manifest.json:3`

Why, and how to fix it: `crosscheck explain` with the rule's name. To accept one: suppress it in `crosscheck.yaml`, with a reason.
)md");
}

TEST_CASE("places link to their lines, where the file can be in the repository") {
  Report report = sample_report();
  report.findings[1].parties[0].source->file = "lib/a b)[.ts";
  report.findings[1].parties[1].source->file = "/elsewhere/a.ts";
  report.findings[0].parties[0].template_place.file = "../a.json";
  const WebRepository repository{.url = "https://git.example/a/b", .commit = "c0ffee"};
  const std::string text = write_markdown(report, kMarkdownLimit, repository);
  CHECK(MarkdownChecker::complaint(text) == "");
  CHECK(text.find("- [`lib/a b)[.ts:98`](https://git.example/a/b/blob/c0ffee/lib/a%20b%29%5B.ts#L98): created") !=
        std::string::npos);
  CHECK(text.find("- `/elsewhere/a.ts:101`: created") != std::string::npos);
  CHECK(text.find("- `../a.json:5`: first") != std::string::npos);
  CHECK(text.find(", in [`cdk.out/Api.template.json:12`](https://") != std::string::npos);
  report.anchor = "cdk.json";  // an app: what it made is not in the repository
  CHECK(write_markdown(report, kMarkdownLimit, repository).find(", in `cdk.out/Api.template.json:12`,") !=
        std::string::npos);
}

TEST_CASE("a clean page is short, and an incomplete one never clean") {
  Report report = clean_report();
  report.summary.suppressed = 2;
  CHECK(write_markdown(report) == R"md(### crosscheck: all preflight checks passed: ready to deploy

read 4 stacks in 2 environments, 9 resources

2 findings are suppressed.
)md");
  report.complete = false;
  CHECK(write_markdown(report) == R"md(### crosscheck: nothing found, but the analysis is incomplete

read 4 stacks in 2 environments, 9 resources

**incomplete**: not everything could be read, so conflicts may be missing here

2 findings are suppressed.
)md");
}

TEST_CASE("of many parties and notes twenty are listed and the others counted") {
  Report report = sample_report();
  report.findings[0].parties.resize(25, report.findings[0].parties.back());
  report.notifications.resize(21, report.notifications.back());
  const std::string text = write_markdown(report);
  CHECK(text.find("- and 5 more places (the json format has all of them)\n- **help**") != std::string::npos);
  CHECK(text.find("- and 1 more note on the run\n") != std::string::npos);
}

TEST_CASE("users' own families stand in the table, whatever they are called") {
  Report report = sample_report();
  for (int i = 0; i < 30; ++i) {
    report.findings.push_back(duplicate_bucket());
    report.findings.back().family = "f" + std::to_string(i);
  }
  report.findings[1].family = "a|b`";
  const std::string text = write_markdown(report);
  CHECK(text.find("\n| `a\\|b` `` ` `` findings | 0 | 1 | 0 |\n") != std::string::npos);
  CHECK(text.find("\n| others | 0 | 12 | 0 |\n") != std::string::npos);
}

TEST_CASE("a page that would be too large ends after a finding, and counts the others") {
  Report report = sample_report();
  for (int i = 0; i < 5000; ++i) report.findings.push_back(duplicate_bucket());
  std::string text = write_markdown(report);
  CHECK(text.size() <= 900 * 1024);
  CHECK(text.size() > 899 * 1024);
  CHECK(MarkdownChecker::complaint(text) == "");
  CHECK(text.find("construct `Web/Uploads/Resource`\n\n</details>\n\n2") != std::string::npos);
  CHECK(text.find(" more problems are left out here; the json format has all of them.\n") != std::string::npos);
  CHECK(text.ends_with("with a reason.\n"));

  for (std::size_t limit : {1500, 1600, 1700, 1800, 1900, 2000, 2500, 3000}) {
    CHECK(write_markdown(report, limit).size() <= limit);
  }
}

TEST_CASE("the checker for pages sees what is wrong") {
  CHECK(MarkdownChecker::complaint("### a: b\n\n- ``a`<b>`` c (d)\n| `a\\|b` | 1 | 2 | 3 |\n") == "");
  for (const char* wrong :
       {"<b>", "a `b", "``a`b` c", "[x](y)", "a @b", "# a", "a #1", "| `a|b` | 1 | 2 | 3 |", "a/b", "x: www.y", "GH-12",
        "`a``b``", "a\\b", "```mermaid\n  s0[\"a\"b\"]\n```\n", "```mermaid\n"}) {
    CHECK(MarkdownChecker::complaint(wrong) != "");
  }
}
