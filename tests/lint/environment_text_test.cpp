#include "lint/environment_text.h"

#include <catch2/catch.hpp>

#include "lint/environment_names.h"

using namespace crosscheck;

namespace {

std::string starred(std::string_view text, std::string_view environment = kProduction) {
  return EnvironmentText(text, environment).starred();
}

std::string merged(std::string_view staging, std::string_view production) {
  const std::vector<EnvironmentText> texts{{staging, kStaging}, {production, kProduction}};
  REQUIRE(texts[0].pattern() == texts[1].pattern());
  return EnvironmentText::merged(texts);
}

}  // namespace

TEST_CASE("names lose the word of their environment, however it is written") {
  CHECK(starred("uploads-prod") == "uploads-*");
  CHECK(starred("SpaceportProductionStack") == "Spaceport*Stack");
  CHECK(starred("/shop/PRD/url") == "/shop/*/url");
  CHECK(starred("prod") == "*");
  CHECK(starred("logs-222222222222-us-west-2") == "logs-*-*");
}

TEST_CASE("what merely contains the word, or belongs to another environment, stays") {
  CHECK(starred("product-catalogue") == "product-catalogue");
  CHECK(starred("prod2-uploads") == "prod2-uploads");
  CHECK(starred("uploads-staging") == "uploads-staging");
  CHECK(starred("us-west-2a") == "us-west-2a");
  CHECK(starred("1222222222222") == "1222222222222");
}

TEST_CASE("a place without a name has its account and region") {
  CHECK(starred("logs-eu-west-1", "111111111111/eu-west-1") == "logs-*");
  CHECK(starred("x-unknown-account", "unknown-account/unknown-region") == "x-unknown-account");
}

TEST_CASE("names of several environments get a star, sentences their words") {
  CHECK(merged("export `a-staging` is missing", "export `a-prod` is missing") == "export `a-*` is missing");
  CHECK(merged("used by stack AppStagingStack", "used by stack AppProdStack") == "used by stack App*Stack");
  CHECK(merged("stacks of staging disagree", "stacks of production disagree") ==
        "stacks of staging (and production) disagree");
  CHECK(merged("no stack exports it in 111111111111/us-west-2", "no stack exports it in 222222222222/us-west-2") ==
        "no stack exports it in staging (and production)");
  CHECK(merged("in us-west-2", "in us-west-2") == "in us-west-2");
}
