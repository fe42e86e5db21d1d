#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "house/graph.h"
#include "support/pattern.h"

using namespace crosscheck;

// The tree is the architecture: CMakeLists.txt says which floor stands on which and who links which package, and the
// #include lines say the same, no more and no less.
namespace {

// How the headers of a package begin.
const std::map<std::string, std::string> kHeaders = {{"PkgConfig::yaml", "yaml.h"},
                                                     {"PkgConfig::yaml_cpp", "yaml-cpp/"},
                                                     {"PkgConfig::re2", "re2/"},
                                                     {"nlohmann_json::nlohmann_json", "nlohmann/"},
                                                     {"CLI11::CLI11", "CLI/"},
                                                     {"Threads::Threads", "thread"},
                                                     {"tomlplusplus::headers", "toml++/"}};

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
    static const Pattern line_shape(R"(^#include [<"]([^>"]+)[>"])");
    for (std::string line; std::getline(stream, line);) {
      for (const auto& match : line_shape.all_in(line)) {
        found.push_back({file, file.substr(0, file.find('/')), match[1]});
      }
    }
  }
  return found;
}

std::string floor_of(const std::string& target) { return target.substr(0, target.find('/')); }

}  // namespace

TEST_CASE("the folders of src are the floors of CMakeLists.txt, each above those that it stands on") {
  const FloorGraph graph = read_graph();
  std::set<std::string> folders, floors;
  for (const auto& folder : folders_in(source_directory() / "src")) folders.insert(folder.filename().string());
  for (const auto& [name, floor] : graph.floors) floors.insert(name);
  CHECK(folders == floors);
  CHECK(graph.faults == std::vector<std::string>{});
}

TEST_CASE("a floor includes what it stands on, and nothing else") {
  const FloorGraph graph = read_graph();
  std::map<std::string, std::set<std::string>> included;
  for (const Include& include : includes()) {
    const std::string target = floor_of(include.target);
    if (!graph.floors.contains(target) || target == include.floor) continue;
    included[include.floor].insert(target);
    INFO("src/" << include.file << " includes " << include.target << ", but CMakeLists.txt does not put "
                << include.floor << " on " << target);
    CHECK(graph.floors.at(include.floor).below.contains(target));
  }
  for (const auto& [name, floor] : graph.floors) {
    for (const std::string& below : floor.on) {
      INFO("CMakeLists.txt puts " << name << " on " << below << ", but it includes nothing of it");
      CHECK(included[name].contains(below));
    }
  }
}

TEST_CASE("a package's headers are seen where it is linked, and nowhere else") {
  const FloorGraph graph = read_graph();
  std::map<std::string, std::set<std::string>> included;  // packages by floor
  for (const Include& include : includes()) {
    for (const auto& [package, header] : kHeaders) {
      if (!include.target.starts_with(header)) continue;
      included[include.floor].insert(package);
      if (package == "Threads::Threads") continue;  // the standard library's own header
      const auto& linked = graph.floors.at(include.floor).packages;
      INFO("src/" << include.file << " includes " << include.target << ", but does not link " << package);
      CHECK(linked.contains(package));
    }
  }
  for (const auto& [name, floor] : graph.floors) {
    for (const std::string& package : floor.packages) {
      INFO(name << " links " << package << ": say in kHeaders how its headers begin, or do not link it");
      CHECK(included[name].contains(package));
    }
  }
}

TEST_CASE("nothing below cli prints, or asks the clock, the environment or the working directory") {
  const Pattern forbidden(R"(std::cout|std::cerr|\bf?printf\(|std::getenv|system_clock|current_path\()");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_directory() / "src")) {
    const std::string path = std::filesystem::relative(entry.path(), source_directory() / "src").string();
    if (!entry.is_regular_file() || path.starts_with("cli/") || path == "tables/main.cpp") continue;
    INFO("src/" << path);
    CHECK_FALSE(forbidden.found_in(read_text(entry.path())));
  }
}

// Nor is every system Linux: what differs has its place in src/host.
TEST_CASE("nothing is used that emscripten's standard library lacks") {
  const Pattern lacking(
      R"(std::ranges::|std::jthread|make_unique_for_overwrite<|file_clock|auto operator<=>|std::format\(|O_PATH)"
      R"(|O_TMPFILE|memfd_create|openat2|<linux/|isatty\()");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_directory() / "src")) {
    const std::string path = std::filesystem::relative(entry.path(), source_directory() / "src").string();
    if (!entry.is_regular_file() || path.starts_with("host/")) continue;
    std::istringstream lines(read_text(entry.path()));
    for (std::string line; std::getline(lines, line);) {
      INFO("src/" << path << ": " << line << "\nhost/ and text/ have something for it, or <algorithm> has");
      CHECK_FALSE(lacking.found_in(line));
    }
  }
}

TEST_CASE("only evaluate/text knows how open pieces of a text are written") {
  // The marks of open pieces and the bytes between their fields.
  const Pattern grammar(R"("\$\{[#@%&~^>?]|\\x0?[123]\b)");
  // Whoever looks for `${` in a key takes it apart; `is_literal` and `pieces` answer what there is to ask.
  const Pattern opening(R"(["']\$\{)");
  const auto has_syntax_of_its_own =
      [](const std::string& file) {  // CloudFormation's `${…}`, and what people are shown
        static const std::vector<std::string> kFiles = {"evaluate/intrinsics.cpp", "evaluate/evaluator.cpp",
                                                        "evaluate/display.cpp", "evaluate/loops.cpp"};
        return file.starts_with("tables/") || file.starts_with("catalog/") || file.starts_with("inputs/") ||
               std::find(kFiles.begin(), kFiles.end(), file) != kFiles.end();
      };
  std::size_t owners = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_directory() / "src")) {
    if (!entry.is_regular_file()) continue;
    const std::string file = std::filesystem::relative(entry.path(), source_directory() / "src").string();
    const std::string text = read_text(entry.path());
    if (file == "evaluate/text.cpp" || file == "evaluate/text.h") {
      owners += grammar.found_in(text) && opening.found_in(text);
      continue;
    }
    INFO("src/" << file << " takes the flat form of a text apart: ask for its pieces");
    CHECK_FALSE(grammar.found_in(text));
    CHECK((has_syntax_of_its_own(file) || !opening.found_in(text)));
  }
  CHECK(owners == 2);  // else these expressions no longer find what they look for
}

TEST_CASE("account ids in the project are made up") {
  const Pattern account(R"((^|[^0-9a-zA-Z])([0-9]{12})([^0-9a-zA-Z]|$))");
  const Pattern made_up("([0-9])\\1{11}|012345678901|123456789012|000000000000");
  for (const char* folder : {"src", "rules", "docs", "schemas", "catalogue", "fixtures/rules", "fixtures/cli"}) {
    const auto root = source_directory() / folder;
    if (!std::filesystem::exists(root)) continue;
    for (auto entry = std::filesystem::recursive_directory_iterator(root);
         entry != std::filesystem::recursive_directory_iterator(); ++entry) {
      if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
      if (!entry->is_regular_file() || entry->file_size() > (1u << 20)) continue;
      const std::string text = read_text(entry->path());
      for (const auto& match : account.all_in(text)) {
        INFO(entry->path() << " has account " << match[2]);
        CHECK(made_up.matches(match[2]));
      }
    }
  }
}

// Two types of one name are one to the linker, which then takes the functions of either.
TEST_CASE("no two headers define a type of the same name") {
  static const Pattern definition(R"(^(?:struct|class|enum class) ([A-Z]\w*)(?: final)? (?::[^:]|\{))");
  std::map<std::string, std::string> defined;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_directory() / "src")) {
    if (entry.path().extension() != ".h") continue;
    std::ifstream stream(entry.path());
    for (std::string line; std::getline(stream, line);) {
      for (const auto& match : definition.all_in(line)) {
        const auto [first, added] = defined.try_emplace(match[1], entry.path().string());
        INFO(match[1] << " in " << first->second << " and " << entry.path());
        CHECK(added);
      }
    }
  }
  CHECK(defined.size() > 100);
}
