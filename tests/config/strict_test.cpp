#include "config/strict.h"

#include <catch2/catch.hpp>
#include <functional>

#include "text/error.h"

using namespace crosscheck;

namespace {

// What reading says, or "" where it is content.
std::string complaint_of(const std::string& yaml, const std::function<void(StrictObject&)>& read) {
  Sources sources;
  try {
    const StrictFile file(sources, sources.add_text("x.yaml", yaml));
    StrictObject object(file, file.root());
    read(object);
    object.finish();
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::string headline(const std::string& yaml, const std::function<void(StrictObject&)>& read) {
  const std::string text = complaint_of(yaml, read);
  return text.substr(0, text.find('\n'));
}

void nothing(StrictObject&) {}

}  // namespace

TEST_CASE("a file with both sides of a git conflict is called that") {
  const std::string yaml = "word: a\n<<<<<<< HEAD\nlist: [a]\n=======\nlist: [b]\n>>>>>>> other\n";
  CHECK(headline(yaml, nothing) == "x.yaml:2:1: the file has unresolved git conflict markers");
  CHECK(headline("a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> other\nb: [", nothing).find("conflict") ==
        std::string::npos);
  CHECK(headline("<<<<<<< HEAD\nb: [", nothing).find("conflict") == std::string::npos);
}

TEST_CASE("members come out as they were written") {
  CHECK(complaint_of("text: 0123\nflag: true\nlist: [a, 1.50, off]\none: x\nword: b\nitems: [{}, 2]",
                     [](StrictObject& object) {
                       CHECK(object.text("text") == "0123");
                       CHECK(object.flag("flag") == true);
                       CHECK(object.texts("list") == std::vector<std::string>{"a", "1.50", "off"});
                       CHECK(object.texts("one") == std::vector<std::string>{"x"});
                       CHECK(object.word("word", {"a", "b"}) == "b");
                       CHECK(object.items("items").size() == 2);
                       CHECK_FALSE(object.text("absent"));
                       CHECK_FALSE(object.flag("absent"));
                       CHECK_FALSE(object.word("absent", {"a"}));
                       CHECK(object.texts("absent").empty());
                       CHECK(object.items("absent").empty());
                     }) == "");
}

TEST_CASE("what nobody asked for is complained about, with a suggestion") {
  auto read = [](StrictObject& object) { object.member("environments"), object.member("rules"); };
  CHECK(complaint_of("rules: {}\nenvironment: {}\n", read) ==
        "x.yaml:2:1: unknown key `environment`\n"
        "  |\n"
        "2 | environment: {}\n"
        "  | ^^^^^^^^^^^ did you mean `environments`?");
  CHECK(complaint_of("zebra: 1\n", read) ==
        "x.yaml:1:1: unknown key `zebra`\n"
        "  |\n"
        "1 | zebra: 1\n"
        "  | ^^^^^ expected `environments` or `rules`");
  CHECK(complaint_of("zebra: 1\n", nothing).ends_with("no keys are allowed here"));
}

TEST_CASE("a required member is there, is text and is not empty") {
  auto read = [](StrictObject& object) { object.required_text("reason"); };
  CHECK(complaint_of("reason: because", read) == "");
  CHECK(headline("{}", read) == "x.yaml:1:1: `reason` is missing");
  CHECK(headline("reason:", read) == "x.yaml:1:8: expected text, found nothing");
  CHECK(headline("reason: ''", read) == "x.yaml:1:9: `reason` is empty");
  CHECK(headline("reason: ' '", read) == "x.yaml:1:9: `reason` is empty");
  CHECK(headline("reason: [a]", read) == "x.yaml:1:9: expected text, found a list");
  CHECK(complaint_of("raeson: because", read) ==
        "x.yaml:1:1: unknown key `raeson`\n"
        "  |\n"
        "1 | raeson: because\n"
        "  | ^^^^^^ did you mean `reason`?");
}

TEST_CASE("types are not guessed") {
  CHECK(headline("a: {b: 1}", [](StrictObject& object) { object.text("a"); }) ==
        "x.yaml:1:4: expected text, found a mapping");
  CHECK(headline("a: yes", [](StrictObject& object) { object.flag("a"); }) ==
        "x.yaml:1:4: expected `true` or `false`, found text");
  CHECK(headline("a: 'true'", [](StrictObject& object) { object.flag("a"); }) ==
        "x.yaml:1:4: expected `true` or `false`, found text");
  CHECK(headline("a: [b, [c]]", [](StrictObject& object) { object.texts("a"); }) ==
        "x.yaml:1:8: expected text, found a list");
  CHECK(headline("a: [b, '']", [](StrictObject& object) { object.texts("a"); }) ==
        "x.yaml:1:8: expected a non-empty string");
  CHECK(headline("a: b", [](StrictObject& object) { object.items("a"); }) == "x.yaml:1:4: expected a list, found text");
  CHECK(headline("- a", nothing) == "x.yaml:1:1: expected a mapping, found a list");
  CHECK(headline("~", nothing) == "x.yaml:1:1: expected a mapping, found nothing");
}

TEST_CASE("true and false in all their spellings") {
  for (const std::string yes : {"true", "True", "TRUE"}) {
    CHECK(complaint_of("a: " + yes, [](StrictObject& object) { CHECK(object.flag("a") == true); }) == "");
  }
  for (const std::string no : {"false", "False", "FALSE"}) {
    CHECK(complaint_of("a: " + no, [](StrictObject& object) { CHECK(object.flag("a") == false); }) == "");
  }
}

TEST_CASE("a word is one of those given") {
  auto read = [](StrictObject& object) { object.word("level", {"error", "warning", "off"}); };
  CHECK(complaint_of("level: off", read) == "");
  CHECK(complaint_of("level: eror", read) ==
        "x.yaml:1:8: `level` is `eror`\n"
        "  |\n"
        "1 | level: eror\n"
        "  |        ^^^^ did you mean `error`?");
  CHECK(complaint_of("level: high", read).ends_with("expected `error`, `warning` or `off`"));
}

TEST_CASE("nothing in YAML is clever here") {
  CHECK(headline("a: 1\na: 2\n", nothing).starts_with("x.yaml:2:1: "));
  CHECK(complaint_of("a: 1\na: 2\n", nothing).ends_with("first given on line 1"));
  CHECK(headline("a: !Ref b", [](StrictObject& object) { object.member("a"); }) ==
        "x.yaml:1:4: tags have no meaning here");
  CHECK(headline("a: &x [b]\nc: *x\n", nothing).starts_with("x.yaml:2:"));
  CHECK(headline("a: 1\n---\nb: 2\n", nothing).starts_with("x.yaml:2:"));
  CHECK(headline("a: [\n", nothing).starts_with("x.yaml:"));
  CHECK(headline("a: \xff\n", nothing).starts_with("x.yaml:"));
}

TEST_CASE("budgets end the reading of what no person wrote") {
  CHECK(headline("a: " + std::string(1 << 20, 'x'), nothing) == "x.yaml is larger than 1 MB");
  CHECK(headline("a: " + std::string(20, '[') + std::string(20, ']'), nothing).starts_with("x.yaml:1:"));
}

TEST_CASE("a file that cannot be read says why") {
  Sources sources;
  const RootId root = sources.add_root(CROSSCHECK_SOURCE_DIR, "");
  CHECK_THROWS_WITH(StrictFile(sources, sources.add(root, "no-such.yaml")), Catch::StartsWith("no-such.yaml "));
  CHECK_THROWS_WITH(StrictFile(sources, sources.add(root, "tests")), Catch::StartsWith("tests "));
}
