#include "document/document.h"

#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "document/reading.h"

using namespace crosscheck;

static_assert(key_hash("Ref") != key_hash("ref"));
static_assert(key_hash("") != 0);

namespace {

constexpr std::string_view kTemplate = R"({
  "Resources": {
    "Uploads": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "uploads", "Tags": [ 1, true, null ] } },
    "Empty": {}
  },
  "Outputs": { "Name": { "Value": { "Ref": "Uploads" } } }
})";

constexpr std::string_view kLongName = "AWS::CloudFormation::CustomResource";

constexpr auto hashes_of_prefixes() {
  std::array<std::uint32_t, kLongName.size() + 1> hashes{};
  for (std::size_t n = 0; n < hashes.size(); ++n) hashes[n] = key_hash(kLongName.substr(0, n));
  return hashes;
}

constexpr auto kHashes = hashes_of_prefixes();

}  // namespace

TEST_CASE("members are found by name, through as many levels as it takes") {
  const Reading reading = read_json_text(kTemplate);
  REQUIRE(reading.problems.empty());
  CHECK(reading.root()["Resources"]["Uploads"]["Properties"]["BucketName"].text() == "uploads");
  CHECK(reading.root()["Resources"]["Uploads"]["Properties"]["Tags"].item(1).text() == "true");
  CHECK(reading.root()["Outputs"]["Name"]["Value"].only_member().key() == "Ref");
}

TEST_CASE("absent elements answer everything with nothing") {
  const Reading reading = read_json_text(kTemplate);
  const Element absent = reading.root()["Resources"]["Nowhere"]["Properties"].item(3);
  CHECK_FALSE(absent);
  CHECK(absent.kind() == Kind::Null);
  CHECK_FALSE(absent.is_string());
  CHECK_FALSE(absent.is_scalar());
  CHECK(absent.text().empty());
  CHECK(absent.key().empty());
  CHECK(absent.key_hash() == 0);
  CHECK(absent.size() == 0);
  CHECK_FALSE(absent.equals(""));
  CHECK_FALSE(absent.key_equals(""));
  CHECK_FALSE(absent.only_member());
  CHECK(absent.span() == Span{});
  CHECK(absent.key_span() == Span{});
  CHECK(absent.children().begin() == absent.children().end());
}

TEST_CASE("only objects with exactly one member have an only member") {
  CHECK(read_json_text(R"({"Ref":"a"})").root().only_member().text() == "a");
  CHECK_FALSE(read_json_text(R"({"Ref":"a","b":1})").root().only_member());
  CHECK_FALSE(read_json_text("{}").root().only_member());
  CHECK_FALSE(read_json_text(R"(["a"])").root().only_member());
}

TEST_CASE("children come in the order of the file") {
  const Reading reading = read_json_text(R"({"z":[1,[2,3]],"a":{"b":{}},"m":4})");
  std::string keys;
  for (Element member : reading.root().children()) keys += member.key();
  CHECK(keys == "zam");
  CHECK(reading.root().size() == 3);
  CHECK(reading.root()["z"].size() == 2);
  CHECK(reading.root()["z"].item(1).item(1).text() == "3");
  CHECK_FALSE(reading.root()["z"].item(2));
  CHECK(reading.root()["m"].size() == 0);
}

TEST_CASE("spans cover the value with its quotes or brackets, and the key with its quotes") {
  const Reading reading = read_json_text(R"( {"a" : "x", "b": [ 1, {"c": -2e5 } ] , "d" : { } } )");
  const Element root = reading.root();
  CHECK(reading.at(root["a"].span()) == "\"x\"");
  CHECK(reading.at(root["a"].key_span()) == "\"a\"");
  CHECK(reading.at(root["b"].span()) == "[ 1, {\"c\": -2e5 } ]");
  CHECK(reading.at(root["b"].item(1).span()) == "{\"c\": -2e5 }");
  CHECK(reading.at(root["b"].item(1)["c"].span()) == "-2e5");
  CHECK(reading.at(root["d"].span()) == "{ }");
  CHECK(reading.at(root.span()) == R"({"a" : "x", "b": [ 1, {"c": -2e5 } ] , "d" : { } })");
  CHECK(root["a"].span().file == FileId{7});
}

TEST_CASE("escapes are decoded in values and keys, and keep their spans") {
  const Reading reading = read_json_text(R"({"\u0041\n":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é"})");
  const Element member = reading.root().only_member();
  CHECK(member.key() == "A\n");
  CHECK(member.key_equals("A\n"));
  CHECK(reading.root()["A\n"] == member);
  CHECK(member.text() == "\"\\/\b\f\n\r\té😀é");
  CHECK(member.equals("\"\\/\b\f\n\r\té😀é"));
  CHECK(reading.at(member.key_span()) == R"("\u0041\n")");
}

TEST_CASE("a NUL in a string is a character like any other") {
  const Reading reading = read_json_text(R"({"a\u0000b":"c\u0000d"})");
  CHECK(reading.root().only_member().key() == std::string("a\0b", 3));
  CHECK(reading.root().only_member().text() == std::string("c\0d", 3));
}

TEST_CASE("numbers keep their text") {
  const Reading reading = read_json_text("[1, 1.0, -0, 1e400, 123456789012345678901234567890]");
  CHECK(outline(reading.root()) == "[1,1.0,-0,1e400,123456789012345678901234567890]");
}

TEST_CASE("of members with the same name the last is found, and all are kept") {
  const Reading reading = read_json_text(R"({"a":1,"b":2,"a":3})");
  CHECK(reading.root()["a"].text() == "3");
  CHECK(reading.root().size() == 3);
}

TEST_CASE("a key far in front of its value is still found") {
  const std::string blank(100'000, ' ');
  const Reading reading = read_json_text("{\"near\": 1, \"far\":" + blank + "2, \"f\\u0061r2\":" + blank + "[3]}");
  REQUIRE(reading.problems.empty());
  CHECK(reading.root()["far"].text() == "2");
  CHECK(reading.root()["far2"].item(0).text() == "3");
  CHECK(reading.at(reading.root()["far"].key_span()) == "\"far\"");
  CHECK(reading.at(reading.root()["far2"].key_span()) == "\"f\\u0061r2\"");
  CHECK(reading.at(reading.root()["near"].key_span()) == "\"near\"");
}

TEST_CASE("special names are names like any other") {
  const Reading reading = read_json_text(R"({"":1,"__proto__":2,"constructor":3," ":4})");
  CHECK(reading.root()[""].text() == "1");
  CHECK(reading.root()["__proto__"].text() == "2");
  CHECK(reading.root()["constructor"].text() == "3");
  CHECK(reading.root()[" "].text() == "4");
}

TEST_CASE("a document that moves keeps its elements' texts") {
  Reading reading = read_json_text(R"({"a":"\u0041"})");
  const Document moved = std::move(reading.document);
  CHECK(moved.root()["a"].text() == "A");
}

TEST_CASE("reading again reuses the memory of the nodes") {
  Reading reading = read_json_text(kTemplate);
  const Node* before = reading.document.nodes().data();
  reading.document.buffer_ = Buffer(R"({"a":[1,2]})");
  CHECK(read_json(reading.document, FileId{8}).empty());
  CHECK(reading.document.nodes().data() == before);
  CHECK(outline(reading.root()) == R"({"a":[1,2]})");
  CHECK(reading.root().span().file == FileId{8});
}

TEST_CASE("nothing of an earlier reading is left over") {
  Reading reading = read_yaml_text("a: \"x\\ty\"\n? |\n  k\n: 1\n");
  reading.document.buffer_ = Buffer(R"({"k":"\u0041"})");
  CHECK(read_json(reading.document, FileId{8}).empty());
  CHECK(outline(reading.root()) == R"({"k":"A"})");
  reading.document.buffer_ = Buffer("{");
  CHECK(read_json(reading.document, FileId{8}).size() == 1);
  CHECK_FALSE(reading.root());
}

TEST_CASE("the hash is the same at compile time and at run time, for every length") {
  std::set<std::uint32_t> different;
  for (std::size_t n = 0; n < kHashes.size(); ++n) {
    CHECK(key_hash(std::string(kLongName.substr(0, n))) == kHashes[n]);
    different.insert(kHashes[n]);
  }
  CHECK(different.size() == kHashes.size());
}

TEST_CASE("the hash tells ordinary names apart") {
  std::set<std::uint32_t> hashes;
  for (int i = 0; i < 10'000; ++i) hashes.insert(key_hash("LogicalId" + std::to_string(i)));
  CHECK(hashes.size() > 9'995);  // of 2^32 values, 0.01 collisions are expected
}

TEST_CASE("a key is found between its quotes, whatever is between it and the value") {
  for (const std::string_view name :
       {R"()", R"(a)", R"(: )", R"(\": )", R"(\\)", R"(a\": \")", R"(1234567)", R"(12345678)"}) {
    for (const std::string_view between : {":", ": ", " : ", " :", ":  ", ":\n ", "\n:\t", " :\n"}) {
      for (const std::string_view value : {"\"v\"", "\"\"", "1", "[]", "{}", "\": \""}) {
        const std::string quoted = '"' + std::string(name) + '"';
        const Reading reading =
            read_json_text("{\"first\":0," + quoted + std::string(between) + std::string(value) + "}");
        INFO(reading.document.text());
        REQUIRE(reading.problems.empty());
        const Element member = *++reading.root().children().begin();
        const std::string decoded = read_json_text(quoted).root().text();
        CHECK(reading.at(member.key_span()) == quoted);
        CHECK(reading.at(member.span()) == value);
        CHECK(member.key() == decoded);
        CHECK(member.key_equals(decoded));
        CHECK_FALSE(member.key_equals(decoded + "x"));
        CHECK(reading.root()[decoded] == member);
      }
    }
  }
}
