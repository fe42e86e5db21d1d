#include "inputs/origin.h"

namespace crosscheck {

Environment StackOrigin::environment() const {
  Environment environment;
  if (given_.account) environment.account = given_.account->value;
  else environment.credentials = given_.credentials;
  if (given_.region) environment.region = given_.region->value;
  environment.partition = partition_of(environment.region);
  return environment;
}

}  // namespace crosscheck
