#pragma once

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

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
  // Sources that are programs of their own, such as "cli/main.cpp", and what each links.
  std::map<std::string, std::set<std::string>> programs;
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
  const std::string text =
      read_text(source_directory() / "CMakeLists.txt") + read_text(source_directory() / "cmake/embed.cmake");
  FloorGraph graph;
  std::map<std::string, std::string> source_of;  // by program
  const std::regex command(R"((^|\n) *(add_floor|add_executable|target_link_libraries)\(([^()]*)\))");
  for (std::sregex_iterator at(text.begin(), text.end(), command), end; at != end; ++at) {
    const std::string name = (*at)[2];
    const std::vector<std::string> words = words_of((*at)[3]);
    if (name == "add_floor") {
      add_floor(graph, words);
    } else if (name == "add_executable") {
      source_of[words[0]] = words[1].substr(words[1].find("src/") + 4);
    } else if (source_of.contains(words[0])) {
      graph.programs[source_of[words[0]]] = {words.begin() + 2, words.end()};
    }
  }
  return graph;
}

}  // namespace crosscheck
