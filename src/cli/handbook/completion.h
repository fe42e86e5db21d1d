#pragma once

#include <string>
#include <vector>

#include "cli/handbook/interface.h"

namespace crosscheck {

// A script that completes this command line in a shell: a template, whose marks are filled with what the
// definitions say. A first word that is no command is an input of the program without a command, as it is for the
// parser.
std::string completion(const Interface& interface, const std::string& shell);  // bash, zsh or fish

std::string bash_completion(const Interface& interface);
std::string zsh_completion(const Interface& interface);
std::string fish_completion(const Interface& interface);

// What the three need.
std::string replaced(std::string text, const std::string& mark, const std::string& by);
std::vector<std::string> command_names(const Interface& interface);
std::vector<std::string> names_with_value(const Interface& interface);  // `--config`: what follows is no command

}  // namespace crosscheck
