#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace crosscheck::bench {

// What to put into the holes of a text: `@{name}`. Holes that begin with `#` are logical ids: see `Identify`.
using Holes = std::map<std::string, std::string, std::less<>>;

// "Role" → "Handler4Role1A2B3C4D": the logical id of a construct, or of what is beneath it, as the CDK makes it.
using Identify = std::function<std::string(std::string_view)>;

std::string fill(std::string_view text, const Holes& holes, const Identify& identify);

// The resources that the CDK writes for one construct, as they stand in a template, with holes.
struct Construct {
  std::string id;    // "Handler"
  std::string text;  // without a comma at the end
  std::size_t resources = 0;
};

// `handler.json`: a template that holds nothing but one construct.
Construct read_construct(const std::filesystem::path& file);

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view text);

// `digits` hexadecimal digits that depend on the text alone.
std::string hexadecimal(std::string_view text, std::size_t digits, bool upper);

}  // namespace crosscheck::bench
