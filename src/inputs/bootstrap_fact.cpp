#include "inputs/bootstrap_fact.h"

namespace crosscheck {

std::string_view name(BootstrapFact::Kind kind) {
  switch (kind) {
    case BootstrapFact::Kind::DeployRole: return "deploy role";
    case BootstrapFact::Kind::ExecutionRole: return "execution role";
    case BootstrapFact::Kind::LookupRole: return "lookup role";
    case BootstrapFact::Kind::TemplateUrl: return "template URL";
    case BootstrapFact::Kind::VersionParameter: return "version parameter";
    case BootstrapFact::Kind::AssetBucket: return "asset bucket";
    case BootstrapFact::Kind::ImageRepository: return "image repository";
    case BootstrapFact::Kind::PublishingRole: return "publishing role";
  }
  return "";
}

}  // namespace crosscheck
