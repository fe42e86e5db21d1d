#!/usr/bin/env node
// Writes catalogue.json and changes.json from the CDK's service specification and the tables in this folder. With
// --check it only says whether the files are current.

import { readFileSync, writeFileSync } from 'node:fs';

import { factsOf, identifies } from './arn.mjs';
import { changesOf } from './changes.mjs';
import { Deriver } from './derive.mjs';
import { allProperties, readSpec } from './spec.mjs';
import {
  readArns, readCalls, readChanges, readCurated, readForms, readIssuers, readLoose, readNames, readOperations, readPrincipals, readQuotas,
  readReferences, readRegions, readSecure, readUnsupported, readUrls,
} from './tables.mjs';

// Types that exist and make nothing: the specification leaves them out.
const UNLISTED = ['AWS::CDK::Metadata'];

// "AWS::Logs::LogGroup" → "logs:log-group"
function spaceOf(type) {
  const [, service, name] = type.split('::');
  const kebab = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2');
  return `${service}:${kebab}`.toLowerCase();
}

// Leaves out what says nothing, so that a line holds what matters.
const lean = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) =>
  value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)));

function claimEntry(type, claim, source) {
  return lean({
    space: claim.space ?? spaceOf(type),
    scope: claim.scope,
    duplicates: claim.duplicates,
    fold: claim.fold,
    strength: claim.strength,
    name: claim.name,
    parents: claim.parents,
    when: claim.when,
    regions: claim.regions,
    region: claim.region,
    side: claim.side,
    side_of: claim.side_of,
    once_per_template: claim.once_per_template,
    each: claim.each,
    separate: claim.separate,
    each_of_json: claim.each_of_json,
    above: claim.above,
    locked: claim.locked,
    strip: claim.strip,
    globals: claim.globals,
    note: claim.note,
    source: claim.source ?? source,
  });
}

// What `names.txt` says of a claim of a type.
function limits(names = [], claim, index) {
  const found = names.find(({ space }) => (space ? space === claim.space : index === 0));
  return found && { longest: found.longest, characters: found.characters };
}

function entryOf(type, { spec, curated, arns, urls, loose, secure, names, forms, calls, regions, principals, unsupported, deriver }) {
  const info = spec.types.get(type);
  const claims = curated.get(type) ?? (info ? deriver.claims(info) : []);
  const facts = factsOf(info, claims, arns.get(type));
  return lean({
    type,
    ref: facts.ref === 'id' ? '' : facts.ref,
    aws_validates: info !== undefined && !unsupported.has(type),
    arn: facts.arn,
    arn_name: facts.arn_name === 'plain' ? '' : facts.arn_name,
    arn_prefix: facts.arn_prefix,
    arn_attributes: facts.arn_attributes,
    name_attributes: facts.name_attributes,
    ...urls.get(type),
    claims: claims.map((claim, index) => ({
      ...claimEntry(type, claim, 'curated'), ...lean({ ...limits(names.get(type), claim, index), forms: index === 0 && forms.get(type) }),
    })),
    loose: loose.get(type),
    secure: secure.get(type),
    calls: calls.get(type),
    regions: regions.get(type),
    checks_principals: principals.has(type),
  });
}

// Whether a property that says which resource of that type is meant says it by the name that the template gives.
function named(parent, property) {
  const claim = parent?.claims?.[0];
  const certain = claim && ['error', 'singleton'].includes(claim.duplicates) && !claim.strength && !claim.parents;
  return certain && claim.name?.length === 1 && (parent.ref === 'name' || property.endsWith('Name'));
}

// Properties that name a resource of exactly one kind, be it only as the parent of a claim. Where a property may name
// several, an ARN says by itself which one is meant, and a plain name says nothing.
function referencesOf(entry, info, entries, added = []) {
  const own = new Set(entry.claims?.flatMap((claim) => claim.name ?? []).flatMap((part) => part.split('|')));
  const found = new Map(added.filter((one) => one.length === 2));
  if (info) {
    for (const { path, property } of allProperties(info)) {
      const targets = property.relationshipRefs ?? [];
      const spaces = new Set(targets.map((one) => entries.get(one.cloudFormationType)?.claims?.[0]?.space));
      if (spaces.size !== 1 || own.has(path) || found.has(path)) continue;
      const target = targets.find((one) => {
        const named = entries.get(one.cloudFormationType);
        return named && identifies(named, one.propertyName);
      });
      if (target) found.set(path, target.cloudFormationType);
    }
  }
  for (const { property, type } of entry.claims?.flatMap((claim) => claim.parents ?? []) ?? []) {
    const spoken = !/[>|[]/.test(property) && named(entries.get(type), property);
    if (spoken && !own.has(property) && !found.has(property)) found.set(property, type);
  }
  return [...found].filter(([, target]) => target !== '-').concat(added.filter((one) => one.length > 2))
    .sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1));
}

const lines = (items) => '[\n' + items.map((item) => JSON.stringify(item)).join(',\n') + '\n]';

function generate(spec) {
  const sources = {
    spec, curated: readCurated(), arns: readArns(), urls: readUrls(), loose: readLoose(), secure: readSecure(),
    names: readNames(), forms: readForms(), calls: readCalls(), regions: readRegions(), principals: readPrincipals(), unsupported: readUnsupported(),
    deriver: new Deriver(spec.types),
  };
  const references = readReferences();
  const { curated, loose, secure, calls, regions, principals } = sources;
  const types = [...new Set([spec.types, curated, references, loose, secure, calls, regions, principals]
    .flatMap((table) => [...table.keys()]))].sort();
  const entries = new Map(types.map((type) => [type, entryOf(type, sources)]));
  for (const entry of entries.values()) {
    const lists = entry.claims?.flatMap((claim) => claim.parents ?? []).filter((one) => /^\w+\[\]$/.test(one.property));
    for (const one of lists ?? []) if (named(entries.get(one.type), one.property)) one.used = true;
  }
  for (const [type, entry] of entries) {
    const found = referencesOf(entry, spec.types.get(type), entries, references.get(type));
    if (found.length > 0) entry.references = found;
  }
  const quotas = readQuotas();
  const counted = new Set(quotas.map((quota) => quota.what));
  const says = (entry) => entry.claims || entry.references || entry.loose || entry.secure || entry.calls || entry.regions ||
    entry.checks_principals || counted.has(entry.type) || curated.has(entry.type);
  const quiet = [...[...entries.values()].filter((entry) => !says(entry)).map((entry) => entry.type), ...UNLISTED].sort();
  return `{"spec":"@aws-cdk/aws-service-spec ${spec.version}","types":` + lines([...entries.values()].filter(says)) +
    ',"operations":' + lines(readOperations()) + ',"quiet":' + lines(quiet) + ',"quotas":' + lines(quotas) +
    ',"issuers":' + lines(readIssuers()) + '}\n';
}

function generateChanges(spec) {
  const corrections = readChanges();
  const types = [...new Set([...spec.types.keys(), ...corrections.keys()])].sort();
  const changes = types.map((type) => changesOf(type, spec.types.get(type), corrections.get(type)));
  return lines(changes.filter((one) => one.holds_data || one.replacements)) + '\n';
}

const spec = readSpec();
for (const [file, text] of [['catalogue.json', generate(spec)], ['changes.json', generateChanges(spec)]]) {
  const output = new URL(file, import.meta.url);
  if (!process.argv.includes('--check')) {
    writeFileSync(output, text);
  } else if (readFileSync(output, 'utf8') !== text) {
    console.error(`${file} is not what the tables and the specification give; run \`node generate.mjs\``);
    process.exitCode = 1;
  }
}
