#include "lint/call_extent.h"

#include <catch2/catch.hpp>

using crosscheck::call_extent;

TEST_CASE("a call ends with its bracket") {
  CHECK(call_extent("new Bucket(this, 'A');\nnext();", 7) == 7);
  CHECK(call_extent("new s3.Bucket(this, 'A', {\n  bucketName: f([1]),\n});\nnext();", 7) == 9);
  CHECK(call_extent("(this, 'A', {\n})", 7) == 8);  // where source maps put a call of an imported function
  CHECK(call_extent("s3.Bucket(\n    self, \"A\",\n    bucket_name=\"a\")\n", 1) == 3);
}

TEST_CASE("brackets in strings and comments do not count") {
  CHECK(call_extent("f('(', \"(\", `(\n(`, '\\'(',\n1)", 1) == 3);
  CHECK(call_extent("f( // don't (\n  1, /* (\n */ 2)", 1) == 3);
  CHECK(call_extent("f(  # don't\n  1)", 1) == 2);
}

TEST_CASE("what is not called is one line") {
  CHECK(call_extent("", 3) == 3);
  CHECK(call_extent("const a = b;\nf(\n)", 3) == 3);
  CHECK(call_extent("a\n(\n)", 3) == 3);
  CHECK(call_extent(")", 3) == 3);
}

TEST_CASE("what never ends is one line") {
  CHECK(call_extent("f(\n\n", 3) == 3);
  CHECK(call_extent("f(/*\n", 3) == 3);
  CHECK(call_extent("f(`\n", 3) == 3);
  CHECK(call_extent("f('\\", 3) == 3);
  CHECK(call_extent("f(" + std::string(100'000, '\n') + ")", 3) == 3);
}
