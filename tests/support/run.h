#pragma once

#include <filesystem>
#include <string>
#include <vector>

// Runs the built program as a user would.
struct RunResult {
  int exit_code = 0;
  std::string output;  // standard output and standard error, as they came
};

// `arguments` are taken apart as a shell does; the working directory is `directory`. No terminal, no colour, no config
// but the directory's own.
RunResult run_crosscheck(const std::filesystem::path& directory, const std::string& arguments);

// A line for the shell, in which `"$CROSSCHECK"` is the program.
RunResult run_shell(const std::filesystem::path& directory, const std::string& line);

std::filesystem::path source_directory();
inline std::filesystem::path apps() { return source_directory() / "fixtures/apps"; }

// The file's text; empty when there is none.
std::string read_text(const std::filesystem::path& file);

// Compares with a file, or rewrites it when CROSSCHECK_UPDATE is set. Empty: the same; else what to tell.
std::string compare_or_update(const std::filesystem::path& expected, const std::string& actual);

// The inputs of a rule's case, sorted: the assemblies (folders with a manifest) and templates directly in it.
std::vector<std::string> case_inputs(const std::filesystem::path& folder);

// With what the file `arguments` adds, and its crosscheck.yaml if there is one.
std::string case_arguments(const std::filesystem::path& folder);

// The folders directly in a folder, sorted.
std::vector<std::filesystem::path> folders_in(const std::filesystem::path& directory);
