#pragma once

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/pattern.h"
#include "support/run.h"

namespace crosscheck {

// Who may include what, as CMakeLists.txt says it to the build.
struct FloorGraph {
  struct Floor {
    std::set<std::string> on;        // floors that it names itself
    std::set<std::string> below;     // those, and theirs
    std::set<std::string> packages;  // that it links for itself alone
  };
  std::map<std::string, Floor> floors;
  std::vector<std::string> faults;  // a floor that stands on a later one, or on none that there is
};

inline std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

inline void add_floor(FloorGraph& graph, const std::vector<std::string>& words) {
  FloorGraph::Floor floor;
  bool own = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "ON" || words[i] == "PRIVATE") {
      own = words[i] == "PRIVATE";
    } else if (own || words[i].find("::") != std::string::npos) {
      floor.packages.insert(words[i]);
    } else {
      floor.on.insert(words[i]);
      floor.below.insert(words[i]);
      const auto known = graph.floors.find(words[i]);
      if (known == graph.floors.end())
        graph.faults.push_back(words[0] + " stands on " + words[i] + ", which is not below it");
      else floor.below.insert(known->second.below.begin(), known->second.below.end());
    }
  }
  graph.floors[words[0]] = floor;
}

inline FloorGraph read_graph() {
  const std::string text = read_text(source_directory() / "CMakeLists.txt");
  FloorGraph graph;
  for (const auto& command : Pattern(R"(\nadd_floor\(([^()]*)\))").all_in(text)) add_floor(graph, words_of(command[1]));
  return graph;
}

}  // namespace crosscheck
