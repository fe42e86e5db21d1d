// What `Ref` and `Fn::GetAtt` give, as far as it follows from a type's name.

import { arnVariables } from './derive.mjs';
import { plain } from './spec.mjs';

const alternatives = (part) => part.replace(/\?$/, '').split('|');
const leaf = (path) => path.split('.').at(-1).replace(/\[\]|\{\}/g, '');

// Is the last variable of the ARN the name in that property?
function endsInName(info, path) {
  const variable = arnVariables(info.arn).at(-1);
  if (!variable || /^(Resource)?(Id|Identifier|Path)$/.test(variable)) return path === variable;
  const wanted = plain(variable.replace(/WithPath$/, '')), own = plain(info.name), name = plain(leaf(path));
  if ([name, own + name].includes(wanted) || own + wanted === name) return true;
  const word = /(name|alias|label|prefix)$/;
  if (!word.test(wanted)) return false;
  return wanted === 'name' || wanted.endsWith(name) || name.endsWith(wanted) ||
    (word.test(name) && own.endsWith(wanted.replace(word, '')) && wanted.replace(word, '').length >= 3);
}

function arnAttributes(info) {
  const own = [plain('Arn'), plain(info.name + 'Arn')];
  const identifier = info.identifier.length === 1 ? info.identifier[0] : '';
  return info.attributes.filter((attribute) => own.includes(plain(attribute)) ||
    (attribute === identifier && /(Arn|ARN)$/.test(attribute)));
}

function nameAttributes(info, names) {
  const own = [...names.map((path) => plain(leaf(path))), plain(info.name + 'Name'), 'name'];
  return info.attributes.filter((attribute) => own.includes(plain(attribute)));
}

// { ref, arn, arn_name, arn_attributes, name_attributes }, as far as there is something to say.
export function factsOf(info, claims, override) {
  const last = claims[0]?.name.at(-1);
  const names = last ? alternatives(last) : [];
  if (override) {
    return {
      ref: override.ref, arn: override.arn, arn_name: override.arn ? override.name : '', arn_prefix: override.prefix,
      arn_attributes: override.attributes, name_attributes: info ? nameAttributes(info, names) : [],
    };
  }
  if (!info || names.length === 0) return {};
  const parents = claims[0].parents.length > 0;
  const arn = !parents && info.arn && names.some((path) => endsInName(info, path)) ? info.arn : '';
  const arn_attributes = arn ? arnAttributes(info) : [];
  const identifier = info.ref.length === 1 ? info.ref[0] : '';
  return {
    ref: names.includes(identifier) ? 'name' : arn_attributes.includes(identifier) ? 'arn' : 'id',
    arn, arn_name: arn.includes('WithPath') ? 'path' : arn ? 'plain' : '', arn_attributes,
    name_attributes: nameAttributes(info, names),
  };
}

// Does this attribute or property of a type (as relations name them) tell all by itself which one is meant?
export function identifies(entry, attribute) {
  const claim = entry.claims?.[0];
  if (claim?.name?.length !== 1 || claim.parents?.some((parent) => !parent.default)) return false;
  return alternatives(claim.name[0]).includes(attribute) || (entry.name_attributes ?? []).includes(attribute) ||
    Boolean(entry.arn && (attribute === 'Arn' || entry.arn_attributes?.includes(attribute)));
}
