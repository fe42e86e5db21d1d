// Reads the CDK's service specification into what the generator needs: plain objects, by type.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec');
const version = require('@aws-cdk/aws-service-spec/package.json').version;

const DEPTH = 4;   // of nested properties; deeper ones name nothing

export function readSpec() {
  const database = loadAwsServiceSpecSync();
  const types = new Map();
  for (const resource of database.all('resource')) {
    const type = resource.cloudFormationType;
    types.set(type, {
      type,
      service: type.split('::')[1],
      name: type.split('::')[2].replace(/V\d$/, ''),
      properties: resource.properties,
      attributes: Object.keys(resource.attributes),
      identifier: (resource.primaryIdentifier ?? []).map(dotted),
      ref: (resource.cfnRefIdentifier ?? resource.primaryIdentifier ?? []).map(dotted),
      arn: resource.arnTemplate,
      stateful: resource.isStateful ?? false,
      replacedToo: (resource.additionalReplacementProperties ?? []).map((path) => path.join('.').replaceAll('.*', '[]')),
      definition: (property) => definitionOf(database, property.type),
    });
  }
  return { version, types };
}

const dotted = (path) => path.replaceAll('/', '.');

// The type definition behind a property's type, if there is one, and what stands behind the property's name in a path.
function definitionOf(database, type, suffix = '') {
  if (type.type === 'array') return definitionOf(database, type.element, suffix + '[]');
  if (type.type === 'map') return definitionOf(database, type.element, suffix + '{}');
  if (type.type === 'union') {
    const inner = type.types.find((one) => one.type === 'ref') ?? type.types.find((one) => one.type === 'array');
    return inner ? definitionOf(database, inner, suffix) : { suffix };
  }
  if (type.type !== 'ref') return { suffix };
  const definition = database.get('typeDefinition', type.reference.$ref);
  return { suffix, id: type.reference.$ref, properties: definition.properties };
}

// Every property at any depth, with its path.
export function* allProperties(info, properties = info.properties, prefix = '', seen = []) {
  for (const [name, property] of Object.entries(properties)) {
    const inner = info.definition(property);
    const path = prefix + name + (inner.suffix ?? '');
    yield { path, property };
    if (inner.properties && seen.length + 1 < DEPTH && !seen.includes(inner.id)) {
      yield* allProperties(info, inner.properties, path + '.', [...seen, inner.id]);
    }
  }
}

export function isText(property) {
  const type = property?.type;
  return type?.type === 'string' || type?.type === 'json' ||
    (type?.type === 'union' && type.types.some((one) => one.type === 'string'));
}

// For comparing names of properties, types and ARN variables: "DBInstanceId" and "DbInstanceIdentifier" are equal.
export const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/id$/, 'identifier');
