// One case per line, in the manner of JSONTestSuite: what RFC 8259 accepts and what it does not.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "document/reading.h"

using namespace crosscheck;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view kAccepted[] = {
    // values at the root
    "null"sv, "true"sv, "false"sv, "0"sv, "-0"sv, "42"sv, "\"\""sv, "\"a\""sv, "[]"sv, "{}"sv,
    " \t\r\n[]\n"sv, "\xef\xbb\xbf[]"sv, "\n\n\n7 "sv,
    // arrays
    "[1]"sv, "[1,2]"sv, "[ 1 , 2 ]"sv, "[[]]"sv, "[[],[]]"sv, "[[[[[[1]]]]]]"sv, "[null,1,\"1\",{}]"sv, "[\n1\n,\n2\n]"sv,
    "[\"\"]"sv, "[ ]"sv, "[true,false,null]"sv,
    // objects
    "{\"a\":1}"sv, "{\"a\":1,\"b\":2}"sv, "{ \"a\" : 1 , \"b\" : 2 }"sv, "{\"\":0}"sv, "{\"a\":{}}"sv, "{\"a\":[]}"sv,
    "{\"a\":{\"b\":{\"c\":{}}}}"sv, "{\"a\\u0000b\":1}"sv, "{\"a\":1,\"a\":2}"sv, "{\"a\":1,\"a\":1}"sv, "{\n\"a\":\n1\n}"sv,
    "{\"\\\"\":1}"sv, "{\"a\":null}"sv,
    // numbers
    "[-1]"sv, "[1.5]"sv, "[-1.5]"sv, "[0.1]"sv, "[-0.1]"sv, "[1e5]"sv, "[1E5]"sv, "[1e+5]"sv, "[1e-5]"sv, "[1.5e5]"sv,
    "[0e1]"sv, "[0e+1]"sv, "[0.0e0]"sv, "[-0e-1]"sv, "[123456789012]"sv, "[1.7976931348623157e308]"sv, "[5e-324]"sv,
    "[123456789012345678901234567890]"sv, "[0.000000000000000000000000000001]"sv, "[1 ]"sv, "[-0]"sv,
    // strings
    "[\"\\\"\"]"sv, "[\"\\\\\"]"sv, "[\"\\/\"]"sv, "[\"\\b\\f\\n\\r\\t\"]"sv, "[\"\\u0000\"]"sv, "[\"\\u0041\"]"sv, "[\"\\uabcd\"]"sv,
    "[\"\\uABCD\"]"sv, "[\"\\ud83d\\ude00\"]"sv, "[\"\\uD83D\\uDE00\"]"sv, "[\"\\udbff\\udfff\"]"sv, "[\"\\uffff\"]"sv,
    "[\"\\ufeff\"]"sv, "[\"\\u2028\"]"sv, "[\"\u2028\u2029\"]"sv, "[\"\x7f\"]"sv, "[\"é\"]"sv, "[\"€\"]"sv, "[\"😀\"]"sv,
    "[\"\xc2\x80\"]"sv, "[\"\xdf\xbf\"]"sv, "[\"\xe0\xa0\x80\"]"sv, "[\"\xed\x9f\xbf\"]"sv, "[\"\xee\x80\x80\"]"sv, "[\"\xef\xbf\xbf\"]"sv,
    "[\"\xf0\x90\x80\x80\"]"sv, "[\"\xf4\x8f\xbf\xbf\"]"sv, "[\"/\"]"sv, "[\"'\"]"sv, "[\"a,b:c]d}e\"]"sv, "[\"// no comment\"]"sv,
    "[\"\\\\\\\\\"]"sv, "[\"0123456789abcde\\n\"]"sv, "[\"0123456789abcdef\\\"\"]"sv, "[\"\\\\u0041\"]"sv,
};

constexpr std::string_view kRefused[] = {
    // structure
    ""sv, " "sv, "["sv, "]"sv, "{"sv, "}"sv, "[[]"sv, "[]]"sv, "{}}"sv, "[}"sv, "{]"sv, "[1}"sv, "{\"a\":1]"sv, "[\"a\""sv, "[1,"sv,
    "[,]"sv, "[,1]"sv, "[1,]"sv, "[1,,2]"sv, "[1 2]"sv, "[1:2]"sv, "[\"a\":1]"sv, "1 2"sv, "[][]"sv, "[],"sv, "{},{}"sv, ","sv, ":"sv,
    "[1]x"sv, "[1]#"sv, "[] // end"sv, "/* a */[]"sv, "[/**/]"sv, "[1]\0"sv, "\0[1]"sv, "[1\0]"sv, "[\f]"sv, "[\v1]"sv, "[\u00a0]"sv,
    "[\xef\xbb\xbf]"sv, "\xef\xbb\xbf\xef\xbb\xbf[]"sv, "\xef\xbb\xbf"sv, "\xef\xbb[]"sv,
    // objects
    "{\"a\"}"sv, "{\"a\":}"sv, "{\"a\":1,}"sv, "{,\"a\":1}"sv, "{\"a\":1,,\"b\":2}"sv, "{\"a\" 1}"sv, "{\"a\",1}"sv, "{a:1}"sv, "{'a':1}"sv,
    "{1:1}"sv, "{null:1}"sv, "{[]:1}"sv, "{\"a\":1 \"b\":2}"sv, "{\"a\"::1}"sv, "{\"a\":1:2}"sv, "{\"a"sv, "{\"a\""sv, "{\"a\":"sv, "{\"a\":1"sv,
    "{\"a\":1,"sv, "{:1}"sv, "{\"a\\x\":1}"sv, "{\"a\nb\":1}"sv, "{\"a\xff\":1}"sv,
    // literals
    "[tru]"sv, "[True]"sv, "[TRUE]"sv, "[truee]"sv, "[nul]"sv, "[nil]"sv, "[None]"sv, "[fals]"sv, "[undefined]"sv, "[NaN]"sv, "[Infinity]"sv,
    "[-Infinity]"sv, "[t]"sv, "t"sv, "[true1]"sv, "[nulll]"sv,
    // numbers
    "[+1]"sv, "[-]"sv, "[--1]"sv, "[01]"sv, "[-01]"sv, "[00]"sv, "[1.]"sv, "[.1]"sv, "[-.1]"sv, "[1.e1]"sv, "[1e]"sv, "[1e+]"sv, "[1e-]"sv,
    "[1eE2]"sv, "[1.2.3]"sv, "[0x1]"sv, "[0x]"sv, "[0o7]"sv, "[1_000]"sv, "[1e1.5]"sv, "[1a]"sv, "[1-2]"sv, "[1+2]"sv, "[0.]"sv, "[-a]"sv,
    "[１]"sv, "-"sv, "1."sv, "1e"sv, "[2.e+3]"sv, "[1 000]"sv,
    // strings
    "[\"]"sv, "\""sv, "[a]"sv, "['a']"sv, "[\"\\\"]"sv, "[\"\\a\"]"sv, "[\"\\0\"]"sv, "[\"\\x41\"]"sv, "[\"\\u\"]"sv, "[\"\\u1\"]"sv, "[\"\\u123\"]"sv,
    "[\"\\u123g\"]"sv, "[\"\\U0041\"]"sv, "[\"\\ \"]"sv, "[\"\\'\"]"sv, "[\"\\é\"]"sv, "[\"\n\"]"sv, "[\"\t\"]"sv, "[\"\r\"]"sv, "[\"\0\"]"sv,
    "[\"\x1f\"]"sv, "[\"\\\n\"]"sv, "[\"\\ud800\"]"sv, "[\"\\udc00\"]"sv, "[\"\\ud800\\ud800\"]"sv, "[\"\\ud800x\"]"sv, "[\"\\ud800\\n\"]"sv,
    "[\"\\ud800\\u\"]"sv, "[\"\\ud800\\udc0\"]"sv, "[\"\\ud800\\udc0g\"]"sv, "[\"\\udfff\\ud800\"]"sv, "[\"\\ud83d\\ue000\"]"sv,
    "[\"\x80\"]"sv, "[\"\xbf\"]"sv, "[\"\xc0\x80\"]"sv, "[\"\xc1\xbf\"]"sv, "[\"\xc3\"]"sv, "[\"\xe0\x80\x80\"]"sv, "[\"\xe0\x9f\xbf\"]"sv,
    "[\"\xed\xa0\x80\"]"sv, "[\"\xed\xbf\xbf\"]"sv, "[\"\xe2\x82\"]"sv, "[\"\xf0\x80\x80\x80\"]"sv, "[\"\xf0\x8f\xbf\xbf\"]"sv,
    "[\"\xf4\x90\x80\x80\"]"sv, "[\"\xf5\x80\x80\x80\"]"sv, "[\"\xf8\x88\x80\x80\x80\"]"sv, "[\"\xff\"]"sv, "[\"\xfe\"]"sv,
    "[\"\xf0\x9f\x98\"]"sv, "\"\xe2"sv, "[\"a\" \"b\"]"sv, "\"a\"b"sv, "[\"\\"sv, "[\"\\u00"sv,
};

bool accepts(std::string_view text) { return bool{read_json_text(text).root()}; }

// nlohmann takes a NUL for the end of the text.
bool oracle_knows(std::string_view text) { return text.find('\0') == std::string_view::npos; }

}  // namespace

TEST_CASE("JSON that conforms is accepted") {
  for (const std::string_view text : kAccepted) {
    INFO(text);
    const Reading reading = read_json_text(text);
    REQUIRE(reading.root());
    check_spans(reading, reading.root());
    CHECK(nlohmann::json::accept(text));
  }
}

TEST_CASE("JSON that does not conform is refused, with one problem inside the text") {
  for (const std::string_view text : kRefused) {
    INFO(text);
    const Reading reading = read_json_text(text);
    CHECK_FALSE(reading.root());
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].span.end <= text.size());
    if (oracle_knows(text)) CHECK_FALSE(nlohmann::json::accept(text));
  }
}

TEST_CASE("nothing that is accepted is accepted when it is cut short") {
  for (const std::string_view text : kAccepted) {
    const char last = text[text.find_last_not_of(" \n")];
    if (last != ']' && last != '}' && last != '"') continue;   // half a number is a number
    INFO(text);
    CHECK_FALSE(accepts(text.substr(0, text.find_last_not_of(" \n"))));
  }
}
