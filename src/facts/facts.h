#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "document/documents.h"
#include "evaluate/evaluator.h"
#include "facts/entries.h"
#include "facts/env_var_paths.h"
#include "facts/held_templates.h"
#include "facts/key.h"
#include "facts/local_templates.h"
#include "facts/run_budget.h"

namespace crosscheck {

// What one stack, with its nested stacks, contributes: found without looking at any other stack, so stacks can be
// read side by side. Scopes and keys that need other stacks are settled by `link`.
struct Facts {
  explicit Facts(Arena& into) : arena(into) {}

  Arena& arena;               // where its texts are kept
  std::vector<Claim> claims;  // `scope` indexes `scopes` below
  std::vector<Use> uses;
  std::vector<std::uint32_t> order;  // the positions of `uses`, tidied
  // Uses whose key holds something that is not known (`${?…}`) or is a pattern (`…:parameter/prod/*`): it stays open
  // which things they mean. Only what is needed to deploy, and ARNs.
  std::vector<Use> open_uses;
  // Claims of names that hold something unknown, and of what calls of services may create: they may turn out to be what
  // a use means.
  std::vector<Claim> open_claims;
  std::vector<QualifierLiteral> qualifier_literals;
  std::vector<QualifierLiteral> foreign_toolkits;  // roles of toolkits that the stack deploys with, in other accounts
  std::vector<Flaw> flaws;
  std::vector<Trust> trusts;
  std::vector<Misplaced> misplaced;
  std::vector<DefaultName> default_names;
  std::vector<NamePath> name_paths;
  std::vector<LiteralId> ids;
  std::vector<Use> secure;  // SSM parameters that are read as secure strings; no rule misses them
  std::vector<UnorderedUse> unordered;
  ScopeTable scopes;
  std::array<std::optional<ScopeId>, 4> own_scopes;  // by kind: of the deployment's own account and region

  // Claims and uses whose keys hold outputs of other stacks.
  struct Waiting {
    bool claim = false;
    std::uint32_t index = 0;  // of a use: in `order`, once there is one
    Key key;                  // its texts kept in `arena`
  };
  std::vector<Waiting> waiting;
  TextBuilder builder;  // of keys

  struct Output {
    std::string name;  // "Url", of nested stacks "Network>VpcId"
    Text value;        // both kept in `arena`
    Text export_name;  // empty: not exported
    Truth exists = Truth::Yes;
  };
  std::vector<Output> outputs;

  std::vector<BootstrapFact> bootstrap;           // of the asset manifests
  std::set<std::string, std::less<>> qualifiers;  // of these and of the stack's entry in its manifest
  void deploy_with(const std::vector<BootstrapFact>& facts);
  bool deploys_with(std::string_view qualifier) const { return qualifiers.contains(qualifier); }
  std::size_t resources = 0;
  std::vector<TemplateSize> sizes;
  std::vector<QuotaUse> quota_uses;
  std::set<FileId> nested_files;  // the templates of its nested stacks

  // What reading it has cost: see `RunBudget`.
  struct Reading {
    FileId file = kNoFile;
    std::size_t bytes = 0;
  };
  std::vector<Reading> readings;  // of templates, one for each time
  std::size_t excess_text = 0;    // what evaluating wrote beyond what is free
  bool cut_short = false;         // as the run's budget was spent, and it costs something

  std::vector<InputProblem> problems;
  std::vector<Notification> notifications;
  Unchecked unchecked;
  bool complete = true;
  bool open_ended = false;  // may have more than it says: a transform adds to it, or outputs come of an unknown list

  // Only of stacks with a namesake.
  // The logical ids and types of the stack's own template, as one hash each, sorted: how alike two stacks are.
  std::vector<std::uint64_t> resource_hashes;
  std::uint64_t content = 0;  // a hash of the template's text

  // The number in `scopes` of where an identity lives; the account and region are the deployment's own where none are
  // given.
  ScopeId scope(ScopeKind kind, const Deployment& deployment, std::string_view account, std::string_view region);

  // The name of an element, behind those of the nested stacks around it. Kept in `arena`, once for all that one element
  // claims and uses.
  std::string_view element(std::string_view nested, std::string_view id);
  std::string_view last_element;
};

// Of the names that a run claims or uses: `table_hash` of their keys.
using NameHashes = std::unordered_set<std::uint32_t>;

// What one thread reads stacks with.
struct Workspace {
  Arena& arena;   // for the facts' texts
  bool own_uses;  // see `IndexOptions`
  const RunBudget& budget;
  const LocalTemplates& local;
  const NameHashes* asked = nullptr;  // what somebody asks about of things that belong to no stack; null: everything
  HeldTemplates templates{};          // by how deep a stack is nested
  Documents documents{};              // of other files; included ones by how deep the stack is nested
  EnvVarPaths loose{};                // of the types seen so far
  HeldAssets assets{};
};

// Reads the stack's template and asset manifests, and the templates of its nested stacks. Where an assembly beside its
// own has a stack of that name, what shows whether one is a copy of the other is worked out too.
Facts read_facts(Sources& sources, const Inputs& inputs, const StackTable& stacks, StackId stack, bool has_namesake,
                 Workspace& workspace);

// One stack's uses in the order of their places, as positions. One place may be found in several ways; the strongest
// evidence stays.
std::vector<std::uint32_t> deduplicated_order(std::span<const Use> uses);
// Brings a use whose key is settled by now, and those of its place, into their order. Those that are nothing new are
// marked by `exists`; whether there are any.
bool deduplicate_around(std::vector<Use>& uses, std::size_t at);
// Takes those off the facts' `order` that certainly mean a claim of the stack itself.
void drop_own_uses(Facts& facts);

// Keeps a key if it is certain, or lets it wait for other stacks; false where it can never be known.
bool place_key(Facts& facts, Claim& claim, const Key& key);
bool place_key(Facts& facts, Use& use, const Key& key);
// The same for a key that is nothing but a name.
bool place_key(Facts& facts, Claim& claim, const Text& name);
bool place_key(Facts& facts, Use& use, const Text& name);

}  // namespace crosscheck
