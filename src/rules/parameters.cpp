#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <set>

#include "catalog/catalog.h"
#include "rules/kernel.h"
#include "rules/narrowed.h"
#include "text/glob.h"
#include "text/nearest.h"

namespace crosscheck {
namespace {

constexpr std::array kEvidence = {Evidence::Import,      Evidence::StackOutput, Evidence::Parameter,
                                  Evidence::Secret,      Evidence::Property,    Evidence::Arn,
                                  Evidence::Environment, Evidence::Principal};

// `s3:bucket/tmp-*`: a colon, and a slash behind it. Keys that look like this are matched by it too.
bool names_a_namespace(std::string_view glob) {
  const std::size_t slash = glob.find('/');
  return slash != std::string_view::npos && glob.find(':') < slash;
}

// Where a complaint about one item of a list points.
Span span_of_item(const StrictObject& object, std::string_view name, std::size_t at) {
  const Element list = object.element()[name];
  return list.is_array() ? list.item(at).span() : list.span();
}

template <typename Visit>
void each_namespace(Visit visit) {
  for (std::string_view space : {"cfn:stack", "cfn:export", "cfn:output", "arn"}) {
    if (visit(space)) return;
  }
  for (const TypeInfo& type : all_types()) {
    for (const ClaimShape& claim : type.claims) {
      if (visit(claim.space)) return;
    }
    for (const ReferenceShape& reference : type.references) {
      if (visit(reference.space)) return;
    }
  }
}

// A namespace that nothing is in is a slip of the pen: the rule would never report anything.
void check_namespaces(const StrictObject& object, const std::vector<std::string>& globs) {
  for (std::size_t i = 0; i < globs.size(); ++i) {
    bool known = false;
    each_namespace([&](std::string_view space) { return known = glob_match(globs[i], space); });
    if (known) continue;
    std::set<std::string> all;
    each_namespace([&](std::string_view space) {
      all.emplace(space);
      return false;
    });
    const auto near = nearest(globs[i], std::vector<std::string>(all.begin(), all.end()));
    object.fail(span_of_item(object, "namespace", i), "there is no namespace `" + globs[i] + '`',
                near ? "did you mean `" + *near + "`?" : "`crosscheck index` lists those of an app");
  }
}

std::vector<Evidence> read_evidence(const StrictObject& object, const std::vector<std::string>& globs) {
  std::vector<Evidence> found;
  for (std::size_t i = 0; i < globs.size(); ++i) {
    const std::size_t before = found.size();
    for (Evidence evidence : kEvidence) {
      if (glob_match(globs[i], evidence_word(evidence))) found.push_back(evidence);
    }
    if (found.size() > before) continue;
    std::vector<std::string> words;
    for (Evidence evidence : kEvidence) words.emplace_back(evidence_word(evidence));
    const auto near = nearest(globs[i], words);
    object.fail(span_of_item(object, "evidence", i), "unknown evidence `" + globs[i] + '`',
                near ? "did you mean `" + *near + "`?" : "expected one of " + backticked(words));
  }
  return found;
}

std::optional<std::size_t> number_in(std::string_view text) {
  constexpr std::size_t kDigits = 9;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size() && text.size() <= kDigits;
  return whole ? std::optional(number) : std::nullopt;
}

std::size_t read_number(StrictObject& object, const Parameter& parameter) {
  const Element given = object.member(parameter.name);
  if (!given) return number_in(parameter.preset).value_or(0);
  const std::optional<std::size_t> number = given.kind() == Kind::Number ? number_in(given.text()) : std::nullopt;
  if (!number)
    object.fail(given.span(), '`' + std::string(parameter.name) + "` is not a whole number", "such as `400`");
  return *number;
}

NamePattern read_pattern(StrictObject& object, const Parameter& parameter) {
  const NamePattern pattern(object.required_text(parameter.name));
  const Span span = object.element()[parameter.name].span();
  if (const std::string unknown = pattern.unknown_placeholder(); !unknown.empty()) {
    const auto near = nearest(unknown, NamePattern::placeholders());
    object.fail(narrowed(object, span, '{' + unknown + '}'), "patterns have no `{" + unknown + "}`",
                near ? "did you mean `" + *near + "`?" : "expected one of " + backticked(NamePattern::placeholders()));
  }
  if (const auto fault = pattern.fault()) object.fail(span, "not a regular expression: " + *fault);
  return pattern;
}

std::vector<std::string> read_globs(StrictObject& object, const Parameter& parameter) {
  std::vector<std::string> globs = object.texts(parameter.name);
  const Element given = object.element()[parameter.name];
  if (parameter.required && globs.empty()) object.fail(given.span(), "this list is empty");
  if (!given && !parameter.preset.empty()) globs.emplace_back(parameter.preset);
  return globs;
}

std::string read_word(StrictObject& object, const Parameter& parameter) {
  const std::vector<std::string> choices(parameter.choices.begin(), parameter.choices.end());
  return object.word(parameter.name, choices).value_or(std::string(parameter.preset));
}

}  // namespace

Parameter select_namespace(std::string_view preset) {
  return {.name = "namespace",
          .preset = preset,
          .summary = "what kind of thing, such as `s3:bucket`, `cfn:export` or `cfn:stack`"};
}

Parameter select_stacks(std::string_view summary) {
  return {.name = "stacks", .summary = summary.empty() ? "stacks of these names" : summary};
}

Parameter select_environments() {
  return {.name = "environments", .summary = "stacks of these environments, such as `production`"};
}

Parameter select_evidence() {
  return {
      .name = "evidence",
      .summary =
          "how the thing is used: `import`, `stack-output`, `parameter`, `secret`, `property`, `arn`, `environment`; "
          "or `principal`, which is left out unless it is listed"};
}

Parameter select_except(std::string_view summary) {
  return {.name = "except",
          .summary = summary.empty() ? "takes out what has such a key, or such a `namespace/key`" : summary};
}

std::vector<Parameter> select_claims(std::vector<Parameter> more) {
  more.insert(more.begin(), {select_namespace(), select_stacks(), select_environments(), select_except()});
  return more;
}

std::vector<Parameter> select_uses(std::vector<Parameter> more) {
  more.insert(more.begin(),
              {select_namespace(), select_stacks(), select_environments(), select_evidence(), select_except()});
  return more;
}

Parameters::Given Parameters::read(StrictObject& object, const Parameter& parameter) {
  if (parameter.required) object.required(parameter.name);
  switch (parameter.kind) {
    case Parameter::Kind::Globs: return read_globs(object, parameter);
    case Parameter::Kind::Word: return read_word(object, parameter);
    case Parameter::Kind::Number: return read_number(object, parameter);
    case Parameter::Kind::Pattern: return read_pattern(object, parameter);
    case Parameter::Kind::Flag: return object.flag(parameter.name).value_or(parameter.preset == "true");
  }
  return {};
}

Parameters::Parameters(StrictObject& object, const Kernel& kernel) {
  for (const Parameter& parameter : kernel.parameters) object.member(parameter.name);
  for (const Parameter& parameter : kernel.parameters) {
    given_.emplace(parameter.name, read(object, parameter));
  }
  object.finish();
  const auto is_given = [&](std::string_view name) { return bool{object.element()[name]}; };
  if (!kernel.one_of.empty() && std::none_of(kernel.one_of.begin(), kernel.one_of.end(), is_given)) {
    const std::vector<std::string> names(kernel.one_of.begin(), kernel.one_of.end());
    object.fail(object.element().key_span(), '`' + std::string(kernel.name) + "` needs one of " + backticked(names));
  }
  const auto selected = [&](const char* name) {
    const auto found = given_.find(name);
    return found == given_.end() ? std::vector<std::string>() : std::get<std::vector<std::string>>(found->second);
  };
  selector_.namespaces = selected("namespace");
  check_namespaces(object, selector_.namespaces);
  selector_.stacks = selected("stacks");
  selector_.environments = selected("environments");
  selector_.evidence = read_evidence(object, selected("evidence"));
  selector_.except = selected("except");
  std::copy_if(selector_.except.begin(), selector_.except.end(), std::back_inserter(selector_.except_named),
               names_a_namespace);
}

}  // namespace crosscheck
