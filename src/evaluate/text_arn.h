#pragma once

#include <optional>

#include "catalog/catalog.h"
#include "evaluate/text.h"

namespace crosscheck {

// An ARN, split at its colons. Its parts are parts of the text.
struct TextArn {
  Text partition, service, region, account, resource;
};
std::optional<TextArn> split_arn(const Text& text);

// What an ARN names: `match_arn` of the catalogue, for ARNs that are known only in part.
struct TextArnMatch {
  const TypeInfo* type = nullptr;
  Text name;
  Text parent;  // empty where the ARN holds none
};
std::optional<TextArnMatch> match_arn(const TextArn& arn);

// The same for a URL or another text that holds a name.
struct TextUrlMatch {
  TextArnMatch thing;
  Text account, region;  // empty where the URL does not hold them
};
std::optional<TextUrlMatch> match_url(const Text& text);
// For an ARN of API Gateway's, which has the service that is called in the place of the account.
std::optional<TextUrlMatch> match_integration(const TextArn& arn, const Text& whole);

// The first ARN within a longer text (a policy, a state machine's definition); everything up to its end is taken off.
// Empty where there is none.
Text take_arn(Text& rest);

}  // namespace crosscheck
