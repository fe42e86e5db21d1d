#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"
#include "facts/claim_table.h"
#include "facts/entries.h"
#include "facts/facts.h"
#include "index/environments.h"
#include "index/graph.h"
#include "inputs/inputs.h"
#include "text/arena.h"

namespace crosscheck {

// Everything the rules ask about. Immutable once built.
struct Index {
  std::vector<Claim> claims;  // by stack, then as the templates have them
  ClaimTable table;           // finds them
  std::vector<Use> uses;      // by stack, then file and position
  Unchecked unchecked;
  std::array<std::vector<std::uint32_t>, kResolutions> resolved;  // positions in `uses` by `Resolution`, in their order
  std::vector<std::uint32_t> away;                                // those of `Use::away`
  std::vector<Use> open_uses;                                     // see `Facts::open_uses`
  std::vector<Claim> open_claims;                                 // see `Facts::open_claims`
  std::vector<TemplateSize> sizes;                   // by stack, a stack's own template before the nested ones
  std::vector<QuotaUse> quota_uses;                  // likewise
  std::vector<std::vector<std::uint32_t>> shared;    // positions of claims of one identity: see `ClaimTable::shared`
  std::vector<QualifierLiteral> qualifier_literals;  // sorted likewise
  std::vector<QualifierLiteral> foreign_toolkits;    // likewise; see `Facts::foreign_toolkits`
  std::vector<UnorderedUse> unordered;               // likewise; their scopes are the stack's own numbers
  std::vector<LiteralId> ids;                        // likewise
  std::vector<Use> secure;                           // see `Facts::secure`
  std::vector<Flaw> flaws;                           // by stack, then as they were found
  std::vector<Trust> trusts;                         // likewise
  std::vector<Misplaced> misplaced;                  // likewise
  std::vector<DefaultName> default_names;            // likewise
  std::vector<NamePath> name_paths;                  // likewise
  ScopeTable scopes;                                 // of claims and uses
  StackTable stacks;                                 // what keys call the stacks
  std::vector<Label> labels;  // by StackId: which environment each stack belongs to, and how we know
  std::vector<bool> present;  // by StackId: false for the second copy of a stack, which is left out
  std::vector<std::vector<BootstrapFact>> bootstrap;  // by StackId: manifest and asset manifests together
  Graph dependencies;                                 // as the manifests state them
  std::size_t resources = 0;
  std::size_t names = 0;               // claims that are names
  std::vector<InputProblem> problems;  // from templates and asset manifests
  std::vector<Notification> notifications;
  bool complete = true;
  bool possible = false;  // rules may also report what is not certain
  unsigned threads = 1;   // so many may work on it at a time

  const Scope& scope(ScopeId id) const { return scopes[id]; }
  const Label& label(StackId id) const { return labels[static_cast<std::size_t>(id)]; }
  std::deque<Arena> arenas;  // what the views above point into
};

struct IndexOptions {
  unsigned threads = 0;  // 0: as many as help
  bool possible = false;
  // Whether a stack's uses of its own things are listed, more than half of all. No rule needs them.
  bool own_uses = true;
  const NameHashes* asked = nullptr;  // see `Workspace`
};

// Reads, evaluates and indexes every stack's template, then links uses to claims.
Index build_index(Sources& sources, const Inputs& inputs, const Config& config, const IndexOptions& options = {});

// The key of a claim or use as people read it: `logs-${Network.Vpc}`. The same in every run.
std::string display_key(std::string_view key, const Index& index);

}  // namespace crosscheck
