"use strict";
// The operations on child processes, made of Node's child_process.

const { spawn, spawnSync } = require("child_process");
const { existsSync } = require("fs");
const { constants } = require("os");

const bytesOf = (data) => (typeof data === "string" ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength));
const signalNumber = (name) => (name === null ? 0 : constants.signals[name]);

function optionsOf({ args, env, cwd, stdio, uid, gid, detached }) {
    const variables = Object.fromEntries(env.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
    return { argv0: args[0], env: variables, cwd, stdio, uid, gid, detached };
}

function systemError({ errno, code }) {
    return Object.assign(new Error(`${code}: spawn`), { errno, code, syscall: "spawn" });
}

/** `tell(id, event, ...values)` hands an event to the runtime. */
exports.makeChildOps = function makeChildOps(tell) {
    const children = new Map();
    const finished = new Map();
    return {
        startChild(id, text) {
            const description = JSON.parse(text);
            const child = spawn(description.file, description.args.slice(1), optionsOf(description));
            child.on("error", () => {});
            // Node tells why only later.
            const isThere = description.file.includes("/") && existsSync(description.file);
            if (child.pid === undefined) throw systemError(isThere ? { errno: -13, code: "EACCES" } : { errno: -2, code: "ENOENT" });
            children.set(id, child);
            child.on("exit", (code, signal) => tell(id, "exit", code ?? -1, signalNumber(signal)));
            child.stdio.forEach((stream, channel) => {
                if (stream === null || channel === 0) return;
                stream.pause();
                stream.on("data", (chunk) => {
                    stream.pause();
                    tell(id, "data", channel, chunk);
                });
                stream.on("end", () => tell(id, "end", channel));
            });
            child.stdin?.on("error", () => {});
            return child.pid;
        },
        readChild: (id, channel) => void children.get(id).stdio[channel].resume(),
        writeChild: (id, channel, data) => void children.get(id).stdio[channel].write(bytesOf(data), (error) => {
            if (error) tell(id, "writeFailed", channel, "Error", error.message, JSON.stringify({ errno: error.errno, code: error.code, syscall: "write" }));
            else tell(id, "written", channel);
        }),
        finishChild: (id, channel) => void children.get(id).stdio[channel].end(),
        dropChild: (id, channel) => void children.get(id)?.stdio[channel].destroy(),
        signalChild: (id, signal) => children.get(id).kill(signal),
        runChild(id, text, input, timeout, limit, killSignal) {
            const description = JSON.parse(text);
            const result = spawnSync(description.file, description.args.slice(1),
                { ...optionsOf(description), input: bytesOf(input), timeout, maxBuffer: limit, killSignal });
            const { error } = result;
            if (error !== undefined && !["ETIMEDOUT", "ENOBUFS"].includes(error.code)) throw systemError(error);
            finished.set(id, result);
            return JSON.stringify({ pid: result.pid, code: result.status ?? -1, signal: signalNumber(result.signal), failure: error?.code ?? "" });
        },
        childOutput: (id, channel) => finished.get(id).output[channel],
        closeResource(id) {
            children.delete(id);
            finished.delete(id);
        },
    };
};
