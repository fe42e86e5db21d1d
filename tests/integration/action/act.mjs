// Runs action.yml on the app of these tests, with the program or its stand-in.
import { run } from './runner.mjs';
import { both, callIn, folder, join, program, root, scratch, sources, standIn } from './support.mjs';

const upload = 'github/codeql-action/upload-sarif';

// Runs the action in a workspace; `uploads` has what was given to the upload, which succeeds unless `refuse`.
export function act(workspace, inputs, { refuse = false, ...more } = {}) {
  const uploads = [];
  const result = run({
    folder: root, workspace, temporary: scratch,
    inputs: { binary: program, assembly: both, arguments: sources, ...inputs },
    uses: { [upload]: (given) => { uploads.push(given); return !refuse; } },
    ...more,
  });
  return { ...result, uploads };
}

// The same by the stand-in; `call` has its arguments.
export function record(workspace, inputs, { environment = {}, ...more } = {}) {
  const file = join(folder('record'), 'call');
  const result = act(workspace, { binary: standIn, arguments: '', ...inputs },
    { ...more, environment: { RECORD: file, ASK: program, ...environment } });
  return { ...result, call: callIn(file) };
}

export const option = (call, name) => (call.includes(name) ? call[call.indexOf(name) + 1] : null);
export const inputsOf = (call) => call.slice(call.indexOf('--') + 1);
