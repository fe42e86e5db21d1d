#!/usr/bin/env node
// Makes the inputs whose cost must grow no faster than they do: inputs.mjs ROW SIZE FOLDER
//
// Each row is a shape that made some step compare everything with everything, write a text again and again, or start over
// for each element. SIZE is the number of whatever the row multiplies.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ACCOUNT = '111111111111';
const REGION = 'eu-west-1';

// A cloud assembly in a folder.
class App {
  constructor(folder) {
    this.folder = folder;
    this.artifacts = {};
    mkdirSync(folder, { recursive: true });
  }

  write(name, template) {
    writeFileSync(join(this.folder, name), JSON.stringify(template));
  }

  stack(name, template, { file = `${name}.template.json`, ...properties } = {}) {
    if (template) this.write(file, template);
    this.artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: `aws://${ACCOUNT}/${REGION}`,
      properties: { templateFile: file, ...properties },
    };
  }

  // What is deployed of it: in a folder of its own, for `--deployed`.
  deployed() {
    return new App(join(this.folder, 'deployed'));
  }

  finish() {
    this.write('manifest.json', { version: '36.0.0', artifacts: this.artifacts });
  }
}

const numbers = (size) => Array.from({ length: size }, (_, i) => i);
const each = (size, entry) => Object.fromEntries(numbers(size).map(entry));
const resources = (size, type, propertiesOf) => each(size, (i) => [`R${i}`, { Type: type, Properties: propertiesOf(i) }]);
const topics = (size, nameOf) => resources(size, 'AWS::SNS::Topic', (i) => ({ TopicName: nameOf(i) }));

// A queue and who may send to it, as people write them.
const queueInYaml = (template, i) => `  Queue${i}:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "\${Stage}-orders-${template}-${i}"
      VisibilityTimeout: 30
      Tags:
        - {Key: team, Value: orders}
  Policy${i}:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue${i}]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: {Service: sns.amazonaws.com}
            Action: sqs:SendMessage
            Resource: !GetAtt Queue${i}.Arn
            Condition:
              ArnEquals: # nobody else may send
                aws:SourceArn: !Sub "arn:aws:sns:\${AWS::Region}:\${AWS::AccountId}:\${Stage}-orders-${i}"
`;

function writtenByHand(app, size, environments) {
  for (const template of numbers(size)) {
    writeFileSync(join(app.folder, `template${template}.yaml`), 'Parameters:\n  Stage: {Type: String}\nResources:\n' +
      numbers(50).map((i) => queueInYaml(template, i)).join(''));
  }
  const stages = numbers(environments).map((i) => `stage${i}`);
  const accounts = stages.map((stage, i) => `  ${stage}: {accounts: "${Number(ACCOUNT) + i}", regions: ${REGION}}\n`);
  writeFileSync(join(app.folder, 'crosscheck.yaml'), `environments:
${accounts.join('')}deployments:
  - template: template*.yaml
    stack: "{template}-{environment}"
    environment: [${stages.join(', ')}]
    parameters: {Stage: "{environment}"}
`);
  app.finish = () => {};
}

const ROWS = {
  // Stacks that import what nobody exports, beside twice as many exports.
  missing_imports(app, size) {
    for (const number of numbers(Math.max(1, Math.floor(size / 5)))) {
      app.stack(`Stack${number}`, {
        Resources: resources(5, 'AWS::SNS::Topic', (i) => (
          { DisplayName: { 'Fn::ImportValue': `Network-${number}-Vpc-${i}-Identifer` } })),
        Outputs: each(10, (i) => [
          `Out${i}`, { Value: `v${i}`, Export: { Name: `Platform-${number}-Subnet-${i}-Identifier` } }]),
      });
    }
  },

  // Names that somebody owns, and ARNs of as many that nobody does.
  unowned_arns(app, size) {
    const padded = (number) => String(number).padStart(5, '0');
    app.stack('Owner', { Resources: topics(size, (i) => `orders-${padded(i)}-events-of-the-shop`) });
    app.stack('User', { Resources: resources(size, 'AWS::Lambda::Function', (i) => ({
      FunctionName: `f${i}`,
      Role: 'role',
      Environment: { Variables: { TOPIC: `arn:aws:sns:${REGION}:${ACCOUNT}:billing${padded(i * 7919 % 99991)}` } },
    })) });
  },

  // One name that many resources are given, and as many uses of it.
  one_name(app, size) {
    app.stack('Owner', { Resources: topics(size, () => 'orders') });
    app.stack('User', { Resources: resources(size, 'AWS::Lambda::Function', () => ({
      Role: 'role',
      Environment: { Variables: { TOPIC: `arn:aws:sns:${REGION}:${ACCOUNT}:orders` } },
    })) });
  },

  // Each export joins two imports of the next.
  export_levels(app, size) {
    const outputs = each(size, (i) => {
      const below = { 'Fn::ImportValue': `level${i + 1}` };
      return [`O${i}`, { Export: { Name: `level${i}` }, Value: i + 1 < size ? { 'Fn::Join': ['', [below, below]] } : 'x' }];
    });
    app.stack('Levels', { Resources: topics(1, () => ({ 'Fn::ImportValue': 'level0' })), Outputs: outputs });
  },

  // Functions where maps may hold only literals.
  map_levels(app, size) {
    const look = (i) => ({ 'Fn::FindInMap': ['M', `l${i}`, 'v'] });
    const levels = each(size, (i) => [
      `l${i}`, { v: i + 1 < size ? { 'Fn::Join': ['', [look(i + 1), look(i + 1)]] } : 'x' }]);
    app.stack('Maps', { Mappings: { M: levels }, Resources: topics(1, () => look(0)) });
  },

  sub_variables(app, size) {
    const text = numbers(size).map((i) => `\${v${i}}`).join('');
    app.stack('Sub', { Resources: topics(1, () => ({ 'Fn::Sub': [text, each(size, (i) => [`v${i}`, 'x'])] })) });
  },

  conditions(app, size) {
    app.stack('Conditions', {
      Conditions: each(size, (i) => [`C${i}`, { 'Fn::Equals': ['a', 'a'] }]),
      Resources: each(size, (i) => [`R${i}`, { Type: 'AWS::SNS::Topic', Condition: `C${i}` }]),
    });
  },

  parameters(app, size) {
    app.stack('Parameters', {
      Parameters: each(size, (i) => [`P${i}`, { Type: 'String', Default: `name-${i}` }]),
      Resources: topics(size, (i) => ({ Ref: `P${i}` })),
    });
  },

  map_keys(app, size) {
    app.stack('Keys', {
      Mappings: { M: each(size, (i) => [`k${i}`, { v: `name-${i}` }]) },
      Resources: topics(size, (i) => ({ 'Fn::FindInMap': ['M', `k${i}`, 'v'] })),
    });
  },

  unknown_conditions(app, size) {
    app.stack('Ifs', { Resources: topics(size, (i) => ({ 'Fn::If': [`Nowhere${i}`, 'a-name', 'another'] })) });
  },

  // A policy with ARNs of many accounts.
  foreign_arns(app, size) {
    const arns = numbers(size).map((i) => `arn:aws:sns:${REGION}:${222222222222 + i}:topic-${i}`);
    app.stack('Policy', { Resources: resources(1, 'AWS::IAM::Policy', () => ({
      PolicyName: 'p',
      Roles: ['r'],
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: arns }] },
    })) });
  },

  reference_chain(app, size) {
    app.stack('Chain', { Resources: topics(size, (i) => (i + 1 < size ? { Ref: `R${i + 1}` } : 'the-end')) });
  },

  // One long text that many resources are named with.
  long_names(app, size) {
    app.stack('Long', {
      Parameters: { P: { Type: 'String', Default: 'x'.repeat(60000) } },
      Resources: topics(size, () => ({ Ref: 'P' })),
    });
  },

  // Long texts that functions make, each another one, in many stacks.
  made_texts(app, size) {
    for (const number of numbers(size)) {
      app.stack(`Text${number}`, {
        Parameters: { P: { Type: 'String', Default: 'x'.repeat(60000) } },
        Resources: topics(100, (i) => ({ 'Fn::Sub': `\${P}${number}-${i}` })),
      });
    }
  },

  // Stacks that hold their own template ten times.
  nested_in_itself(app, size) {
    for (const number of numbers(size)) {
      const name = `Nest${number}`;
      app.stack(name, { Resources: each(10, (i) => [`N${i}`, {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL: 'x' },
        Metadata: { 'aws:asset:path': `${name}.template.json`, 'aws:asset:property': 'TemplateURL' },
      }]) });
    }
  },

  // Many stacks of one template.
  shared_template(app, size) {
    app.write('shared.template.json', { Resources: topics(200, (i) => `shared-${i}`) });
    for (const number of numbers(size)) {
      app.stack(`Stack${number}`, undefined, { file: 'shared.template.json', stackName: `stack-${number}` });
    }
  },

  // The same of a template that is as large as CloudFormation takes it and larger.
  shared_large_template(app, size) {
    app.write('shared.template.json', { Resources: topics(16000, (i) => `shared-${i}`) });
    for (const number of numbers(size)) {
      app.stack(`Stack${number}`, undefined, { file: 'shared.template.json', stackName: `stack-${number}` });
    }
  },

  // Many stacks that publish by one asset manifest.
  shared_assets(app, size) {
    app.write('all.assets.json', { version: '36.0.0', files: each(2000, (i) => [`${i}`.padStart(64, '0'), {
      source: { path: `asset.${i}.json`, packaging: 'file' },
      destinations: { here: { bucketName: `cdk-assets-${i}`, objectKey: `${i}` } },
    }]) });
    app.artifacts.Assets = { type: 'cdk:asset-manifest', properties: { file: 'all.assets.json' } };
    for (const number of numbers(size)) {
      app.stack(`Stack${number}`, { Resources: topics(1, () => `topic-${number}`) });
      app.artifacts[`Stack${number}`].dependencies = ['Assets'];
    }
  },

  slashes(app, size) {
    const path = `Paths${'/'.repeat(size)}T/Resource`;
    app.stack('Paths', { Resources: {
      T: { Type: 'AWS::SNS::Topic', Metadata: { 'aws:cdk:path': path }, Properties: { TopicName: 'twice' } },
      U: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'twice' } },
    } });
    app.artifacts.Paths.metadata = { [`/${path}`]: [{ type: 'aws:cdk:logicalId', data: 'T' }] };
  },

  // Minified: every name appears twice.
  duplicates(app, size) {
    app.stack('Twice', { Resources: topics(size, (i) => `name-${Math.floor(i / 2)}`) });
  },

  // Minified, with one finding far from the line's start.
  one_finding(app, size) {
    app.stack('Once', { Resources: topics(size, (i) => (i + 2 < size ? `name-${i}` : 'twice')) });
  },

  // A finding in every template.
  finding_in_each(app, size) {
    for (const number of numbers(size)) {
      app.stack(`Stack${number}`, { Resources: topics(40, (i) => `${number}-${Math.min(i, 38)}`) });
    }
  },

  missing_templates(app, size) {
    for (const number of numbers(size)) app.stack(`Gone${number}`);
  },

  // Names that nobody has, beside stacks that could not be read.
  missing_beside_unread(app, size) {
    for (const number of numbers(size)) {
      app.stack(`Gone${number}`);
      app.artifacts[`Gone${number}`].environment = `aws://${100000000000 + number}/${REGION}`;
    }
    app.stack('User', { Resources: topics(size, (i) => ({ 'Fn::ImportValue': `nobody-${i}` })) });
  },

  // Two generations of which every resource got another logical id, and every tenth export went.
  two_generations(app, size) {
    const before = app.deployed();
    before.stack('Data', { Resources: resources(size, 'AWS::SQS::Queue', (i) => ({ QueueName: `queue-${i}` })),
      Outputs: each(size / 10, (i) => [`Out${i}`, { Value: `v${i}`, Export: { Name: `export-${i}` } }]) });
    before.stack('User', { Resources: topics(size / 10, (i) => ({ 'Fn::ImportValue': `export-${i}` })) });
    before.finish();
    app.stack('Data', { Resources: each(size, (i) => [
      `New${i}`, { Type: 'AWS::SQS::Queue', Properties: { QueueName: `queue-${i}` } }]) });
    app.stack('User', { Resources: topics(size / 10, (i) => `topic-${i}`) });
  },

  // Lists of names, of which the app has some.
  listed_names(app, size) {
    const folder = join(app.folder, 'deployed', ACCOUNT, REGION);
    mkdirSync(folder, { recursive: true });
    const url = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}`;
    writeFileSync(join(folder, 'queues.json'), JSON.stringify({ QueueUrls: numbers(size).map((i) => `${url}/queue-${i}`) }));
    writeFileSync(join(folder, 'tables.json'), JSON.stringify({ TableNames: numbers(size).map((i) => `table-${i}`) }));
    app.stack('Data', { Resources: resources(size / 10, 'AWS::SQS::Queue', (i) => ({ QueueName: `queue-${i * 7}` })) });
  },

  // One template, deployed under many names.
  deployments(app, size) {
    app.write('template.json', { Parameters: { Stage: { Type: 'String' } },
      Resources: topics(40, (i) => ({ 'Fn::Sub': `topic-${i}-\${Stage}` })) });
    const environments = numbers(size).map((i) => `[stage${i}.deploy.parameters]\nstack_name = "app-stage${i}"\n` +
      `region = "${REGION}"\nparameter_overrides = "Stage=stage${i}"\n`);
    writeFileSync(join(app.folder, 'samconfig.toml'), `version = 0.1\n${environments.join('\n')}`);
    app.finish = () => {};
  },

  // Commands of a script, each with variables of its own, and the steps of a workflow.
  script_commands(app, size) {
    app.write('template.json', { Resources: topics(40, (i) => ({ 'Fn::Sub': `\${AWS::StackName}-topic-${i}` })) });
    const commands = numbers(size).map((i) => `STAGE_${i}=stage${i}\naws cloudformation deploy --template-file template.json ` +
      `--stack-name "app-$STAGE_${i}" --region "\${REGION:-${REGION}}"\n`);
    writeFileSync(join(app.folder, 'deploy.sh'), `#!/bin/sh\n${commands.join('')}`);
    app.finish = () => {};
  },
  workflow_steps(app, size) {
    app.write('template.json', { Resources: topics(40, (i) => ({ 'Fn::Sub': `\${AWS::StackName}-topic-${i}` })) });
    const steps = numbers(size).map((i) => `      - run: |\n          echo "STAGE_${i}=stage${i}" >> "$GITHUB_ENV"\n` +
      `      - run: aws cloudformation deploy --template-file template.json --stack-name "app-$STAGE_${i}" --region ${REGION}\n`);
    mkdirSync(join(app.folder, '.github', 'workflows'), { recursive: true });
    writeFileSync(join(app.folder, '.github', 'workflows', 'deploy.yml'),
      `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n${steps.join('')}`);
    app.finish = () => {};
  },

  // Templates in YAML, with a list of where they are deployed: once each, and in twenty environments. Checked from within.
  one_environment: (app, size) => writtenByHand(app, size, 1),
  twenty_environments: (app, size) => writtenByHand(app, size, 20),

  // No assembly: templates that are given one by one.
  loose_templates(app, size) {
    for (const number of numbers(size)) {
      app.write(`${number}.template.json`, { Resources: topics(4, (i) => `${number}-${i}`) });
    }
    app.finish = () => {};
  },
};

const [row, size, folder] = process.argv.slice(2);
const app = new App(folder);
ROWS[row](app, Number(size));
app.finish();
