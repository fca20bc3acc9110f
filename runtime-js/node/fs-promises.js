"use strict";
// Node's fs/promises.

const { runLater } = internal("fs/steps");
const { missing } = internal("errors");
const paths = internal("fs/paths");
const contents = internal("fs/contents");
const folders = internal("fs/folders");
const descriptors = internal("fs/descriptors");
const { FileHandle, use } = internal("fs/file-handle");

/** The form that gives a promise; wrong arguments reject it. */
function promised(name, procedure) {
    return { [name]: async (...values) => runLater(procedure(...values)) }[name];
}

// A handle in place of the path.
function withHandle(name, procedure) {
    return {
        [name]: async (path, ...values) => (path instanceof FileHandle
            ? use(path, name, (fd) => procedure(fd, ...values)) : runLater(procedure(path, ...values))),
    }[name];
}

for (const name of [
    "access", "copyFile", "rename", "truncate", "readlink", "symlink", "lstat", "stat", "statfs", "link", "unlink", "chmod",
    "lchown", "chown", "utimes", "lutimes",
]) exports[name] = promised(name, paths[name]);
for (const name of ["rm", "rmdir", "mkdir", "readdir", "mkdtemp"]) exports[name] = promised(name, folders[name]);
for (const name of ["readFile", "writeFile", "appendFile"]) exports[name] = withHandle(name, contents[name]);
exports.realpath = promised("realpath", paths.nativeRealpath);
exports.cp = promised("cp", (...values) => internal("fs/copy")(...values));
exports.opendir = promised("opendir", (...values) => internal("fs/dir").opendir(...values));
exports.open = async function open(path, flags, mode) {
    return new FileHandle(await runLater(descriptors.open(path, flags, mode)));
};
exports.lchmod = async () => missing("lchmod()")();
exports.watch = (path, options) => internal("fs/watch").watchEvents(path, options);
exports.constants = internal("fs/constants").constants;
