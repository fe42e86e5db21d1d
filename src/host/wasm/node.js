// What emscripten's access to real files (NODERAWFS) lacks, for Node.js on every system. Runs before the program.

// What is not called is not compiled: a third of the time to start.
if (typeof process == 'object') require('v8').setFlagsFromString('--wasm-lazy-compilation');

// On Windows a path "/C:/a" of the program is "C:/a".
const onWindows = typeof process == 'object' && process.platform == 'win32';
function nodePathOf(path) {
  return onWindows && /^\/[A-Za-z]:/.test(path) ? path.slice(1) + (path.length == 3 ? '/' : '') : path;
}
function ownPathOf(path) {
  if (!onWindows) return path;
  const slashes = path.replace(/\\/g, '/');
  return /^[A-Za-z]:\//.test(slashes) ? '/' + slashes : slashes;
}

if (onWindows) {
  // An argument that names something, as it stands or after `=`, is written with slashes.
  const named = (text) => /^[A-Za-z]:[\\/]/.test(text) || (text.includes('\\') && require('fs').existsSync(text));
  process.argv = process.argv.map((argument, i) => {
    if (i < 2) return argument;
    const start = argument.startsWith('-') ? argument.indexOf('=') + 1 : 0;
    const value = argument.slice(start);
    return named(value) ? argument.slice(0, start) + ownPathOf(value) : argument;
  });
}

if (typeof process == 'object') Module['preRun'] = [function prepare() {
  const fs = require('fs');
  Object.assign(ENV, process.env);

  const O_NOFOLLOW = 0o400000, O_DIRECTORY = 0o200000, O_PATH = 0o10000000, O_CLOEXEC = 0o2000000, O_NONBLOCK = 0o4000;
  const failing = (code) => new FS.ErrnoError(ERRNO_CODES[code]);
  const checked = (work) => {
    try {
      return work();
    } catch (error) {
      throw error.code ? failing(error.code in ERRNO_CODES ? error.code : 'EIO') : error;
    }
  };
  // Neither a socket nor a terminal that is not ready is an error: whoever asks waits.
  const nap = new Int32Array(new SharedArrayBuffer(4));
  const patient = (work) => {
    for (;;) {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof FS.ErrnoError) || error.errno != ERRNO_CODES.EAGAIN) throw error;
        Atomics.wait(nap, 0, 0, 1);
      }
    }
  };

  // One by one: emscripten's optimizer drops what is taken apart.
  const open = FS.open, close = FS.close, read = FS.read, write = FS.write;
  // Folders, and what is opened for its status alone, have no descriptor of the system: Windows has none for folders.
  FS.open = (path, flags, mode, suggested) => {
    if (typeof flags != 'number') return open(path, flags, mode, suggested);
    const status = flags & (O_PATH | O_DIRECTORY | O_NOFOLLOW)
      ? checked(() => (flags & O_NOFOLLOW ? fs.lstatSync : fs.statSync)(nodePathOf(path))) : null;
    if (status && status.isSymbolicLink()) throw failing('ELOOP');
    if (status && flags & O_DIRECTORY && !status.isDirectory()) throw failing('ENOTDIR');
    if (!status || !(flags & O_PATH || status.isDirectory())) {
      return open(nodePathOf(path), flags & ~O_CLOEXEC, mode, suggested);
    }
    if (!(flags & O_PATH) && flags & 3) throw failing('EISDIR');
    const fd = suggested ?? FS.nextfd(64);
    const node = { id: status.ino, mode: status.mode, node_ops: FS, path };
    return FS.streams[fd] = { fd, nfd: -1, position: 0, path, flags, node, seekable: true };
  };
  FS.close = (stream) => stream.nfd == -1 ? FS.closeStream(stream.fd) : close(stream);
  FS.read = (stream, ...rest) => {
    if (stream.nfd == -1) throw failing(stream.flags & O_PATH ? 'EBADF' : 'EISDIR');
    return patient(() => read(stream, ...rest));
  };
  FS.write = (stream, ...rest) => patient(() => write(stream, ...rest));
  FS.cwd = () => ownPathOf(process.cwd());
  FS.readdir = (path) => ['.', '..', ...checked(() => fs.readdirSync(nodePathOf(path)))];
  // What is listed is only asked for its name.
  FS.lookupNode = () => ({ id: 1, mode: 0 });
  FS.statusOf = (path, follow) => checked(() => (follow ? fs.statSync : fs.lstatSync)(nodePathOf(path), { bigint: true }));
  FS.statusOfStream = (stream) =>
    stream.nfd == -1 ? FS.statusOf(stream.path, true) : checked(() => fs.fstatSync(stream.nfd, { bigint: true }));
  if (onWindows) {
    for (const name of ['mkdir', 'rmdir', 'unlink', 'readlink', 'chmod', 'chown', 'lookupPath', 'stat', 'lstat']) {
      const before = FS[name];
      FS[name] = (path, ...rest) => before(nodePathOf(path), ...rest);
    }
    const rename = FS.rename, readlink = FS.readlink;
    FS.rename = (from, to) => rename(nodePathOf(from), nodePathOf(to));
    FS.readlink = (path) => ownPathOf(readlink(path));
    FS.fchown = () => {};
  }
}];
