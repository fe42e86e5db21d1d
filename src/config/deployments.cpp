#include "config/deployments.h"

#include "config/beneath.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

// A text or a list of texts, each with its place.
std::vector<Written> written(StrictObject& object, std::string_view name) {
  const std::vector<std::string> texts = object.texts(name);
  const Element given = object.element()[name];
  std::vector<Written> result;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    result.push_back({.text = texts[i], .span = (given.is_array() ? given.item(i) : given).span()});
  }
  return result;
}

std::vector<Written> one_written(StrictObject& object, std::string_view name) {
  if (object.member(name)) object.required_text(name);
  return written(object, name);
}

std::vector<Written> paths(StrictObject& object, std::string_view name) {
  std::vector<Written> result = written(object, name);
  for (const Written& path : result) {
    if (!stays_beneath(path.text)) object.fail(path.span, '`' + path.text + "` leaves the folder of this file");
  }
  return result;
}

std::vector<Written> account(StrictObject& object) {
  std::vector<Written> result = one_written(object, "account");
  for (const Written& one : result) {
    const bool filled_in = one.text.find('{') != std::string::npos;
    if (!filled_in && !is_account_id(one.text)) {
      object.fail(one.span, '`' + one.text + "` is not an account id", "12 digits");
    }
  }
  return result;
}

DeploymentRule read_deployment(const StrictFile& file, Element element) {
  StrictObject object(file, element);
  DeploymentRule rule{.templates = paths(object, "template"),
                      .stack = one_written(object, "stack"),
                      .environments = written(object, "environment"),
                      .regions = written(object, "region"),
                      .account = account(object),
                      .profile = one_written(object, "profile"),
                      .parameter_files = {},
                      .parameters = {},
                      .span = element.span()};
  if (rule.templates.empty()) object.required("template");
  if (const Element given = object.member("parameters"); given.is_object()) {
    rule.parameters = given;
    for (Element value : given.children()) {
      if (value.is_object()) object.fail(value.span(), "expected text or a list of texts");
    }
  } else {
    rule.parameter_files = paths(object, "parameters");
  }
  object.finish();
  return rule;
}

}  // namespace

std::vector<DeploymentRule> read_deployments(StrictObject& config) {
  std::vector<DeploymentRule> rules;
  for (Element item : config.items("deployments")) rules.push_back(read_deployment(config.file(), item));
  return rules;
}

}  // namespace crosscheck
