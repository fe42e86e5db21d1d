// A thousand stacks with thirty names each; every tenth one claims a name that another one has.
import { mkdirSync, writeFileSync } from 'node:fs';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (let stack = 0; stack < 1000; ++stack) {
  const resources = {};
  for (let i = 0; i < 30; ++i) {
    const owner = i === 0 && stack % 10 === 1 ? stack - 1 : stack;
    resources[`Queue${i}`] = { Type: 'AWS::SQS::Queue', Properties: { QueueName: `platform-service-${owner}-queue-${i}-production` } };
  }
  writeFileSync(`${folder}/PlatformService${stack}.template.json`, JSON.stringify({ Resources: resources }));
}
