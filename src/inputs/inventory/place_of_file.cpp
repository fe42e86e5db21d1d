#include "inputs/inventory/place_of_file.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/characters.h"

namespace crosscheck {
namespace {

// "us-west-2", "us-gov-east-1".
bool is_region(std::string_view text) {
  const std::size_t dashes = static_cast<std::size_t>(std::count(text.begin(), text.end(), '-'));
  return (dashes == 2 || dashes == 3) && is_digit(text.back()) && text[text.size() - 2] == '-' &&
         std::all_of(text.begin(), text.end() - 1, [](char c) { return is_lower(c) || c == '-'; });
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (slash > 0) parts.push_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

constexpr std::string_view kSeparators = ".-_=@ ";

std::string_view without_separators(std::string_view text) {
  while (!text.empty() && kSeparators.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && kSeparators.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

// Without the word at either end, if it is there as a word.
std::string_view without(std::string_view text, std::string_view word) {
  text = without_separators(text);
  const auto ends_word = [&](std::size_t at) { return kSeparators.find(text[at]) != std::string_view::npos; };
  if (text == word) return {};
  if (text.starts_with(word) && ends_word(word.size())) return without_separators(text.substr(word.size()));
  if (text.ends_with(word) && ends_word(text.size() - word.size() - 1)) {
    return without_separators(text.substr(0, text.size() - word.size()));
  }
  return text;
}

int hex(char c) {
  return is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      result += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

PlaceOfFile place_of_file(std::string_view path) {
  PlaceOfFile place;
  for (std::string_view part : parts_of(path)) {
    if (is_account_id(part)) place.account = part;
    else if (part.size() > 6 && is_region(part)) place.region = part;
  }
  return place;
}

std::string argument_in(std::string_view path, const Answer& answer) {
  const std::vector<std::string_view> parts = parts_of(path);
  std::string_view name = parts.empty() ? std::string_view() : parts.back();
  if (name.ends_with(".json")) name.remove_suffix(5);
  const std::string_view noun = answer.operation.substr(answer.operation.find('-') + 1);  // "stack-resources"
  const std::array<std::string_view, 5> words = {answer.service, answer.operation, noun,
                                                 noun.substr(noun.rfind('-') + 1), "aws"};
  for (std::string_view word : words) name = without(name, word);
  if (name.empty() && parts.size() > 1) {
    const std::string_view folder = parts[parts.size() - 2];
    const bool place = is_account_id(folder) || (folder.size() > 6 && is_region(folder));
    if (!place && parts.size() > 2) name = folder;
  }
  return decoded(name);
}

std::string as_file_name(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_alphanumeric(c) || c == '-' || c == '_' || (c == '.' && !result.empty())) result += c;
    else result.append(1, '%').append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
  }
  return result;
}

bool same_letters(std::string_view one, std::string_view other) {
  const auto letters = [](std::string_view text) {
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), is_alphanumeric);
    return result;
  };
  return one == other || letters(one) == letters(other);
}

}  // namespace crosscheck
