#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace crosscheck {

// "S3 bucket" for "AWS::S3::Bucket", "export" for "cfn:export": what a claim or use is, for messages.
std::string thing(std::string_view type, std::string_view space);

// "account 111111111111", "111111111111/us-west-2", "partition aws".
std::string where(const Scope& scope);

// Names of stacks as people list them: "`A`", "`A` and `B`", "`A`, `B` and 3 more".
std::string listed(const std::vector<std::string>& names);

// Marks with the rule's labels filled in.
Mark mark_of(const Claim& claim, const std::string& label);
Mark mark_of(const Use& use, const std::string& label);
Mark bystander(const Claim& claim, const std::string& label);  // an owner or a near miss, not at fault

// What every wording about a claim or a use may say: {stack} {element} {environment} {type} {thing} {key}.
Words words_of(const Model& model, const Claim& claim);
Words words_of(const Model& model, const Use& use);

// What one place says, and what it does not say itself, the problem as a whole.
Words joined(Words own, const Words& shared);

Identity identity_of(const Model& model, std::string_view space, ScopeId scope, std::string_view key);

// The first of the problem's marks and the order of all: the primary mark, then the others by stack.
Problem make_problem(const Wording& wording, const Words& words, std::vector<Mark> marks);

// Certain, or at least possible where the run asks for that.
bool counts(const Model& model, Truth exists);

}  // namespace crosscheck
