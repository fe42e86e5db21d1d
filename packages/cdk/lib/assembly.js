'use strict';

const fs = require('node:fs');
const path = require('node:path');

// The folder of the whole app. Older versions of the CDK name templates only, and those of a stage lie deeper.
function rootOf({ appConstruct, templatePaths }) {
  if (appConstruct?.outdir) return path.resolve(appConstruct.outdir);
  if (templatePaths.length === 0) return undefined;
  let folder = path.dirname(path.resolve(templatePaths[0]));
  while (isAssembly(path.dirname(folder)) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  return folder;
}

// A manifest.json alone may be anything; the CDK puts a file called cdk.out beside its own.
function isAssembly(folder) {
  return isFile(path.join(folder, 'manifest.json')) && isFile(path.join(folder, 'cdk.out'));
}

function isFile(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

module.exports = { rootOf };
