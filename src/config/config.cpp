#include "config/config.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "catalog/catalog.h"
#include "config/beneath.h"
#include "config/deployments.h"
#include "config/strict.h"
#include "text/characters.h"
#include "text/glob.h"
#include "text/nearest.h"

namespace crosscheck {
namespace {

// As CDK's bootstrap template takes it.
bool is_qualifier(std::string_view text) {
  const bool characters =
      std::all_of(text.begin(), text.end(), [](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; });
  return characters && !text.empty() && text.size() <= 10;
}

// YYYY-MM-DD, and in the calendar.
bool is_date(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kShape[i] == '-' ? text[i] != '-' : !is_digit(text[i])) return false;
  }
  auto number = [&](std::size_t begin, std::size_t size) {
    unsigned value = 0;
    std::from_chars(text.data() + begin, text.data() + begin + size, value);
    return value;
  };
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(number(0, 4))),
                                     std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2)))
      .ok();
}

// A list in which every item is checked; a complaint points at the item.
std::vector<std::string> checked_texts(StrictObject& object, std::string_view name, bool (*fits)(std::string_view),
                                       std::string_view message, const std::string& help) {
  std::vector<std::string> result = object.texts(name);
  const Element list = object.element()[name];
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (fits(result[i])) continue;
    const Element item = list.is_array() ? list.item(i) : list;
    object.fail(item.span(), '`' + result[i] + "` " + std::string(message), help);
  }
  return result;
}

std::vector<std::string> accounts(StrictObject& object) {
  return checked_texts(object, "accounts", is_account_id, "is not an account id", "12 digits");
}

// Absent is fine, empty is not.
std::string optional_text(StrictObject& object, std::string_view name) {
  return object.element()[name] ? object.required_text(name) : object.text(name).value_or("");
}

std::string baseline(StrictObject& object) {
  const std::string path = optional_text(object, "baseline");
  if (!stays_beneath(path)) {
    object.fail(object.element()["baseline"].span(), '`' + path + "` leaves the folder of this file",
                "`--baseline` takes any file");
  }
  return path;
}

std::string qualifier(StrictObject& object) {
  const std::optional<std::string> text = object.text("qualifier");
  if (text && !is_qualifier(*text)) {
    object.fail(object.element()["qualifier"].span(), '`' + *text + "` is not a bootstrap qualifier",
                "at most 10 letters, digits, `_` and `-`");
  }
  return text.value_or("");
}

EnvironmentRule read_environment(const StrictFile& file, Element element) {
  if (element.key().empty()) file.fail(element.key_span(), "this environment needs a name");
  StrictObject object(file, element);
  EnvironmentRule rule{
      .label = element.key(),
      .accounts = accounts(object),
      .regions = object.texts("regions"),
      .stacks = object.texts("stacks"),
      .qualifier = qualifier(object),
      .span = element.key_span(),
  };
  object.finish();
  for (std::string_view list : {"accounts", "regions", "stacks"}) {
    const Element given = element[list];
    if (given.is_array() && given.size() == 0) {
      file.fail(given.span(), "this list is empty", "leave `" + std::string(list) + "` out to allow any");
    }
  }
  return rule;
}

std::vector<EnvironmentRule> read_environments(const StrictFile& file, Element element) {
  const StrictObject object(file, element);
  std::vector<EnvironmentRule> environments;
  for (Element child : object.element().children()) environments.push_back(read_environment(file, child));
  return environments;
}

Ownership read_ownership(const StrictFile& file, Element element) {
  StrictObject object(file, element);
  Ownership result{
      .name = object.required_text("name"),
      .stack = object.required_text("stack"),
      .span = element.span(),
  };
  object.finish();
  return result;
}

void read_externals(const StrictFile& file, Element element, Config& config) {
  StrictObject object(file, element);
  config.externals = element.key_span();
  config.external_exports = object.texts("exports");
  config.external_names = object.texts("names");
  config.external_parameters = object.texts("parameters");
  config.external_accounts = accounts(object);
  object.finish();
}

// By `stacks` or a type, as the catalogue has them; those of templates are the same everywhere.
std::map<std::string, std::size_t, std::less<>> read_quotas(const StrictFile& file, Element element) {
  const StrictObject object(file, element);
  std::map<std::string, std::size_t, std::less<>> result;
  std::vector<std::string> names;
  for (const Quota& quota : quotas()) {
    if (quota.in != Quota::In::Template) names.emplace_back(quota.what);
  }
  for (Element child : object.element().children()) {
    const std::string name = child.key();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      const std::optional<std::string> near = nearest(name, names);
      file.fail(child.key_span(), "no quota of `" + name + "` is known",
                near ? "did you mean `" + *near + "`?" : "`crosscheck explain account-quota` lists them");
    }
    const std::string text = child.kind() == Kind::Number ? child.text() : std::string();
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number == 0) {
      file.fail(child.span(), "the quota of `" + name + "` is not a whole number", "such as `5000`");
    }
    result[name] = number;
  }
  return result;
}

std::vector<RuleLevel> read_levels(const StrictFile& file, Element element) {
  StrictObject object(file, element);
  std::vector<RuleLevel> levels;
  for (Element child : element.children()) {
    const std::string level = *object.word(child.key(), {"error", "warning", "note", "off"});
    levels.push_back({.rule = child.key(), .severity = severity_named(level), .span = child.key_span()});
  }
  return levels;
}

Suppression read_suppression(const StrictFile& file, Element element) {
  StrictObject object(file, element);
  Suppression result{
      .rule = object.required_text("rule"),
      .identity = optional_text(object, "identity"),
      .construct = optional_text(object, "construct"),
      .reason = object.required_text("reason"),
      .until = object.text("until").value_or(""),
      .owner = optional_text(object, "owner"),
      .span = element["rule"].span(),
  };
  object.finish();
  if (result.identity.empty() && result.construct.empty()) {
    object.fail(element.span(), "this suppression has neither an `identity` nor a `construct`",
                "say what it applies to");
  }
  if (!result.identity.empty() && result.identity.find_first_of("/*") == std::string::npos) {
    object.fail(element["identity"].span(), '`' + result.identity + "` matches no identity",
                "expected a namespace and a key, such as `s3:bucket/legacy-*`");
  }
  if (element["until"] && !is_date(result.until)) {
    object.fail(element["until"].span(), '`' + result.until + "` is not a date", "such as `2027-01-31`");
  }
  return result;
}

}  // namespace

Config read_config(Sources& sources, FileId id) {
  const StrictFile file(sources, id);
  Config config;
  config.file = id;
  StrictObject object(file, file.root());
  config.qualifier = qualifier(object);
  const std::optional<bool> closed = object.flag("closed");
  config.states_closed = closed.has_value();
  config.closed = closed.value_or(false);
  config.extends = object.texts("extends");
  config.extends_span = object.element()["extends"].span();
  if (Element environments = object.member("environments")) {
    config.environments = read_environments(file, environments);
  }
  for (Element item : object.items("ownership")) config.ownership.push_back(read_ownership(file, item));
  if (Element externals = object.member("externals")) read_externals(file, externals, config);
  if (Element quotas = object.member("quotas")) config.quotas = read_quotas(file, quotas);
  if (Element rules = object.member("rules")) config.rules = read_levels(file, rules);
  config.rule_folders = checked_texts(object, "rule-folders", stays_beneath, "leaves the folder of this file",
                                      "`--rules` takes any folder");
  config.has_deployments = !read_deployments(object).empty();
  for (Element item : object.items("suppress")) config.suppress.push_back(read_suppression(file, item));
  config.baseline = baseline(object);
  object.finish();
  return config;
}

void check_rule_ids(Sources& sources, const Config& config, const std::vector<std::string>& rule_ids) {
  auto complain = [&](Span span, const std::string& rule) {
    const std::optional<std::string> near = nearest(rule, rule_ids);
    StrictFile(sources, span.file)
        .fail(span, "there is no rule `" + rule + '`',
              near ? "did you mean `" + *near + "`?" : "`crosscheck rules` lists them");
  };
  for (const RuleLevel& level : config.rules) {
    const bool known = std::find(rule_ids.begin(), rule_ids.end(), level.rule) != rule_ids.end();
    if (!known) complain(level.span, level.rule);
  }
  for (const Suppression& suppression : config.suppress) {
    const bool fits = std::any_of(rule_ids.begin(), rule_ids.end(),
                                  [&](const std::string& id) { return glob_match(suppression.rule, id); });
    if (!fits) complain(suppression.span, suppression.rule);
  }
}

}  // namespace crosscheck
