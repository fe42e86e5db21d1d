'use strict';

const path = require('node:path');

// Turns the parties of a finding into what the CDK calls violating resources.
//
// The CDK shows no violation without resources, and `cdk synth` passes over the constructs of stacks that were not
// selected: those in stages, unless they are named. Where a party may be passed over, a resource without a construct is
// added, which is always shown. One party in view is not enough: once it is acknowledged, it is gone.
function makeResources(context, root) {
  const { name, shows } = context?.stackTemplates ? stable(root) : beta1;

  const hides = (parties) => !parties.some(isElement) || !parties.filter(isElement).every(shows);
  const of = (parties) => {
    const resources = new Map();
    for (const party of parties.filter(isElement)) {
      const resource = { ...name(party), templatePath: path.resolve(party.template.file), locations: [] };
      const key = JSON.stringify(resource);
      if (!resources.has(key)) resources.set(key, resource);
      const { locations } = resources.get(key);
      const location = locationIn(party);
      if (location && !locations.includes(location)) locations.push(location);
    }
    if (hides(parties)) resources.set('', { ...name({}), templatePath: root, locations: [] });
    return [...resources.values()];
  };
  return { hides, of };
}

// The CDK finds the constructs of resources by itself, those of outputs it does not.
function stable(root) {
  return {
    name: ({ logicalId, type, constructPath }) =>
      type || !constructPath ? { resourceLogicalId: logicalId } : { constructPath },
    shows: ({ template }) => path.dirname(path.resolve(template.file)) === root,
  };
}

// Older versions want a logical id of everything, and show everything.
const beta1 = {
  name: ({ logicalId }) => ({ resourceLogicalId: logicalId || 'N/A' }),
  shows: () => true,
};

// Whether a party is something in a stack, and not just a place in a file.
function isElement({ logicalId, constructPath }) {
  return Boolean(logicalId || constructPath);
}

function side({ label, source, template }) {
  const { file, line, column } = source ?? { ...template, file: path.relative(process.cwd(), path.resolve(template.file)) };
  return `${file}:${line}:${column}: ${label}`;
}

// From the resource on, as in `Properties.BucketName`; the whole way for what is none, as in `Outputs.Url`.
function locationIn({ address }) {
  const keys = address.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return (keys[0] === 'Resources' ? keys.slice(2) : keys).join('.');
}

module.exports = { makeResources, isElement, side };
