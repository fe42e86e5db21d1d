#include "report/markdown_text.h"

#include <catch2/catch.hpp>

using namespace crosscheck;

TEST_CASE("a code span's fence is longer than any in the text") {
  CHECK(code_span("a") == "`a`");
  CHECK(code_span("a`b") == "``a`b``");
  CHECK(code_span("a```b`c") == "````a```b`c````");
  CHECK(code_span("`a") == "`` `a ``");
  CHECK(code_span("`") == "`` ` ``");
  CHECK(code_span(" a ") == "`  a  `");
  CHECK(code_span("") == "` `");
}

TEST_CASE("a code span's text is printable and cut") {
  CHECK(code_span("a\n\x1b\u202e") == "`a\\x0a\\x1b\\u202e`");
  CHECK(code_span("abcdef", 3) == "`abc…`");
}

TEST_CASE("plain words stay, names become code") {
  CHECK(prose("export name `shared-vpc-id` is claimed by 2 outputs") ==
        "export name `shared-vpc-id` is claimed by 2 outputs");
  CHECK(prose("imported here by stack SpaceportAuthStack (staging), in 222222222222/us-west-2") ==
        "imported here by stack SpaceportAuthStack (staging), in `222222222222/us-west-2`");
  CHECK(prose("use this environment's own; did you mean `x`? otherwise an S3 bucket in crosscheck.yaml.") ==
        "use this environment's own; did you mean `x`? otherwise an S3 bucket in `crosscheck.yaml`.");
  CHECK(prose("a cross-environment reference: 2 of them") == "a cross-environment reference: 2 of them");
}

TEST_CASE("what Markdown or GitHub could take for more than a word becomes code") {
  for (const char* word : {"@team",       "#1",    "GH-12",  "a/b#1",         "http://x.example",
                           "www.example", "a@b",   ":tada:", "$x$",           "*a*",
                           "_b_",         "~~c~~", "&lt;",   "<img",          "[x](y)",
                           "![x](y)",     "a|b",   "\\",     "c0ffee1234567", "日本",
                           "-",           "--",    "'",      "a:b",           "1.5"}) {
    CHECK(prose(std::string("is ") + word + " here") == "is `" + std::string(word) + "` here");
  }
}

TEST_CASE("punctuation around a word that becomes code stays outside") {
  CHECK(prose("is deployed in 111111111111/eu-west-1, and left") ==
        "is deployed in `111111111111/eu-west-1`, and left");
  CHECK(prose("there (111111111111/eu-west-1).") == "there (`111111111111/eu-west-1`).");
  CHECK(prose("calls f_(x) here") == "calls `f_(x)` here");
}

TEST_CASE("punctuation at a name in code becomes code too") {
  CHECK(prose("..`a`") == "`..` `a`");
  CHECK(prose("(`a`), b") == "(`a`), b");
}

TEST_CASE("backticks in names cannot break out") {
  CHECK(prose("a ` b") == "a `` ` `` b");
  CHECK(prose("`a``<b>`") == "`a` `<b>`");
  CHECK(prose("name `x` y`<b>` is") == "name `x` y`<b>` is");
  CHECK(prose("``") == "` `");
  CHECK(prose("") == "");
}
