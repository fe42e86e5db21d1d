#include "inputs/origin.h"

#include <catch2/catch.hpp>

#include "inputs/stack.h"

namespace crosscheck {
namespace {

constexpr Span kEntry{.file = FileId{1}, .begin = 20, .end = 28};
constexpr FileId kTemplate{2};

TEST_CASE("what the kinds of origin answer") {
  const StackOrigin bare(kBareTemplate, {.file = kTemplate, .begin = 0, .end = 0});
  CHECK(!bare.is_synthesized());
  CHECK(!bare.can_order_stacks());
  CHECK(!bare.folder_means_environment());
  CHECK(!bare.is_described_in(kTemplate));
  CHECK(bare.where_listed(FileId{3}) == Span{.file = FileId{3}});  // there is no list: the file itself

  const StackOrigin cdk(kCdkManifest, kEntry);
  CHECK(cdk.is_synthesized());
  CHECK(cdk.can_order_stacks());
  CHECK(cdk.folder_means_environment());
  CHECK(cdk.is_described_in(kEntry.file));
  CHECK(!cdk.is_described_in(kTemplate));
  CHECK(cdk.where_listed(FileId{3}) == kEntry);

  CHECK(cdk.may_be_copy_of(bare));
  CHECK(bare.may_be_copy_of(cdk));
  CHECK(!cdk.may_be_copy_of(cdk));
  CHECK(!bare.may_be_copy_of(bare));
}

TEST_CASE("a stack has the name and environment that were given") {
  Description given;
  given.name = Given<std::string>{.value = "orders", .span = kEntry};
  given.region = Given<std::string>{.value = "cn-north-1", .span = kEntry};
  const Stack named = make_stack(StackOrigin(kCdkManifest, kEntry, given), "Orders");
  CHECK(named.origin.has_real_name());
  CHECK(named.name == "orders");
  CHECK(named.artifact == "Orders");
  CHECK(named.display_name == "Orders");
  CHECK(named.environment == Environment{.partition = "aws-cn", .account = "", .region = "cn-north-1"});

  const Stack unnamed = make_stack(StackOrigin(kCdkManifest, kEntry), "Orders");
  CHECK(!unnamed.origin.has_real_name());
  CHECK(unnamed.name == "Orders");
  CHECK(unnamed.environment == Environment{});
}

}  // namespace
}  // namespace crosscheck
