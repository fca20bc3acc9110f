"use strict";
// Node's child_process.

const { coded, missing } = internal("errors");
const { requireFunction, requireString } = internal("validators");
const { limitOf, spread } = internal("child/arguments");
const { ChildProcess, launch } = internal("child/child-process");

const customPromisify = Symbol.for("nodejs.util.promisify.custom");

function spawn(file, args, options) {
    const given = spread(file, args, options);
    return launch(given.file, given.args, given.options);
}

/** Gathers what the child writes, and calls back when it has ended. */
function execFile(file, ...rest) {
    const callback = rest.find((value) => typeof value === "function");
    const last = rest.at(-1);
    if (callback === undefined && rest.length > 2 && last !== undefined && last !== null) requireFunction(last, "callback");
    const given = spread(file, ...rest.slice(0, 2).map((value) => (typeof value === "function" ? undefined : value)));
    const options = { encoding: "utf8", killSignal: "SIGTERM", cwd: null, env: null, shell: false, ...given.options };
    const limit = limitOf(options, 1024 * 1024);
    const { timeout, ...started } = options;
    const child = launch(given.file, given.args, { ...started, stdio: "pipe" });
    new Gathering(child, given, { ...options, limit }, callback).begin(internal("child/arguments").timeoutOf({ timeout }));
    return child;
}

class Gathering {
    constructor(child, { file, args }, options, callback) {
        Object.assign(this, { child, options, callback, error: undefined, wasKilled: false, isDone: false });
        this.command = [file, ...args].join(" ");
        this.parts = { stdout: [], stderr: [] };
    }

    begin(timeout) {
        const { child, options } = this;
        const encoding = options.encoding && options.encoding !== "buffer" ? options.encoding : undefined;
        for (const name of ["stdout", "stderr"]) {
            let length = 0;
            if (encoding !== undefined) child[name].setEncoding(encoding);
            child[name].on("data", (chunk) => {
                const room = options.limit - length;
                length += chunk.length;
                this.parts[name].push(chunk.length > room ? chunk.slice(0, room) : chunk);
                if (chunk.length <= room) return;
                this.error = coded("RangeError", "ERR_CHILD_PROCESS_STDIO_MAXBUFFER", `${name} maxBuffer length exceeded`);
                this.kill();
            });
        }
        if (timeout > 0) {
            const timers = internal("timers");
            const timer = timers.start(() => this.kill(), timeout, [], false);
            child.once("close", () => timers.stop(timer));
        }
        child.on("close", (code, signal) => this.end(code, signal));
        child.on("error", (error) => {
            this.error = error;
            child.stdout?.destroy();
            child.stderr?.destroy();
            this.end();
        });
    }

    kill() {
        this.child.stdout?.destroy();
        this.child.stderr?.destroy();
        this.wasKilled = true;
        this.child.kill(this.options.killSignal);
    }

    end(code, signal) {
        if (this.isDone) return;
        this.isDone = true;
        const { Buffer } = require("node/buffer");
        const isText = this.options.encoding && this.options.encoding !== "buffer";
        const [stdout, stderr] = [this.parts.stdout, this.parts.stderr].map((parts) => (isText ? parts.join("") : Buffer.concat(parts)));
        if (this.callback === undefined) return;
        if (this.error === undefined && code === 0 && signal === null) {
            this.callback(null, stdout, stderr);
            return;
        }
        const error = this.error ?? Object.assign(new Error(`Command failed: ${this.command}\n${stderr}`),
            { code: code < 0 ? require("node/util").getSystemErrorName(code) : code, killed: this.child.killed || this.wasKilled, signal });
        error.cmd = this.command;
        this.callback(error, stdout, stderr);
    }
}

function exec(command, options, callback) {
    requireString(command, "command");
    const done = typeof options === "function" ? options : callback;
    const chosen = typeof options === "object" && options !== null ? options : {};
    return execFile(command, { ...chosen, shell: typeof chosen.shell === "string" ? chosen.shell : true }, done);
}

// The promise has the child as well.
for (const run of [exec, execFile]) {
    Object.defineProperty(run, customPromisify, {
        enumerable: false,
        value: (...values) => {
            const { promise, resolve, reject } = Promise.withResolvers();
            // By the module's name, which may be guarded.
            promise.child = module.exports[run.name](...values, (error, stdout, stderr) => {
                if (error === null) resolve({ stdout, stderr });
                else reject(Object.assign(error, { stdout, stderr }));
            });
            return promise;
        },
    });
}

function spawnSync(file, args, options) {
    const given = spread(file, args, options);
    return internal("child/sync").run(given.file, given.args, given.options);
}

function execFileSync(file, args, options) {
    const given = spread(file, args, options);
    return internal("child/sync").output(given.file, given.args, given.options, [file, ...given.args].join(" "));
}

function execSync(command, options) {
    requireString(command, "command");
    const shell = typeof options?.shell === "string" ? options.shell : true;
    return internal("child/sync").output(command, [], { ...options, shell }, command);
}

module.exports = {
    _forkChild: missing("child_process._forkChild()"), ChildProcess, exec, execFile, execFileSync, execSync,
    fork: missing("child_process.fork()"), spawn, spawnSync,
};
