#include <catch2/catch.hpp>

#include "document/reading.h"

using namespace crosscheck;
using namespace std::string_view_literals;
using Problem = SyntaxProblem::Kind;

namespace {

std::string outline_of(std::string_view yaml) {
  const Reading reading = read_yaml_text(yaml);
  for (const SyntaxProblem& problem : reading.problems) FAIL_CHECK(problem.message);
  if (reading.root()) check_spans(reading, reading.root());
  return outline(reading.root());
}

struct Case {
  std::string_view yaml, expected;
};

}  // namespace

TEST_CASE("every short form becomes its long form") {
  const Case cases[] = {
      {"!Ref Uploads", R"({"Ref":"Uploads"})"},
      {"!Ref AWS::Region", R"({"Ref":"AWS::Region"})"},
      {"!Condition IsProd", R"({"Condition":"IsProd"})"},
      {"!GetAtt Uploads.Arn", R"({"Fn::GetAtt":["Uploads","Arn"]})"},
      {"!GetAtt Nested.Outputs.Name", R"({"Fn::GetAtt":["Nested","Outputs.Name"]})"},
      {"!GetAtt 'Uploads.Arn'", R"({"Fn::GetAtt":["Uploads","Arn"]})"},
      {"!GetAtt \"Upl\\x6fads.Arn\"", R"({"Fn::GetAtt":["Uploads","Arn"]})"},
      {"!GetAtt [Uploads, Arn]", R"({"Fn::GetAtt":["Uploads","Arn"]})"},
      {"!GetAtt Uploads", R"({"Fn::GetAtt":"Uploads"})"},
      {"!Sub '${A}-b'", R"({"Fn::Sub":"${A}-b"})"},
      {"!Sub ['${A}', {A: !Ref B}]", R"({"Fn::Sub":["${A}",{"A":{"Ref":"B"}}]})"},
      {"!Sub |\n  a\n  b\n", "{\"Fn::Sub\":\"a\nb\n\"}"},
      {"!Base64 text", R"({"Fn::Base64":"text"})"},
      {"!Base64\n  Fn::Sub: x", R"({"Fn::Base64":{"Fn::Sub":"x"}})"},
      {"!Cidr [10.0.0.0/16, 6, 5]", R"({"Fn::Cidr":["10.0.0.0/16",6,5]})"},
      {"!FindInMap [Map, !Ref Stage, Name]", R"({"Fn::FindInMap":["Map",{"Ref":"Stage"},"Name"]})"},
      {"!GetAZs ''", R"({"Fn::GetAZs":""})"},
      {"!GetAZs", R"({"Fn::GetAZs":""})"},
      {"!GetAZs\n  Ref: AWS::Region", R"({"Fn::GetAZs":{"Ref":"AWS::Region"}})"},
      {"!ImportValue shared-vpc-id", R"({"Fn::ImportValue":"shared-vpc-id"})"},
      {"!ImportValue\n  Fn::Sub: '${A}-x'", R"({"Fn::ImportValue":{"Fn::Sub":"${A}-x"}})"},
      {"!Join ['-', [a, b]]", R"({"Fn::Join":["-",["a","b"]]})"},
      {"!Join\n- ''\n- - a\n  - !Ref B", R"({"Fn::Join":["",["a",{"Ref":"B"}]]})"},
      {"!Select [0, !GetAZs '']", R"({"Fn::Select":[0,{"Fn::GetAZs":""}]})"},
      {"!Split [',', a]", R"({"Fn::Split":[",","a"]})"},
      {"!Transform {Name: AWS::Include}", R"({"Fn::Transform":{"Name":"AWS::Include"}})"},
      {"!And [!Condition A, !Condition B]", R"({"Fn::And":[{"Condition":"A"},{"Condition":"B"}]})"},
      {"!Or [!Condition A]", R"({"Fn::Or":[{"Condition":"A"}]})"},
      {"!Not [!Condition A]", R"({"Fn::Not":[{"Condition":"A"}]})"},
      {"!Equals [!Ref A, '']", R"({"Fn::Equals":[{"Ref":"A"},""]})"},
      {"!If [A, b, !Ref AWS::NoValue]", R"({"Fn::If":["A","b",{"Ref":"AWS::NoValue"}]})"},
      {"!Contains [[a], a]", R"({"Fn::Contains":[["a"],"a"]})"},
      {"!EachMemberEquals [[a], a]", R"({"Fn::EachMemberEquals":[["a"],"a"]})"},
      {"!EachMemberIn [[a], [a]]", R"({"Fn::EachMemberIn":[["a"],["a"]]})"},
      {"!RefAll AWS::EC2::VPC::Id", R"({"Fn::RefAll":"AWS::EC2::VPC::Id"})"},
      {"!ValueOf [A, b]", R"({"Fn::ValueOf":["A","b"]})"},
      {"!ValueOfAll [A, b]", R"({"Fn::ValueOfAll":["A","b"]})"},
      {"!Length [a]", R"({"Fn::Length":["a"]})"},
      {"!ToJsonString {a: 1}", R"({"Fn::ToJsonString":{"a":1}})"},
      {"!GetStackOutput {StackName: a}", R"({"Fn::GetStackOutput":{"StackName":"a"}})"},
      {"&anchor !Ref A", R"({"Ref":"A"})"},
      {"!Ref &anchor A", R"({"Ref":"A"})"},
      {"!Ref # why\n  A", R"({"Ref":"A"})"},
      {"!<!Ref> A", R"({"Ref":"A"})"},
      {"%TAG !c! !\n---\n!c!Sub A", R"({"Fn::Sub":"A"})"},
      {"[!Ref A, !Ref B]", R"([{"Ref":"A"},{"Ref":"B"}])"},
      {"{a: !Ref A, b: !Ref B}", R"({"a":{"Ref":"A"},"b":{"Ref":"B"}})"},
      {"a: !Ref\nb: c", R"({"a":{"Ref":""},"b":"c"})"},
      {"!Ref 0123", R"({"Ref":"0123"})"},
      {"!Ref 12", R"({"Ref":"12"})"},
      {"!Sub true", R"({"Fn::Sub":"true"})"},
  };
  for (const Case& test : cases) {
    INFO(test.yaml);
    CHECK(outline_of(test.yaml) == test.expected);
  }
}

TEST_CASE("a tagged block scalar may be indented by two in a list") {
  const std::string_view yaml = "Fn::Join:\n- ''\n- - !Sub |\n    one ${A}\n  - !Sub |\n    two\n";
  CHECK(outline_of(yaml) == "{\"Fn::Join\":[\"\",[{\"Fn::Sub\":\"one ${A}\n\"},{\"Fn::Sub\":\"two\n\"}]]}");
  CHECK(outline_of("- !Sub |\n  x\n") == "[{\"Fn::Sub\":\"x\n\"}]");
}

TEST_CASE("plain scalars are typed only where nobody disagrees") {
  const Case cases[] = {
      {"[true, True, TRUE, false, False, FALSE]", "[true,True,TRUE,false,False,FALSE]"},
      {"[null, Null, NULL, ~, ]", "[null,null,null,null]"},
      {"[0, 1, -1, 42, 0.5, -0.25, 12345678901]", "[0,1,-1,42,0.5,-0.25,12345678901]"},
      {"[yes, no, on, off, y, n, Yes]", R"(["yes","no","on","off","y","n","Yes"])"},
      {"[0644, 012345678901, 111111111111, -012]", R"(["0644","012345678901","111111111111","-012"])"},
      {"[1_000, 1:30, 0x1F, 0o17, 1e3, .5, 5., +1, .inf, .nan]",
       R"(["1_000","1:30","0x1F","0o17","1e3",".5","5.","+1",".inf",".nan"])"},
      {"[2012-10-17, 1.2.3, -, tRUE, nULL]", R"(["2012-10-17","1.2.3","-","tRUE","nULL"])"},
      {"['true', \"1\", 'null', '~', '']", R"(["true","1","null","~",""])"},
      {"[!!str 1, ! 2, !!int 3, !!bool true]", R"(["1","2",3,true])"},
      {"a:\nb: ''\n", R"({"a":null,"b":""})"},
      {"'!Ref x': 1", R"({"!Ref x":1})"},
      {"&a : b", R"({"":"b"})"},
      {"!Sub\u2028'x'", R"({"Fn::Sub":"x"})"},
      {"1: a\ntrue: b\n~: c\n2012-10-17: d", R"({"1":"a","true":"b","~":"c","2012-10-17":"d"})"},
  };
  for (const Case& test : cases) {
    INFO(test.yaml);
    CHECK(outline_of(test.yaml) == test.expected);
  }
}

TEST_CASE("scalars of every style are decoded") {
  const Case cases[] = {
      {"'it''s'", R"("it's")"},
      {"\"a\\tb\\x41\\u00e9\"", "\"a\tbAé\""},
      {"\"a\\0b\"", "\"a\0b\""sv},
      {"\"one\n  two\"", R"("one two")"},
      {"\"one \\\n  two\"", R"("one two")"},
      {"one\n  two\n\n  three", "\"one two\nthree\""},
      {"|\n a\n  b\n", "\"a\n b\n\""},
      {"|-\n a\n", R"("a")"},
      {"|+\n a\n\n", "\"a\n\n\""},
      {">\n a\n b\n", "\"a b\n\""},
      {"a: |2\n    x\n", "{\"a\":\"  x\n\"}"},
      {"|\n", R"("")"},
      {"a: >-\n\n  x\nb: 1", "{\"a\":\"\nx\",\"b\":1}"},
      {"\xef\xbb\xbf"
       "a: é",
       R"({"a":"é"})"},
      {"a: b\r\nc: d\r\n", R"({"a":"b","c":"d"})"},
      {"%YAML 1.1\n---\na: 1\n...\n", R"({"a":1})"},
      {"# comment\n---\na # no comment? yes\n", R"("a")"},
      {"http://a.b: c#d", R"({"http://a.b":"c#d"})"},
  };
  for (const Case& test : cases) {
    INFO(test.yaml);
    CHECK(outline_of(test.yaml) == test.expected);
  }
}

TEST_CASE("keys of every style are found and have their places") {
  const Reading reading = read_yaml_text(
      "plain: 1\n'sing''le': 2\n\"dou\\x62le\": 3\n? |\n  block\n: 4\n? explicit\n: 5\nwith space : 6\na,b: "
      "7\n"
      "flow: {x: 8, \"y\":9, z}\nFn::Sub: 10\nünï: 11\n'quoted': 12\n?\n: 13\n");
  REQUIRE(reading.problems.empty());
  const Element root = reading.root();
  check_spans(reading, root);
  const auto key = [&](std::string_view name) { return reading.at(root[name].key_span()); };
  CHECK(key("plain") == "plain");
  CHECK(key("sing'le") == "'sing''le'");
  CHECK(key("double") == "\"dou\\x62le\"");
  CHECK(key("block\n") == "|\n  block");
  CHECK(key("explicit") == "explicit");
  CHECK(key("with space") == "with space");
  CHECK(key("a,b") == "a,b");
  CHECK(key("Fn::Sub") == "Fn::Sub");
  CHECK(key("ünï") == "ünï");
  CHECK(key("quoted") == "'quoted'");
  CHECK(root[""].text() == "13");
  CHECK(reading.at(root["flow"]["y"].key_span()) == "\"y\"");
  CHECK(reading.at(root["flow"]["z"].key_span()) == "z");
  CHECK(root["ünï"].text() == "11");
}

TEST_CASE("spans cover what was written, also behind characters of several bytes") {
  const Reading reading = read_yaml_text(
      "\xef\xbb\xbf# é€😀\na: &x !Sub 'é-${b}' # c\nlist:\n- 1\n- two words\nflow: [ a, {b: c} , ] # x\n"
      "text: |\n  lines\n\nget: !GetAtt É.b.c\nend: \"é\"\n");
  REQUIRE(reading.problems.empty());
  const Element root = reading.root();
  check_spans(reading, root);
  CHECK(reading.at(root["a"].span()) == "!Sub 'é-${b}'");
  CHECK(reading.at(root["a"].only_member().key_span()) == "!Sub");
  CHECK(reading.at(root["a"].only_member().span()) == "'é-${b}'");
  CHECK(reading.at(root["list"].span()) == "- 1\n- two words");
  CHECK(reading.at(root["list"].item(1).span()) == "two words");
  CHECK(reading.at(root["flow"].span()) == "[ a, {b: c} , ]");
  CHECK(reading.at(root["flow"].item(1).span()) == "{b: c}");
  CHECK(reading.at(root["text"].span()) == "|\n  lines");
  CHECK(reading.at(root["get"].span()) == "!GetAtt É.b.c");
  CHECK(reading.at(root["get"].only_member().item(0).span()) == "É");
  CHECK(reading.at(root["get"].only_member().item(1).span()) == "b.c");
  CHECK(reading.at(root["end"].span()) == "\"é\"");
}

TEST_CASE("nodes remember strings without quotes and short forms") {
  const Reading reading = read_yaml_text("a: 'x'\nb: x\nc: !Ref x\nd: {Ref: x}\n");
  const auto flags = [&](std::string_view name) {
    return reading.document.nodes()[reading.root()[name].index()].flags;
  };
  CHECK(flags("a") == 0);
  CHECK(flags("b") == kPlain);
  CHECK(flags("c") == kShortForm);
  CHECK(flags("d") == 0);
}

TEST_CASE("duplicate keys are reported with both places") {
  const Reading reading = read_yaml_text("a: 1\nb: {x: 1, 'x': 2}\n\"\\x61\": 3\n");
  REQUIRE(reading.problems.size() == 2);
  CHECK(reading.problems[0].kind == Problem::DuplicateKey);
  CHECK(reading.problems[0].message == "the key `x` appears twice in one object");
  CHECK(reading.at(reading.problems[0].span) == "'x'");
  CHECK(reading.at(reading.problems[1].span) == "\"\\x61\"");
  CHECK(reading.at(reading.problems[1].other) == "a");
  CHECK(reading.root()["a"].text() == "3");
}

TEST_CASE("aliases, merge keys, tags and further documents are problems that reading survives") {
  const Reading reading = read_yaml_text(
      "a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  l: 2\n*x : 3\nd: !Foo [4]\ne: !!binary YQ==\n!Ref f: 5\n'<<': "
      "6\n---\ng: 7\n");
  struct Expected {
    Problem kind;
    std::string_view at, message;
  };
  const Expected expected[] = {
      {Problem::Alias, "*x", "YAML alias; CloudFormation does not support them, so repeat the value here"},
      {Problem::Alias, "<<", "merge key; CloudFormation does not support them, so repeat the members here"},
      {Problem::Alias, "*x", "YAML alias; CloudFormation does not support them, so repeat the value here"},
      {Problem::Tag, "!Foo", "CloudFormation has no tag `!Foo`"},
      {Problem::Tag, "!!binary", "CloudFormation has no tag `!!binary`"},
      {Problem::Tag, "!Ref", "CloudFormation has no tag `!Ref` for keys"},
      {Problem::Syntax, "---", "a second document starts here; only the first one is used"},
  };
  REQUIRE(reading.problems.size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    CHECK(reading.problems[i].kind == expected[i].kind);
    CHECK(reading.at(reading.problems[i].span) == expected[i].at);
    CHECK(reading.problems[i].message == expected[i].message);
    CHECK_FALSE(reading.problems[i].fatal);
  }
  CHECK(outline(reading.root()) ==
        R"({"a":{"k":1},"b":null,"c":{"<<":null,"l":2},"*x":3,"d":[4],"e":"YQ==","f":5,"<<":6})");
  check_spans(reading, reading.root());
}

TEST_CASE("a list or mapping as a key ends the reading, at its place") {
  const Reading reading = read_yaml_text("a: 1\n? [b]\n: 2\n");
  CHECK(reading.message() == "a list or a mapping as a key; CloudFormation expects text");
  CHECK(reading.problems[0].span.begin == 7);
  CHECK_FALSE(reading.root());
}

TEST_CASE("syntax problems are said in plain words at exact places") {
  struct Refusal {
    std::string_view yaml;
    std::uint32_t offset;
    std::string_view message;
  };
  const Refusal refusals[] = {
      {"", 0, "the file is empty"},
      {"# only a comment\n", 0, "the file contains only comments"},
      {"a: b: c", 4, "a second `: ` on one line; text that contains one needs quotes"},
      {"é: b: c", 5, "a second `: ` on one line; text that contains one needs quotes"},
      {"a: [1, 2", 8, "expected `,` or `]`"},
      {"a: {b: c", 8, "expected `,` or `}`"},
      {"a: @x", 3, "a value cannot begin with this character; put it in quotes"},
      {"a:\n\tb: c", 3, "a tab in the indentation; use spaces"},
      {"a: 'x", 5, "the text ends inside quotes"},
      {"a: \"\\y\"", 4, "YAML has no such escape; use single quotes to keep the backslash"},
      {"a: 1\n b: 2", 7, "a second `: ` on one line; text that contains one needs quotes"},
      {"- a\nb: c", 4, "expected another `- ` item or less indentation"},
  };
  for (const Refusal& refusal : refusals) {
    INFO(refusal.yaml);
    const Reading reading = read_yaml_text(refusal.yaml);
    CHECK(reading.message() == refusal.message);
    CHECK(reading.problems[0].kind == Problem::Syntax);
    CHECK(reading.problems[0].span.begin == refusal.offset);
    CHECK_FALSE(reading.root());
  }
}

TEST_CASE("bytes that are not UTF-8 text are encoding problems at their place") {
  const auto offset = [](std::string_view yaml) {
    const Reading reading = read_yaml_text(yaml);
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].kind == Problem::Encoding);
    return reading.problems[0].span.begin;
  };
  CHECK(offset("a: é\xff") == 5);
  CHECK(offset("\xef\xbb\xbf"
               "a: \xff") == 6);
  CHECK(offset("a: \0"sv) == 3);
  CHECK(offset("a: \x1b[31m") == 3);
  CHECK(offset("\xff\xfe"
               "a\0"sv) == 0);
  CHECK(read_yaml_text("\xff\xfe"
                       "a\0"sv)
            .message() == "the file is encoded in UTF-16; convert to UTF-8");
}

TEST_CASE("hostile texts end early") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + "]\n";
  }
  const Reading aliases = read_yaml_text(bomb);
  CHECK(aliases.root()["a29"].size() == 2);
  CHECK(aliases.document.nodes().size() == 1 + 3 * 30);

  for (const std::string_view open : {"["sv, "{a: "sv, "- "sv, "!Sub ["sv, "!Sub {a: "sv}) {
    INFO(open);
    const Reading deep = read_yaml_text(repeated(open, 100'000));
    CHECK(deep.message() == "nested more than 512 levels deep");
    CHECK(deep.problems[0].kind == Problem::Depth);
  }
  std::string directives;
  for (int i = 0; i < 65; ++i) directives += "%TAG !a" + std::to_string(i) + "! x\n";
  CHECK(read_yaml_text(directives + "---\na").message() == "more than 64 `%TAG` directives");

  CHECK(read_yaml_text("[1, 2, 3]", {.nodes = 3}).problems[0].kind == Problem::Budget);
  CHECK(read_yaml_text("[!GetAtt a.b]", {.nodes = 4}).problems[0].kind == Problem::Budget);
}

TEST_CASE("JSON is told from YAML by its first character") {
  const auto kind = [](std::string_view text) {
    Document document;
    document.buffer_ = Buffer(text);
    const auto problems = read_any(document, FileId{0});
    return problems.empty() ? outline(document.root()) : problems[0].message;
  };
  CHECK(kind(" \n{\"a\":1e3}") == R"({"a":1e3})");  // YAML would make a string of 1e3
  CHECK(kind("\xef\xbb\xbf[1e3]") == "[1e3]");
  CHECK(kind("a: 1e3") == R"({"a":"1e3"})");
  CHECK(kind("{a: 1}") == "expected a key in double quotes, found `a`");
  CHECK(kind("") == "the file is empty");
}
