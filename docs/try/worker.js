// One check in a worker, which has no other use. try.js puts `crosscheck(Module)` behind it, the program as it is built.
onmessage = ({ data: { wasm, files, args } }) => {
  const lines = [];
  const say = (line) => lines.push(line);
  const ended = (code, read) => postMessage({ code, text: lines.join('\n'), html: read('/report.html') });
  const failed = (error) => postMessage({ failed: String(error?.message ?? error) });
  try {
    crosscheck({ wasmBinary: wasm, files, arguments: args, print: say, printErr: say, ended, onAbort: failed });
  } catch (error) {
    failed(error);
  }
};
