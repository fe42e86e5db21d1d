// Any bytes: what `printable` gives has nothing left that a terminal or a CI system would act upon.

#include "check_document.h"

using namespace crosscheck;

namespace {

void check(std::string_view text, bool block) {
  check_utf8(text);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    require((byte >= 0x20 && byte != 0x7f) || (block && c == '\n'), "no control characters");
  }
  for (const std::string_view hidden : {"\u009b", "\u200b", "\u202e", "\u2028", "\u2066", "\ufeff"}) {
    require(text.find(hidden) == std::string_view::npos, "no characters that hide or reorder");
  }
  require(text.find("##[") == std::string_view::npos, "no commands of the older kind");
  require(text.find("##vso[") == std::string_view::npos, "no commands of Azure Pipelines");
  require(text.find("##teamcity[") == std::string_view::npos, "no commands of TeamCity");
  for (std::size_t colons = text.find("::"); colons != std::string_view::npos; colons = text.find("::", colons + 1)) {
    const std::size_t before = colons == 0 ? std::string_view::npos : text.find_last_not_of(' ', colons - 1);
    require(before != std::string_view::npos && text[before] != '\n', "no commands at the start of a line");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(printable(text), false);
  check(printable(text, 7), false);
  check(printable_block(text), true);
  return 0;
}
