// The worked example of docs/adding-a-deployment-description.md: what the page shows is what is compiled here.

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "inputs/readers.h"
#include "inputs/reading.h"
#include "inputs/shape.h"
#include "text/error.h"

namespace crosscheck {
namespace {

using Texts = std::vector<std::string>;

constexpr OriginKind kRollout{.described = true};

std::optional<GivenPath> recognise(const GivenPath& given) {
  const bool is_rollout = !given.is_folder && given.path.ends_with("rollout.json");
  return is_rollout ? std::optional(given) : std::nullopt;
}

std::optional<Given<std::string>> given_text(Element entry, std::string_view name, const std::string& subject,
                                             StackId id, ReadAssembly& into) {
  const Element value = optional_member(entry, name, Shape::String, subject, id, into);
  if (!value) return std::nullopt;
  return Given<std::string>{.value = value.text(), .span = value.span()};
}

FileId listed_template(Sources& sources, RootId root, Element path, const std::string& subject, StackId id,
                       ReadAssembly& into) {
  Mark mark{.span = path.span(), .label = "listed here", .stack = id, .logical_id = {}};
  const FileId file = sources.add(root, path.text());
  if (const auto failure = sources.check(file)) {
    into.report(failure == ReadFailure::Outside ? "unsafe-path" : "missing-template",
                "template `" + path.text() + "` of " + subject + ' ' + std::string(describe(*failure)),
                std::move(mark));
  }
  return file;
}

void read_stack(Sources& sources, Element entry, ReadAssembly& into) {
  const std::string name = entry.key(), subject = "stack `" + name + '`';
  const StackId id{static_cast<std::uint32_t>(into.stacks.size())};
  Description given;
  given.name = Given<std::string>{.value = name, .span = entry.key_span()};
  given.region = given_text(entry, "region", subject, id, into);
  const Element parameters = optional_member(entry, "parameters", Shape::Object, subject, id, into);
  for (Element parameter : parameters.children()) {
    if (auto value = given_text(parameters, parameter.key(), subject, id, into)) {
      given.parameters[parameter.key()] = std::move(*value);
    }
  }
  Stack stack = make_stack(StackOrigin(kRollout, entry.key_span(), std::move(given)), name);
  stack.root = into.assembly.root;
  if (const Element path = entry["template"]; path.is_string()) {
    stack.template_file = listed_template(sources, stack.root, path, subject, id, into);
  } else {
    into.report("unreadable-input", subject + " has no template",
                {.span = entry.key_span(), .label = "this stack", .stack = id, .logical_id = {}});
  }
  into.stacks.push_back(std::move(stack));
}

void read(InputReading& reading, const std::vector<GivenPath>& paths) {
  Document document;
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    const FileId file = reading.sources.add_given(given.path);
    into.assembly.path = given.path;
    into.assembly.root = reading.sources.root(file);
    const Mark mark{.span = {.file = file}, .label = "the rollout", .logical_id = {}};
    if (!read_description(reading.sources, file, mark, document, into)) continue;
    if (!has_shape(document.root(), Shape::Object, "the rollout", kNoStack, into)) continue;
    for (Element entry : document.root().children()) {
      if (!has_shape(entry, Shape::Object, "stack `" + entry.key() + '`', kNoStack, into)) continue;
      read_stack(reading.sources, entry, into);
    }
  }
}

Reader rollout_reader() { return {.recognise = recognise, .read = read}; }

// The shipped readers, and the example before them.
struct Example : Reading {
  std::vector<Reader> table{rollout_reader()};

  Example() {
    table.insert(table.end(), readers().begin(), readers().end());
    folder.write("orders.yaml", "{}");
  }
  void rollout(std::string_view text, Texts others = {}) {
    others.push_back(folder.write("rollout.json", text));
    inputs = read_inputs(sources, others, InputLimits{}, table);
  }
};

constexpr std::string_view kRolloutText =
    R"({"orders-prod": {"template": "orders.yaml", "region": "eu-west-1", "parameters": {"Stage": "prod"}}})";

TEST_CASE("the example's description gives stacks like any other") {
  Example example;
  example.rollout(kRolloutText);
  CHECK(example.problems().empty());
  CHECK(example.inputs.complete);
  REQUIRE(example.stack_names() == Texts{"orders-prod"});
  const Stack& stack = example.inputs.stacks[0];
  CHECK(stack.environment == Environment{.partition = "aws", .account = "", .region = "eu-west-1"});
  CHECK(example.at(stack.origin.entry()) == "\"orders-prod\"");
  CHECK(example.at(stack.origin.given().region->span) == "\"eu-west-1\"");
  CHECK(example.at(stack.origin.given().parameters.at("Stage").span) == "\"prod\"");
  CHECK(example.sources.relative(stack.template_file) == "orders.yaml");
  CHECK(stack.origin.has_real_name());
  CHECK(!stack.origin.is_synthesized());
  CHECK(stack.origin.may_be_copy_of(StackOrigin()));
}

TEST_CASE("a template that the example lists is read once, beside a cloud assembly and templates") {
  Example example;
  example.folder.write("cdk.out/A.template.json", "{}");
  example.manifest(stack_entry("A"), "cdk.out/");
  example.rollout(kRolloutText, {example.folder / "cdk.out", example.folder / "orders.yaml",
                                 example.folder.write("other.yaml", "{}")});
  CHECK(example.stack_names() == Texts{"A", "other", "orders-prod"});
  CHECK(example.notifications() ==
        Texts{"`orders.yaml` is the template of stack `orders-prod` in `rollout.json`; it was read once"});
}

TEST_CASE("what is wrong with the example's description is said where it is written") {
  const std::pair<const char*, const char*> cases[] = {
      {"[]",
       "unreadable-input: the rollout is an array, expected an object | rollout.json [] → expected an object here"},
      {"{", "unreadable-input: "},
      {R"({"a": 1})",
       "unreadable-input: stack `a` is a number, expected an object | rollout.json 1 → expected an object here"},
      {R"({"a": {"template": "orders.yaml", "region": 1}})",
       "unreadable-input: `region` of stack `a` is a number, expected a string | rollout.json 1 → expected a string "
       "here"},
      {R"({"a": {}})", "unreadable-input: stack `a` has no template | rollout.json \"a\" → this stack"},
      {R"({"a": {"template": "gone.yaml"}})",
       "missing-template: template `gone.yaml` of stack `a` does not exist | rollout.json \"gone.yaml\" → listed here"},
      {R"({"a": {"template": "../x"}})", "unsafe-path: "},
  };
  for (const auto& [text, problem] : cases) {
    INFO(text);
    Example example;
    example.rollout(text);
    REQUIRE(example.problems().size() == 1);
    CHECK(example.problems()[0].starts_with(problem));
    CHECK(!example.inputs.complete);
  }
}

std::string whole_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(std::string(CROSSCHECK_SOURCE_DIR) + '/' + path).rdbuf();
  return text.str();
}

TEST_CASE("the page shows the code of the example") {
  const std::string page = whole_file("docs/adding-a-deployment-description.md");
  const std::string code = whole_file("tests/inputs/example_reader_test.cpp");
  constexpr std::string_view kOpen = "```cpp\n", kClose = "```\n";
  std::size_t blocks = 0;
  for (std::size_t at = 0; (at = page.find(kOpen, at)) != std::string::npos; ++blocks) {
    at += kOpen.size();
    const std::string block = page.substr(at, page.find(kClose, at) - at);
    INFO("not in tests/inputs/example_reader_test.cpp as it is: " << block);
    CHECK(code.find(block) != std::string::npos);
  }
  CHECK(blocks >= 3);
  CHECK(page.find(std::string(kRolloutText)) != std::string::npos);
}

}  // namespace
}  // namespace crosscheck
