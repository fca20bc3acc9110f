"use strict";
const assert = require("assert");
const fs = require("fs");
const { inFolder } = require("../support/in-folder");

const type = "ERR_INVALID_ARG_TYPE";
const range = "ERR_OUT_OF_RANGE";
const value = "ERR_INVALID_ARG_VALUE";

/** Wrong calls, with the code and the message of what they throw. */
const wrong = [
    [() => fs.readFileSync(undefined), type, 'The "path" argument must be of type string or an instance of Buffer or URL. Received undefined'],
    [() => fs.statSync(5), type, 'The "path" argument must be of type string or an instance of Buffer or URL. Received type number (5)'],
    [() => fs.statSync("a\0b"), value, "The argument 'path' must be a string, Uint8Array, or URL without null bytes. Received 'a\\x00b'"],
    [() => fs.statSync(new URL("http://a.b/c")), "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file"],
    [() => fs.renameSync("a"), type, 'The "newPath" argument must be of type string or an instance of Buffer or URL. Received undefined'],
    [() => fs.renameSync(), type, 'The "oldPath" argument must be of type string or an instance of Buffer or URL. Received undefined'],
    [() => fs.linkSync("a"), type, 'The "newPath" argument must be of type string or an instance of Buffer or URL. Received undefined'],
    [() => fs.copyFileSync("a"), type, 'The "dest" argument must be of type string or an instance of Buffer or URL. Received undefined'],
    [() => fs.readFileSync("/a", 5), type, 'The "options" argument must be one of type string or object. Received type number (5)'],
    [() => fs.readFileSync("/a", "zz"), value, "The argument 'encoding' is invalid encoding. Received 'zz'"],
    [() => fs.openSync("/x", "zz"), value, "The argument 'flags' is invalid. Received 'zz'"],
    [() => fs.openSync("/x", "w", "9"), value, "The argument 'mode' must be a 32-bit unsigned integer or an octal string. Received '9'"],
    [() => fs.openSync("/x", "w", -1), range, 'The value of "mode" is out of range. It must be >= 0 && <= 4294967295. Received -1'],
    [() => fs.closeSync(-1), range, 'The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1'],
    [() => fs.closeSync("a"), type, 'The "fd" argument must be of type number. Received type string (\'a\')'],
    [() => fs.closeSync(99999), "EBADF", "EBADF: bad file descriptor, close"],
    [() => fs.readSync(99999, Buffer.alloc(1)), "EBADF", "EBADF: bad file descriptor, read"],
    [() => fs.writeSync(99999, "x"), "EBADF", "EBADF: bad file descriptor, write"],
    [() => fs.fstatSync(99999), "EBADF", "EBADF: bad file descriptor, fstat"],
    [() => fs.ftruncateSync(99999), "EBADF", "EBADF: bad file descriptor, ftruncate"],
    [() => fs.fsyncSync(99999), "EBADF", "EBADF: bad file descriptor, fsync"],
    [() => fs.utimesSync("/x", {}, 1), type, 'The "time" argument must be an instance of Date or an Time in seconds. Received an instance of Object'],
    [() => fs.readSync(0, Buffer.alloc(3), 0, 5), range, 'The value of "length" is out of range. It must be <= 3. Received 5'],
    [() => fs.readSync(0, "x"), type, 'The "buffer" argument must be an instance of Buffer, TypedArray, or DataView. Received type string (\'x\')'],
    [() => fs.writeSync(1, {}), type, 'The "buffer" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received an instance of Object'],
    [() => fs.writeSync(1, Buffer.alloc(3), 4), range, 'The value of "offset" is out of range. It must be <= 3. Received 4'],
    [() => fs.writeSync(1, Buffer.alloc(3), 1, 4), range, 'The value of "length" is out of range. It must be <= 2. Received 4'],
    [() => fs.chownSync("/x", 1.5, 1), range, 'The value of "uid" is out of range. It must be an integer. Received 1.5'],
    [() => fs.accessSync("/x", 9), range, "mode is out of range: >= 0 && <= 7"],
    [() => fs.copyFileSync("/x", "/y", 99), range, "mode is out of range: >= 0 && <= 7"],
    [() => fs.rmdirSync("/x", { recursive: 1 }), type, 'The "options.recursive" property must be of type boolean. Received type number (1)'],
    [() => fs.mkdirSync("/x", { recursive: 1 }), type, 'The "options.recursive" property must be of type boolean. Received type number (1)'],
    [() => fs.rmSync("/x", { force: 1 }), type, 'The "options.force" property must be of type boolean. Received type number (1)'],
    [() => fs.stat("/x"), type, 'The "cb" argument must be of type function. Received undefined'],
    [() => fs.readFile("/x", "utf8"), type, undefined],
    [() => fs.writeFileSync("/x", {}), type, 'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received an instance of Object'],
    [() => fs.writeFileSync("/x", 5), type, 'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)'],
    [() => fs.ftruncateSync(1, "x"), type, 'The "len" argument must be of type number. Received type string (\'x\')'],
    [() => fs.readvSync(0, [1]), type, 'The "buffers" argument must be an ArrayBufferView[]. Received an instance of Array'],
    [() => fs.watchFile("/x"), type, 'The "listener" argument must be of type function. Received undefined'],
    [() => fs.createReadStream(5), type, 'The "path" argument must be of type string or an instance of Buffer or URL. Received type number (5)'],
    [() => fs.createReadStream("/x", { start: "x" }), type, 'The "start" argument must be of type number. Received type string (\'x\')'],
    [() => fs.createReadStream("/x", { start: 5, end: 1 }), range, 'The value of "start" is out of range. It must be <= "end" (here: 1). Received 5'],
    [() => fs.createReadStream("/x", { fd: "x" }), type, 'The "options.fd" property must be of type number or an instance of FileHandle. Received type string (\'x\')'],
    [() => fs.createReadStream("/x", { fs: {} }), type, 'The "options.fs.open" property must be of type function. Received undefined'],
    [() => fs.createWriteStream("/x", { start: -1 }), range, 'The value of "start" is out of range. It must be >= 0 && <= 9007199254740991. Received -1'],
];

module.exports = {
    "wrong arguments are told at once"() {
        for (const [run, code, message] of wrong) assert.throws(run, message === undefined ? { code } : { code, message }, run.toString());
    },
    async "wrong arguments reject promises"() {
        await assert.rejects(fs.promises.readFile(undefined), { code: type });
        await assert.rejects(fs.promises.open("/x", "zz"), { code: value });
        await assert.rejects(fs.promises.lchmod("/x", 1), { code: "ERR_METHOD_NOT_IMPLEMENTED" });
    },
    "errors of the system have all that Node's have": () => inFolder((at) => {
        const file = at("none");
        const failures = [
            [() => fs.openSync(file), "open", -2, "ENOENT", "no such file or directory"],
            [() => fs.readFileSync(file), "open", -2, "ENOENT", "no such file or directory"],
            [() => fs.lstatSync(file), "lstat", -2, "ENOENT", "no such file or directory"],
            [() => fs.chmodSync(file, 1), "chmod", -2, "ENOENT", "no such file or directory"],
            [() => fs.chownSync(file, 1, 1), "chown", -2, "ENOENT", "no such file or directory"],
            [() => fs.lchownSync(file, 1, 1), "lchown", -2, "ENOENT", "no such file or directory"],
            [() => fs.utimesSync(file, 1, 1), "utime", -2, "ENOENT", "no such file or directory"],
            [() => fs.lutimesSync(file, 1, 1), "lutime", -2, "ENOENT", "no such file or directory"],
            [() => fs.truncateSync(file), "open", -2, "ENOENT", "no such file or directory"],
            [() => fs.readlinkSync(file), "readlink", -2, "ENOENT", "no such file or directory"],
            [() => fs.rmdirSync(file), "rmdir", -2, "ENOENT", "no such file or directory"],
            [() => fs.rmSync(file), "lstat", -2, "ENOENT", "no such file or directory"],
            [() => fs.statfsSync(file), "statfs", -2, "ENOENT", "no such file or directory"],
            [() => fs.realpathSync(file), "lstat", -2, "ENOENT", "no such file or directory"],
            [() => fs.realpathSync.native(file), "realpath", -2, "ENOENT", "no such file or directory"],
            [() => fs.readdirSync(file), "scandir", -2, "ENOENT", "no such file or directory"],
        ];
        for (const [run, syscall, errno, code, text] of failures) {
            assert.throws(run, { name: "Error", code, errno, syscall, path: file, message: `${code}: ${text}, ${syscall} '${file}'` });
        }
        const deeper = at("none", "x");
        assert.throws(() => fs.realpathSync(deeper), { message: `ENOENT: no such file or directory, lstat '${file}'` });
        assert.throws(() => fs.mkdirSync(deeper), { syscall: "mkdir", path: deeper });
        assert.throws(() => fs.mkdtempSync(deeper), { message: `ENOENT: no such file or directory, mkdtemp '${deeper}XXXXXX'` });
        assert.throws(() => fs.symlinkSync("t", deeper), { path: "t", dest: deeper, message: `ENOENT: no such file or directory, symlink 't' -> '${deeper}'` });
        assert.throws(() => fs.linkSync(file, deeper), { syscall: "link", path: file, dest: deeper });
        assert.throws(() => fs.renameSync(file, deeper), { syscall: "rename", path: file, dest: deeper });
        assert.throws(() => fs.copyFileSync(file, deeper), { message: `ENOENT: no such file or directory, copyfile '${file}' -> '${deeper}'` });
        assert.throws(() => fs.readFileSync(at(".")), { code: "EISDIR", message: "EISDIR: illegal operation on a directory, read" });
        assert.throws(() => fs.writeFileSync(at("."), "x"), { code: "EISDIR", syscall: "open" });
        fs.writeFileSync(at("f"), "");
        assert.throws(() => fs.readdirSync(at("f")), { code: "ENOTDIR", syscall: "scandir" });
        assert.throws(() => fs.mkdirSync(at("f/x"), { recursive: true }), { code: "ENOTDIR", message: `ENOTDIR: not a directory, mkdir '${at("f/x")}'` });
        assert.throws(() => fs.mkdirSync(at("f"), { recursive: true }), { code: "EEXIST", message: `EEXIST: file already exists, mkdir '${at("f")}'` });
        assert.throws(() => fs.readlinkSync(at("f")), { code: "EINVAL" });
        assert.throws(() => fs.rmSync(at(".")), { code: "ERR_FS_EISDIR", name: "SystemError", syscall: "rm" });
    }),
    "members can be replaced, as packages do"() {
        const { stat } = fs;
        fs.stat = () => "mine";
        assert.strictEqual(fs.stat(), "mine");
        fs.stat = stat;
        const copy = Object.create(Object.getPrototypeOf(fs), Object.getOwnPropertyDescriptors(fs));
        assert.strictEqual(copy.readFileSync, fs.readFileSync);
        assert.strictEqual(typeof copy.ReadStream, "function");
        assert.strictEqual(fs.promises, require("fs/promises"));
    },
    "constants are Linux's"() {
        const all = require("constants");
        assert.ok(all.hasOwnProperty("O_SYMLINK") === false && all.SIGTERM === 15 && all.ENOENT === 2 && all.O_CREAT === 64);
        const { constants } = fs;
        assert.deepStrictEqual(
            [constants.O_EXCL, constants.O_DIRECTORY, constants.S_IFSOCK, constants.COPYFILE_FICLONE_FORCE, fs.F_OK, fs.X_OK], [128, 65536, 49152, 4, 0, 1]);
    },
};
