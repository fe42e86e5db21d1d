#include "catalog/answers.h"

#include <catch2/catch.hpp>

#include "catalog/catalog.h"

using namespace crosscheck;

TEST_CASE("every answer names types that the catalogue knows, or says where the type stands") {
  for (const Answer& answer : answers()) {
    INFO(answer.service << ' ' << answer.operation);
    CHECK_FALSE(answer.list.empty());
    if (answer.what != Answer::What::Thing && answer.what != Answer::What::Parameter) continue;
    CHECK((!answer.name.empty() || !answer.arn.empty() || !answer.id.empty()));
    const bool elsewhere = answer.type.empty() || answer.type.front() == '@' || answer.type.front() == '^';
    CHECK((elsewhere || find_type(answer.type)));
    CHECK((!elsewhere || answer.ask == Answer::Ask::Never));
  }
}

TEST_CASE("only calls that read are made") {
  for (const Answer& answer : answers()) {
    if (answer.ask == Answer::Ask::Never) continue;
    INFO(answer.service << ' ' << answer.operation);
    CHECK((answer.operation.starts_with("list-") || answer.operation.starts_with("describe-") ||
           answer.operation.starts_with("get-")));
  }
}
