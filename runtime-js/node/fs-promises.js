"use strict";
// Node's fs/promises.

const { missing } = internal("errors");
const { exists, ...sync } = internal("fs-sync");

for (const name of Object.keys(sync)) {
    exports[name] = async (...values) => sync[name](...values);
}
for (const name of ["open", "truncate", "chmod", "chown", "utimes", "symlink", "link", "readlink", "opendir", "cp", "watch"]) {
    const method = missing(`fsPromises.${name}()`);
    exports[name] = async () => method();
}
exports.constants = internal("fs-constants").constants;
