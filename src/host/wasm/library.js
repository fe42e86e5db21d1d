// What the C++ of src/host asks of Node.js; in a browser there are neither processes nor terminals. And the status of files in
// full: emscripten's own knows no fractions of a second, and asks by the path where a file is open.
mergeInto(LibraryManager.library, {
  // As emscripten has it, but that elsewhere than in Node.js the files in memory stay.
  $NODERAWFS__postset: `
    if (ENVIRONMENT_IS_NODE) {
      var VFS = Object.assign({}, FS);
      for (var each in NODERAWFS) {
        FS[each] = (function(work) {
          return function() {
            try {
              return work.apply(this, arguments);
            } catch (e) {
              throw e.code ? new FS.ErrnoError(ERRNO_CODES[e.code]) : e;
            }
          };
        })(NODERAWFS[each]);
      }
    }`,
  $writeStatus__deps: ['$FS'],
  $writeStatus: function(buf, ask) {
    var status;
    try {
      status = ask();
    } catch (e) {
      if (!(e instanceof FS.ErrnoError)) throw e;
      return -e.errno;
    }
    var set32 = function(offset, value) { HEAP32[(buf + offset) >> 2] = Number(BigInt.asIntN(32, value)); };
    var set64 = function(offset, value) { set32(offset, value); set32(offset + 4, value >> BigInt(32)); };
    var second = BigInt(1000000000);
    HEAPU8.fill(0, buf, buf + {{{ C_STRUCTS.stat.__size__ }}});
    set32({{{ C_STRUCTS.stat.st_dev }}}, status.dev);
    set32({{{ C_STRUCTS.stat.__st_ino_truncated }}}, status.ino);
    set32({{{ C_STRUCTS.stat.st_mode }}}, status.mode);
    set32({{{ C_STRUCTS.stat.st_nlink }}}, status.nlink);
    set32({{{ C_STRUCTS.stat.st_uid }}}, status.uid);
    set32({{{ C_STRUCTS.stat.st_gid }}}, status.gid);
    set32({{{ C_STRUCTS.stat.st_rdev }}}, status.rdev);
    set64({{{ C_STRUCTS.stat.st_size }}}, status.size);
    set32({{{ C_STRUCTS.stat.st_blksize }}}, BigInt(4096));
    set32({{{ C_STRUCTS.stat.st_blocks }}}, status.blocks || BigInt(0));
    set32({{{ C_STRUCTS.stat.st_atim.tv_sec }}}, status.atimeNs / second);
    set32({{{ C_STRUCTS.stat.st_atim.tv_nsec }}}, status.atimeNs % second);
    set32({{{ C_STRUCTS.stat.st_mtim.tv_sec }}}, status.mtimeNs / second);
    set32({{{ C_STRUCTS.stat.st_mtim.tv_nsec }}}, status.mtimeNs % second);
    set32({{{ C_STRUCTS.stat.st_ctim.tv_sec }}}, status.ctimeNs / second);
    set32({{{ C_STRUCTS.stat.st_ctim.tv_nsec }}}, status.ctimeNs % second);
    set64({{{ C_STRUCTS.stat.st_ino }}}, status.ino);
    return 0;
  },
  __syscall_stat64__deps: ['$writeStatus'],
  __syscall_stat64: function(path, buf) {
    return writeStatus(buf, function() { return FS.statusOf(UTF8ToString(path), true); });
  },
  __syscall_lstat64__deps: ['$writeStatus'],
  __syscall_lstat64: function(path, buf) {
    return writeStatus(buf, function() { return FS.statusOf(UTF8ToString(path), false); });
  },
  __syscall_fstat64__deps: ['$writeStatus', '$SYSCALLS'],
  __syscall_fstat64: function(fd, buf) {
    return writeStatus(buf, function() { return FS.statusOfStream(SYSCALLS.getStreamFromFD(fd)); });
  },
  __syscall_fstatat64__deps: ['$writeStatus', '$SYSCALLS'],
  __syscall_fstatat64: function(folder, path, buf, flags) {
    return writeStatus(buf, function() {
      var whole = SYSCALLS.calculateAt(folder, UTF8ToString(path), flags & {{{ cDefine('AT_EMPTY_PATH') }}});
      return FS.statusOf(whole, !(flags & {{{ cDefine('AT_SYMLINK_NOFOLLOW') }}}));
    });
  },

  crosscheck_is_terminal: function(descriptor) {
    return typeof process == 'object' && require('tty').isatty(descriptor) ? 1 : 0;
  },
  crosscheck_columns: function() {
    return (typeof process == 'object' && process.stdout.columns) || 0;
  },

  // Runs a program and leaves what it printed at `output` and `errors`, each a place and a size. Its exit code; negative where
  // no process can be had, -2 where it printed too much.
  crosscheck_run__deps: ['malloc'],
  crosscheck_run: function(folder, words, length, without, withoutLength, most, output, errors) {
    if (typeof process != 'object') return 127;
    var list = function(at, size) {   // of words that a NUL ends each
      return new TextDecoder().decode(HEAPU8.subarray(at, at + size)).split('\0').slice(0, -1);
    };
    var all = list(words, length);
    var env = Object.assign({}, process.env);
    list(without, withoutLength).forEach(function(name) { delete env[name]; });
    var ran = require('child_process').spawnSync(all[0], all.slice(1), {
      cwd: nodePathOf(UTF8ToString(folder)), env: env, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: most, windowsHide: true,
    });
    var leave = function(bytes, at) {
      var place = _malloc(bytes.length + 1);
      HEAPU8.set(bytes, place);
      HEAP32[at >> 2] = place;
      HEAP32[(at >> 2) + 1] = bytes.length;
    };
    leave(ran.stdout || [], output);
    leave((ran.stderr || []).slice(0, 1024), errors);
    var error = ran.error && ran.error.code;
    if (error == 'ENOBUFS') return -2;
    if (error) return ['ENOENT', 'EACCES', 'ENOTDIR'].includes(error) ? 127 : -1;
    return ran.status === null ? 128 + (require('os').constants.signals[ran.signal] || 0) : ran.status;
  },
  crosscheck_run_in_shell: function(folder, line) {
    if (typeof process != 'object') return 127;
    var ran = require('child_process').spawnSync(UTF8ToString(line), {
      cwd: nodePathOf(UTF8ToString(folder)), shell: true, stdio: [0, 2, 2],
    });
    if (ran.error) return ran.error.code == 'ENOENT' ? 127 : -1;
    return ran.status === null ? 128 + (require('os').constants.signals[ran.signal] || 0) : ran.status;
  },

  crosscheck_process_exists: function(number) {
    if (typeof process != 'object') return 0;
    try {
      return process.kill(number, 0) ? 1 : 0;
    } catch (e) {
      return e.code == 'EPERM' ? 1 : 0;
    }
  },
  // By the lines in /proc, where there are such: "12 (name) S 11 …".
  crosscheck_descends_from: function(number) {
    if (typeof process != 'object') return 0;
    var parent = process.ppid;
    for (var generation = 0; parent > 1 && generation < 64; ++generation) {
      if (parent == number) return 1;
      try {
        var line = require('fs').readFileSync('/proc/' + parent + '/stat', 'latin1');
        parent = parseInt(line.slice(line.lastIndexOf(') ') + 4));
      } catch (e) {
        return 0;
      }
    }
    return 0;
  },
});
