#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "inputs/deployments/deployment.h"
#include "inputs/deployments/parameter_files.h"
#include "inputs/scripts/commands.h"
#include "inputs/scripts/variables.h"

namespace crosscheck {

// Turns commands into deployments.
class CommandReader {
 public:
  // Where a word of the commands is written.
  using Place = std::function<Span(const ShellWord&)>;
  // Where a path that they name leads, beneath the description's root.
  using Resolve = std::function<std::string(const std::string&)>;

  CommandReader(Sources& sources, Variables variables, Place place, Resolve resolve, ReadAssembly& into)
      : sources_(sources),
        variables_(std::move(variables)),
        place_(std::move(place)),
        resolve_(std::move(resolve)),
        into_(into) {}

  // What the commands do not say, as far as their surroundings do: region, account, credentials.
  void set_defaults(Description defaults) { defaults_ = std::move(defaults); }
  void read(const DeployCommand& command);
  // A stack may be created by one command and updated by another one: it is added once.
  void add(Deployed deployed);
  // How many commands depend on variables that are not known.
  std::size_t unknown() const { return unknown_; }

 private:
  std::optional<Given<std::string>> text(const DeployCommand& command,
                                         std::initializer_list<std::string_view> options) const;
  std::optional<Deployed> deployment(const DeployCommand& command, const std::string& usual_template);
  void add_parameter(const ShellWord& word, Description& given);
  void add_place(const DeployCommand& command, Description& given) const;
  void add_json(const ShellWord& word, const std::optional<std::string>& filled, Description& given);
  void add_file(const std::string& path, Span listed, Description& given);
  std::optional<Given<std::string>> bootstrap_qualifier(const DeployCommand& command);
  void read_bootstrap(const DeployCommand& command);
  void read_stack_set(const DeployCommand& command);
  void read_instances(const DeployCommand& command);

  Sources& sources_;
  Variables variables_;
  Place place_;
  Resolve resolve_;
  ReadAssembly& into_;
  Description defaults_;
  ParameterFiles parameters_;
  std::map<std::string, Deployed> stack_sets_;
  std::size_t unknown_ = 0;
};

// Where a word of commands stands that are a text of a document: at its own characters as far as they are written as
// they are, else at the whole text.
Span place_within(Element text, std::string_view commands, const ShellWord& word);

// A note about the commands that were not read, if there are any.
void note_unknown(std::size_t commands, ReadAssembly& into);

}  // namespace crosscheck
