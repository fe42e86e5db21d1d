#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace crosscheck {

enum class Color { Auto, Always, Never };

// What the program knows of where it runs; only `cli` asks.
struct Host {
  std::string directory;  // the working directory
  std::string git_root;   // of the checkout that it is in; the working directory where there is none
  std::string today;      // "2026-11-24", local
  bool terminal = false;  // standard output is one
  bool color = false;
  bool links = false;     // text may hold hyperlinks
  std::size_t width = 0;  // columns of the terminal, or what COLUMNS says; 0: none
};
Host inspect_host(Color color);

// The path as seen from the working directory, where it lies beneath it; else as it is.
std::string shown(const std::string& path, const Host& here);
std::string quoted_path(const std::string& path, const Host& here);  // the same for messages: "`lib/a.ts`"

// The nearest folder that holds `name`, from `folder` upwards, but not beyond the git root.
std::optional<std::string> find_above(const std::string& folder, const std::string& name);

}  // namespace crosscheck
