#include "inputs/other_tools.h"

#include <filesystem>

#include "text/printable.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

struct OtherTool {
  std::string_view file;  // by which its projects are known
  std::string_view name;
  std::string_view advice;
};

// Sources: serverless.com/framework/docs/providers/aws/cli-reference/package, v2.sst.dev/packages/sst#sst-build,
// sst.dev/docs (SST 3 deploys with Pulumi), aws.github.io/copilot-cli/docs/commands/svc-package.
constexpr std::string_view kServerless =
    "check what it packages: `serverless package`, then `crosscheck check "
    ".serverless/cloudformation-template-update-stack.json`";
constexpr std::string_view kCopilot =
    "check what it packages: `copilot svc package --name NAME --env ENVIRONMENT --output-dir infrastructure`, then "
    "`crosscheck check infrastructure`";
constexpr OtherTool kTools[] = {
    {"serverless.yml", "the Serverless Framework's", kServerless},
    {"serverless.yaml", "the Serverless Framework's", kServerless},
    {"serverless.json", "the Serverless Framework's", kServerless},
    {"serverless.ts", "the Serverless Framework's", kServerless},
    {"serverless.js", "the Serverless Framework's", kServerless},
    {"sst.config.ts", "SST's",
     "with SST 2, check what it builds: `sst build`, then `crosscheck check .sst/dist`; SST 3 deploys without "
     "CloudFormation"},
    {"copilot/.workspace", "Copilot's", kCopilot},
    {".workspace", "Copilot's", kCopilot},
};

}  // namespace

std::string advice_on_other_tool(const std::string& path, bool is_folder) {
  for (const OtherTool& tool : kTools) {
    std::error_code ignored;
    const fs::path file = is_folder ? fs::path(path) / tool.file : fs::path(path);
    if (is_folder ? !fs::exists(file, ignored) : file.filename() != tool.file) continue;
    return '`' + printable(file.lexically_normal().string()) + "` is " + std::string(tool.name) + ": " +
           std::string(tool.advice);
  }
  return {};
}

}  // namespace crosscheck
