#include <algorithm>

#include "rules/narrowed.h"
#include "rules/placeholder.h"
#include "rules/rule.h"
#include "rules/style.h"
#include "text/https.h"
#include "text/nearest.h"

namespace crosscheck {
namespace {

bool is_kebab_case(std::string_view text) {
  constexpr std::string_view kCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.find_first_not_of(kCharacters) == std::string_view::npos && text.front() != '-' &&
         text.back() != '-' && text.find("--") == std::string_view::npos;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  if (std::optional<std::string> near = nearest(word, known)) return "did you mean `" + *near + "`?";
  return known.empty() ? "" : "expected one of " + backticked(known);
}

// Rules in JSON are those that the program brings along; a test has looked at their style.
void require_style(const StrictObject& object, Span span, const std::string& text) {
  if (object.file().language() == StrictFile::Language::Json) return;
  if (std::optional<std::string> fault = style_fault(text)) object.fail(span, *fault);
}

std::string wording(StrictObject& object, std::string_view name, const Kernel& kernel) {
  const std::string text = object.required_text(name);
  const Span span = object.element()[name].span();
  require_style(object, span, text);
  const auto& known = kernel.placeholders;
  for (auto at = next_placeholder(text, 0); at; at = next_placeholder(text, at->end)) {
    if (std::find(known.begin(), known.end(), at->name) != known.end()) continue;
    object.fail(narrowed(object, span, '{' + std::string(at->name) + '}'),
                '`' + std::string(kernel.name) + "` has no `{" + std::string(at->name) + "}`",
                suggestion(at->name, {known.begin(), known.end()}));
  }
  return text;
}

std::string id(StrictObject& object, std::string_view expected_id) {
  const std::string id = object.required_text("id");
  const Span span = object.element()["id"].span();
  if (!is_kebab_case(id)) object.fail(span, '`' + id + "` is not kebab-case", "such as `duplicate-export`");
  if (id != expected_id) object.fail(span, "the file is called `" + std::string(expected_id) + ".yaml`");
  return id;
}

// Families are open: a rule of one's own may be counted under a name of one's own.
std::string family(StrictObject& object) {
  const std::string family = object.required_text("family");
  if (!is_kebab_case(family)) {
    object.fail(object.element()["family"].span(), '`' + family + "` is not kebab-case", "such as `names` or `naming`");
  }
  return family;
}

std::vector<std::string> aliases(StrictObject& object, std::string_view id) {
  const std::vector<std::string> names = object.texts("aliases");
  const Element list = object.element()["aliases"];
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Span span = list.is_array() ? list.item(i).span() : list.span();
    if (!is_kebab_case(names[i])) object.fail(span, '`' + names[i] + "` is not kebab-case", "a former id of this rule");
    if (names[i] == id) object.fail(span, "this is the rule's id");
  }
  return names;
}

// One calm line.
std::string sentence(StrictObject& object, std::string_view name) {
  const std::string text = object.required_text(name);
  require_style(object, object.element()[name].span(), text);
  return text;
}

std::string required_word(StrictObject& object, std::string_view name, const std::vector<std::string>& words) {
  object.required(name);
  return *object.word(name, words);
}

Rule::Stops stops(StrictObject& object) {
  const std::optional<std::string> word = object.word("stops", {"first", "last"});
  if (!word) return Rule::Stops::Nothing;
  return *word == "first" ? Rule::Stops::First : Rule::Stops::Last;
}

// The one kernel under `check`; its parameters are the member itself.
const Kernel& kernel_of(const StrictObject& object, Element check) {
  const StrictObject mapping(object.file(), check);
  const Element parameters = check.only_member();
  if (!parameters) object.fail(check.span(), "a check has exactly one kernel");
  for (const Kernel& kernel : kernels()) {
    if (parameters.key_equals(kernel.name)) return kernel;
  }
  std::vector<std::string> names;
  for (const Kernel& kernel : kernels()) names.emplace_back(kernel.name);
  const std::string name = parameters.key();
  object.fail(parameters.key_span(), "there is no kernel `" + name + '`', suggestion(name, names));
}

// Kernels without placeholders bring their own words; a rule need only add the help.
Wording read_wording(StrictObject& object, const Kernel& kernel) {
  const bool own_words = kernel.placeholders.empty();
  const Element message = own_words ? object.member("message") : object.required("message");
  const Element labels = own_words ? object.member("labels") : object.required("labels");
  Wording result;
  if (message) result.message = wording(object, "message", kernel);
  if (labels) {
    StrictObject words(object.file(), labels);
    result.first = wording(words, "first", kernel);
    if (words.member("other")) result.other = wording(words, "other", kernel);
    words.finish();
  }
  const Element help = object.required("help");
  if (!help.is_object()) {
    result.help = wording(object, "help", kernel);
    return result;
  }
  StrictObject words(object.file(), help);
  result.help = wording(words, "usual", kernel);
  if (words.member("one-stack")) result.help_in_one_stack = wording(words, "one-stack", kernel);
  if (words.member("plain-templates")) result.help_for_plain = wording(words, "plain-templates", kernel);
  for (std::string_view situation : kernel.situations) {
    if (words.member(situation)) result.help_in.emplace(situation, wording(words, situation, kernel));
  }
  words.finish();
  return result;
}

std::vector<std::string> references(StrictObject& object) {
  const std::vector<std::string> urls = object.texts("references");
  const Element list = object.element()["references"];
  for (std::size_t i = 0; i < urls.size(); ++i) {
    const Element item = list.is_array() ? list.item(i) : list;
    if (!is_https(urls[i])) object.fail(item.span(), "a reference is not a plain https address");
  }
  return urls;
}

std::vector<std::string> errors(StrictObject& object) {
  std::vector<std::string> texts = object.texts("errors");
  const Element list = object.element()["errors"];
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool line = texts[i].find_first_of("\r\n") == std::string::npos;
    if (!line || texts[i].find_first_not_of(" *") == std::string::npos) {
      object.fail((list.is_array() ? list.item(i) : list).span(), "an error is one line of what a deployment says");
    }
  }
  return texts;
}

}  // namespace

Rule read_rule(Sources& sources, FileId file_id, std::string_view expected_id, StrictFile::Language language) {
  const StrictFile file(sources, file_id, StrictFile::kBytes, language);
  StrictObject object(file, file.root());
  Rule rule;
  rule.id = id(object, expected_id);
  rule.aliases = aliases(object, rule.id);
  if (object.member("deprecated")) rule.deprecated = sentence(object, "deprecated");
  rule.title = sentence(object, "title");
  rule.severity = *severity_named(required_word(object, "severity", {"error", "warning", "note"}));
  rule.family = family(object);
  rule.stops = stops(object);
  const Element check = object.required("check");
  const Kernel& kernel = kernel_of(object, check);
  StrictObject parameters(file, check.only_member());
  rule.kernel = kernel.name;
  rule.check = kernel.make(Parameters(parameters, kernel));
  rule.wording = read_wording(object, kernel);
  rule.explanation = object.required_text("explanation");
  rule.errors = errors(object);
  rule.references = references(object);
  object.finish();
  return rule;
}

}  // namespace crosscheck
