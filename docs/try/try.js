// Checks what is dropped on the page, in a worker with the program as WebAssembly. Nothing is fetched but this page's own files.
import { inputsOf, ofDrop, ofInput, Refused } from './files.js';

const at = (id) => document.getElementById(id);
const own = (name) => new URL(name, import.meta.url);

async function fetched(name, as) {
  const answer = await fetch(own(name));
  if (!answer.ok) throw new Error(`${name} is not there (${answer.status})`);
  return answer[as]();
}

// A worker of a blob has the policy of this page; one of an address would have none.
let program;
async function load() {
  const [worker, glue, wasm] = await Promise.all([fetched('worker.js', 'text'), fetched('crosscheck.js', 'text'), fetched('crosscheck.wasm', 'arrayBuffer')]);
  const script = new Blob([worker, '\nfunction crosscheck(Module) {\n', glue, '\n}\n'], { type: 'text/javascript' });
  return { script: URL.createObjectURL(script), wasm };
}

function say(text, failed = false) {
  at('status').textContent = text;
  at('status').classList.toggle('failed', failed);
}

let running = null;
function stop() {
  running?.worker.terminate();
  running?.done({ stopped: true });
  running = null;
}

function run({ script, wasm }, message) {
  return new Promise((done) => {
    const worker = new Worker(script);
    running = { worker, done };
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = (event) => {
      event.preventDefault();
      done({ failed: event.message });
    };
    worker.postMessage({ wasm, ...message });
  });
}

let report = null;
function show({ html, text }) {
  if (report) URL.revokeObjectURL(report);
  report = html && URL.createObjectURL(new Blob([html], { type: 'text/html' }));
  at('report').hidden = at('save').hidden = !report;
  if (report) at('save').href = report;
  if (report) {
    const frame = at('report').cloneNode();   // a new one, since what was shown before may have gone elsewhere in it
    frame.src = 'report.html';
    frame.addEventListener('load', () => frame.contentWindow.postMessage(new TextDecoder().decode(html), '*'), { once: true });
    at('report').replaceWith(frame);
  }
  at('text').textContent = text;
  at('as-text').open = !report;
  at('result').hidden = false;
  document.body.classList.add('checked');
  at('result-title').focus();
}

const kVerdicts = ['Nothing found.', 'There is something to fix.', 'This cannot be checked: the text says why.', 'Not everything could be checked.'];

async function check(finding, args = []) {
  stop();
  at('result').hidden = true;
  const start = performance.now();
  try {
    say('Reading…');
    const { files, left } = await finding;
    if (files.length === 0) throw new Refused(['There is no file in it.', ...left].join('\n'));
    say(`Checking ${files.length.toLocaleString('en')} ${files.length === 1 ? 'file' : 'files'}…`);
    at('cancel').hidden = false;
    program ??= load();
    const inputs = args.length ? args : ['--', ...inputsOf(files)];
    const result = await run(await program, { files, args: ['check', '--color', 'never', '-o', 'text', '-o', 'html:/report.html', ...inputs] });
    if (result.stopped) return say('Stopped.');
    if (result.failed !== undefined || !(result.code in kVerdicts)) throw new Error(result.failed ?? result.text);
    show(result);
    const notes = left.slice(0, 5).concat(left.length > 5 ? [`and ${left.length - 5} more`] : []);
    say([`${kVerdicts[result.code]} ${((performance.now() - start) / 1000).toFixed(1)} s.`, ...notes].join('\n'));
  } catch (error) {
    if (!(error instanceof Refused)) program = undefined;
    say(error instanceof Refused ? error.message : `The check failed: ${error.message}`, true);
  } finally {
    running?.worker.terminate();
    running = null;
    at('cancel').hidden = true;
  }
}

const kExample = ['--source-root', '/workspace/spaceport=app', 'cdk.out.staging', 'cdk.out.production'];

const drop = at('drop');
for (const [kind, over] of [['dragenter', true], ['dragover', true], ['dragleave', false], ['drop', false]]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', over);
    if (kind === 'drop') check(ofDrop(event.dataTransfer));
  });
}
for (const id of ['folder', 'files']) {
  at(`choose-${id}`).addEventListener('click', () => at(id).click());
  at(id).addEventListener('change', () => {
    const list = [...at(id).files];
    at(id).value = '';   // the same again is a change, too
    if (list.length) check((async () => ofInput(list))());
  });
}
at('cancel').addEventListener('click', stop);
at('example').addEventListener('click', () => check((async () => {
  const example = await fetched('example.json', 'json');
  return { files: Object.entries(example.files).map(([path, text]) => ({ path, blob: new Blob([text]) })), left: [] };
})(), kExample));
