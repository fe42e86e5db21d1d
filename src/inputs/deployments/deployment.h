#pragma once

#include <string>

#include "inputs/reader.h"

namespace crosscheck {

// One deployment that a description written by hand lists.
struct Deployed {
  std::string subject;  // what messages call it: "environment `prod`"
  Span entry;
  Given<std::string> template_path;  // beneath the description's root; empty: nobody here knows it
  Description given;
  std::string id;  // what the stack is called where no name is given
};

// Whether a description has as many as are read of one. Whatever counts them out asks it.
bool is_full(const ReadAssembly& into);

// Adds it to the description's stacks. Its template may be missing: then the stack exists, and what it has is unknown.
// A description that is full is incomplete, and says so once.
void add_deployment(Sources& sources, Deployed deployment, ReadAssembly& into);

// The stack's name if nothing gives one: "network-prod" for a "network.yaml" in an environment "prod".
std::string guessed_name(const std::string& template_path, const std::string& environment);

}  // namespace crosscheck
