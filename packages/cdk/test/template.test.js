'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');

const { makeLocator } = require('../lib/template');
const { folder } = require('./support');

const TEMPLATE = {
  Resources: {
    Role: { Properties: { Policies: [{ PolicyName: 'first' }, { PolicyName: 'a "quoted" {name}' }] } },
    Topic: { Properties: { DisplayName: '🚀', TopicName: 'orders', Count: 3 } },
  },
  Outputs: { Url: { Export: { Name: 'url' } } },
};

// The path of the element at which `needle` begins, in a template of this indentation.
function at(t, needle, indentation) {
  const file = path.join(folder(t), 'Orders.template.json');
  const text = JSON.stringify(TEMPLATE, undefined, indentation);
  fs.writeFileSync(file, text);
  const before = text.slice(0, text.indexOf(needle)).split('\n');
  return makeLocator()({ file, line: before.length, column: [...before.at(-1)].length + 1 }).join('.');
}

for (const indentation of [0, 1]) {
  test(`elements of a template with indentation ${indentation}`, (t) => {
    assert.strictEqual(at(t, '"first"', indentation), 'Resources.Role.Properties.Policies.0.PolicyName');
    assert.strictEqual(at(t, '"a \\"quoted', indentation), 'Resources.Role.Properties.Policies.1.PolicyName');
    assert.strictEqual(at(t, '"orders"', indentation), 'Resources.Topic.Properties.TopicName');
    assert.strictEqual(at(t, '"TopicName"', indentation), 'Resources.Topic.Properties.TopicName');
    assert.strictEqual(at(t, 'rders"', indentation), 'Resources.Topic.Properties.TopicName');
    assert.strictEqual(at(t, '3', indentation), 'Resources.Topic.Properties.Count');
    assert.strictEqual(at(t, '"url"', indentation), 'Outputs.Url.Export.Name');
    assert.strictEqual(at(t, '{', indentation), '');
  });
}

test('what cannot be read has no elements', (t) => {
  const file = path.join(folder(t), 'Orders.template.json');
  const locate = makeLocator();
  assert.deepStrictEqual(locate({ file, line: 1, column: 1 }), []);
  fs.writeFileSync(file, '{ "a": ] } {{ nonsense \u0000 "');
  assert.deepStrictEqual(makeLocator()({ file, line: 7, column: 7 }), []);
  assert.deepStrictEqual(makeLocator()({ file, line: 1, column: 900 }), []);
});
