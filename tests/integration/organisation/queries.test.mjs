// The queries of the document, in its order, over ./indexes.
import assert from 'node:assert';
import fs from 'node:fs';
import test from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';

const document = fs.readFileSync(process.env.DOCUMENT, 'utf8');
const [view, owners, users, twice, unused] = [...document.matchAll(/```sql\n([^]*?)```/g)].map(match => match[1]);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = async sql => (await connection.runAndReadAll(sql)).getRowObjects();
await connection.run(view);

const lines = fs.readdirSync('indexes').flatMap(file =>
  fs.readFileSync(`indexes/${file}`, 'utf8').trim().split('\n').map(line => ({ ...JSON.parse(line), file })));
const identity = row => `${row.namespace} ${row.scope} ${row.key}`;

test('every line has the columns that the page lists, all of them text', () => {
  const table = /\| column \| holds \|\n[^]*?\n\n/.exec(document)[0];
  const columns = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(match => match[1].match(/\w+/g));
  for (const { file, ...line } of lines) {
    assert.deepEqual(Object.keys(line), columns);
    assert(Object.values(line).every(value => typeof value === 'string'), file);
  }
});

test('who owns a name', async () => {
  const found = await rows(owners);
  assert.deepEqual([...new Set(found.map(row => row.repository))], ['fork', 'spaceport']);
  assert(found.some(row => row.stack === 'SpaceportStagingStack' && row.logicalId === 'UploadsBucket5E5E9B64'));
});

test('who would break', async () => {
  const found = await rows(users);
  const wanted = lines.filter(line =>
    line.kind === 'use' && line.namespace === 's3:bucket' && line.key === 'spaceport-uploads-staging');
  assert(wanted.length > 0);
  assert.equal(found.length, new Set(wanted.map(line => [line.file, line.stack, line.evidence].join())).size);
});

test('two owners', async () => {
  const owned = new Map();
  for (const line of lines.filter(line => line.kind === 'claim' && !line.scope.includes('unknown-'))) {
    owned.set(identity(line), (owned.get(identity(line)) ?? new Set()).add(line.file));
  }
  const wanted = [...owned].filter(([, files]) => files.size > 1).map(([name]) => name);
  assert(wanted.length > 0);
  assert.deepEqual((await rows(twice)).map(identity).sort(), wanted.sort());
});

test('exports that nobody imports', async () => {
  const imported = new Set(lines.filter(line => line.kind === 'use').map(identity));
  const wanted = lines.filter(line =>
    line.kind === 'claim' && line.namespace === 'cfn:export' && !imported.has(identity(line))).map(line => line.key);
  assert.deepEqual((await rows(unused)).map(row => row.key).sort(), wanted.sort());
});
