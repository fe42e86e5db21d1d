#include "support/run.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wordexp.h>

namespace {

// Another build of it, as the one for WebAssembly, or the one that is tested.
std::string program() {
  const char* other = std::getenv("CROSSCHECK_PROGRAM");
  return other && *other ? other : CROSSCHECK_BINARY;
}

std::vector<std::string> environment() {
  std::vector<std::string> variables = {"NO_COLOR=1", "CROSSCHECK=" + program()};
  for (char** variable = environ; *variable; ++variable) {
    const std::string_view name = std::string_view(*variable).substr(0, std::string_view(*variable).find('='));
    if (name != "FORCE_COLOR" && name != "COLUMNS" && name != "NO_COLOR" && name != "CROSSCHECK")
      variables.push_back(*variable);
  }
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

RunResult run(const std::filesystem::path& directory, std::vector<std::string> command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addchdir_np(&actions, directory.c_str());
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  std::vector<std::string> variables = environment();
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, command[0].c_str(), &actions, nullptr, pointers(command).data(),
                                   pointers(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  RunResult result;
  char buffer[4096];
  for (ssize_t size; (size = ::read(ends[0], buffer, sizeof buffer)) > 0;)
    result.output.append(buffer, static_cast<std::size_t>(size));
  ::close(ends[0]);
  if (failed != 0) throw std::runtime_error("cannot run " + command[0] + " in " + directory.string());
  int status = 0;
  ::waitpid(child, &status, 0);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

// As a shell takes them apart; nothing where it would do more than that.
std::optional<std::vector<std::string>> plain_words(const std::string& line) {
  wordexp_t words = {};
  if (line.find_first_of("$`*?[~#") != std::string::npos || ::wordexp(line.c_str(), &words, WRDE_NOCMD) != 0)
    return std::nullopt;
  std::vector<std::string> result(words.we_wordv, words.we_wordv + words.we_wordc);
  ::wordfree(&words);
  return result;
}

}  // namespace

// Starting a shell takes longer than most runs, and tests make thousands.
RunResult run_crosscheck(const std::filesystem::path& directory, const std::string& arguments) {
  std::optional<std::vector<std::string>> words = plain_words(arguments);
  if (!words) return run_shell(directory, "\"$CROSSCHECK\" " + arguments);
  words->insert(words->begin(), program());
  return run(directory, *words);
}

RunResult run_shell(const std::filesystem::path& directory, const std::string& line) {
  return run(directory, {"/bin/sh", "-c", line});
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
