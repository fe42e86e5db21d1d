#include <catch2/catch.hpp>
#include <chrono>

#include "document/reading.h"

using namespace crosscheck;
using namespace std::string_view_literals;
using Problem = SyntaxProblem::Kind;

namespace {

struct Refusal {
  std::string_view text;
  std::uint32_t offset;
  std::string_view message;
};

}  // namespace

TEST_CASE("a problem is where it is and says what it is") {
  const Refusal refusals[] = {
      {"", 0, "the file is empty"},
      {" \n", 0, "the file is empty"},
      {"{", 1, "expected a key in double quotes, but the text ends"},
      {"{\"a\":1", 6, "expected `,` or `}`, but the text ends"},
      {"[1 2]", 3, "expected `,` or `]`, found `2`"},
      {"{\"a\":1,}", 7, "expected a key in double quotes, found `}`"},
      {"[1,]", 3, "expected a value, found `]`"},
      {"{\"a\" 1}", 5, "expected `:` after the key, found `1`"},
      {"{'a':1}", 1, "expected a key in double quotes, found `'`"},
      {"[1] x", 4, "expected nothing after the document's only value, found `x`"},
      {"[tru]", 1, "expected a value, found `t`"},
      {"[-]", 2, "expected a digit, found `]`"},
      {"[1.]", 3, "expected a digit, found `]`"},
      {"[01]", 2, "expected `,` or `]`, found `1`"},
      {"[\"a", 3, "the text ends inside a string"},
      {"[\"a\\", 4, "the text ends inside a string"},
      {"[\"a\nb\"]", 3, "control character `\\x0a` inside a string"},
      {"[\"a\\xb\"]", 3, "JSON has no escape `\\x`"},
      {"[\"\\u12g4\"]", 2, "`\\u` needs four hexadecimal digits"},
      {"[1]\0"sv, 3, "expected nothing after the document's only value, found `\\x00`"},
      {"[\"a\0\"]"sv, 3, "control character `\\x00` inside a string"},
      {"[é]", 1, "expected a value, found `é`"},
  };
  for (const Refusal& refusal : refusals) {
    INFO(refusal.text);
    const Reading reading = read_json_text(refusal.text);
    CHECK(reading.message() == refusal.message);
    CHECK(reading.problems[0].kind == Problem::Syntax);
    CHECK(reading.problems[0].fatal);
    CHECK(reading.problems[0].span.begin == refusal.offset);
    CHECK(reading.problems[0].span.end <= refusal.text.size());
    CHECK_FALSE(reading.root());
  }
}

TEST_CASE("bytes that are not UTF-8 and lone surrogates are encoding problems at their place") {
  const Refusal refusals[] = {
      {"[\"a\xff\"]", 3, "byte `\\xff` is not UTF-8"},
      {"[\"0123456789abcdef\xc3\"]", 18, "byte `\\xc3` is not UTF-8"},
      {"{\"\xed\xa0\x80\":1}", 2, "byte `\\xed` is not UTF-8"},
      {"[\"x\\ud800\"]", 3, "`\\ud800` is half of a surrogate pair; the other half is missing"},
      {"[\"\\ud83d\\ude0\x10\"]", 2, "`\\ud83d` is half of a surrogate pair; the other half is missing"},
      {"[\"\\udc00\\ud800\"]", 2, "`\\udc00` is half of a surrogate pair; the other half is missing"},
      {"[\"\\ud800\\u0041\"]", 2, "`\\ud800` is half of a surrogate pair; the other half is missing"},
      {"\xff\xfe[\0]\0"sv, 0, "the file is encoded in UTF-16; convert to UTF-8"},
      {"\xfe\xff\0[\0]"sv, 0, "the file is encoded in UTF-16; convert to UTF-8"},
      {"\xff\xfe\0\0[\0\0\0"sv, 0, "the file is encoded in UTF-32; convert to UTF-8"},
  };
  for (const Refusal& refusal : refusals) {
    INFO(refusal.text);
    const Reading reading = read_json_text(refusal.text);
    CHECK(reading.message() == refusal.message);
    CHECK(reading.problems[0].kind == Problem::Encoding);
    CHECK(reading.problems[0].span.begin == refusal.offset);
    CHECK_FALSE(reading.root());
  }
}

TEST_CASE("a UTF-8 byte order mark is skipped, offsets count it") {
  const Reading reading = read_json_text("\xef\xbb\xbf{\"a\":1}");
  CHECK(reading.problems.empty());
  CHECK(reading.root()["a"].span().begin == 8);
}

TEST_CASE("duplicate keys are reported with both places, and are not fatal") {
  const Reading reading = read_json_text(R"({"A":1,"b":{"x":1,"x":2},"\u0041":3,"A":4})");
  REQUIRE(reading.problems.size() == 3);
  const SyntaxProblem& inner = reading.problems[0];
  CHECK(inner.kind == Problem::DuplicateKey);
  CHECK_FALSE(inner.fatal);
  CHECK(inner.message == "the key `x` appears twice in one object");
  CHECK(inner.other.begin == 12);
  CHECK(inner.span.begin == 18);
  CHECK(reading.at(reading.problems[1].span) == R"("\u0041")");
  CHECK(reading.at(reading.problems[1].other) == R"("A")");
  CHECK(reading.problems[2].other.begin == 1);
  CHECK(reading.root()["A"].text() == "4");
}

TEST_CASE("keys that only look alike are not duplicates") {
  CHECK(read_json_text(R"({"a":1,"A":2,"a ":3,"":4,"aa":5,"\u0061\u0061\u0061":6})").problems.empty());
  std::string many = "{";
  for (int i = 0; i < 5'000; ++i) many += "\"Logical" + std::to_string(i) + "\":1,";
  CHECK(read_json_text(many + "\"last\":0}").problems.empty());
}

TEST_CASE("half a million duplicates in one object take no time") {
  const std::string text = "{" + repeated("\"a\":1,", 500'000) + "\"a\":2}";
  const auto start = std::chrono::steady_clock::now();
  const Reading reading = read_json_text(text);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  CHECK(reading.root()["a"].text() == "2");
  CHECK(reading.problems.size() == 101);
  CHECK(reading.problems.back().message == "more than 100 problems in this file; the rest are not listed");
  CHECK(seconds.count() < 20);  // a second or less; pair by pair it would be many minutes
}

TEST_CASE("a hundred thousand brackets are too deep, and cost nothing") {
  for (const std::string_view open : {"["sv, "{\"a\":"sv}) {
    const Reading reading = read_json_text(repeated(open, 100'000));
    CHECK(reading.message() == "nested more than 512 levels deep");
    CHECK(reading.problems[0].kind == Problem::Depth);
    CHECK(reading.problems[0].span.begin == 512 * open.size());
  }
}

TEST_CASE("the depth limit itself is fine") {
  CHECK(read_json_text(repeated("[", 512) + repeated("]", 512)).problems.empty());
  CHECK(read_json_text("[[1]]", {.depth = 2}).problems.empty());
  CHECK(read_json_text("[[[]]]", {.depth = 2}).problems.size() == 1);
}

TEST_CASE("a text with too many values is given up") {
  CHECK(read_json_text("[1,2,3]", {.nodes = 4}).problems.empty());
  const Reading reading = read_json_text("[1,2,3,4]", {.nodes = 4});
  CHECK(reading.message() == "more than 4 values in one file");
  CHECK(reading.problems[0].kind == Problem::Budget);
  CHECK(reading.problems[0].span.begin == 7);
}

TEST_CASE("white space and strings of every length end where they end") {
  for (std::size_t n = 0; n < 70; ++n) {
    const std::string text = "[" + std::string(n, ' ') + "\"" + std::string(n, 'x') + "\"" + std::string(n, '\n') + "]";
    const Reading reading = read_json_text(text);
    INFO(n);
    REQUIRE(reading.problems.empty());
    CHECK(reading.root().item(0).text() == std::string(n, 'x'));
    CHECK(reading.root().span().end == text.size());
  }
}

TEST_CASE("keys and values of every length end where they end, wherever the line begins") {
  for (std::size_t key = 0; key < 110; ++key) {
    for (std::size_t value = 0; value < 110; ++value) {
      const std::string text = "{" + std::string((key + value) % 23, ' ') + "\"" + std::string(key, 'k') + "\": \"" +
                               std::string(value, 'v') + "\"}";
      const Reading reading = read_json_text(text);
      INFO(text);
      REQUIRE(reading.problems.empty());
      const Element member = reading.root().only_member();
      REQUIRE(member.key() == std::string(key, 'k'));
      REQUIRE(member.text() == std::string(value, 'v'));
      REQUIRE(member.key_span().end - member.key_span().begin == key + 2);
    }
  }
}

TEST_CASE("the text may end anywhere within a string, and each unusual byte may stand anywhere") {
  for (std::size_t n = 0; n < 110; ++n) {
    const std::string head = "[\"" + std::string(n, 'x');
    INFO(n);
    CHECK(read_json_text(head).message() == "the text ends inside a string");
    CHECK(read_json_text(head + "\x01\"]").message() == "control character `\\x01` inside a string");
    CHECK(read_json_text(head + "\xff\"]").message() == "byte `\\xff` is not UTF-8");
    CHECK(read_json_text(head + "\\x\"]").problems.at(0).span.begin == head.size());
    CHECK(read_json_text(head + "\\\"\"]").root().item(0).text() == std::string(n, 'x') + '"');
    CHECK(read_json_text(head + "\x7f\xc3\xa9!\"]").root().item(0).text() == std::string(n, 'x') + "\x7f\xc3\xa9!");
  }
}

TEST_CASE("white space is what JSON says it is, however much of it") {
  for (std::size_t n = 0; n < 40; ++n) {
    const std::string space = std::string(n, ' ');
    INFO(n);
    CHECK(read_json_text("[" + space + "\r\n\t 1" + space + "\t,\r" + space + "2]").root().size() == 2);
    CHECK(read_json_text("{\"a\"" + space + ":\t" + space + "1}").root()["a"].text() == "1");
    for (const char other : {'\v', '\f', '\x1f', '\x01', '\0'}) {
      const Reading reading = read_json_text("[" + space + other + "1]");
      CHECK(reading.message().starts_with("expected a value, found "));
      CHECK(reading.problems[0].span.begin == 1 + n);
    }
  }
}

TEST_CASE("a document has room for any number of values, and for no more than the limit") {
  for (const std::uint32_t count : {1u, 15u, 16u, 17u, 31u, 32u, 33u, 34u, 63u, 64u, 65u, 129u, 5'000u}) {
    const std::string text = "[" + repeated("1,", count - 1) + "1]";
    INFO(count);
    CHECK(read_json_text(text).document.nodes().size() == count + 1);
    CHECK(read_json_text(text, {.nodes = count + 1}).problems.empty());
    const Reading reading = read_json_text(text, {.nodes = count});
    CHECK(reading.message() == "more than " + std::to_string(count) + " values in one file");
    CHECK(reading.problems[0].span.begin == 2 * count - 1);
    CHECK(reading.document.nodes().empty());
  }
  CHECK(read_json_text("1", {.nodes = 0}).message() == "more than 0 values in one file");
}

TEST_CASE("containers may be open up to the limit, and objects find their duplicates at every level") {
  for (const std::uint32_t depth : {1u, 2u, 30u, 31u, 32u, 33u, 62u, 63u, 64u, 1'000u}) {
    INFO(depth);
    const std::string text = repeated("{\"a\":1,\"a\":", depth) + "0" + repeated("}", depth);
    CHECK(read_json_text(text, {.depth = depth}).problems.size() == std::min(depth, 101u));
    CHECK(read_json_text(text, {.depth = depth - 1}).problems.back().kind == Problem::Depth);
  }
}

TEST_CASE("reading again into the same document leaves nothing of the text before") {
  Document document;
  for (const std::string_view text : {R"({"a":[1,2,3],"b":"c"})"sv, "[1]"sv, "[1"sv, "7"sv}) {
    document.buffer_ = Buffer(text);
    const bool fine = read_json(document, FileId{1}).empty();
    Reading fresh = read_json_text(text);
    CHECK(fine == fresh.problems.empty());
    CHECK(document.nodes().size() == fresh.document.nodes().size());
    CHECK(outline(document.root()) == outline(fresh.root()));
  }
}
