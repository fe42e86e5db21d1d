#include <catch2/catch.hpp>

#include "rules/placeholder.h"
#include "rules/rule.h"
#include "rules/style.h"

using namespace crosscheck;

TEST_CASE("placeholders are filled in") {
  const Words words = {{"key", "shared-vpc"}, {"owner-element", "Vpc"}, {"count", "2"}};
  CHECK(fill("", words) == "");
  CHECK(fill("no placeholder", words) == "no placeholder");
  CHECK(fill("`{key}` is claimed by {count} stacks", words) == "`shared-vpc` is claimed by 2 stacks");
  CHECK(fill("{key}{key}", words) == "shared-vpcshared-vpc");
  CHECK(fill("{owner-element}", words) == "Vpc");
}

TEST_CASE("what is filled in is not looked at again") {
  CHECK(fill("{key} {count}", {{"key", "{count}"}, {"count", "{key}"}}) == "{count} {key}");
}

TEST_CASE("other braces are plain text") {
  const Words words = {{"key", "x"}, {"Stage", "wrong"}, {"resolve", "wrong"}};
  for (const std::string text : {"${AWS::Region}", "${Stage}", "{{resolve:ssm:/a/b}}", "{{key}}", "{}", "{ key }",
                                 "{\"Ref\": x}", "{a b}", "{key", "key}", "{", "}", "{Ref: x}"}) {
    CAPTURE(text);
    CHECK(fill(text, words) == text);
  }
  CHECK(fill("${key}-{key}", words) == "${key}-x");
  CHECK(fill("{a {key}}", words) == "{a x}");
}

TEST_CASE("placeholders know their place") {
  const std::string text = "a {b-c} ${d} {e}";
  const auto first = next_placeholder(text, 0);
  REQUIRE(first);
  CHECK(first->name == "b-c");
  CHECK(text.substr(first->begin, first->end - first->begin) == "{b-c}");
  const auto second = next_placeholder(text, first->end);
  REQUIRE(second);
  CHECK(second->name == "e");
  CHECK_FALSE(next_placeholder(text, second->end));
}

TEST_CASE("wordings are calm") {
  for (const std::string good :
       {"two stacks export the same name", "use `!ImportValue`, or an ARN", "the `please` bucket",
        "an invalidation is pending", "see https://a.b/c", "wait for v1.2 of it", "allowed, not"}) {
    CAPTURE(good);
    CHECK_FALSE(style_fault(good));
  }
  CHECK(style_fault("stop!") == "this has an exclamation mark");
  CHECK(style_fault("a name is taken.") == "this ends with a period");
  CHECK(style_fault("and so on...") == "this ends with a period");
  CHECK(style_fault("a\nb") == "this is more than one line");
  CHECK(style_fault("a\rb") == "this is more than one line");
  CHECK(style_fault(" a") == "this starts or ends with a space");
  CHECK(style_fault("a ") == "this starts or ends with a space");
  CHECK(style_fault("Illegal name") == "this says `illegal`");
  CHECK(style_fault("the name is invalid") == "this says `invalid`");
  CHECK(style_fault("this is not  allowed here") == "this says `not allowed`");
  CHECK(style_fault("rename it, please") == "this says `please`");
}
