#include <catch2/catch.hpp>

#include "facts/key.h"
#include "facts/looks_like_name.h"

using namespace crosscheck;

namespace {

Text resource(std::string_view id, std::string_view attribute = {}) {
  static Arena arena;
  TextBuilder builder;
  builder.append_resource({.stack = "shop", .nested = {}}, id, attribute);
  return builder.kept(arena);
}

}  // namespace

TEST_CASE("only what looks like a name is taken for one") {
  const auto looks = [](std::string_view text) { return looks_like_name(Text::verbatim(text)); };
  CHECK(looks("spaceport-uploads-prod"));
  CHECK(looks("/app/table"));
  CHECK_FALSE(looks("production"));
  CHECK_FALSE(looks("INFO"));
  CHECK_FALSE(looks("2012-10-17"));
  CHECK_FALSE(looks("a sentence, with words"));
  CHECK_FALSE(looks("https://example.com/x"));

  TextBuilder open;
  open.append_literal("logs-");
  open.append_pseudo("AccountId", "app");
  CHECK(looks_like_name(open.view()));
  open.append_literal("!");
  CHECK_FALSE(looks_like_name(open.view()));
  CHECK_FALSE(looks_like_name(resource("A-b")));  // only what is literal counts
}

TEST_CASE("a parent's reference, attribute, ARN and name make one key") {
  auto key = [](Text parent) {
    const Key made{.parts = {{.text = parent, .parent_type = "AWS::Lambda::Function", .parent = true},
                             {.text = Text::verbatim("live"), .parent_type = {}}}};
    TextBuilder built;
    made.finish(made.fold, built);
    return std::string(built.view().key());
  };
  CHECK(key(resource("Fn")) == key(resource("Fn", "Arn")));
  CHECK(key(resource("Fn")) != key(resource("Other")));
  CHECK(key(Text::verbatim("arn:aws:lambda:us-west-2:111111111111:function:api")) == key(Text::verbatim("api")));
  CHECK(key(Text::verbatim("api")) == "api/live");
  Arena arena;
  CHECK(key(Text::unknown("why", arena)).empty());
}
