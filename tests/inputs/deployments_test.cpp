#include <catch2/catch.hpp>

#include "inputs/described.h"

using namespace crosscheck;
using Texts = std::vector<std::string>;

TEST_CASE("each environment of a samconfig.toml is a deployment, with the place of all that it says") {
  Described sam;
  CHECK(sam.stacks("samconfig.toml", R"(version = 0.1
[default.global.parameters]
region = "eu-west-1"
[default.deploy.parameters]
stack_name = "orders-dev"
profile = "shop"
parameter_overrides = "Stage=\"dev\" Network='a b'"
[prod.deploy.parameters]
stack_name = "orders-prod"
parameter_overrides = ["Stage=prod", "ParameterKey=Network,ParameterValue=n", "ParameterKey=X,UsePreviousValue=true"]
[build.build.parameters]
cached = true
)") == Texts{"orders-dev in /eu-west-1 (profile shop): Network=a b Stage=dev",
             "orders-prod in /: Network=n Stage=prod X=?"});
  CHECK(sam.inputs.complete);
  const Description& given = sam.stack("orders-prod").origin.given();
  CHECK(sam.at(given.name->span) == "\"orders-prod\"");
  CHECK(sam.at(given.parameters.at("Stage").span) == "\"Stage=prod\"");
  CHECK(sam.at(given.environment->span) == "prod");
  CHECK(sam.at(sam.stack("orders-dev").origin.entry()) == "default");
  CHECK(sam.sources.relative(sam.stack("orders-dev").template_file) == "template.yaml");
}

TEST_CASE("the usual environment of a SAM configuration is one of its own where there are others") {
  Described sam;
  sam.stacks("samconfig.toml", R"([default.deploy.parameters]
stack_name = "orders"
[prod.deploy.parameters]
stack_name = "orders-prod"
)");
  CHECK(sam.stack("orders").origin.given().environment->value == "default");
  Described alone;
  alone.stacks("samconfig.toml", "[default.deploy.parameters]\nstack_name = \"orders\"\n");
  CHECK(!alone.stack("orders").origin.given().environment);
}

TEST_CASE("a samconfig.yaml says the same") {
  Described sam;
  CHECK(sam.stacks("samconfig.yaml", R"(version: 0.1
prod:
  deploy:
    parameters:
      stack_name: orders-prod
      region: eu-west-1
      parameter_overrides: Stage=prod Network=n
)") == Texts{"orders-prod in /eu-west-1: Network=n Stage=prod"});
  CHECK(sam.at(sam.stack("orders-prod").origin.given().parameters.at("Stage").span) == "Stage=prod");
}

TEST_CASE("what is wrong with a samconfig.toml is said where it is written") {
  Described sam;
  sam.stacks("samconfig.toml", "a = [\n\"x\n");
  REQUIRE(sam.problems().size() == 1);
  CHECK(sam.problems()[0].starts_with("unreadable-input: not TOML: "));
  CHECK(!sam.inputs.complete);
  for (const char* text : {"[.a]", "[\u00e9]"}) {
    Described header;
    header.stacks("samconfig.toml", text);
    CHECK(header.problems().size() == 1);
  }
}

TEST_CASE("crosscheck.yaml lists deployments by glob and environment, with parameters in each shape of file") {
  Described own;
  own.folder.write("params/dev.json", R"([{"ParameterKey": "Stage", "ParameterValue": "dev"}])");
  own.folder.write("params/test.json", R"({"Parameters": {"Stage": "test"}})");
  own.folder.write("params/prod.json", R"(["Stage=prod"])");
  own.folder.write("infra/a/one.yaml", "Resources: {}\n");
  own.folder.write("infra/two.yaml", "Resources: {}\n");
  CHECK(own.stacks("crosscheck.yaml", R"(environments:
  prod: {accounts: "222222222222", regions: us-east-1}
deployments:
  - template: template.yaml
    stack: shop-{environment}
    environment: [dev, test, prod]
    parameters: params/{environment}.json
  - {template: "infra/**/*.yaml", stack: "{template}-{region}", region: [eu-west-1, eu-west-2], parameters: {Stage: x}}
)") == Texts{"shop-dev in /: Stage=dev", "shop-test in /: Stage=test",
             "shop-prod in 222222222222/us-east-1: Stage=prod", "one-eu-west-1 in /eu-west-1: Stage=x",
             "two-eu-west-1 in /eu-west-1: Stage=x", "one-eu-west-2 in /eu-west-2: Stage=x",
             "two-eu-west-2 in /eu-west-2: Stage=x"});
  CHECK(own.problems().empty());
}

TEST_CASE("steps of a workflow are read for each combination of the job's matrix") {
  Described workflow;
  CHECK(workflow.stacks(".github/workflows/deploy.yml", R"(env: {STACK: shop}
jobs:
  one:
    strategy: {matrix: {include: [{env: dev, account: "111111111111"}, {env: prod, account: "222222222222"}]}}
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with: {role-to-assume: "arn:aws:iam::${{ matrix.account }}:role/deploy", aws-region: eu-west-1}
      - uses: aws-actions/aws-cloudformation-github-deploy@v1
        with: {name: "shop-${{ matrix.env }}", template: template.yaml, parameter-overrides: "Stage=${{ matrix.env }},X=${{ github.sha }}"}
  two:
    env: {AWS_REGION: us-east-1}
    steps:
      - run: |
          aws cloudformation deploy --stack-name ${{ env.STACK }}-two --template-file template.yaml \
            --parameter-overrides Ref=${{ github.ref_name }}
      - run: aws cloudformation deploy --stack-name ${{ github.ref_name }} --template-file template.yaml
)") == Texts{"shop-dev in 111111111111/eu-west-1: Stage=dev X=?", "shop-prod in 222222222222/eu-west-1: Stage=prod X=?",
             "shop-two in /us-east-1 (job two of .github/workflows/deploy.yml): Ref=?"});
  CHECK(workflow.problems().empty());
  CHECK(workflow.notifications().size() == 1);
}

TEST_CASE("what a step of a workflow writes for the next ones is known where it is literal and certain") {
  Described workflow;
  CHECK(workflow.stacks(".github/workflows/deploy.yml", R"(jobs:
  one:
    env: {AWS_REGION: eu-west-1, KIND: job}
    steps:
      - id: names
        run: |
          echo "STACK=shop-a" >> $GITHUB_ENV
          echo "stack=shop-b" >> "$GITHUB_OUTPUT"
          if true; then
            echo "MAYBE=shop-x" >> "$GITHUB_ENV"
          fi
      - if: github.ref_name == 'main'
        run: echo "OTHER=shop-y" >> "$GITHUB_ENV"
      - run: aws cloudformation deploy --stack-name $STACK --template-file template.yaml --parameter-overrides A=$KIND
      - env: {KIND: step}
        run: aws cloudformation deploy --stack-name ${{ steps.names.outputs.stack }} --template-file template.yaml --parameter-overrides A=$KIND
      - run: |
          STACK=shop-c
          aws cloudformation deploy --stack-name $STACK --template-file template.yaml
      - run: aws cloudformation deploy --stack-name ${MAYBE:-shop} --template-file template.yaml
      - run: aws cloudformation deploy --stack-name ${{ env.OTHER }} --template-file template.yaml
)") == Texts{"shop-a in /eu-west-1 (job one of .github/workflows/deploy.yml): A=job",
             "shop-b in /eu-west-1 (job one of .github/workflows/deploy.yml): A=step"});
  CHECK(workflow.notifications() ==
        Texts{"`.github/workflows/deploy.yml`: 3 commands were not read, as the stack or the template depends on a "
              "variable"});
}

TEST_CASE("a Sceptre folder gives its stacks, with what the folders around say") {
  Described sceptre;
  sceptre.folder.write("templates/network.yaml", "Resources: {}\n");
  sceptre.folder.write("config/config.yaml", "project_code: shop\nregion: {{ var.region | default(\"eu-west-1\") }}\n");
  sceptre.folder.write("config/prod/config.yaml", "profile: p\niam_role: arn:aws:iam::222222222222:role/s\n");
  sceptre.folder.write("config/prod/network.yaml",
                       "template: {type: file, path: network.yaml}\nparameters:\n  Stage: prod\n  Cidr: !ssm /cidr\n");
  sceptre.folder.write("config/dev/app.yaml", "template_path: gone.yaml\nstack_name: app\nparameters: {A: {{ x }}}\n");
  sceptre.read({sceptre.folder / "config"});
  Texts lines;
  for (const Stack& stack : sceptre.inputs.stacks) lines.push_back(shown(stack));
  CHECK(lines == Texts{"app in /eu-west-1: A=?", "shop-prod-network in 222222222222/eu-west-1: Stage=prod Cidr=?"});
  CHECK(sceptre.stack("app").template_elsewhere);
  CHECK(sceptre.inputs.complete);
  CHECK(sceptre.notifications().size() == 1);
}

TEST_CASE("a Sceptre template that a program makes is not known") {
  Described sceptre;
  sceptre.folder.write("templates/network.py", "print('no template')\n");
  sceptre.folder.write("config/config.yaml", "project_code: shop\n");
  sceptre.folder.write("config/network.yaml", "template: {type: file, path: network.py}\n");
  sceptre.folder.write("config/queue.yaml", "template_path: queue.yaml.j2\n");
  sceptre.read({sceptre.folder / "config"});
  CHECK(sceptre.problems().empty());
  CHECK(sceptre.inputs.complete);
  CHECK(sceptre.stack("shop-network").template_elsewhere);
  CHECK(sceptre.notifications() ==
        Texts{"stack `shop-network` was not checked: its template is known only at deployment; whatever it exports "
              "counts as unknown",
              "stack `shop-queue` was not checked: its template is known only at deployment; whatever it exports "
              "counts as unknown"});
}

TEST_CASE("a stack deployment file of Git sync names a template from the checkout's folder") {
  Described sync;
  sync.folder.write("repo/.git/HEAD", "");
  sync.folder.write("repo/stacks/network.yaml", "Resources: {}\n");
  const std::string dev = sync.folder.write(
      "repo/deployments/dev.yaml", "template-file-path: ./stacks/network.yaml\nparameters: {Cidr: 10.7.0.0/16}\n");
  const std::string prod = sync.folder.write("repo/stacks/deployments/prod/eu/network.yaml",
                                             "tags: {}\ntemplate-file-path: stacks/network.yaml\n");
  const std::string out = sync.folder.write("repo/out.yaml", "template-file-path: ../template.yaml\n");
  sync.read({dev, prod, out});
  CHECK(sync.stack_names() == Texts{"network-dev", "template-out", "network-prod-eu"});
  CHECK(shown(sync.stack("network-dev")) == "network-dev in /: Cidr=10.7.0.0/16");
  CHECK(!sync.stack("network-dev").origin.has_real_name());
  CHECK(sync.stack("network-prod-eu").template_file == sync.stack("network-dev").template_file);
  CHECK(sync.sources.relative(sync.stack("network-dev").template_file) == "stacks/network.yaml");
  CHECK(sync.at(sync.stack("network-dev").origin.given().parameters.at("Cidr").span) == "10.7.0.0/16");
  CHECK(sync.problems() == Texts{"unsafe-path: template `../template.yaml` of stack deployment file `repo/out.yaml` "
                                 "leads out of its folder | repo/out.yaml ../template.yaml → listed here"});
}

TEST_CASE("a Takomo folder gives its stacks in each region, with what the groups around them say") {
  Described takomo;
  takomo.folder.write("templates/network.yml", "Resources: {}\n");
  takomo.folder.write("stacks/config.yml", "project: shop\nregions: [eu-west-1, eu-west-2]\n");
  takomo.folder.write("stacks/dev/config.yml", "accountIds: \"111111111111\"\n");
  takomo.folder.write(
      "stacks/dev/net.yml",
      "template: network.yml\nregions: eu-west-1\nparameters: {A: x, B: {value: y}, C: {resolver: cmd}}\n");
  takomo.folder.write("stacks/network.yml", "name: net\naccountIds: ['111111111111', '222222222222']\n");
  takomo.folder.write("stacks/old.yml", "ignore: true\n");
  takomo.read({takomo.folder / "stacks"});
  Texts lines;
  for (const Stack& stack : takomo.inputs.stacks) lines.push_back(shown(stack));
  CHECK(lines ==
        Texts{"shop-dev-net in 111111111111/eu-west-1: A=x B=y C=?", "net in /eu-west-1:", "net in /eu-west-2:"});
  CHECK(takomo.sources.relative(takomo.stack("net").template_file) == "templates/network.yml");
  CHECK(takomo.inputs.complete);
}

TEST_CASE("tasks of org-formation are stacks in each account and region that they are bound to") {
  Described tasks;
  tasks.folder.write("more/tasks.yml", R"(Guard: {Type: update-stacks, StackName: guard, Template: ../guard.yml}
Again: {Type: include, Path: ../tasks.yml}
)");
  tasks.folder.write("guard.yml", "OrganizationBindings: {All: {Account: '*', Region: eu-west-1}}\nResources: {}\n");
  CHECK(tasks.stacks("tasks.yml", R"(More: {Type: include, Path: ./more/tasks.yml}
Network:
  Type: update-stacks
  StackName: network
  Template: ./template.yaml
  DefaultOrganizationBinding: {Account: [!Ref Prod, "222222222222"], Region: [eu-west-1, us-east-1]}
  Parameters: {Stage: prod, Vpc: !CopyValue {StackName: x}, File: !ReadFile x.txt}
)") == Texts{"guard in /eu-west-1 (account *):", "network in /eu-west-1 (account Prod): Stage=prod File=? Vpc=?",
             "network in /us-east-1 (account Prod): Stage=prod File=? Vpc=?",
             "network in 222222222222/eu-west-1: Stage=prod File=? Vpc=?",
             "network in 222222222222/us-east-1: Stage=prod File=? Vpc=?"});
  CHECK(tasks.problems().empty());
}

TEST_CASE("a Control Tower manifest gives stack sets, of both versions") {
  Described manifest;
  manifest.folder.write("p.json", R"([{"ParameterKey": "Cidr", "ParameterValue": "$[alfred_ssm_/cidr]"}])");
  CHECK(manifest.stacks("manifest.yaml", R"(region: eu-west-1
version: 2021-03-15
resources:
  - {name: audit, resource_file: template.yaml, deploy_method: stack_set, regions: [us-east-1],
     deployment_targets: {accounts: [Network, "111111111111"], organizational_units: [Prod]},
     parameters: [{parameter_key: Stage, parameter_value: all}], parameter_file: p.json}
  - {name: policy, resource_file: policy.json, deploy_method: scp}
)") == Texts{"StackSet-CustomControlTower-audit in /us-east-1 (account Network): Stage=all Cidr=?",
             "StackSet-CustomControlTower-audit in 111111111111/us-east-1: Stage=all Cidr=?",
             "StackSet-CustomControlTower-audit in /us-east-1 (organizational unit Prod): Stage=all Cidr=?"});
  CHECK(manifest.stacks("old.yaml", R"(region: eu-west-1
cloudformation_resources:
  - {name: audit, template_file: template.yaml, deploy_to_account: Network, regions: []}
)") == Texts{"StackSet-CustomControlTower-audit in /eu-west-1 (account Network):"});
}

TEST_CASE("customizations of the Landing Zone Accelerator are stacks and stack sets") {
  Described config;
  CHECK(config.stacks("customizations-config.yaml", R"(customizations:
  cloudFormationStacks:
    - {name: net, template: template.yaml, regions: [eu-west-1], deploymentTargets: {accounts: [Network]},
       parameters: [{name: Stage, value: prod}, {name: Cidr, value: "{{ x }}"}]}
  cloudFormationStackSets:
    - {name: base, template: template.yaml, deploymentTargets: {organizationalUnits: [Prod]}}
)") == Texts{"net in /eu-west-1 (account Network): Stage=prod Cidr=?",
             "StackSet-base in / (organizational unit Prod):"});
}

TEST_CASE("the phases of a buildspec hold commands") {
  Described build;
  CHECK(build.stacks("buildspec.yml", R"(version: 0.2
env: {variables: {STAGE: prod}}
phases:
  build:
    commands:
      - REGION=eu-west-1
      - |
        echo shop-$STAGE
        aws cloudformation deploy --stack-name shop-$STAGE --template-file template.yaml --region $REGION
  post_build:
    commands: ["sam deploy --config-env prod", "aws cloudformation deploy --stack-name $X --template-file template.yaml"]
)") == Texts{"shop-prod in /eu-west-1 (whoever runs buildspec.yml):"});
  CHECK(build.at(build.stack("shop-prod").origin.given().name->span) == "shop-$STAGE");
  CHECK(build.inputs.stacks[0].origin.given().name->span.begin > 140);
  CHECK(build.notifications().size() == 1);
}

TEST_CASE("variables of a buildspec that commands set again, or that come from elsewhere, are not known") {
  Described build;
  CHECK(build.stacks("buildspec.yml", R"(version: 0.2
env:
  variables: {A: shop-a, B: shop-b}
  parameter-store: {C: /shop/c}
phases:
  pre_build:
    commands: ["export B=shop-x && echo $B", "export D=shop-d E=x"]
  build:
    commands:
      - aws cloudformation deploy --stack-name $A --template-file template.yaml
      - aws cloudformation deploy --stack-name $B --template-file template.yaml
      - aws cloudformation deploy --stack-name ${C:-shop} --template-file template.yaml
      - aws cloudformation deploy --stack-name $D --template-file template.yaml
)") == Texts{"shop-a in / (whoever runs buildspec.yml):", "shop-d in / (whoever runs buildspec.yml):"});
}

TEST_CASE("a pipeline's artifacts may be named by functions") {
  Described pipeline;
  pipeline.folder.write("prod.json", R"({"Parameters": {"Stage": "prod"}})");
  CHECK(pipeline.stacks("pipeline.yaml", R"(Resources:
  Pipe:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Stages:
        - Actions:
            - ActionTypeId: {Provider: CloudFormation}
              Configuration:
                StackName: one
                TemplatePath: !Sub "${Source}::template.yaml"
                TemplateConfiguration: !Join ["", [!Ref Source, "::prod.json"]]
            - ActionTypeId: {Provider: CloudFormation}
              Configuration: {StackName: two, TemplatePath: !Join ["::", [!Ref Source, template.yaml]]}
            - ActionTypeId: {Provider: CloudFormation}
              Configuration: {StackName: three, TemplatePath: !Sub "Source::${AWS::Region}.yaml"}
)") == Texts{"one in / (pipeline Pipe of pipeline.yaml): Stage=prod", "two in / (pipeline Pipe of pipeline.yaml):",
             "three in / (pipeline Pipe of pipeline.yaml):", "pipeline in /:"});
  CHECK(!pipeline.stack("two").template_elsewhere);
  CHECK(pipeline.stack("three").template_elsewhere);
  CHECK(pipeline.problems().empty());
}

TEST_CASE("CloudFormation actions of a pipeline are deployments beside its own stack") {
  Described pipeline;
  pipeline.folder.write("prod.json", R"({"Parameters": {"Cidr": "10.8.0.0/16", "Stage": "x"}})");
  CHECK(pipeline.stacks("pipeline.yaml", R"(Resources:
  Pipe:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Stages:
        - Actions:
            - ActionTypeId: {Provider: CloudFormation}
              Region: eu-west-1
              Configuration:
                StackName: shop
                TemplatePath: Source::template.yaml
                TemplateConfiguration: Source::prod.json
                ParameterOverrides: !Sub '{"Stage": "prod", "Id": "${AWS::AccountId}", "Key": {"Fn::GetParam": []}}'
            - ActionTypeId: {Provider: CloudFormation}
              Configuration: {ActionMode: CHANGE_SET_EXECUTE, StackName: shop}
            - {Name: Other, RoleArn: !Ref Role, ActionTypeId: {Provider: CloudFormation},
               Configuration: {StackName: !Ref Name, TemplatePath: "Build::gone.yaml", TemplateConfiguration: "Build::c.json"}}
)") == Texts{"shop in /eu-west-1 (pipeline Pipe of pipeline.yaml): Cidr=10.8.0.0/16 Stage=prod Id=? Key=?",
             "gone-Other in / (!Ref Role of pipeline.yaml):", "pipeline in /:"});
  CHECK(pipeline.inputs.stacks[1].template_elsewhere);
  CHECK(pipeline.inputs.stacks[1].origin.given().others_open);
  CHECK(pipeline.inputs.complete);
}

TEST_CASE("copies of one template are one, and said") {
  Described copies;
  const std::string first = copies.folder.write(
                        "a/one.yaml", "Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}}\n"),
                    copy = copies.folder.write(
                        "b/one.yaml", "Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}}\n"),
                    other = copies.folder.write(
                        "b/three.yaml", "Resources: {B: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}}\n");
  copies.read({first, copy, other});
  CHECK(copies.stack_names() == Texts{"one", "three"});
  CHECK(copies.notifications() == Texts{"copies of one template were read once: `b/one.yaml` of `a/one.yaml`"});
}

TEST_CASE("a description has no more deployments and parameters than are read of one") {
  Described script;
  std::string text =
      "aws cloudformation create-stack-set --stack-set-name base --template-body file://template.yaml "
      "--parameters";
  for (int i = 0; i < 600; ++i) text += " P" + std::to_string(i) + "=x";
  text +=
      "\naws cloudformation create-stack-instances --stack-set-name base --regions eu-west-1 --accounts 111111111111\n";
  script.stacks("rollout.sh", text);
  REQUIRE(script.inputs.stacks.size() == 1);
  CHECK(script.inputs.stacks[0].origin.given().parameters.size() == 500);
  CHECK(script.inputs.stacks[0].origin.given().others_open);
}
