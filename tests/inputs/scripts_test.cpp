#include <catch2/catch.hpp>

#include "inputs/described.h"
#include "inputs/scripts/variables.h"

using namespace crosscheck;
using Texts = std::vector<std::string>;

TEST_CASE("commands of scripts are read with the variables whose values the text gives") {
  Described script;
  CHECK(script.stacks("deploy.sh", R"(#!/bin/bash
REGION=eu-west-1
# aws cloudformation deploy --stack-name no --template-file template.yaml
aws cloudformation deploy \
  --template-file template.yaml \
  --stack-name "shop-${ENV:-dev}" --region $REGION \
  --parameter-overrides Stage=dev Version=$(git describe) && echo done
aws cloudformation create-stack --stack-name shop-$1 --template-body file://template.yaml
aws cloudformation update-stack --stack-name=shop-dev --template-body file://template.yaml --region eu-west-1
)") == Texts{"shop-dev in /eu-west-1 (whoever runs deploy.sh): Stage=dev Version=?"});
  CHECK(script.notifications() ==
        Texts{"`deploy.sh`: 1 command was not read, as the stack or the template depends on a variable"});
  CHECK(script.at(script.stack("shop-dev").origin.given().name->span) == "\"shop-${ENV:-dev}\"");
}

TEST_CASE("what a shell is told of profile and region counts, and what may hold or not is not known") {
  Described script;
  CHECK(script.stacks("deploy.sh", R"(
deploy="aws cloudformation deploy --template-file template.yaml --stack-name orchard-a"
aws --profile pear --region eu-west-1 cloudformation deploy --template-file template.yaml --stack-name orchard-b
export AWS_PROFILE=apple AWS_REGION=eu-west-1
aws cloudformation deploy --template-file template.yaml --stack-name orchard-c
AWS_PROFILE=plum AWS_REGION=us-east-1 aws cloudformation deploy --template-file template.yaml --stack-name orchard-d
aws cloudformation deploy --template-file template.yaml --stack-name orchard-e --profile fig
if [ "$1" = prod ]; then
  export AWS_PROFILE=cherry
fi
aws cloudformation deploy --template-file template.yaml --stack-name orchard-f
export AWS_ACCESS_KEY_ID=$(jq -r .Id keys.json)
aws cloudformation deploy --template-file template.yaml --stack-name orchard-g
)") == Texts{
           "orchard-a in / (whoever runs deploy.sh):", "orchard-b in /eu-west-1 (profile pear):",
           "orchard-c in /eu-west-1 (profile apple):", "orchard-d in /us-east-1 (profile plum):",
           "orchard-e in /eu-west-1 (profile fig):", "orchard-f in /eu-west-1 (`AWS_PROFILE` of line 9 of deploy.sh):",
           "orchard-g in /eu-west-1 (`AWS_ACCESS_KEY_ID` of line 12 of deploy.sh):"});
}

TEST_CASE("commands that a script only shows are none") {
  Described script;
  CHECK(script.stacks("deploy.sh", R"sh(
echo "by hand: aws cloudformation deploy --template-file template.yaml --stack-name no"
echo aws cloudformation deploy --template-file template.yaml --stack-name no
usage() {
  cat <<-"END" >&2
  it's aws cloudformation deploy --template-file template.yaml --stack-name no
	END
  echo "or
  aws cloudformation deploy --template-file template.yaml --stack-name no
"  # that's it
}
echo "$(aws cloudformation deploy --template-file template.yaml --stack-name orchard-a)"
echo now && aws cloudformation deploy --template-file template.yaml --stack-name orchard-b
bash -c 'aws cloudformation deploy --template-file template.yaml --stack-name orchard-c' && echo 'done'
if ! aws cloudformation deploy --template-file template.yaml --stack-name orchard-d; then echo no; fi
)sh") == Texts{"orchard-a in / (whoever runs deploy.sh):", "orchard-b in / (whoever runs deploy.sh):",
               "orchard-c in / (whoever runs deploy.sh):", "orchard-d in / (whoever runs deploy.sh):"});
  CHECK(script.stacks("Makefile",
                      "$(info don't)\nup:\n\t@aws cloudformation deploy --stack-name orchard-a "
                      "\\\n\t  --template-file template.yaml\n") == Texts{"orchard-a in / (whoever runs Makefile):"});
}

TEST_CASE("a script that is no text has no commands") {
  Described script;
  CHECK(script.stacks("deploy.sh", std::string("a\0)\0}\0\n\0", 9)) == Texts());
}

TEST_CASE("parameters of a command may be JSON") {
  Described script;
  CHECK(script.stacks("deploy.sh", R"(
aws cloudformation create-stack --template-body file://template.yaml --stack-name orchard-a --parameters \
  '[{"ParameterKey": "Stage", "ParameterValue": "dev"}, {"ParameterKey": "Size", "UsePreviousValue": true}]'
)") == Texts{"orchard-a in / (whoever runs deploy.sh): Stage=dev Size=?"});
}

TEST_CASE("the instances of a stack set are stacks in each account and region") {
  Described script;
  CHECK(script.stacks("rollout.sh",
                      R"(aws cloudformation create-stack-set --stack-set-name base --template-body file://template.yaml
aws cloudformation create-stack-instances --stack-set-name base --accounts 111111111111 222222222222 --regions eu-west-1
)") == Texts{"StackSet-base in 111111111111/eu-west-1:", "StackSet-base in 222222222222/eu-west-1:"});
}

TEST_CASE("what is packaged or built is made of a template") {
  Described script;
  script.folder.write("infra/app.yaml", "Resources: {}\n");
  const auto template_of = [&](std::string_view stack) {
    return script.sources.relative(script.stack(stack).template_file);
  };
  script.stacks("deploy.sh", R"(
aws cloudformation package --template-file infra/app.yaml --s3-bucket b --output-template-file out/packaged.yaml
aws cloudformation deploy --template-file out/packaged.yaml --stack-name a
aws cloudformation package --template-file infra/app.yaml --s3-bucket b > $OUT
aws cloudformation deploy --template-file $OUT --stack-name b
sam deploy --stack-name c
sam build --template infra/app.yaml
sam deploy --stack-name d
sam package --s3-bucket b --output-template-file sam.yaml
sam deploy --stack-name e --template-file sam.yaml
sam deploy --stack-name f --template-file .aws-sam/build/template.yaml
aws cloudformation package --template-file $IN --output-template-file unknown.yaml
aws cloudformation deploy --template-file unknown.yaml --stack-name g
cdk synth > synthesized.yaml
aws cloudformation deploy --template-file synthesized.yaml --stack-name h
)");
  for (const char* stack : {"a", "b", "d", "e", "f"}) CHECK(template_of(stack) == "infra/app.yaml");
  CHECK(template_of("c") == "template.yaml");
  CHECK(script.stack("g").template_elsewhere);
  CHECK(script.stack("h").template_elsewhere);
  CHECK(script.notifications().size() == 2);
}

TEST_CASE("sam deploy reads the configuration beside it, and what it is told itself counts first") {
  constexpr std::string_view kConfiguration = R"(
[default.deploy.parameters]
stack_name = "orders"
[prod.deploy.parameters]
stack_name = "orders-prod"
region = "eu-west-1"
profile = "shop"
parameter_overrides = "Stage=prod"
)";
  Described script;
  script.folder.write("samconfig.toml", kConfiguration);
  CHECK(script.stacks("deploy.sh", R"(
sam deploy --config-env prod --no-confirm-changeset
sam deploy --config-env prod --stack-name orders-eu --region eu-north-1 --parameter-overrides Stage=eu
sam deploy
sam deploy --config-env $STAGE
sam deploy --config-env gone
)") == Texts{"orders-prod in /eu-west-1 (profile shop): Stage=prod",
             "orders-eu in /eu-north-1 (profile shop): Stage=eu", "orders in / (whoever runs deploy.sh):"});
  CHECK(script.at(script.stack("orders-prod").origin.entry()) == "prod");
  CHECK(script.notifications().size() == 1);
  Described both;
  const std::string configuration = both.folder.write("samconfig.toml", kConfiguration);
  const std::string commands = both.folder.write("deploy.sh", "sam deploy --config-env prod\n");
  both.read({configuration, commands});
  CHECK(both.stack_names() == Texts{"orders", "orders-prod"});
  CHECK(both.inputs.without_stacks().empty());
  Described more;
  more.folder.write("samconfig.toml", kConfiguration);
  more.folder.write("deploy.sh", "sam deploy --config-env prod --parameter-overrides Stage=live\n");
  more.read({more.folder / "samconfig.toml", more.folder / "deploy.sh"});
  CHECK(more.stack_names() == Texts{"orders", "orders-prod"});
  CHECK(shown(more.stack("orders-prod")) == "orders-prod in /eu-west-1 (profile shop): Stage=live");
}

TEST_CASE("a variable that may get another value is not known") {
  const auto value = [](std::string_view text) { return Variables(text).fill_in("$A").value_or("?"); };
  CHECK(value("export A=b C=d") == "b");
  CHECK(value("cd x; A=b; B=c") == "b");
  CHECK(value("export A=b && echo done") == "b");
  CHECK(value("A=b # that is all") == "b");
  CHECK(value("A=b\n[ \"$1\" = x ] && A=c") == "?");
  CHECK(value("A=b\nif [ $1 ]; then A=c; fi") == "?");
  CHECK(value("A=`date`") == "?");
  CHECK(value("A=b#c") == "?");
  CHECK(value("A=b make all") == "?");
  CHECK(value("for A in b c; do echo; done") == "?");
  CHECK(value("A=b\necho A=c") == "b");
  std::string doubled = "X0=abcdefgh\n";
  for (int i = 1; i < 60; ++i)
    doubled += "X" + std::to_string(i) + "=$X" + std::to_string(i - 1) + "$X" + std::to_string(i - 1) + "\n";
  CHECK(value(doubled + "A=$X59") == "?");
}

TEST_CASE("a Makefile's variables are filled in") {
  const Variables variables("ENV ?= dev\nREGION := eu-west-1\nNAME = a-$(ENV)\nTWICE = a\nTWICE = b\n\techo X=1\n");
  CHECK(variables.fill_in("$(NAME)-$(REGION)") == "a-dev-eu-west-1");
  CHECK(variables.fill_in("plain") == "plain");
  CHECK(!variables.fill_in("$(TWICE)"));
  CHECK(!variables.fill_in("$(shell date)"));
}

TEST_CASE("a script's paths begin in its folder or in one above it") {
  Described script;
  script.folder.write(".git/HEAD", "");
  script.folder.write("infra/own.yaml", "Resources: {}\n");
  script.read({script.folder.write("infra/deploy.sh", R"(
aws cloudformation deploy --stack-name a --template-file own.yaml --parameter-overrides $(cat params)
aws cloudformation deploy --stack-name b --template-file template.yaml --parameters file://made.json
aws cloudformation deploy --stack-name c --template-file ../../template.yaml
)")});
  CHECK(script.sources.relative(script.stack("a").template_file) == "infra/own.yaml");
  CHECK(script.sources.relative(script.stack("b").template_file) == "template.yaml");
  CHECK(script.stack("a").origin.given().others_open);
  CHECK(script.stack("b").origin.given().others_open);
  CHECK(script.problems().size() == 1);
  CHECK(script.problems()[0].starts_with("unsafe-path: "));
}

TEST_CASE("commands say what environments are bootstrapped with") {
  Described script;
  script.stacks("bootstrap.sh",
                R"(npx cdk bootstrap aws://111111111111/eu-west-1 aws://222222222222/$REGION --qualifier shop
cdk bootstrap --toolkit-stack-name x --qualifier=$Q
)");
  Texts lines;
  for (const BootstrapCommand& one : script.inputs.bootstrap_commands)
    lines.push_back(one.account + '/' + one.region + (one.everywhere ? " everywhere " : " ") + one.qualifier + " | " +
                    script.at(one.span));
  CHECK(lines == Texts{"111111111111/eu-west-1 shop | shop", "/ shop | shop", "/ everywhere  | cdk"});
}
