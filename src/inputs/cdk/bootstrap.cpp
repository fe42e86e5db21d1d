#include "inputs/cdk/bootstrap.h"

#include <algorithm>
#include <utility>

#include "inputs/qualifier.h"

namespace crosscheck {
namespace {

// The account of "arn:${AWS::Partition}:iam::111111111111:role/…": the field behind the fourth colon that is
// not in `${…}`. Empty where it is no number.
std::string_view arn_account(std::string_view text) {
  if (!text.starts_with("arn:")) return {};
  int colons = 0;
  bool token = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '$') token = true;
    if (text[at] == '}') token = false;
    if (text[at] != ':' || token || ++colons < 4) continue;
    const std::string_view field = text.substr(at + 1, std::min(text.find(':', at + 1), text.size()) - at - 1);
    const bool number = field.find_first_not_of("0123456789") == std::string_view::npos;
    return number ? field : std::string_view();
  }
  return {};
}

}  // namespace

std::optional<BootstrapFact> bootstrap_fact(BootstrapFact::Kind kind, Element element) {
  if (!element.is_string()) return std::nullopt;
  BootstrapFact fact{
      .kind = kind, .text = element.text(), .qualifier = {}, .account = {}, .region = {}, .span = element.span()};
  fact.account = arn_account(fact.text);
  if (const auto name = find_bootstrap_name(fact.text)) {
    fact.qualifier = name->qualifier;
    fact.region = name->region;
    if (fact.account.empty()) fact.account = name->account;
  }
  return fact;
}

std::vector<BootstrapFact> bootstrap_facts(Element properties) {
  using enum BootstrapFact::Kind;
  const std::pair<BootstrapFact::Kind, Element> places[] = {
      {DeployRole, properties["assumeRoleArn"]},
      {ExecutionRole, properties["cloudFormationExecutionRoleArn"]},
      {LookupRole, properties["lookupRole"]["arn"]},
      {TemplateUrl, properties["stackTemplateAssetObjectUrl"]},
      {VersionParameter, properties["bootstrapStackVersionSsmParameter"]},
  };
  std::vector<BootstrapFact> facts;
  for (const auto& [kind, element] : places) {
    if (auto fact = bootstrap_fact(kind, element)) facts.push_back(std::move(*fact));
  }
  return facts;
}

}  // namespace crosscheck
