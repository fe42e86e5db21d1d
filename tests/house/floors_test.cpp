#include <algorithm>
#include <fstream>
#include <regex>

#include <catch2/catch.hpp>

#include "support/run.h"

// The tree is the architecture: what may include what.
namespace {

// From the ground up; `catalog`, `config` and `report` stand on what their lines in docs/architecture.md say.
const std::vector<std::string> kFloors = {"text",  "finding", "document", "catalog", "inputs", "config", "evaluate",
                                          "facts", "index",   "rules",    "lint",    "report", "cli"};

// Third-party headers and the folders that may see them.
const std::vector<std::pair<std::string, std::vector<std::string>>> kHomes = {{"yaml.h", {"document"}},
                                                                              {"yaml-cpp/", {"lint"}},
                                                                              {"nlohmann/", {"report", "catalog"}},
                                                                              {"re2/", {"rules"}},
                                                                              {"CLI/", {"cli"}}};

std::size_t height(const std::string& floor) {
  return static_cast<std::size_t>(std::find(kFloors.begin(), kFloors.end(), floor) - kFloors.begin());
}

struct Include {
  std::string file, floor, target;
};

std::vector<Include> includes() {
  std::vector<Include> found;
  const auto source = source_directory() / "src";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
    if (!entry.is_regular_file()) continue;
    const std::string file = std::filesystem::relative(entry.path(), source).string();
    std::ifstream stream(entry.path());
    static const std::regex line_shape(R"(^#include [<"]([^>"]+)[>"])");
    std::smatch match;
    for (std::string line; std::getline(stream, line);) {
      if (std::regex_search(line, match, line_shape)) found.push_back({file, file.substr(0, file.find('/')), match[1]});
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every folder of src is a floor") {
  for (const auto& folder : folders_in(source_directory() / "src")) {
    INFO(folder << ": add it to kFloors here, to CMakeLists.txt and to docs/architecture.md");
    CHECK(height(folder.filename().string()) < kFloors.size());
  }
}

TEST_CASE("includes point down") {
  for (const Include& include : includes()) {
    const std::string target = include.target.substr(0, include.target.find('/'));
    if (height(target) == kFloors.size()) continue;
    INFO("src/" << include.file << " includes " << include.target << ", which is a floor above it");
    CHECK(height(target) <= height(include.floor));
    const bool report_above_finding =
        include.floor == "report" && height(target) > height("finding") && target != "report";
    INFO("report knows findings and nothing else");
    CHECK_FALSE(report_above_finding);
  }
}

TEST_CASE("third-party headers stay in their homes") {
  for (const Include& include : includes()) {
    for (const auto& [header, homes] : kHomes) {
      if (!include.target.starts_with(header)) continue;
      INFO("src/" << include.file << " includes " << include.target);
      CHECK(std::find(homes.begin(), homes.end(), include.floor) != homes.end());
    }
  }
}

TEST_CASE("nothing below cli prints, or asks the clock, the environment or the working directory") {
  const std::regex forbidden(R"(std::cout|std::cerr|\bf?printf\(|std::getenv|system_clock|current_path\()");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_directory() / "src")) {
    const std::string path = std::filesystem::relative(entry.path(), source_directory() / "src").string();
    if (!entry.is_regular_file() || path.starts_with("cli/") || path == "catalog/compile.cpp") continue;
    INFO("src/" << path);
    CHECK_FALSE(std::regex_search(read_text(entry.path()), forbidden));
  }
}

TEST_CASE("only evaluate/text knows how open pieces of a text are written") {
  // The marks of open pieces and the bytes between their fields.
  const std::regex grammar(R"("\$\{[#@%&~^>?]|\\x0?[123]\b)");
  // Whoever looks for `${` in a key takes it apart; `is_literal` and `pieces` answer what there is to ask.
  const std::regex opening(R"(["']\$\{)");
  const auto has_syntax_of_its_own =
      [](const std::string& file) {  // CloudFormation's `${…}`, and what people are shown
        static const std::vector<std::string> kFiles = {"evaluate/intrinsics.cpp", "evaluate/evaluator.cpp",
                                                        "evaluate/display.cpp"};
        return file.starts_with("catalog/") || file.starts_with("inputs/") ||
               std::find(kFiles.begin(), kFiles.end(), file) != kFiles.end();
      };
  std::size_t owners = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_directory() / "src")) {
    if (!entry.is_regular_file()) continue;
    const std::string file = std::filesystem::relative(entry.path(), source_directory() / "src").string();
    const std::string text = read_text(entry.path());
    if (file == "evaluate/text.cpp" || file == "evaluate/text.h") {
      owners += std::regex_search(text, grammar) && std::regex_search(text, opening);
      continue;
    }
    INFO("src/" << file << " takes the flat form of a text apart: ask for its pieces");
    CHECK_FALSE(std::regex_search(text, grammar));
    CHECK((has_syntax_of_its_own(file) || !std::regex_search(text, opening)));
  }
  CHECK(owners == 2);  // else these expressions no longer find what they look for
}

TEST_CASE("account ids in the project are made up") {
  const std::regex account(R"((^|[^0-9a-zA-Z])([0-9]{12})([^0-9a-zA-Z]|$))");
  const std::regex made_up("([0-9])\\1{11}|012345678901|123456789012|000000000000");
  for (const char* folder : {"src", "rules", "docs", "schemas", "catalogue", "fixtures/rules", "fixtures/cli"}) {
    const auto root = source_directory() / folder;
    if (!std::filesystem::exists(root)) continue;
    for (auto entry = std::filesystem::recursive_directory_iterator(root);
         entry != std::filesystem::recursive_directory_iterator(); ++entry) {
      if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
      if (!entry->is_regular_file() || entry->file_size() > (1u << 20)) continue;
      const std::string text = read_text(entry->path());
      for (std::sregex_iterator at(text.begin(), text.end(), account), end; at != end; ++at) {
        INFO(entry->path() << " has account " << (*at)[2]);
        CHECK(std::regex_match((*at)[2].str(), made_up));
      }
    }
  }
}
