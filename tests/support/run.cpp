#include "support/run.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <sys/wait.h>

RunResult run_crosscheck(const std::filesystem::path& directory, const std::string& arguments) {
  return run_shell(directory, "\"$CROSSCHECK\" " + arguments);
}

RunResult run_shell(const std::filesystem::path& directory, const std::string& line) {
  // Another build of it, as the one for WebAssembly.
  const char* other = std::getenv("CROSSCHECK_PROGRAM");
  const std::string command = "cd '" + directory.string() +
                              "' && unset FORCE_COLOR COLUMNS; export NO_COLOR=1 CROSSCHECK='" +
                              (other && *other ? other : CROSSCHECK_BINARY) + "'; { " + line + "\n} 2>&1 </dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) throw std::runtime_error("cannot run " + command);
  RunResult result;
  char buffer[4096];
  for (std::size_t size; (size = fread(buffer, 1, sizeof buffer, pipe)) > 0;) result.output.append(buffer, size);
  const int status = pclose(pipe);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

std::filesystem::path source_directory() { return CROSSCHECK_SOURCE_DIR; }

std::string read_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string compare_or_update(const std::filesystem::path& expected, const std::string& actual) {
  const std::string before = read_text(expected);
  if (before == actual && std::filesystem::exists(expected)) return {};
  const char* update = std::getenv("CROSSCHECK_UPDATE");
  if (update && *update) {
    std::ofstream(expected, std::ios::binary) << actual;
    return {};
  }
  return expected.string() + " differs; run `./dev update` and read the diff. Now it is:\n" + actual;
}

std::vector<std::string> case_inputs(const std::filesystem::path& folder) {
  std::vector<std::string> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool assembly = entry.is_directory() && std::filesystem::exists(entry.path() / "manifest.json");
    if (assembly || name.ends_with(".template.json") || name.ends_with(".template.yaml")) inputs.push_back(name);
  }
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

std::string case_arguments(const std::filesystem::path& folder) {
  std::string arguments =
      std::filesystem::exists(folder / "crosscheck.yaml") ? "--config crosscheck.yaml" : "--no-config";
  const std::string more = read_text(folder / "arguments");
  if (!more.empty()) arguments += ' ' + more.substr(0, more.find('\n'));
  for (const std::string& input : case_inputs(folder)) arguments += " '" + input + "'";
  return arguments;
}

std::vector<std::filesystem::path> folders_in(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}
