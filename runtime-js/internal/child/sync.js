"use strict";
// Child processes that are waited for.

const resources = internal("resources");
const { Buffer } = require("node/buffer");
const { signalName } = internal("signals");
const { channels, describe, killSignalOf, limitOf, timeoutOf } = internal("child/arguments");

const errnos = { ETIMEDOUT: -110, ENOBUFS: -105 };

function inputOf({ input, stdio }) {
    const first = Array.isArray(stdio) ? stdio[0] : undefined;
    const given = input ?? (ArrayBuffer.isView(first) ? first : undefined);
    if (given === undefined || given === null) return "";
    if (typeof given === "string") return given;
    if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
    throw internal("validators").invalidArgumentType("options.stdio[0]", "of type string or an instance of Buffer, TypedArray, or DataView", given);
}

/** Node's result of spawnSync. */
exports.run = function run(file, args, options) {
    const stdio = Array.isArray(options.stdio)
        ? options.stdio.map((value) => (ArrayBuffer.isView(value) ? "pipe" : value)) : options.stdio ?? "pipe";
    const list = channels(stdio);
    const input = inputOf(options);
    if (options.input !== undefined && options.input !== null) list[0] = "pipe";
    const description = describe(file, args, options, list);
    const timeout = timeoutOf(options) ?? 0;
    const limit = limitOf(options, 1024 * 1024);
    const id = resources.open(() => {});
    try {
        const result = JSON.parse(ops.runChild(id, JSON.stringify(description), input, timeout, limit, killSignalOf(options)));
        const output = list.map((channel, index) => (channel === "pipe" && index > 0 ? outputOf(id, index, options) : null));
        const values = {
            status: result.code < 0 ? null : result.code, signal: result.signal === 0 ? null : signalName(result.signal), output,
            pid: result.pid, stdout: output[1], stderr: output[2],
        };
        return result.failure === "" ? values : { error: failure(description, result.failure, errnos[result.failure]), ...values };
    } catch (error) {
        if (error.errno === undefined) throw error;
        return {
            error: failure(description, error.code, error.errno), status: null, signal: null, output: null, pid: 0, stdout: null,
            stderr: null,
        };
    } finally {
        resources.close(id);
    }
};

function outputOf(id, channel, { encoding }) {
    const buffer = Buffer.from(ops.childOutput(id, channel));
    return encoding && encoding !== "buffer" ? buffer.toString(encoding) : buffer;
}

function failure({ file, args }, code, errno) {
    return Object.assign(new Error(`spawnSync ${file} ${code}`),
        { errno, code, syscall: `spawnSync ${file}`, path: file, spawnargs: args.slice(1) });
}

/** The standard output of a child that must succeed. `command` is for the message. */
exports.output = function output(file, args, options, command) {
    const result = exports.run(file, args, options);
    if (options.stdio === undefined && result.stderr?.length > 0) require("node/process").stderr.write(result.stderr);
    if (result.error !== undefined) throw Object.assign(result.error, result);
    if (result.status === 0) return result.stdout;
    const text = result.stderr?.length > 0 ? `\n${result.stderr.toString()}` : "";
    throw Object.assign(new Error(`Command failed: ${command}${text}`), result);
};
