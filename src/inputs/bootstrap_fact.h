#pragma once

#include <string>
#include <string_view>

#include "text/span.h"

namespace crosscheck {

// One place that says which bootstrap resources a stack deploys with.
struct BootstrapFact {
  enum class Kind {
    // In the stack's entry in the manifest:
    DeployRole,
    ExecutionRole,
    LookupRole,
    TemplateUrl,
    VersionParameter,
    // In the asset manifest:
    AssetBucket,
    ImageRepository,
    PublishingRole,
  };
  Kind kind;
  std::string text;       // as written: "arn:${AWS::Partition}:iam::1…:role/cdk-hnb659fds-deploy-role-…"
  std::string qualifier;  // "hnb659fds"; empty when the name does not follow the pattern ("custom")
  std::string account;    // where it points; empty when it does not say, or says `${AWS::AccountId}`
  std::string region;
  Span span;  // the string in its file
};

// A command `cdk bootstrap` of a script or a workflow.
struct BootstrapCommand {
  std::string account, region;  // empty: a variable says it
  bool everywhere = false;      // it names no environment: those of the app
  std::string qualifier;        // empty: not said, or by a variable
  Span span;                    // the qualifier, else the command
};

std::string_view name(BootstrapFact::Kind kind);  // "deploy role"

}  // namespace crosscheck
