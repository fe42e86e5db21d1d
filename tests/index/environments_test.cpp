#include <catch2/catch.hpp>

#include "index/environments.h"

using namespace crosscheck;

TEST_CASE("environments have several spellings") {
  CHECK(environment_words("production") == std::vector<std::string>{"production", "prod", "prd"});
  CHECK(environment_words("prod") == std::vector<std::string>{"prod", "production", "prd"});
  CHECK(environment_words("blue") == std::vector<std::string>{"blue"});
}

TEST_CASE("environment words are found as words") {
  CHECK(environment_word("SpaceportProductionStack") == "production");
  CHECK(environment_word("spaceport-uploads-prod") == "production");
  CHECK(environment_word("cdk.out.staging") == "staging");
  CHECK(environment_word("API_DEV") == "development");
  CHECK(environment_word("products-table") == "");
  CHECK(environment_word("reproduce") == "");
  CHECK(environment_word("DevOpsTools") == "");
  CHECK(environment_word("DevPortal") == "");
  CHECK(environment_word("DevNetwork") == "development");
  CHECK(environment_word("prod-to-staging-copy") == "");  // two that disagree
  CHECK(environment_word("multi-stage-build") == "");
  CHECK(environment_word("test-reports") == "");  // ordinary words
  CHECK(environment_word("live-stream-dev") == "development");
}

TEST_CASE("compounds and numbers make environments of their own") {
  for (const char* name :
       {"shop-pre-prod", "shop-preprod", "ShopPreProd", "shop_preproduction", "Shop-pre-production"}) {
    CHECK(environment_word(name) == "preproduction");
  }
  for (const char* name : {"shop-non-prod", "nonprod-shop", "ShopNonProdStack"}) {
    CHECK(environment_word(name) == "nonproduction");
  }
  CHECK(environment_word("ShopDev1Stack") == "dev1");
  for (const char* name : {"shop-pre-prod1", "shop-preprod1", "ShopPreProd1"}) {
    CHECK(environment_word(name) == "preprod1");
  }
  CHECK(environment_word("NonProd2Shop") == "nonprod2");
  CHECK(environment_word("shop-prod-2") == "production");
  CHECK(may_be_environment("production", "prod2"));
  CHECK(may_be_environment("prod", "production"));  // as a config may call it
  CHECK_FALSE(may_be_environment("production", "preproduction"));
  CHECK_FALSE(may_be_environment("dev1", "staging"));
}

namespace {

Assembly assembly(std::string path) {
  Assembly made;
  made.path = std::move(path);
  return made;
}

Stack stack(std::string name, std::string account, std::uint32_t assembly) {
  Stack made;
  made.name = std::move(name);
  made.environment = {.partition = "aws", .account = std::move(account), .region = "us-west-2"};
  made.assembly = assembly;
  made.origin = StackOrigin(kCdkManifest, {.file = FileId{0}});
  return made;
}

}  // namespace

TEST_CASE("labels: config, then stage, stack name, folder; nothing spreads to other stacks") {
  Inputs inputs;
  inputs.assemblies = {assembly("cdk.out.prod"), assembly("cdk.out")};
  inputs.stacks = {stack("Api", "222222222222", 0), stack("SvcStaging", "111111111111", 1),
                   stack("Shared", "111111111111", 1), stack("Lonely", "333333333333", 1),
                   stack("Other", "333333333333", 1)};
  inputs.stacks[3].stage = "Dev";
  inputs.stacks[4].stage = "Pipeline/Test";
  Config config;
  auto labels = label_stacks(inputs, config);
  CHECK(labels[0].name == "production");
  CHECK(labels[0].source == Label::Source::Folder);
  CHECK(labels[1].name == "staging");
  CHECK(labels[1].source == Label::Source::StackName);
  CHECK_FALSE(labels[2].named());
  CHECK(labels[3].name == "development");
  CHECK(labels[3].source == Label::Source::Stage);
  CHECK(labels[4].name == "test");

  config.environments = {
      {.label = "live", .accounts = {"2222*"}, .regions = {}, .stacks = {}, .qualifier = {}, .span = {}}};
  labels = label_stacks(inputs, config);
  CHECK(labels[0].name == "live");
  CHECK(labels[0].configured());
}

TEST_CASE("an ordinary word names an environment where another stack has another environment's word in its place") {
  Inputs inputs;
  inputs.assemblies = {assembly("cdk.out")};
  inputs.stacks = {stack("ShopTest", "111111111111", 0),     stack("ShopProd", "222222222222", 0),
                   stack("TestReports", "111111111111", 0),  stack("orders-beta", "111111111111", 0),
                   stack("orders-gamma", "111111111111", 0), stack("IntegrationBus", "111111111111", 0)};
  const auto labels = label_stacks(inputs, {});
  CHECK(labels[0].name == "test");
  CHECK(labels[1].name == "production");
  CHECK_FALSE(labels[2].named());
  CHECK(labels[3].name == "beta");
  CHECK(labels[4].name == "gamma");
  CHECK_FALSE(labels[5].named());
}

TEST_CASE("a stack that nothing names has its place for a label, and is no environment") {
  Inputs inputs;
  inputs.assemblies = {assembly("cdk.out")};
  inputs.stacks = {stack("Api", "111111111111", 0), stack("Net", "", 0)};
  const auto labels = label_stacks(inputs, {});
  CHECK(labels[0].name == "111111111111/us-west-2");
  CHECK_FALSE(labels[0].named());
  CHECK(labels[1].name == "unknown-account/us-west-2");
}
