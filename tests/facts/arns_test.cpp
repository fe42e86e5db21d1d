#include <catch2/catch.hpp>

#include "facts/arns.h"
#include "facts/key.h"

using namespace crosscheck;

namespace {

std::string folded(std::string text, Fold fold) {
  fold_from(0, text, fold);
  return text;
}

std::vector<std::string_view> arns_in(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::string_view one; !(one = take_arn(text)).empty();) found.push_back(one);
  return found;
}

}  // namespace

TEST_CASE("ARNs are found within longer texts") {
  CHECK(arns_in("arn:aws:s3:::a").size() == 1);
  CHECK(
      arns_in(
          R"({"Resource":"arn:aws:lambda:us-west-2:111111111111:function:f","Next":"arn:aws:sqs:us-west-2:111111111111:q"})") ==
      std::vector<std::string_view>{"arn:aws:lambda:us-west-2:111111111111:function:f",
                                    "arn:aws:sqs:us-west-2:111111111111:q"});
  CHECK(arns_in("to learn: read").empty());
  CHECK(arns_in("arn:aws:sqs:${@Region@0}:1:q x") == std::vector<std::string_view>{"arn:aws:sqs:${@Region@0}:1:q"});
}

TEST_CASE("only what looks like a name is taken for one") {
  CHECK(looks_like_name("spaceport-uploads-prod"));
  CHECK(looks_like_name("/app/table"));
  CHECK(looks_like_name("logs-${@AccountId@0}"));
  CHECK_FALSE(looks_like_name("production"));
  CHECK_FALSE(looks_like_name("INFO"));
  CHECK_FALSE(looks_like_name("2012-10-17"));
  CHECK_FALSE(looks_like_name("a sentence, with words"));
  CHECK_FALSE(looks_like_name("https://example.com/x"));
}

TEST_CASE("a parent's reference, attribute, ARN and name make one key") {
  auto key = [](Text parent) {
    Key made{.parts = {{.text = std::move(parent), .parent_type = "AWS::Lambda::Function", .parent = true},
                       {.text = {.encoded = "live"}, .parent_type = {}}}};
    TextBuilder built;
    made.finish(made.fold, built);
    return built.encoded;
  };
  CHECK(key(Text::of_encoded("${#3.Fn}")) == key(Text::of_encoded("${#3.Fn.Arn}")));
  CHECK(key(Text{.encoded = "arn:aws:lambda:us-west-2:111111111111:function:api"}) == key(Text{.encoded = "api"}));
  CHECK(key(Text{.encoded = "api"}) == "api/live");
  CHECK(key(Text::of_encoded("${?why}")).empty());
}

TEST_CASE("folding leaves references alone") {
  CHECK(folded("API-${#1.Role}", Fold::Lower) == "api-${#1.Role}");
  CHECK(folded("Www.Example.COM.", Fold::Dns) == "www.example.com");
  CHECK(folded("Api", Fold::None) == "Api");
}
