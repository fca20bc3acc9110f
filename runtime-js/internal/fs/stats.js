"use strict";
// fs.Stats, fs.StatFs and fs.Dirent.

const { constants } = internal("fs/constants");

const { S_IFMT } = constants;
const kinds = {
    isDirectory: constants.S_IFDIR, isFile: constants.S_IFREG, isBlockDevice: constants.S_IFBLK,
    isCharacterDevice: constants.S_IFCHR, isSymbolicLink: constants.S_IFLNK, isFIFO: constants.S_IFIFO,
    isSocket: constants.S_IFSOCK,
};
const times = ["atime", "mtime", "ctime", "birthtime"];

function StatsBase() {}
for (const [name, format] of Object.entries(kinds)) {
    StatsBase.prototype[name] = function () {
        return this._checkModeProperty(format);
    };
    Object.defineProperty(StatsBase.prototype[name], "name", { value: name });
}

const fields = ["dev", "mode", "nlink", "uid", "gid", "rdev", "blksize", "ino", "size", "blocks"];

function Stats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, atimeMs, mtimeMs, ctimeMs, birthtimeMs) {
    Object.assign(this, { dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, atimeMs, mtimeMs, ctimeMs, birthtimeMs });
    for (const name of times) this[name] = new Date(this[name + "Ms"] + 0.5);
}
Object.setPrototypeOf(Stats.prototype, StatsBase.prototype);
Object.setPrototypeOf(Stats, StatsBase);
Stats.prototype._checkModeProperty = function checkMode(format) {
    return (this.mode & S_IFMT) === format;
};

class BigIntStats extends StatsBase {
    _checkModeProperty(format) {
        return (this.mode & BigInt(S_IFMT)) === BigInt(format);
    }
}

/** Of the host's text: numbers with commas. */
function statsOf(text, isBig) {
    const numbers = text.split(",");
    return isBig ? bigStats(numbers.map(BigInt)) : plainStats(numbers.map(Number));
}

function plainStats(numbers) {
    const milliseconds = times.map((_, index) => numbers[10 + 2 * index] * 1000 + numbers[11 + 2 * index] / 1e6);
    return new Stats(...numbers.slice(0, 10), ...milliseconds);
}

function bigStats(numbers) {
    const stats = new BigIntStats();
    fields.forEach((name, index) => { stats[name] = numbers[index]; });
    const nanoseconds = times.map((_, index) => numbers[10 + 2 * index] * 1000000000n + numbers[11 + 2 * index]);
    times.forEach((name, index) => { stats[name + "Ms"] = nanoseconds[index] / 1000000n; });
    times.forEach((name, index) => { stats[name + "Ns"] = nanoseconds[index]; });
    times.forEach((name) => { stats[name] = new Date(Number(stats[name + "Ms"])); });
    return stats;
}

class StatFs {
    constructor(numbers) {
        ["type", "bsize", "blocks", "bfree", "bavail", "files", "ffree"].forEach((name, index) => { this[name] = numbers[index]; });
    }
}

const letters = { f: "isFile", d: "isDirectory", l: "isSymbolicLink", p: "isFIFO", s: "isSocket", c: "isCharacterDevice", b: "isBlockDevice" };
const type = Symbol("type");

class Dirent {
    /** `kind` is the host's letter. */
    constructor(name, path, kind) {
        this.name = name;
        this.parentPath = path;
        this.path = path;
        this[type] = letters[kind];
    }
}
for (const name of Object.keys(kinds)) {
    Object.defineProperty(Dirent.prototype, name, {
        value() {
            return this[type] === name;
        },
        writable: true, configurable: true,
    });
}

Object.assign(exports, { Stats, BigIntStats, StatFs, Dirent, statsOf });
