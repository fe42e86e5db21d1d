// Any bytes: `read_config` gives a config that keeps its promises, or a complaint that is fit to print; the
// same twice.

#include <string>

#include "check_complaint.h"
#include "config/config.h"
#include "text/error.h"

using namespace crosscheck;

namespace {

void check_span(Span span, std::size_t size) {
  require(span.begin <= span.end && span.end <= size, "spans are inside the text");
}

void check_accounts(const std::vector<std::string>& accounts) {
  for (const std::string& account : accounts) {
    require(account.size() == 12 && account.find_first_not_of("0123456789") == std::string::npos,
            "accounts have 12 digits");
  }
}

void check(const Config& config, std::size_t size) {
  check_accounts(config.external_accounts);
  for (const EnvironmentRule& environment : config.environments) {
    check_span(environment.span, size);
    check_accounts(environment.accounts);
    require(!environment.label.empty(), "environments have names");
  }
  for (const RuleLevel& level : config.rules) check_span(level.span, size);
  for (const Suppression& suppression : config.suppress) {
    check_span(suppression.span, size);
    require(!suppression.rule.empty() && !suppression.reason.empty(), "suppressions have a rule and a reason");
    require(!suppression.identity.empty() || !suppression.construct.empty(), "suppressions say for what");
    require(suppression.until.empty() || suppression.until.size() == 10, "dates are dates");
  }
}

std::string outcome(const std::string& yaml) {
  Sources sources;
  try {
    const Config config = read_config(sources, sources.add_text("crosscheck.yaml", yaml));
    check(config, yaml.size());
    check_rule_ids(sources, config, {"unowned-name", "duplicate-export"});
    return "";
  } catch (const InputError& error) {
    check_complaint(error.what(), "crosscheck.yaml");
    return error.what();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string yaml(reinterpret_cast<const char*>(data), size);
  require(outcome(yaml) == outcome(yaml), "reading twice says the same");
  return 0;
}
