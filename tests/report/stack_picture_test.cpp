#include "report/stack_picture.h"

#include <catch2/catch.hpp>

#include "report/sample.h"
#include "report/writers.h"

using namespace crosscheck;

namespace {

Report with_stacks(std::size_t count) {
  Report report;
  report.details.emplace();
  for (std::size_t i = 0; i < count; ++i) {
    DeployedStack stack;
    stack.name = "S" + std::to_string(i);
    stack.environment = "production (222222222222/us-west-2)";
    report.details->stacks.push_back(stack);
  }
  return report;
}

}  // namespace

TEST_CASE("stacks by environment, why they need each other, and which are in conflict") {
  Report report = with_details();
  report.details->stacks[2].environment = "staging (111111111111/us-west-2)";
  report.details->links = {{.from = 1, .to = 0, .kind = StackLink::Kind::Dependency},
                           {.from = 1, .to = 0, .kind = StackLink::Kind::Import},
                           {.from = 2, .to = 1, .kind = StackLink::Kind::Dependency}};
  CHECK(write_mermaid(report) == R"x(flowchart LR
  subgraph e0["production (222222222222/us-west-2)"]
    s0["Api"]
    s1["Web"]
  end
  subgraph e1["staging (111111111111/us-west-2)"]
    s2["Late"]
  end
  s1 -->|"dependency, import"| s0
  s2 -.->|"dependency"| s1
  linkStyle 1 stroke:#cf222e,stroke-width:3px
  class s0 error
  class s1 error
  classDef error stroke:#cf222e,stroke-width:3px
  classDef warning stroke:#bf8700,stroke-width:3px
)x");
  CHECK(write_dot(report) == R"x(digraph stacks {
  rankdir=LR
  node [shape=box, fontname="sans-serif"]
  edge [fontname="sans-serif", fontsize=10]
  subgraph cluster_0 {
    label="production (222222222222/us-west-2)"
    s0 [label="Api", color="#cf222e", penwidth=3]
    s1 [label="Web", color="#cf222e", penwidth=3]
  }
  subgraph cluster_1 {
    label="staging (111111111111/us-west-2)"
    s2 [label="Late"]
  }
  s1 -> s0 [label="dependency, import"]
  s2 -> s1 [label="dependency", style=dashed, color="#cf222e", penwidth=3]
}
)x");
}

TEST_CASE("names are nothing but labels") {
  Report report = with_stacks(1);
  report.details->stacks[0].name = "\"]; end\n<b>&amp;\\N";
  report.details->stacks[0].environment = "</script>";
  CHECK(has(write_mermaid(report),
            "e0[\"#60;/script#62;\"]\n    s0[\"#34;#93;#59; end#92;x0a#60;b#62;#38;amp#59;#92;N\"]\n"));
  CHECK(has(write_dot(report), "s0 [label=\"\\\"]; end\\\\x0a<b>&amp;amp;\\\\N\"]\n"));
  report.details->stacks[0].name = "";
  CHECK(has(write_mermaid(report), "s0[\" \"]\n"));
}

TEST_CASE("a report without stacks is an empty picture") {
  CHECK(write_mermaid(Report()).starts_with("flowchart LR\n"));
  CHECK(write_dot(Report()).starts_with("digraph stacks {\n"));
}

TEST_CASE("of many stacks those with problems come first, then those with edges, and the rest is counted") {
  Report report = with_stacks(1000);
  report.details->links = {{.from = 500, .to = 400, .kind = StackLink::Kind::Name}};
  Finding finding = duplicate_export();
  finding.parties[0].stack = "S999";
  finding.parties[0].environment = finding.parties[1].environment = report.details->stacks[0].environment;
  finding.parties[1].stack = "S998";
  finding.parties[1].bystander = true;
  report.findings = {finding};
  const StackPicture picture = stack_picture(report);
  REQUIRE(picture.nodes.size() == 3);
  CHECK(picture.nodes[0].stack->name == "S400");
  CHECK(picture.nodes[2].stack->name == "S999");
  CHECK(picture.nodes[2].state == "error");
  CHECK(picture.edges.size() == 1);
  CHECK(picture.left_out.starts_with("3 of 1000 stacks are drawn"));
  CHECK(stack_picture(with_stacks(kPictureStacks)).nodes.size() == kPictureStacks);
}

TEST_CASE("no more edges and no more text than Mermaid takes") {
  Report report = with_stacks(300);
  for (DeployedStack& stack : report.details->stacks) stack.name += std::string(200, '<');
  for (std::size_t from = 0; from < 300; ++from) {
    for (std::size_t to = 0; to < 5; ++to) {
      if (from != to) report.details->links.push_back({.from = from, .to = to, .kind = StackLink::Kind::Import});
    }
  }
  const StackPicture picture = stack_picture(report);
  CHECK(picture.nodes.size() == kPictureStacks);
  CHECK(picture.edges.size() == kPictureEdges);
  CHECK(has(picture.left_out, "500 of 995 edges are drawn"));
  const std::string text = write_mermaid(report);
  CHECK(text.size() < 50'000);
  CHECK(text.size() > 20'000);
  CHECK(has(text, " of 300 stacks are drawn"));
}
