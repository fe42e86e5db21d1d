#include <catch2/catch.hpp>

#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

// `--diff-base` in a repository of its own.

namespace {

void git(const TemporaryFolder& folder, const std::string& arguments) {
  const RunResult result =
      run_shell(folder.path(),
                "git -c user.name=somebody -c user.email=somebody@example.com -c commit.gpgsign=false " + arguments);
  INFO(result.output);
  REQUIRE(result.exit_code == 0);
}

void commit(const TemporaryFolder& folder, const std::string& message) {
  git(folder, "add --all");
  git(folder, "commit --quiet --message '" + message + "'");
}

std::string bucket(const std::string& name) {
  return "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: " + name + "\n";
}

// An app with two stacks: each makes its bucket in a call of two lines, in a file of its own.
void write_app(const TemporaryFolder& folder) {
  folder.write("repo/.gitignore", "cdk.out\n");
  std::string artifacts;
  for (const std::string stack : {"Mail", "Orders"}) {
    folder.write("repo/lib/" + stack + ".ts",
                 "// " + stack + "\nnew Bucket(this, 'Bucket', {\n  bucketName: '" + stack + "',\n});\n");
    folder.write("repo/cdk.out/" + stack + ".template.json",
                 R"({"Resources":{"Bucket":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"orchard"}}}})");
    folder.write(
        "repo/cdk.out/" + stack + ".metadata.json",
        "{\"/" + stack +
            R"(/Bucket":[{"type":"aws:cdk:logicalId","data":"Bucket"},{"type":"aws:cdk:creationStack","data":["new Bucket (/app/lib/)" +
            stack + ".ts:2:1)\"]}]}");
    artifacts +=
        (artifacts.empty() ? "\"" : ",\"") + stack +
        R"(":{"type":"aws:cloudformation:stack","environment":"aws://111111111111/eu-west-1","additionalMetadataFile":")" +
        stack + R"(.metadata.json","properties":{"templateFile":")" + stack + ".template.json\"}}";
  }
  folder.write("repo/cdk.out/manifest.json", R"({"version":"55.0.0","artifacts":{)" + artifacts + "}}");
}

std::string first_arrow(const RunResult& result) {
  const std::size_t at = result.output.find("--> ");
  return at == std::string::npos ? "" : result.output.substr(at + 4, result.output.find('\n', at) - at - 4);
}

}  // namespace

TEST_CASE("the template that a branch adds comes first") {
  const TemporaryFolder folder;
  folder.write("cloud/Mail.template.yaml", bucket("orchard"));
  folder.write("cloud/Web.template.yaml", bucket("meadow"));
  git(folder, "init --quiet --initial-branch main");
  commit(folder, "a bucket for mail");
  git(folder, "checkout --quiet -b feature");
  folder.write("cloud/Orders.template.yaml", bucket("orchard"));
  folder.write("cloud/Stock.template.yaml", bucket("meadow"));
  commit(folder, "a bucket for orders");
  git(folder, "checkout --quiet main");
  folder.write("later.txt", "a commit that the branch does not have\n");
  commit(folder, "later");
  git(folder, "checkout --quiet feature");

  const std::string check = "check Mail.template.yaml Orders.template.yaml";
  CHECK(first_arrow(run_crosscheck(folder / "cloud", check)) == "Mail.template.yaml:5:19");
  CHECK(first_arrow(run_crosscheck(folder / "cloud", check + " --diff-base main")) == "Orders.template.yaml:5:19");
  const RunResult only = run_crosscheck(folder / "cloud", check + " --diff-base HEAD --only-changed");
  CHECK(only.exit_code == 0);
  check_says(only, "1 finding is outside the change\nnothing new was found");
}

TEST_CASE("the line of the app counts, and what stands within its call") {
  const TemporaryFolder folder;
  write_app(folder);
  git(folder, "init --quiet --initial-branch main repo");
  git(folder, "-C repo add --all");
  git(folder, "-C repo commit --quiet --message 'two stacks'");
  folder.write("repo/lib/Orders.ts", "// Orders\nnew Bucket(this, 'Bucket', {\n  bucketName: 'orchard',\n});\n");
  git(folder, "-C repo commit --quiet --all --message 'another name'");

  const std::string check = "check --source-root /app=. ";
  CHECK(first_arrow(run_crosscheck(folder / "repo", check)) == "lib/Mail.ts:2:1");
  CHECK(first_arrow(run_crosscheck(folder / "repo", check + "--diff-base HEAD~1 --only-changed")) ==
        "lib/Orders.ts:2:1");
  // Whatever the user prefers to see of a diff.
  git(folder, "-C repo config diff.noprefix true");
  git(folder, "-C repo config color.diff always");
  git(folder, "-C repo config diff.external false");
  git(folder, "-C repo config diff.relative true");
  folder.write("repo/.git/info/attributes", "*.ts -diff\n");
  std::filesystem::rename(folder / "repo/cdk.out", folder / "repo/lib/cdk.out");
  CHECK(first_arrow(run_crosscheck(folder / "repo/lib", check + "--diff-base HEAD~1 --only-changed")) ==
        "lib/Orders.ts:2:1");
}

TEST_CASE("a shallow clone that does not know where the branches parted is compared with the base itself") {
  const TemporaryFolder folder;
  folder.write("repo/Mail.template.yaml", bucket("orchard"));
  git(folder, "init --quiet --initial-branch main repo");
  git(folder, "-C repo add --all");
  git(folder, "-C repo commit --quiet --message 'a bucket for mail'");
  git(folder, "-C repo checkout --quiet -b feature");
  folder.write("repo/Orders.template.yaml", bucket("orchard"));
  git(folder, "-C repo add --all");
  git(folder, "-C repo commit --quiet --message 'a bucket for orders'");
  git(folder, "clone --quiet --depth 1 --branch feature 'file://" + (folder / "repo") + "' shallow");
  git(folder, "-C shallow fetch --quiet --depth 1 origin main");
  const std::string check = "check Mail.template.yaml Orders.template.yaml --diff-base FETCH_HEAD";
  CHECK(first_arrow(run_crosscheck(folder / "shallow", check)) == "Orders.template.yaml:5:19");
}

TEST_CASE("when git cannot tell, nothing is checked") {
  const TemporaryFolder folder;
  folder.write("Mail.template.yaml", bucket("orchard"));
  const std::string check = "check Mail.template.yaml --diff-base ";
  const RunResult outside = run_shell(folder.path(), "GIT_CEILING_DIRECTORIES=/ \"$CROSSCHECK\" " + check + "main");
  CHECK(outside.exit_code == 2);
  check_says(outside, "git cannot tell what changed since `main`");
  git(folder, "init --quiet --initial-branch main");
  commit(folder, "one bucket");
  CHECK(run_crosscheck(folder.path(), check + "HEAD").exit_code == 0);
  const RunResult unknown = run_crosscheck(folder.path(), check + "nowhere");
  CHECK(unknown.exit_code == 2);
  check_says(unknown, "git cannot tell what changed since `nowhere`: fatal: ");
  const RunResult without = run_shell(folder.path(), "PATH=/nowhere; \"$CROSSCHECK\" " + check + "HEAD");
  CHECK(without.exit_code == 2);
  check_says(without, "`--diff-base` needs git");
  for (const std::string hostile : {"''", "'--output=taken'", "'-O taken'"}) {
    const RunResult refused = run_crosscheck(folder.path(), "check Mail.template.yaml --diff-base=" + hostile);
    CHECK(refused.exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(folder / "taken"));
  }
  const RunResult shell = run_crosscheck(folder.path(), check + "'$(touch taken);touch taken'");
  CHECK(shell.exit_code == 2);
  CHECK_FALSE(std::filesystem::exists(folder / "taken"));
}
