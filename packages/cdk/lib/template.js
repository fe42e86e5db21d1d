'use strict';

const fs = require('node:fs');

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

// Answers which element of a template stands at a line and column, as a list of keys. Remembers the files it has read.
function makeLocator() {
  const files = new Map();
  return ({ file, line, column }) => {
    if (!files.has(file)) files.set(file, elementsIn(file));
    const { lines, elements } = files.get(file);
    // Columns count characters; JavaScript counts UTF-16 units.
    const offset = [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length;
    return elements[line - 1]?.findLast((element) => element.offset <= offset)?.path ?? [];
  };
}

function elementsIn(file) {
  try {
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    return { lines, elements: walk(lines) };
  } catch {
    return { lines: [], elements: [] };
  }
}

// For each line the keys and values that begin there. JSON has no token that spans lines.
function walk(lines) {
  const open = [];   // the brackets around the token
  const path = [];   // a key or index for each of them; undefined while a key is awaited
  return lines.map((line) => {
    const elements = [];
    for (const { 0: token, index } of line.matchAll(TOKEN)) {
      const inArray = open.at(-1) === '[';
      const last = path.length - 1;
      if (token === ':') continue;
      if (token === ',') {
        path[last] = inArray ? path[last] + 1 : undefined;
      } else if (token === '}' || token === ']') {
        open.pop();
        path.pop();
      } else {
        if (!inArray && last >= 0 && path[last] === undefined) path[last] = JSON.parse(token);
        elements.push({ offset: index, path: [...path] });
        if (token === '{' || token === '[') {
          open.push(token);
          path.push(token === '[' ? 0 : undefined);
        }
      }
    }
    return elements;
  });
}

module.exports = { makeLocator };
