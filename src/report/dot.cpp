#include "report/stack_picture.h"
#include "report/writers.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kDotLabel = 60;

// Graphviz reads escapes after a backslash, and the entities of HTML.
std::string dot_quoted(std::string_view text, std::size_t limit = kDotLabel) {
  std::string result = "\"";
  for (const char c : printable(text, limit)) {
    if (c == '&') result += "&amp;";
    else if (c == '"' || c == '\\') result += std::string("\\") + c;
    else result += c;
  }
  return result + '"';
}

std::string_view dot_style(std::string_view state) {
  if (state == "error") return ", color=\"#cf222e\", penwidth=3";
  if (state == "warning") return ", color=\"#bf8700\", penwidth=3";
  return "";
}

}  // namespace

std::string write_dot(const Report& report) {
  const StackPicture picture = stack_picture(report);
  std::string text =
      "digraph stacks {\n"
      "  rankdir=LR\n"
      "  node [shape=box, fontname=\"sans-serif\"]\n"
      "  edge [fontname=\"sans-serif\", fontsize=10]\n";
  if (!picture.left_out.empty()) text += "  label=" + dot_quoted(picture.left_out, kSentence) + "\n";
  std::size_t number = 0;
  for (const auto& [environment, members] : picture.environments) {
    text += "  subgraph cluster_" + std::to_string(number++) + " {\n    label=" + dot_quoted(environment) + "\n";
    for (const std::size_t i : members) {
      text += "    " + node_name(i) + " [label=" + dot_quoted(picture.nodes[i].stack->name) +
              std::string(dot_style(picture.nodes[i].state)) + "]\n";
    }
    text += "  }\n";
  }
  for (const StackPicture::Edge& edge : picture.edges) {
    text += "  " + node_name(edge.from) + " -> " + node_name(edge.to) + " [label=" + dot_quoted(edge.kinds) +
            (edge.stated ? ", style=dashed" : "") + std::string(edge.crosses ? dot_style("error") : "") + "]\n";
  }
  return text + "}\n";
}

}  // namespace crosscheck
