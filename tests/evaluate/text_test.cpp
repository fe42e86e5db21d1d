#include <catch2/catch.hpp>

#include "evaluate/text.h"
#include "evaluate/text_arn.h"
#include "spelled.h"

using namespace crosscheck;

namespace {

constexpr TemplatePath kShop{.stack = "shop", .nested = ""};

// Texts that live as long as the test.
Text built(auto build) {
  static Arena arena;
  TextBuilder builder;
  build(builder);
  return builder.kept(arena);
}
Text literal(std::string_view text) {
  return built([&](TextBuilder& into) { into.append_literal(text); });
}
Text resource(std::string_view id, std::string_view attribute = {}, std::string_view stack = "shop") {
  return built([&](TextBuilder& into) { into.append_resource({.stack = stack, .nested = {}}, id, attribute); });
}
Text unknown(std::string_view reason) {
  return built([&](TextBuilder& into) { into.append_unknown(reason); });
}
Text joined(std::initializer_list<Text> parts) {
  return built([&](TextBuilder& into) {
    for (const Text& part : parts) into.append(part);
  });
}

// Every kind of open piece, with names that hold whatever the flat form gives a meaning to.
std::vector<Text> hostile_pieces(std::string_view name) {
  const std::string nested = std::string(name) + '>';
  const TemplatePath owner{.stack = "shop", .nested = nested};
  const std::vector<std::string> values = {std::string(name), "b"};
  return {
      built([&](TextBuilder& into) { into.append_resource(owner, name, name); }),
      built([&](TextBuilder& into) { into.append_pseudo(name, "app"); }),
      built([&](TextBuilder& into) { into.append_stack_pseudo(owner, name); }),
      built([&](TextBuilder& into) { into.append_parameter(owner, name, "has no default", values); }),
      built([&](TextBuilder& into) { into.append_ssm_value(literal(name), "shop"); }),
      built([&](TextBuilder& into) { into.append_export(literal(name), "shop"); }),
      built([&](TextBuilder& into) { into.append_stack_output(literal(name), literal(name), literal(name), "shop"); }),
      built([&](TextBuilder& into) { into.append_nested_output(owner, name); }),
      built([&](TextBuilder& into) { into.append_unknown(name); })};
}

}  // namespace

TEST_CASE("a text is the pieces that it was put together from") {
  const Text text = joined({literal("logs-"), resource("Vpc", "Id"), literal("-x-"), unknown("why")});
  CHECK(spelled(text) == "logs-<Vpc.Id of shop>-x-<?why>");
  CHECK_FALSE(text.literal());
  CHECK(text.unknown());
  CHECK_FALSE(text.pending());
  CHECK(pieces(Text()).begin() == pieces(Text()).end());
  CHECK(spelled(literal("plain")) == "plain");
}

TEST_CASE("no name in a piece is mistaken for something else") {
  for (const std::string name : {"}", "a}b", "${", "${#", "\x01", "\x02", "\x03",
                                 "a\x03"
                                 "b",
                                 "\x02"
                                 "a",
                                 "$", "{", "|@.", "x"}) {
    INFO("name of " << name.size() << " bytes: " << name);
    for (const Text& piece : hostile_pieces(name)) {
      const Text text = joined({literal("$"), piece, literal("{x}")});
      std::vector<Piece> found;
      for (const Piece& one : pieces(text)) {
        if (one.kind() != Piece::Kind::Literal) found.push_back(one);
      }
      REQUIRE(found.size() == 1);
      Arena arena;
      const bool inner = found[0].kind() == Piece::Kind::SsmValue || found[0].kind() == Piece::Kind::Export;
      const bool reason = found[0].kind() == Piece::Kind::Unknown;
      CHECK((inner ? found[0].inner(arena).plain() : reason ? found[0].reason() : found[0].name()) == name);
      if (found[0].kind() == Piece::Kind::Resource) {
        CHECK(found[0].attribute() == name);
        CHECK(found[0].nested() == name + '>');
      }
      if (found[0].kind() == Piece::Kind::StackOutput) {
        CHECK(found[0].inner(arena).plain() == name);
        CHECK(found[0].region() == name);
      }
      if (found[0].kind() == Piece::Kind::Parameter) CHECK(found[0].allowed_values().front() == name);
      // What a key says is what the text says.
      const Text again = Text::of_key(text.key());
      CHECK(again.unknown() == text.unknown());
      CHECK(again.pending() == text.pending());
      CHECK_FALSE(again.literal());
    }
  }
}

TEST_CASE("pieces within pieces within pieces") {
  const Text region = built([](TextBuilder& into) { into.append_pseudo("Region", "app"); });
  const Text inner = built([&](TextBuilder& into) { into.append_ssm_value(joined({literal("/x/"), region}), "shop"); });
  const Text outer = built([&](TextBuilder& into) {
    into.append_export(joined({literal("a-"), inner, literal("-b")}), "net");
  });
  CHECK(spelled(joined({outer, literal("!")})) == "<export a-<ssm /x/<Region of app> for shop>-b for net>!");
  CHECK(outer.pending());
}

TEST_CASE("the value of a parameter is as uncertain as its name") {
  const Text of_unknown = built([](TextBuilder& into) { into.append_ssm_value(unknown("why"), "shop"); });
  CHECK(of_unknown.unknown());
  CHECK(Text::of_key(of_unknown.key()).unknown());
  const Text held = built([](TextBuilder& into) { into.append_export(literal("name"), "shop"); });
  const Text of_pending = built([&](TextBuilder& into) { into.append_ssm_value(held, "shop"); });
  CHECK(of_pending.pending());
  CHECK(Text::of_key(of_pending.key()).pending());
}

TEST_CASE("literal text that looks like an open piece stays literal") {
  const Text text = literal("a${#shop}$");
  CHECK(text.literal());
  CHECK(text.plain() == "a${#shop}$");
  CHECK(spelled(text) == "a${#shop}$");
  CHECK(joined({literal("$"), literal("{#shop}")}).literal());
  CHECK(joined({literal("$"), literal("{#shop}")}).plain() == "${#shop}");
  CHECK(literal("a${b}").part(0, literal("a${b}").find('{')).plain() == "a$");
}

TEST_CASE("what is too long is unknown, and what follows is not appended in its place") {
  const std::string long_text(40'000, 'x');
  const Text text = joined({literal(long_text), literal(long_text), literal("-end")});
  CHECK(text.unknown());
  CHECK(text.size() < 41'000);
  CHECK(spelled(text) == long_text + "<?the text is longer than 64 KiB>-end");
}

TEST_CASE("every unknown piece is there, the first with its reason") {
  CHECK(spelled(joined({literal("a"), unknown("why"), literal("b"), unknown("how")})) == "a<?why>b<?how>");
  CHECK(spelled(built([](TextBuilder& into) {
          into.append_unknown("why");
          into.append_literal("b");
          into.append_unknown("how");
          into.append_unknown("when");
        })) == "<?why>b<?>");
}

TEST_CASE("questions about pieces") {
  CHECK(resource("Vpc").is_of_stack());
  CHECK(resource("Vpc", "Id").is_of_stack());
  CHECK(built([](TextBuilder& into) { into.append_stack_pseudo(kShop, "StackName"); }).is_of_stack());
  CHECK_FALSE(built([](TextBuilder& into) { into.append_pseudo("Region", "app"); }).is_of_stack());
  CHECK_FALSE(joined({resource("Vpc"), literal("x")}).is_of_stack());
  CHECK_FALSE(joined({resource("Vpc"), resource("Vpc")}).is_of_stack());
  CHECK_FALSE(literal("Vpc").is_of_stack());

  const Text text = joined({resource("A/B"), literal("/c")});
  CHECK(spelled(text.part(text.find('/'))) == "/c");
  CHECK(spelled(text.part(0, text.find('/'))) == "<A/B of shop>");
  CHECK(text.find('.') == std::string_view::npos);
  CHECK_FALSE(text.starts_with("A"));
}

TEST_CASE("the whole of a resource instead of one attribute") {
  const auto whole = [](const Text& text) {
    return spelled(built([&](TextBuilder& into) { into.append_whole(text); }));
  };
  CHECK(whole(resource("Vpc", "Id")) == "<Vpc of shop>");
  CHECK(whole(resource("Vpc")) == "<Vpc of shop>");
  CHECK(whole(built([](TextBuilder& into) {
          into.append_resource({.stack = "shop", .nested = "Net>"}, "Vpc", "a.b");
        })) == "<Net>Vpc of shop>");
}

TEST_CASE("folding leaves open pieces alone") {
  const auto folded = [](const Text& text, Fold fold) {
    return spelled(built([&](TextBuilder& into) {
      into.append_literal("A/");
      const std::size_t begin = into.size();
      into.append(text);
      into.fold_from(begin, fold);
    }));
  };
  CHECK(folded(joined({literal("API-"), resource("Role")}), Fold::Lower) == "A/api-<Role of shop>");
  CHECK(folded(literal("Www.Example.COM."), Fold::Dns) == "A/www.example.com");
  CHECK(folded(literal("Api"), Fold::None) == "A/Api");
}

TEST_CASE("same: yes without knowing the text, no only for literals") {
  CHECK(same(literal("a"), literal("a")) == Truth::Yes);
  CHECK(same(literal("a"), literal("b")) == Truth::No);
  CHECK(same(resource("Vpc"), resource("Vpc")) == Truth::Yes);
  CHECK(same(resource("Vpc"), resource("Vpc", {}, "other")) == Truth::Unknown);
  CHECK(same(resource("Vpc"), literal("a")) == Truth::Unknown);
  CHECK(same(unknown("why"), unknown("why")) == Truth::Unknown);
}

TEST_CASE("ARNs are found within longer texts") {
  const auto arns_in = [](Text text) {
    std::vector<std::string> found;
    for (Text one; !(one = take_arn(text)).empty();) found.push_back(spelled(one));
    return found;
  };
  using Found = std::vector<std::string>;
  CHECK(arns_in(literal("arn:aws:s3:::a")) == Found{"arn:aws:s3:::a"});
  CHECK(arns_in(literal(R"({"Resource":"arn:aws:lambda:us-west-2:111111111111:function:f",)"
                        R"("Next":"arn:aws:sqs:us-west-2:111111111111:q"})")) ==
        Found{"arn:aws:lambda:us-west-2:111111111111:function:f", "arn:aws:sqs:us-west-2:111111111111:q"});
  CHECK(arns_in(literal("to learn: read")).empty());
  const Text region = built([](TextBuilder& into) { into.append_pseudo("Region", "app"); });
  CHECK(arns_in(joined({literal("x arn:aws:sqs:"), region, literal(":1:q x")})) ==
        Found{"arn:aws:sqs:<Region of app>:1:q"});
}

TEST_CASE("ARNs that are known in part have parts and names") {
  const Text region = built([](TextBuilder& into) { into.append_pseudo("Re:gion", "app"); });
  const Text text = joined({literal("arn:aws:dynamodb:"), region, literal(":111111111111:table/users-"),
                            resource("A:/B"), literal("/index/x")});
  const std::optional<TextArn> arn = split_arn(text);
  REQUIRE(arn);
  CHECK(arn->service.plain() == "dynamodb");
  CHECK(spelled(arn->region) == "<Re:gion of app>");
  CHECK_FALSE(arn->region.literal());
  CHECK(arn->account.literal());
  const std::optional<TextArnMatch> match = match_arn(*arn);
  REQUIRE(match);
  CHECK(match->type->type == "AWS::DynamoDB::Table");
  CHECK(spelled(match->name) == "users-<A:/B of shop>");
  CHECK(match->parent.empty());
  CHECK_FALSE(split_arn(joined({resource("A"), literal(":x")})));
}
