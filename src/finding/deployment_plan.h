#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// What the next deployment does to one stack, as far as the templates say.
struct StackStep {
  enum class Outcome {
    Unknown,    // one of its templates could not be read, or nothing says what is deployed there
    Unchanged,  // no changes
    Created,    // a new stack
    Changed,
    Fails,       // its deployment is refused
    NotReached,  // it needs a stack whose deployment is refused
  };
  std::string stack;
  std::string place;  // "222222222222/us-west-2"
  Outcome outcome = Outcome::Unknown;
  bool macro = false;                  // a macro may change more
  std::size_t added = 0, changed = 0;  // resources; replaced ones are not among the changed
  std::vector<std::string> removed = {}, replaced = {}, may_replace = {};  // logical ids
  std::vector<std::string> hold_data = {};  // of the removed and replaced: what they hold is lost with them
  std::string why = {};                     // Fails: the first finding; NotReached: the stack it needs
  std::vector<std::size_t> findings = {};   // positions in the report's: its deployment meets them
  std::string environment = {};             // as `DeployedStack` has it
};
std::string_view name(StackStep::Outcome outcome);  // "not-reached"

// The next deployment, for people: environments, and in each the stacks in the order in which they are deployed.
struct DeploymentPlan {
  struct Lane {
    std::string environment;                    // its label, else account and region
    std::vector<std::string> places;            // sorted
    std::vector<std::vector<StackStep>> waves;  // what is in one wave may be deployed at the same time
  };
  bool compared = false;  // with what is deployed; false: into an empty account
  std::vector<Lane> lanes;
  std::vector<std::string> uncovered = {};  // environments of which nothing says what is deployed there
  std::vector<std::string> left_over = {};  // deployed stacks that the app no longer has

  std::size_t count(StackStep::Outcome outcome) const;
};

}  // namespace crosscheck
