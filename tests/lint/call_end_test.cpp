#include "lint/call_end.h"

#include <catch2/catch.hpp>

using crosscheck::call_end;

TEST_CASE("a call ends with its bracket") {
  CHECK(call_end("new Bucket(this, 'A');\nnext();", 7) == 7);
  CHECK(call_end("new s3.Bucket(this, 'A', {\n  bucketName: f([1]),\n});\nnext();", 7) == 9);
  CHECK(call_end("(this, 'A', {\n})", 7) == 8);  // where source maps put a call of an imported function
  CHECK(call_end("s3.Bucket(\n    self, \"A\",\n    bucket_name=\"a\")\n", 1) == 3);
}

TEST_CASE("brackets in strings and comments do not count") {
  CHECK(call_end("f('(', \"(\", `(\n(`, '\\'(',\n1)", 1) == 3);
  CHECK(call_end("f( // don't (\n  1, /* (\n */ 2)", 1) == 3);
  CHECK(call_end("f(  # don't\n  1)", 1) == 2);
}

TEST_CASE("what is not called is one line") {
  CHECK(call_end("", 3) == 3);
  CHECK(call_end("const a = b;\nf(\n)", 3) == 3);
  CHECK(call_end("a\n(\n)", 3) == 3);
  CHECK(call_end(")", 3) == 3);
}

TEST_CASE("what never ends is one line") {
  CHECK(call_end("f(\n\n", 3) == 3);
  CHECK(call_end("f(/*\n", 3) == 3);
  CHECK(call_end("f(`\n", 3) == 3);
  CHECK(call_end("f('\\", 3) == 3);
  CHECK(call_end("f(" + std::string(100'000, '\n') + ")", 3) == 3);
}
