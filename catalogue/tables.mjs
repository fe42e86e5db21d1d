// Reads the tables that are kept by hand. Their heads explain the columns.

import { readFileSync } from 'node:fs';

const SCOPES = ['partition', 'account', 'account-region', 'region', '-'];
const DUPLICATES = ['error', 'singleton', 'overwrite', 'revision', 'allowed'];
const FOLDS = ['lower', 'dns', 'folder'];
const STRIPS = ['slashes', 'symbols'];

function rows(file) {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text.split('\n').flatMap((line, index) => {
    if (line.startsWith('#') || !line.trim()) return [];
    const [columns, note = ''] = line.split(/\s{2}# /);
    const fail = (message) => { throw new Error(`${file}:${index + 1}: ${message}`); };
    return [{ words: columns.trim().split(/\s+/), note: note.trim(), fail }];
  });
}

// "EventBusName:AWS::Events::EventBus=default"
function parent(word, fail) {
  const [, property, type, fallback] = word.match(/^([^:=]+)(?::(\w+::\w+(?:::\w+)?))?(?:=(.+))?$/) ?? fail(`in=${word}`);
  return {
    property: property === 'self' ? '' : property,
    ...(type && { type }),
    ...(fallback && { default: fallback }),
  };
}

function claim({ words, note, fail }) {
  const [, scope, duplicates, name, ...options] = words;
  if (!SCOPES.includes(scope)) fail(`scope ${scope}`);
  if (!DUPLICATES.includes(duplicates)) fail(`duplicates ${duplicates}`);
  const result = { scope, duplicates, name: name === '-' ? [] : name.split(','), parents: [], when: [], note };
  for (const option of options) {
    const at = option.indexOf('=');
    const [key, value] = at < 0 ? [option, ''] : [option.slice(0, at), option.slice(at + 1)];
    if (key === 'in') result.parents.push(parent(value, fail));
    else if (key === 'medium') result.strength = 'medium';
    else if (key === 'above') result.above = true;
    else if (key === 'locked') result.locked = true;
    else if (key === 'separate') result.separate = true;
    else if (key === 'strip' && STRIPS.includes(value)) result.strip = value;
    else if (key === 'once-per-template') result.once_per_template = true;
    else if (key === 'fold' && FOLDS.includes(value)) result.fold = value;
    else if (key === 'when' && value) result.when.push(value);
    else if (key === 'region' && value) Object.assign(result, { regions: 'named', region: value });
    else if (key === 'other-regions' && value === '*') result.regions = 'all';
    else if (key === 'other-regions' && value) Object.assign(result, { regions: 'others', region: value });
    else if (key === 'each-of-json' && value) Object.assign(result, { each: value, each_of_json: true });
    else if (key === 'side-of' && value) result.side_of = parent(value, fail);
    else if (['space', 'each', 'globals', 'side'].includes(key) && value) result[key] = value;
    else fail(`option ${option}`);
  }
  return result;
}

// type → claims, the main identity first; no claims for types that have no name.
export function readCurated() {
  const types = new Map();
  for (const row of rows('curated.txt')) {
    const type = row.words[0];
    if (row.words.length < 4) row.fail('too few columns');
    const claims = types.get(type) ?? types.set(type, []).get(type);
    if (row.words[1] !== '-') claims.push(claim(row));
  }
  return types;
}

// type → { ref, arn, name, attributes }, where the specification does not say it or says it wrong.
export function readArns() {
  const types = new Map();
  for (const { words: [type, ref, name, arn, ...attributes], fail } of rows('arns.txt')) {
    if (!['name', 'arn', 'id'].includes(ref)) fail(`ref ${ref}`);
    const [kind, prefix] = name.split('=');
    types.set(type, { ref, name: kind, prefix, arn: arn === '-' ? '' : 'arn:${Partition}:' + arn, attributes });
  }
  return types;
}

// type → { urls, url, url_attributes }: all URLs, and the one that something gives.
export function readUrls() {
  const types = new Map();
  for (const { words: [type, gives, url, follows, ...rest], fail } of rows('urls.txt')) {
    if (!follows || rest.length > 0) fail('number of columns');
    const entry = types.get(type) ?? types.set(type, { urls: [] }).get(type);
    entry.urls.push(follows === '-' ? [url] : [url, follows]);
    if (gives === '-') continue;
    if (entry.url) fail('two URLs that are given');
    entry.url = url;
    entry.url_attributes = gives.split(',').map((one) => (one === 'Ref' ? '' : one));
  }
  return types;
}

// type → list of { path, effect, key }
export function readChanges() {
  const types = new Map();
  for (const { words: [type, path, effect, option, ...rest], note, fail } of rows('changes.txt')) {
    const effects = path === '-' ? ['holds-data', 'holds-nothing'] : ['replaces', 'may-replace', 'updates', 'one-at-a-time'];
    if (!effects.includes(effect)) fail(`effect ${effect}`);
    const key = option?.match(/^key=(\w+)$/)?.[1];
    if (rest.length > 0 || (option && !(key && (effect === 'one-at-a-time' || effect === 'replaces' && path.includes('[].'))))) fail(`option ${option}`);
    if (effect === 'one-at-a-time' && !key) fail('no key');
    if (!note) fail('no source');
    (types.get(type) ?? types.set(type, []).get(type)).push({ path, effect, key });
  }
  return types;
}

// type → list of { where, region, if }
export function readRegions() {
  const types = new Map();
  for (const { words: [type, where, region, source, option, ...rest], fail } of rows('regions.txt')) {
    if (!source?.startsWith('https://') || rest.length > 0) fail('number of columns');
    if (!['us-east-1', 'own'].includes(region)) fail(`region ${region}`);
    const only = option && (option.match(/^if=(\S+)$/)?.[1] ?? fail(`option ${option}`));
    (types.get(type) ?? types.set(type, []).get(type)).push({ where, region, ...(only && { if: only }) });
  }
  return types;
}

// type → list of { space, longest, characters }, without a space for the main identity
export function readNames() {
  const types = new Map();
  for (const { words: [type, longest, characters, option, ...rest], fail } of rows('names.txt')) {
    if (!characters || rest.length > 0 || !(Number(longest) > 0)) fail('number of columns');
    const space = option && (option.match(/^space=(\S+)$/)?.[1] ?? fail(`option ${option}`));
    (types.get(type) ?? types.set(type, []).get(type)).push({ space, longest: Number(longest), characters: characters === '*' ? '' : characters });
  }
  return types;
}

// type → list of { form, must, if, when, any_case }
export function readForms() {
  const types = new Map();
  for (const { words: [type, how, form, source, ...options], fail } of rows('forms.txt')) {
    if (!source?.startsWith('https://') || !['must', 'not'].includes(how)) fail('columns');
    const entry = { form, ...(how === 'must' && { must: true }) };
    for (const option of options) {
      const [, key, value] = option.match(/^([\w-]+)(?:=(.+))?$/) ?? fail(`option ${option}`);
      if (option === 'any-case') entry.any_case = true;
      else if (['if', 'when'].includes(key) && value) entry[key] = value;
      else fail(`option ${option}`);
    }
    (types.get(type) ?? types.set(type, []).get(type)).push(entry);
  }
  return types;
}

// what, of, limit, fixed, source
export function readQuotas() {
  return rows('quotas.txt').map(({ words: [what, of, limit, raise, source, ...rest], fail }) => {
    if (!['template', 'account', 'account-region'].includes(of)) fail(`in ${of}`);
    if (!['fixed', 'raisable'].includes(raise) || !(Number(limit) > 0)) fail('limit');
    if (!source?.startsWith('https://') || rest.length > 0) fail('number of columns');
    return { what, of, limit: Number(limit), fixed: raise === 'fixed', source };
  });
}

// issuer, claim, begin, source
export function readIssuers() {
  return rows('issuers.txt').map(({ words: [issuer, claim, begin, source, ...rest], fail }) => {
    if (!source?.startsWith('https://') || rest.length > 0) fail('number of columns');
    return { issuer, claim, begin: begin === '-' ? '' : begin, source };
  }).sort((a, b) => (a.issuer < b.issuer ? -1 : 1));
}

// type → where its resources hold calls.
export function readCalls() {
  const types = new Map();
  for (const { words: [type, place, operation, parameters, ...options], fail } of rows('calls.txt')) {
    if (!parameters) fail('number of columns');
    const entry = { place, operation: operation.split(','), parameters };
    for (const option of options) {
      const [key, value] = option.split('=');
      if (key === 'after' && value) entry.after = value.split(',');
      else if (['region', 'role'].includes(key) && value) entry[key] = value;
      else fail(`option ${option}`);
    }
    const list = types.get(type) ?? types.set(type, []).get(type);
    list.push(entry);
  }
  return types;
}

// [operation, parameter, type], and true where it creates the thing
export const readOperations = () => rows('operations.txt').map(({ words, fail }) =>
  words.length === 3 ? words : words[3] === 'creates' ? [...words.slice(0, 3), true] : fail('columns')).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

// type → list of what the other columns say.
function readLists(file, columns) {
  const types = new Map();
  for (const { words: [type, ...rest], fail } of rows(file)) {
    if (rest.length !== columns) fail('number of columns');
    const list = types.get(type) ?? types.set(type, []).get(type);
    list.push(columns === 1 ? rest[0] : rest);
  }
  return types;
}

// type → list of [property, type, options]
export function readReferences() {
  const types = new Map();
  for (const { words: [type, property, named, ...options], fail } of rows('references.txt')) {
    if (!named) fail('number of columns');
    const within = {};
    for (const option of options) {
      const [, key, value] = option.match(/^(after|begin|but|to)=(.+)$/) ?? fail(`option ${option}`);
      within[key] = value;
    }
    (types.get(type) ?? types.set(type, []).get(type)).push([property, named, ...(options.length > 0 ? [within] : [])]);
  }
  return types;
}

export const readLoose = () => readLists('loose.txt', 1);
export const readSecure = () => readLists('secure.txt', 1);
export const readPrincipals = () => new Set(rows('principals.txt').map((row) => row.words[0]));
export const readUnsupported = () => new Set(rows('aws-unsupported-types.txt').map((row) => row.words[0]));
