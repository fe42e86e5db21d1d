#include "text/printable.h"

#include <catch2/catch.hpp>

using namespace crosscheck;
using namespace std::string_view_literals;

TEST_CASE("ordinary text stays as it is") {
  CHECK(printable("spaceport-uploads-prod") == "spaceport-uploads-prod");
  CHECK(printable("Ünïcode € 😀 日本") == "Ünïcode € 😀 日本");
  CHECK(printable("AWS::S3::Bucket C:\\x [a] #1") == "AWS::S3::Bucket C:\\x [a] #1");
}

TEST_CASE("control characters become visible") {
  CHECK(printable("\x1b[31mred") == "\\x1b[31mred");
  CHECK(printable("a\r\nb\tc\0d\x7f"sv) == "a\\x0d\\x0ab\\x09c\\x00d\\x7f");
  CHECK(printable("\u009b31m") == "\\u009b31m");
  CHECK(printable("a\u2028b\u2029") == "a\\u2028b\\u2029");
}

TEST_CASE("characters that hide or reorder become visible") {
  CHECK(printable("\u202egpj.exe") == "\\u202egpj.exe");
  CHECK(printable("\u2066x\u2069") == "\\u2066x\\u2069");
  CHECK(printable("pro\u200bd") == "pro\\u200bd");
  CHECK(printable("\ufeffprod") == "\\ufeffprod");
  CHECK(printable("a\U000e0041") == "a\\U000e0041");
  CHECK(printable("a\uffa0b") == "a\\uffa0b");
}

TEST_CASE("bytes that are not UTF-8 become visible one by one") {
  CHECK(printable("\ufdd0\uffff\U0001fffe\ufffd") ==
        "\\ufdd0\\uffff\\U0001fffe\ufffd");  // code points that are no characters
  CHECK(printable("a\xff\xfe") == "a\\xff\\xfe");
  CHECK(printable("\xc0\x80") == "\\xc0\\x80");           // overlong
  CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // a surrogate
  CHECK(printable("\xe2\x82") == "\\xe2\\x82");           // cut off
  CHECK(printable("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
}

TEST_CASE("text beyond the limit is cut") {
  CHECK(printable("abcdef", 3) == "abc…");
  CHECK(printable("éàü", 3) == "éàü");
  CHECK(printable(std::string(300, 'x')) == std::string(256, 'x') + "…");
}

TEST_CASE("commands to CI systems are broken") {
  CHECK(printable("::stop-commands::x") == "\\::stop-commands::x");
  CHECK(printable("  ::error::x") == "  \\::error::x");
  CHECK(printable("\u00a0\u3000::error::x") == "\u00a0\u3000\\::error::x");
  CHECK(printable("name ##[error]x") == "name ##\\[error]x");
  CHECK(printable("##vso[task.complete]") == "##vso\\[task.complete]");
  CHECK(printable("##VSO[task.complete]") == "##VSO\\[task.complete]");
  CHECK(printable("##teamcity[buildStop]") == "##teamcity\\[buildStop]");
  CHECK(printable("a::b") == "a::b");
  CHECK(printable("#vso[x] ## [y] ##vso-[z]") == "#vso[x] ## [y] ##vso-[z]");
}

TEST_CASE("blocks keep line feeds, have no limit, and every line counts as a start") {
  CHECK(printable_block("a\n::error::x\n ##[x]") == "a\n\\::error::x\n ##\\[x]");
  CHECK(printable_block("a\r\nb") == "a\\x0d\nb");
  CHECK(printable_block(std::string(1000, 'x')) == std::string(1000, 'x'));
}

TEST_CASE("code points are read one by one") {
  const std::string_view text = "a€\xff😀";
  std::size_t at = 0;
  CHECK(next_code_point(text, at) == U'a');
  CHECK(next_code_point(text, at) == U'€');
  CHECK(at == 4);
  CHECK(next_code_point(text, at) == 0xffffffff);
  CHECK(at == 5);
  CHECK(next_code_point(text, at) == U'😀');
  CHECK(at == text.size());
}
