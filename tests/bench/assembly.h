#pragma once

#include <filesystem>
#include <string>

#include "bench/stack.h"

namespace crosscheck::bench {

// 64 hexadecimal digits.
std::string asset_hash(const Stack& stack, std::size_t number);

// Writes a cloud assembly, schema 55: for each stack its template, assets and metadata, and the manifest in the end.
class AssemblyWriter {
 public:
  explicit AssemblyWriter(std::filesystem::path folder);

  void add(const Stack& stack, const std::string& text, std::size_t assets);
  void finish();

 private:
  std::filesystem::path folder_;
  std::string artifacts_;
};

}  // namespace crosscheck::bench
