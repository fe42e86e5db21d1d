#include "bench/construct.h"

#include <cctype>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace crosscheck::bench {

std::string fill(std::string_view text, const Holes& holes, const Identify& identify) {
  std::string result;
  result.reserve(text.size() + text.size() / 2);
  for (std::size_t at; (at = text.find("@{")) != std::string_view::npos;) {
    const std::size_t close = text.find('}', at);
    const std::string_view hole = text.substr(at + 2, close - at - 2);
    result.append(text.substr(0, at));
    if (hole.starts_with('#')) {
      result += identify(hole.substr(1));
    } else {
      const auto found = holes.find(hole);
      if (found == holes.end()) throw std::runtime_error("nothing for the hole @{" + std::string(hole) + "}");
      result += found->second;
    }
    text.remove_prefix(close + 1);
  }
  return result.append(text);
}

Construct read_construct(const std::filesystem::path& file) {
  constexpr std::string_view kOpening = "{\n \"Resources\": {\n", kClosing = "\n }\n}\n";
  const std::string text = read_file(file);
  if (!text.starts_with(kOpening) || !text.ends_with(kClosing)) {
    throw std::runtime_error(file.string() + " is not a template with nothing but resources");
  }
  Construct construct{.id = file.stem().string(),
                      .text = text.substr(kOpening.size(), text.size() - kOpening.size() - kClosing.size())};
  construct.id[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(construct.id[0])));
  // Resources stand two spaces in.
  const std::string lines = '\n' + construct.text;
  for (std::size_t at = 0; (at = lines.find("\n  \"", at)) != std::string::npos; ++at) ++construct.resources;
  return construct;
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write_file(const std::filesystem::path& file, std::string_view text) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::string hexadecimal(std::string_view text, std::size_t digits, bool upper) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  std::string result;
  while (result.size() < digits) {
    hash = (hash ^ hash >> 29) * 0xbf58476d1ce4e5b9;
    result += (upper ? "0123456789ABCDEF" : "0123456789abcdef")[hash >> 60];
  }
  return result;
}

}  // namespace crosscheck::bench
