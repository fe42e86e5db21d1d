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

  // Adds to the last of the assemblies that are read so far.
  CommandReader(InputReading& reading, Variables variables, Place place, Resolve resolve)
      : sources_(reading.sources),
        assemblies_(reading.assemblies),
        variables_(std::move(variables)),
        place_(std::move(place)),
        resolve_(std::move(resolve)),
        into_(reading.assemblies.back()) {}

  // What the commands do not say, as far as their surroundings do: region, account, credentials.
  void set_defaults(Description defaults) { defaults_ = std::move(defaults); }
  // What variables hold for the commands that follow.
  void set_variables(Variables variables) { variables_ = std::move(variables); }
  void read(const DeployCommand& command);
  // A stack may be created by one command and updated by another one: it is added once.
  void add(Deployed deployed);
  // How many commands depend on variables that are not known.
  std::size_t unknown() const { return unknown_; }

 private:
  std::optional<Given<std::string>> text(const DeployCommand& command,
                                         std::initializer_list<std::string_view> options) const;
  static std::optional<ShellWord> template_word(const DeployCommand& command);
  Given<std::string> template_at(const ShellWord& word) const;
  std::optional<Deployed> deployment(const DeployCommand& command);
  void add_parameters(const DeployCommand& command, Description& given);
  // Of the SAM CLI.
  void read_build(const DeployCommand& command);
  void read_sam(const DeployCommand& command);
  std::optional<Deployed> sam_environment(const DeployCommand& command, const std::string& name);
  Given<std::string> sam_template(const DeployCommand& command, const std::optional<Deployed>& said) const;
  Description sam_given(const DeployCommand& command, const std::optional<Deployed>& said);
  Stack* earlier(Span entry);
  void replace(Stack& stack, Deployed deployed);
  void add_parameter(const ShellWord& word, Description& given);
  void add_place(const DeployCommand& command, Description& given) const;
  void add_json(const ShellWord& word, const std::optional<std::string>& filled, Description& given);
  void add_file(const std::string& path, Span listed, Description& given);
  std::optional<Given<std::string>> bootstrap_qualifier(const DeployCommand& command);
  void read_bootstrap(const DeployCommand& command);
  void read_stack_set(const DeployCommand& command);
  void read_instances(const DeployCommand& command);

  Sources& sources_;
  std::vector<ReadAssembly>& assemblies_;
  Variables variables_;
  Place place_;
  Resolve resolve_;
  ReadAssembly& into_;
  Description defaults_;
  ParameterFiles parameters_;
  std::map<std::string, Deployed> stack_sets_;
  // The templates that files are made of which commands write, by their paths or by the words that name them; empty
  // where one is not known.
  std::map<std::string, std::string, std::less<>> built_;
  std::map<FileId, Document> configurations_;  // of the SAM CLI, that were read
  std::size_t unknown_ = 0;
};

// Where a word of commands stands that are a text of a document: at its own characters as far as they are written as
// they are, else at the whole text.
Span place_within(Element text, std::string_view commands, const ShellWord& word);

// A note about the commands that were not read, if there are any.
void note_unknown(std::size_t commands, ReadAssembly& into);

}  // namespace crosscheck
