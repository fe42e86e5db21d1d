#include "report/mermaid_text.h"
#include "report/stack_picture.h"
#include "report/writers.h"

namespace crosscheck {
namespace {

// Beyond, Mermaid shows nothing but that the text is too long, unless told to.
constexpr std::size_t kMermaidLimit = 50'000;

std::string mermaid_chart(const StackPicture& picture) {
  std::string text = "flowchart LR\n";
  std::size_t number = 0;
  for (const auto& [environment, members] : picture.environments) {
    text += "  subgraph e" + std::to_string(number++) + "[" + mermaid_label(environment) + "]\n";
    for (const std::size_t i : members) {
      text += "    " + node_name(i) + "[" + mermaid_label(picture.nodes[i].stack->name) + "]\n";
    }
    text += "  end\n";
  }
  for (const StackPicture::Edge& edge : picture.edges) {
    text += "  " + node_name(edge.from) + (edge.stated ? " -.->|" : " -->|") + mermaid_label(edge.kinds) + "| " +
            node_name(edge.to) + "\n";
  }
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    if (picture.edges[i].crosses) text += "  linkStyle " + std::to_string(i) + " stroke:#cf222e,stroke-width:3px\n";
  }
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    if (picture.nodes[i].state.empty()) continue;
    text += "  class " + node_name(i) + " " + std::string(picture.nodes[i].state) + "\n";
  }
  text +=
      "  classDef error stroke:#cf222e,stroke-width:3px\n"
      "  classDef warning stroke:#bf8700,stroke-width:3px\n";
  if (!picture.left_out.empty()) text += "  note[" + mermaid_label(picture.left_out, 256) + "]\n";
  return text;
}

}  // namespace

std::string write_mermaid(const Report& report) {
  std::string text = mermaid_chart(stack_picture(report));
  for (std::size_t stacks = kPictureStacks / 2; text.size() > kMermaidLimit && stacks > 0; stacks /= 2) {
    text = mermaid_chart(stack_picture(report, stacks));
  }
  return text;
}

}  // namespace crosscheck
