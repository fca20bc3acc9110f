"use strict";
// The operations on files, made of Node's fs.

const fs = require("fs");
const { setImmediate } = require("timers");

const letters = [
    ["f", "isFile"], ["d", "isDirectory"], ["l", "isSymbolicLink"], ["p", "isFIFO"], ["s", "isSocket"],
    ["c", "isCharacterDevice"], ["b", "isBlockDevice"],
];
const bytesOf = (data) => {
    if (typeof data === "string") return Buffer.from(data);
    return data.buffer === undefined ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
};
const pathOf = (path) => (typeof path === "string" ? path : bytesOf(path));

function statText(stats) {
    const fields = ["dev", "mode", "nlink", "uid", "gid", "rdev", "blksize", "ino", "size", "blocks"];
    const times = ["atimeNs", "mtimeNs", "ctimeNs", "birthtimeNs"];
    return [...fields.map((name) => stats[name]), ...times.flatMap((name) => [stats[name] / 1000000000n, stats[name] % 1000000000n])].join(",");
}

function entries(path) {
    const parts = [];
    for (const entry of fs.readdirSync(path, { withFileTypes: true, encoding: "buffer" }).sort((a, b) => Buffer.compare(a.name, b.name))) {
        const letter = letters.find(([, test]) => entry[test]())?.[0] ?? "u";
        parts.push(Buffer.from(letter), entry.name, Buffer.from("/"));
    }
    return Buffer.concat(parts);
}

const at = (position) => (position < 0 ? null : position);

const run = {
    open: (path, flags, mode) => fs.openSync(pathOf(path), flags, mode),
    close: (fd) => fs.closeSync(fd),
    read(fd, length, position) {
        const buffer = Buffer.alloc(length);
        return buffer.subarray(0, fs.readSync(fd, buffer, 0, length, at(position)));
    },
    write: (fd, data, position) => fs.writeSync(fd, bytesOf(data), 0, bytesOf(data).length, at(position)),
    fstat: (fd) => statText(fs.fstatSync(fd, { bigint: true })),
    ftruncate: (fd, length) => fs.ftruncateSync(fd, length),
    fsync: (fd) => fs.fsyncSync(fd),
    fdatasync: (fd) => fs.fdatasyncSync(fd),
    fchmod: (fd, mode) => fs.fchmodSync(fd, mode),
    fchown: (fd, uid, gid) => fs.fchownSync(fd, uid, gid),
    futime: (fd, atime, mtime) => fs.futimesSync(fd, atime, mtime),
    stat: (path) => statText(fs.statSync(pathOf(path), { bigint: true })),
    lstat: (path) => statText(fs.lstatSync(pathOf(path), { bigint: true })),
    exists: (path) => fs.existsSync(pathOf(path)),
    statfs(path) {
        const stats = fs.statfsSync(pathOf(path));
        return ["type", "bsize", "blocks", "bfree", "bavail", "files", "ffree"].map((name) => stats[name]).join(",");
    },
    access: (path, mode) => fs.accessSync(pathOf(path), mode),
    chmod: (path, mode) => fs.chmodSync(pathOf(path), mode),
    chown: (path, uid, gid) => fs.chownSync(pathOf(path), uid, gid),
    lchown: (path, uid, gid) => fs.lchownSync(pathOf(path), uid, gid),
    utime: (path, atime, mtime) => fs.utimesSync(pathOf(path), atime, mtime),
    lutime: (path, atime, mtime) => fs.lutimesSync(pathOf(path), atime, mtime),
    unlink: (path) => fs.unlinkSync(pathOf(path)),
    rmdir: (path) => fs.rmdirSync(pathOf(path)),
    mkdir: (path, mode) => void fs.mkdirSync(pathOf(path), mode),
    rename: (from, to) => fs.renameSync(pathOf(from), pathOf(to)),
    link: (from, to) => fs.linkSync(pathOf(from), pathOf(to)),
    symlink: (target, path) => fs.symlinkSync(pathOf(target), pathOf(path)),
    readlink: (path) => fs.readlinkSync(pathOf(path), { encoding: "buffer" }),
    realpath: (path) => fs.realpathSync.native(pathOf(path), { encoding: "buffer" }),
    readdir: (path) => entries(pathOf(path)),
    mkdtemp: (prefix) => fs.mkdtempSync(String(pathOf(prefix)), { encoding: "buffer" }),
    readFile: (path, flags) => fs.readFileSync(typeof path === "number" ? path : pathOf(path), { flag: flags }),
    writeFile: (path, data, flags, mode) =>
        fs.writeFileSync(typeof path === "number" ? path : pathOf(path), bytesOf(data), { flag: flags, mode }),
    copyfile: (from, to, mode) => fs.copyFileSync(pathOf(from), pathOf(to), mode),
};

/** `tell(id, event, ...values)` hands an event to the runtime. */
exports.makeFileOps = (tell) => ({
    file: (name, ...values) => run[name](...values),
    fileLater(id, name, ...values) {
        // As from another thread: the bytes of now.
        const taken = values.map((value) => (ArrayBuffer.isView(value) ? Buffer.from(bytesOf(value)) : value));
        setImmediate(() => {
            let result;
            try {
                result = run[name](...taken);
            } catch (error) {
                const { code, errno, syscall, path, dest } = error;
                tell(id, "failed", error.name, error.message, JSON.stringify({ errno, code, syscall, path, dest }));
                return;
            }
            tell(id, "done", result);
        });
    },
});
