"use strict";
// Node's os, as far as the host tells of the machine.

const system = internal("system");
const { missing } = internal("errors");

Object.assign(exports, {
    EOL: "\n",
    devNull: "/dev/null",
    platform: () => system.platform(),
    type: () => "Linux",
    arch: () => system.architecture(),
    hostname: () => system.hostName(),
    endianness: () => "LE",
    tmpdir: () => (require("node/process").env.TMPDIR || "/tmp").replace(/(.)\/$/, "$1"),
    homedir: () => require("node/process").env.HOME || "/",
    constants: Object.freeze({ signals: Object.freeze({ SIGINT: 2, SIGTERM: 15, SIGKILL: 9 }) }),
});
for (const name of [
    "cpus", "totalmem", "freemem", "loadavg", "networkInterfaces", "release", "uptime", "userInfo", "version", "machine",
    "availableParallelism",
]) exports[name] = missing(`os.${name}()`);
