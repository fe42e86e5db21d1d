#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "text/sources.h"

namespace crosscheck {

// `crosscheck.yaml`; `schemas/config.schema.json` says the same for editors. Patterns are globs: `*` any
// run of characters, `?` one.
struct EnvironmentRule {
  std::string label;
  std::vector<std::string> accounts, regions, stacks;  // each empty: any; all that are given must fit
  std::string qualifier;                               // expected; empty: the config's own
  Span span;
};

struct Suppression {
  std::string rule;       // an id or a glob
  std::string identity;   // glob over "namespace/key"; empty: any
  std::string construct;  // glob over construct paths; empty: any
  std::string reason;     // required
  std::string until;      // ISO date, empty: forever
  std::string owner;
  Span span;
};

struct RuleLevel {
  std::string rule;
  std::optional<Severity> severity;  // nothing: off
  Span span;
};

struct Ownership {
  std::string name;   // glob over "namespace/key" or the key alone
  std::string stack;  // glob over stack names
  Span span;
};

struct Config {
  FileId file = kNoFile;  // kNoFile: there is none, all defaults
  std::string qualifier;
  bool closed = false;
  bool states_closed = false;  // whether it says so either way
  // Configs that this one builds on, as written; `add_extended` adds what they say.
  std::vector<std::string> extends;
  Span extends_span;
  std::vector<FileId> extended;                    // all that were read for it, with packages' `package.json`
  std::vector<std::string> extended_rule_folders;  // of these configs, as paths
  std::vector<std::string> extended_externals;     // among the externals: theirs
  std::vector<EnvironmentRule> environments;
  bool has_deployments = false;  // which `inputs` reads
  std::vector<Ownership> ownership;
  std::vector<std::string> external_exports, external_names, external_parameters, external_accounts;
  Span externals;                                          // of the section that has them
  std::map<std::string, std::size_t, std::less<>> quotas;  // by what there is a quota of: what the accounts have
  std::vector<RuleLevel> rules;
  std::vector<std::string> rule_folders;  // relative to the config's folder
  std::vector<Suppression> suppress;      // its own first
  std::string baseline;                   // relative to the config's folder; empty: none
};

// Strict: an unknown key, a wrong type or a missing reason throws `InputError` whose text has file, line,
// column, the line itself with a caret, and a suggestion where one is near.
Config read_config(Sources& sources, FileId file);

// Adds what a config says that this one extends. This one wins; lists become longer. A baseline and deployments are a
// repository's own, and are not taken over.
void add_extended(Config& config, Config base);

// Throws likewise for a level or a suppression of a rule that does not exist. Apart from reading, because the
// config itself names folders with rules.
void check_rule_ids(Sources& sources, const Config& config, const std::vector<std::string>& rule_ids);

// From `directory` upward to the git root (or the file system's): `crosscheck.yaml` or `crosscheck.yml`. The whole
// path.
std::optional<std::string> find_config(const std::string& directory);

}  // namespace crosscheck
