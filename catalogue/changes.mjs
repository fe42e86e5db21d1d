// What a deployment does to a resource that it changes or removes: by the specification, corrected by changes.txt.

import { allProperties } from './spec.mjs';

const EFFECTS = { yes: 'replaces', maybe: 'may-replace' };

// Which item of a list was changed is anybody's guess, and tags become updatable before the documentation says so.
const UNSURE = /[[{]|^Tags$/;

// Any difference beneath a property is a difference of it.
const covers = (path, inner) => path === '*' || inner.startsWith(path) && /^[.[{]/.test(inner.slice(path.length));

// path → { effect }, without properties that say no more than one above them.
function specified(info) {
  const found = new Map();
  const add = (path, says) => {
    const effect = says === 'yes' && UNSURE.test(path) ? 'may-replace' : EFFECTS[says];
    const said = [...found].some(([outer, above]) =>
      (outer === path || covers(outer, path)) && (above.effect === 'replaces' || effect === 'may-replace'));
    if (effect && !said) found.set(path, { effect });
  };
  for (const { path, property } of allProperties(info)) add(path.replace(/(\[\]|\{\})+$/, ''), property.causesReplacement);
  for (const path of info.replacedToo) add(path, 'yes');
  return found;
}

export function changesOf(type, info, corrections = []) {
  const found = info ? specified(info) : new Map();
  let holdsData = info?.stateful ?? false;
  const single = [];
  for (const { path, effect, key } of corrections) {
    if (path === '-') {
      holdsData = effect === 'holds-data';
      continue;
    }
    for (const one of [...found.keys()]) if (one === path || covers(path, one)) found.delete(one);
    if (effect === 'one-at-a-time') single.push([path, key]);
    else if (effect !== 'updates') found.set(path, { effect, key });
  }
  const replacements = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, { effect, key }]) =>
    [path, ...(effect === 'may-replace' ? ['maybe'] : key ? ['yes', key] : [])]);
  return { type, ...(holdsData && { holds_data: true }), ...(replacements.length > 0 && { replacements }),
    ...(single.length > 0 && { one_at_a_time: single }) };
}
