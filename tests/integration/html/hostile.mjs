// Templates whose every name would like to be more than a name.
import { mkdirSync, writeFileSync } from 'node:fs';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const NAMES = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'onmouseover='alert(1)",
  'javascript:alert(1)',
  '\u202egnp.exe\u2066',
  '</style><style>body{display:none}</style>',
  '<!-- <details open ontoggle=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];
const resources = Object.fromEntries(
  NAMES.map((name, i) => [`R${i}`, { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } }]),
);
const outputs = Object.fromEntries(NAMES.map((name, i) => [`O${i}`, { Value: { 'Fn::ImportValue': `missing${name}` } }]));
for (const stack of ['one', 'two<b>']) {
  writeFileSync(`${folder}/${stack}.template.json`, JSON.stringify({ Resources: resources, Outputs: outputs }, null, 1));
}
