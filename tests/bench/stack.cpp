#include "bench/stack.h"

#include <cctype>

#include "bench/construct.h"

namespace crosscheck::bench {
namespace {

constexpr std::array kServices = {"orders",   "payments", "catalog", "shipping", "search",
                                  "identity", "billing",  "media",   "reports",  "support"};
constexpr std::array kRegions = {"us-west-2", "eu-west-1", "ap-south-1"};

std::string three_digits(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

std::string capitalized(std::string text) {
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

}  // namespace

Stack::Stack(std::size_t n) : number(n), round(n / kEnvironments) {
  const bool production = n % 2 == 1;
  account = production ? "222222222222" : "111111111111";
  region = kRegions[n % kEnvironments / 2];
  suffix = production ? "production" : "staging";
  label = capitalized(suffix);
  const std::string kind = kServices[round % kServices.size()];
  service = kind + '-' + three_digits(round);
  id = capitalized(kind) + three_digits(round) + '-' + label + '-' + region;
}

std::string Stack::logical_id(const std::string& construct, std::string_view beneath) const {
  std::string path = construct;
  path += beneath;
  return path + hexadecimal(id + '/' + path, 8, true);
}

std::string Stack::name(const std::string& construct) const {
  std::string lower = construct;
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return service + '-' + lower + '-' + suffix;
}

}  // namespace crosscheck::bench
