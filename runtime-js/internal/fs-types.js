"use strict";
// fs.Stats and fs.Dirent.

class Kind {
    #kind;

    constructor(kind) {
        this.#kind = kind;
    }

    isFile() {
        return this.#kind === "file";
    }

    isDirectory() {
        return this.#kind === "directory";
    }

    isSymbolicLink() {
        return this.#kind === "symlink";
    }

    isBlockDevice() {
        return false;
    }

    isCharacterDevice() {
        return false;
    }

    isFIFO() {
        return false;
    }

    isSocket() {
        return false;
    }
}

const formats = { file: 0o100000, directory: 0o040000, symlink: 0o120000 };

class Stats extends Kind {
    /** `record` is what the host says of a path. */
    constructor(record) {
        super(record.kind);
        const { dev = 0, nlink = 1, uid = 0, gid = 0, ino = 0, size = 0 } = record;
        const permissions = (record.mode ?? 0o644) & 0o7777;
        Object.assign(this, { dev, mode: (formats[record.kind] ?? 0) | permissions, nlink, uid, gid, rdev: 0, blksize: 4096, ino, size });
        this.blocks = Math.ceil(size / 512);
        for (const name of ["atime", "mtime", "ctime", "birthtime"]) {
            this[name + "Ms"] = record[name + "Ms"] ?? 0;
            this[name] = new Date(this[name + "Ms"]);
        }
    }
}

class Dirent extends Kind {
    constructor(name, kind, parentPath) {
        super(kind);
        this.name = name;
        this.parentPath = parentPath;
        this.path = parentPath;
    }
}

exports.Stats = Stats;
exports.Dirent = Dirent;
