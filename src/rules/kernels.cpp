#include "rules/kernels/kernels.h"

#include "rules/rule.h"

namespace crosscheck {

const std::vector<Kernel>& kernels() {
  static const std::vector<Kernel> list = {
      {"claimed-once", "no two elements that can both exist claim one identity",
       {"key", "which", "for", "thing", "type", "count", "who", "where", "stack", "element", "environment"}, make_claimed_once},
      {"must-resolve", "what a use needs is created by some stack, or is known to exist elsewhere",
       {"key", "thing", "where", "stack", "element", "environment"}, make_must_resolve},
      {"resembles-owned", "a name that nobody creates does not look like one of ours",
       {"key", "thing", "where", "stack", "element", "environment"}, make_resembles_owned},
      {"owned-as-configured", "names are created by the stacks that the config's `ownership` says",
       {"key", "thing", "type", "where", "stack", "element", "environment", "pattern", "owner"}, make_owned_as_configured},
      {"depends-on-owner", "a stack that uses another stack's things says that it depends on it",
       {"key", "thing", "stack", "element", "environment", "owner", "owner-element"}, make_depends_on_owner},
      {"acyclic", "the stacks can be deployed one after the other", {"stacks", "count", "stack", "needs", "key"}, make_acyclic},
      {"must-agree", "the stacks of one environment use one bootstrap qualifier",
       {"environment", "qualifiers", "stack", "qualifier", "fact"}, make_must_agree},
      {"as-expected", "bootstrap qualifiers are the configured ones",
       {"environment", "expected", "stack", "qualifier", "fact"}, make_as_expected},
      {"known-qualifier", "bootstrap qualifiers written in templates are those of the environment",
       {"environment", "qualifiers", "stack", "element", "qualifier", "text"}, make_known_qualifier},
      {"bootstrap-here", "bootstrap resources belong to the stack's own account and region",
       {"stack", "fact", "place", "own"}, make_bootstrap_here},
      {"stays-inside", "what a stack uses belongs to its own environment",
       {"key", "thing", "stack", "element", "environment", "owner", "owner-environment"}, make_stays_inside},
      {"known-place", "ARNs name accounts and regions of this run",
       {"account", "region", "arn", "stack", "element", "environment"}, make_known_place},
      {"own-environment-name", "a stack does not name things after another environment",
       {"key", "thing", "stack", "element", "environment", "other"}, make_own_environment_name},
      {"must-match", "owned names follow a regular expression", {"key", "thing", "type", "stack", "element", "environment", "pattern"},
       make_must_match},
      {"reported", "what reading the inputs brought up", {}, make_reported},
  };
  return list;
}

}  // namespace crosscheck
