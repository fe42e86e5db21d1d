#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "finding/deployment_plan.h"
#include "finding/details.h"
#include "finding/finding.h"
#include "finding/place.h"

namespace crosscheck {

// One call of a construct's creation trace, mapped to the repository.
struct Frame {
  std::string function;  // "new MainStack"
  std::string file;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  bool helper = false;  // within a plain function that several places of the stack call
};

// What of a party a change adds, the most telling last: the line of its value in a template, a call that led to its
// construct, or the very call that is shown.
enum class Touch { None, Template, Trace, Source };

// One party of a finding: a mark with everything known about it.
struct Party {
  std::string label;
  std::string stack;        // the stack's name; empty for files that belong to none
  std::string environment;  // "production (222222222222/us-west-2)"
  std::string logical_id;
  std::string construct_path;  // "Spaceport/Uploads/Resource"
  std::string type;            // "AWS::S3::Bucket"; empty for outputs and manifests
  bool bystander = false;      // explains, but is not part of the fault
  bool deployed = false;       // it is in what is deployed already, and not in this run's inputs
  std::string address;         // "Resources/Uploads/Properties/BucketName" within its file
  Place template_place;
  std::optional<Place> source;  // the construct's line, where the assembly recorded it
  std::optional<Place> entry;   // where a list of deployments has its stack; without the line's text
  std::vector<Frame> trace;     // innermost first, frames of the repository only
  Touch touch = Touch::None;    // by the change that is looked at, if any
};

// What a finding was called before its rule was renamed: baselines may still say so.
struct FormerName {
  std::string rule;
  std::string fingerprint;
};

// This much of a fingerprint stands for the whole of it, where that is clear.
constexpr std::size_t kFingerprintPiece = 6;

// What the user gets: a problem with its rule's stamp and its places resolved.
struct Finding {
  std::string rule;
  Severity severity = Severity::Error;
  std::string family;  // "names", "imports", "dependencies", …; users' own rules may have others
  std::string message;
  std::string help;
  std::string fingerprint;  // hex; from rule, identity and construct paths, never from lines
  std::optional<Identity> identity;
  std::vector<Party> parties;  // the primary one first
  std::vector<FormerName> former = {};
  std::size_t unlisted = 0;  // parties beyond these
};

// What people see as one: findings that the same piece of code causes in several environments.
struct ProblemGroup {
  std::vector<std::size_t> findings;      // positions in the report's, the one that stands for all first
  std::vector<std::string> environments;  // of the findings, each once; empty for a finding of no stack
  // The first finding with the words of its environment generalised; only where there are several.
  std::optional<Finding> general = {};
};

struct RuleSummary {
  std::string id;
  std::string title;
  Severity severity = Severity::Error;
  std::string family;
  std::string explanation;  // markdown
  std::string help;
  std::vector<std::string> references;
  bool shipped = false;  // with this program, whose site has a page for it
};

// Something about the run itself: what was skipped, which copy of a stack was used.
struct Notification {
  Severity severity = Severity::Note;
  std::string message;
  std::optional<Place> place;
};

// What was not looked at, so that silence about it means nothing.
struct Unchecked {
  std::size_t rules = 0;  // that are off, or not selected
  // Resources by their type, which the catalogue does not know. Custom resources are not among them: nobody can know
  // what they do.
  std::map<std::string, std::size_t, std::less<>> types;
  std::size_t nested_stacks = 0;  // whose templates are not among the files
  std::size_t transforms = 0;     // templates with macros or includes, which were not run
  std::size_t loops = 0;          // `Fn::ForEach`, not expanded

  bool none() const { return rules + types.size() + nested_stacks + transforms + loops == 0; }
  void add(const Unchecked& more);
};

struct EnvironmentSummary {
  std::string label;    // "production"
  std::string account;  // "222222222222" or "unknown-account"
  std::string region;
  std::string label_source;  // "from the stack names", "from crosscheck.yaml"
  std::vector<std::string> stacks;
  std::vector<std::string> qualifiers;  // bootstrap qualifiers in use, sorted
};

struct Summary {
  std::size_t errors = 0, warnings = 0, notes = 0;
  std::size_t suppressed = 0;
  std::size_t in_baseline = 0;     // known findings, left out
  std::size_t outside_change = 0;  // left out because the change touches none of their parties
  std::size_t stacks = 0, resources = 0, claims = 0, uses = 0;
  std::size_t owned_names = 0, imported_names = 0;
  std::vector<EnvironmentSummary> environments;
  std::vector<std::string> without_stacks = {};  // inputs in which no stack was found, sorted
  Unchecked unchecked = {};
};

// The result of one run; writers turn it into bytes and know nothing else.
struct Report {
  std::string version;                      // of the program
  bool complete = true;                     // false: something could not be read, exit 3
  std::vector<RuleSummary> rules;           // every selected rule, sorted by id
  std::vector<Finding> findings;            // sorted: severity, then file, line, rule
  std::vector<ProblemGroup> problems = {};  // every finding in one of them; sorted: severity, then when it is met
  std::vector<Notification> notifications;
  std::vector<HiddenFinding> hidden = {};  // the most severe first
  Summary summary;
  std::vector<std::string> inputs;          // as given, sorted
  std::optional<DeploymentPlan> plan = {};  // where it was asked for
  std::string config = {};                  // the config file that was used; empty: none
  // A file of the repository that stands in where a finding has no source line and its own files are not in git
  // (`cdk.json`); empty where there is none.
  std::string anchor;
  std::optional<Details> details = {};
  std::optional<double> seconds;  // only where a person reads it: never in JSON or SARIF
};

}  // namespace crosscheck
