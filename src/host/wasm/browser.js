// What a browser's worker lacks of a machine: the files that the page gives, in memory. Runs before the program, and hands on
// what it wrote. The worker sets `files`, each a path and a blob, and `ended`, which gets the exit code and a way to read.

if (typeof process != 'object') Module['preRun'] = [function prepare() {
  const nanoseconds = (date) => BigInt(date.getTime()) * BigInt(1000000);
  FS.statusOf = (path, follow) => {
    const status = follow ? FS.stat(path) : FS.lstat(path);
    const all = { atimeNs: nanoseconds(status.atime), mtimeNs: nanoseconds(status.mtime), ctimeNs: nanoseconds(status.ctime) };
    for (const field of ['dev', 'ino', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'size', 'blocks']) all[field] = BigInt(status[field] || 0);
    return all;
  };
  FS.statusOfStream = (stream) => FS.statusOf(stream.path, true);

  // A blob is read where the program reads, and never as a whole.
  const reader = new FileReaderSync();
  const kFile = 0o100444;
  const nodeOps = {
    getattr: (node) => {
      const time = new Date(node.blob.lastModified || 0);
      return { dev: 1, ino: node.id, mode: kFile, nlink: 1, uid: 0, gid: 0, rdev: 0, size: node.blob.size,
        atime: time, mtime: time, ctime: time, blksize: 4096, blocks: Math.ceil(node.blob.size / 512) };
    },
    setattr: () => { throw new FS.ErrnoError(ERRNO_CODES.EACCES); },
  };
  const streamOps = {
    read: (stream, buffer, offset, length, position) => {
      const bytes = new Uint8Array(reader.readAsArrayBuffer(stream.node.blob.slice(position, position + length)));
      buffer.set(bytes, offset);
      return bytes.length;
    },
    write: () => { throw new FS.ErrnoError(ERRNO_CODES.EACCES); },
    llseek: (stream, offset, whence) => {
      const position = offset + (whence == 1 ? stream.position : whence == 2 ? stream.node.blob.size : 0);
      if (position < 0) throw new FS.ErrnoError(ERRNO_CODES.EINVAL);
      return position;
    },
  };
  const folders = new Map([['', FS.mkdir('/work', 0o755)]]);
  const folderOf = (path) => {
    if (!folders.has(path)) {
      const slash = path.lastIndexOf('/');
      folderOf(path.slice(0, Math.max(slash, 0)));
      folders.set(path, FS.mkdir('/work/' + path, 0o755));
    }
    return folders.get(path);
  };
  for (const file of Module['files']) {
    const slash = file['path'].lastIndexOf('/');
    const folder = folderOf(file['path'].slice(0, Math.max(slash, 0)));
    const node = FS.createNode(folder, file['path'].slice(slash + 1), kFile, 0);
    node.blob = file['blob'];
    node.node_ops = nodeOps;
    node.stream_ops = streamOps;
    folder.contents[node.name] = node;
  }
  FS.chdir('/work');

  Module['onExit'] = (code) => Module['ended'](code, (path) => {
    try {
      return FS.readFile(path);
    } catch (e) {
      return null;
    }
  });
}];
