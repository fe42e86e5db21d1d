#include <cstdio>
#include <exception>
#include <fstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

namespace {

class Nothing : public YAML::EventHandler {
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

}  // namespace

// The events of each file, by yaml-cpp, and nothing done with them: what any program that reads YAML with it takes at
// least.
int main(int argc, char** argv) {
  Nothing nothing;
  for (int i = 1; i < argc; ++i) {
    try {
      std::ifstream file(argv[i], std::ios::binary);
      YAML::Parser parser(file);
      while (parser.HandleNextDocument(nothing)) {}
    } catch (const std::exception& error) {
      std::fprintf(stderr, "bench_yaml_events: %s: %s\n", argv[i], error.what());
      return 2;
    }
  }
}
