#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inputs/reading.h"

namespace crosscheck {

// "orders-dev in 111111111111/eu-west-1 (profile shop): a=1 b=?", by stack.
inline std::string shown(const Stack& stack) {
  const Environment& where = stack.environment;
  std::string text = stack.name + " in " + where.account + '/' + where.region;
  if (!where.credentials.empty()) text += " (" + where.credentials + ')';
  text += ':';
  for (const auto& [name, given] : stack.origin.given().parameters) text += ' ' + name + '=' + given.value;
  for (const auto& [name, span] : stack.origin.given().open_parameters) text += ' ' + name + "=?";
  return text;
}

// Deployments of templates that people wrote, as another file describes them.
struct Described : Reading {
  Described() { folder.write("template.yaml", "Resources: {}\n"); }
  std::vector<std::string> stacks(std::string_view name, std::string_view text) {
    read({folder.write(std::string(name), text)});
    std::vector<std::string> lines;
    for (const Stack& stack : inputs.stacks) lines.push_back(local(shown(stack)));
    return lines;
  }
};

}  // namespace crosscheck
