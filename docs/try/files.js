// Which files of a drop, or of a choice, are checked. Each is a path with slashes and a blob; what is left out is said.

const kMostFiles = 20_000;
const kMostBytes = 1 << 30;   // of templates and manifests; the program itself reads no file above 16 MB
const kTemplate = /\.(json|yaml|yml|template)$/i;
const kNeverRead = new Set(['node_modules', '.git']);

export class Refused extends Error {}

const shown = (path) => JSON.stringify(path.length > 120 ? path.slice(0, 120) + '…' : path);

// A name that is no name would lead elsewhere.
export function isPath(path) {
  return path.length <= 4000 && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\0'));
}

class Found {
  files = [];
  left = [];
  #bytes = 0;
  #paths = new Set();

  add(path, blob) {
    if (!isPath(path)) this.left.push(`${shown(path)} is not the name of a file`);
    else if (this.#paths.has(path)) this.left.push(`${shown(path)} is there twice`);
    else {
      this.#paths.add(path);
      this.files.push({ path, blob });
      if (kTemplate.test(path)) this.#bytes += blob.size;
    }
    if (this.files.length > kMostFiles) throw new Refused(`These are more than ${kMostFiles.toLocaleString('en')} files. Drop the cdk.out folder alone.`);
    if (this.#bytes > kMostBytes) throw new Refused('These are more than 1 GB of templates, too much for a browser. The program on the command line has no such limit.');
  }
}

const skipped = (path) => path.split('/').slice(0, -1).some((part) => kNeverRead.has(part));

export function ofInput(list) {
  const found = new Found();
  for (const file of list) {
    const path = file.webkitRelativePath || file.name;
    if (!skipped(path)) found.add(path, file);
  }
  return found;
}

const asked = (ask) => new Promise((done, failed) => ask(done, failed));

async function walk(entry, path, found) {
  if (entry.isFile) {
    try {
      found.add(path, await asked((done, failed) => entry.file(done, failed)));
    } catch (error) {
      if (error instanceof Refused) throw error;
      found.left.push(`${shown(path)} cannot be read`);
    }
    return;
  }
  if (kNeverRead.has(entry.name)) return;
  const reader = entry.createReader();
  for (;;) {   // it gives some at a time
    const some = await asked((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return;
    for (const one of some) await walk(one, `${path}/${one.name}`, found);
  }
}

// The entries have to be taken at once: the drop is empty when its event is over.
export function ofDrop(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  return (async () => {
    const found = new Found();
    for (const entry of entries) await walk(entry, entry.name, found);
    return found;
  })();
}

// What is named on the command line: what was dropped, but not the config.
export function inputsOf(files) {
  const names = new Set(files.map(({ path }) => path.split('/')[0]));
  return [...names].filter((name) => !/^crosscheck\.ya?ml$/.test(name)).sort();
}
