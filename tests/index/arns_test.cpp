#include <catch2/catch.hpp>

#include "index/arns.h"
#include "index/key.h"

using namespace crosscheck;

TEST_CASE("ARNs are found within longer texts") {
  CHECK(arns_in("arn:aws:s3:::a").size() == 1);
  CHECK(arns_in(R"({"Resource":"arn:aws:lambda:us-west-2:111111111111:function:f","Next":"arn:aws:sqs:us-west-2:111111111111:q"})") ==
        std::vector<std::string_view>{"arn:aws:lambda:us-west-2:111111111111:function:f", "arn:aws:sqs:us-west-2:111111111111:q"});
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
                       {.text = Text::literal_text("live"), .parent_type = {}}}};
    return made.finish().encoded;
  };
  CHECK(key(Text::token('#', "3.Fn")) == key(Text::token('#', "3.Fn.Arn")));
  CHECK(key(Text::literal_text("arn:aws:lambda:us-west-2:111111111111:function:api")) == key(Text::literal_text("api")));
  CHECK(key(Text::literal_text("api")) == "api/live");
  CHECK(key(Text::unknown_text("why")).empty());
}

TEST_CASE("folding leaves references alone") {
  CHECK(folded("API-${#1.Role}", Fold::Lower) == "api-${#1.Role}");
  CHECK(folded("Www.Example.COM.", Fold::Dns) == "www.example.com");
  CHECK(folded("Api", Fold::None) == "Api");
}
