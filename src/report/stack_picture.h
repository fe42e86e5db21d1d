#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// The stacks of a report as a graph, for formats that other programs draw. Valid as long as the report, which has
// details.
struct StackPicture {
  struct Node {
    const DeployedStack* stack;
    std::string_view state;  // "error" or "warning": the worst problem that it has a part in; else empty
  };
  struct Edge {
    std::size_t from, to;  // positions of nodes; `from` needs `to`
    std::string kinds;     // "dependency, import"
    bool stated = false;   // only the app says so: no template needs anything
    bool crosses = false;  // from one environment to another
  };
  std::vector<Node> nodes;
  std::map<std::string, std::vector<std::size_t>> environments;  // positions of nodes
  std::vector<Edge> edges;
  std::string left_out;  // a sentence; empty: nothing
};

// Beyond so many, stacks without a problem and without an edge are left out, then others; no drawing is readable, and
// Mermaid draws no more edges than these unless told to.
inline constexpr std::size_t kPictureStacks = 200, kPictureEdges = 500;

// What a drawing calls the stack at a position: "s3".
std::string node_name(std::size_t position);

StackPicture stack_picture(const Report& report, std::size_t stacks = kPictureStacks);

}  // namespace crosscheck
