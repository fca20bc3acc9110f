// Runs the cases under Node: `node Tests/RuntimeJSTests/run-under-node.mjs [part of a file's name]...`
// Each file runs in our runtime (booted in a realm that has nothing but the language, as in an isolate);
// those in cases/node and cases/web also run in Node itself, which is the oracle for them.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { startScriptedServer } from "./scripted-server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const runtime = join(here, "../../runtime-js");
const cases = join(here, "cases");
const require = createRequire(import.meta.url);
const { Driver } = require("./cases/support/driver.js");
const { runCases } = require("./cases/support/run.js");

/** Host operations whose errors and buffers belong to the realm, as an isolate's do. */
function inRealm(ops, realm) {
    const rebuild = vm.runInContext(
        `({ fail(message, code, extra) { const e = new ({ SyntaxError, TypeError, RangeError }[extra.name] ?? Error)(message);
             Object.assign(e, extra.properties); if (code !== undefined) e.code = code; if (extra.line) { e.line = extra.line; e.sourceURL = extra.url; } throw e; },
            buffer(text) { return Uint8Array.from(text, (c) => c.charCodeAt(0)).buffer; } })`, realm);
    const inside = (value) =>
        (ArrayBuffer.isView(value) ? rebuild.buffer(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1")) : value);
    const wrapped = {};
    for (const [name, run] of Object.entries(ops)) {
        wrapped[name] = (...values) => {
            let result;
            try {
                result = run(...values);
            } catch (error) {
                if (name === "compile" && error.name !== "SyntaxError") throw error;
                const match = /^(.*):(\d+)$/m.exec(String(error.stack).split("\n")[0]);
                rebuild.fail(error.message, error.code, { name: error.name, properties: { ...error }, line: match ? Number(match[2]) : 0, url: match?.[1] });
            }
            return inside(result);
        };
    }
    return { wrapped, inside };
}

/** What the isolates' engine has of the language and Node 20 has not. */
const newerLanguage = `Promise.withResolvers ??= function withResolvers() {
    const capability = {};
    capability.promise = new this((resolve, reject) => Object.assign(capability, { resolve, reject }));
    return capability;
}`;

Driver.boot = ({ files, timers, makeOps }) => {
    const realm = vm.createContext({});
    vm.runInContext("delete globalThis.console", realm);
    vm.runInContext(newerLanguage, realm);
    const evaluate = (text, url) => vm.runInContext(text, realm, { filename: url });
    const bootstrap = evaluate(readFileSync(join(runtime, "bootstrap.js"), "utf8"), "perdure:bootstrap.js");
    const { wrapped, inside } = inRealm(makeOps({ runtime, files, timers, evaluate }), realm);
    const entries = bootstrap(wrapped);
    return { ...entries, resourceEvent: (id, event, ...values) => entries.resourceEvent(id, event, ...values.map(inside)) };
};

/** A runtime with real timers, in which the cases run as an activity. */
async function runInRuntime(file) {
    const pending = new Map();
    const driver = new Driver();
    const pump = (id, milliseconds) => setTimeout(() => {
        pending.delete(id);
        driver.entries.fireTimer(id);
    }, milliseconds);
    Object.assign(driver.timers, {
        set: (id, milliseconds) => pending.set(id, pump(id, milliseconds)),
        delete: (id) => { clearTimeout(pending.get(id)); pending.delete(id); },
    });
    const failures = driver.load([{ name: "RunCases", kind: "activity", scriptFile: join(cases, "support/activity.js"),
        bindings: [{ name: "input", type: "activityTrigger", direction: "in" }] }]);
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    const id = driver.send("invoke", { function: "RunCases", invocationId: "1", kind: "activity", input: { file, runtime } });
    while (!driver.answers.has(id)) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        driver.drain();
    }
    return driver.answer(id).result;
}

process.env.PERDURE_TEST_PORT = await startScriptedServer();
const wanted = process.argv.slice(2);
const names = readdirSync(cases, { recursive: true })
    .filter((name) => name.endsWith(".js") && !name.startsWith("support/") && !name.includes("fixtures/"))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
    .sort();
let passed = 0;
let failed = 0;
for (const name of names) {
    const file = join(cases, name);
    const runs = [];
    if (/^(node|web)\//.test(name)) runs.push(["node", () => runCases(require(file))], ["runtime", () => runInRuntime(file)]);
    else if (process.env.NESTED) runs.push(["nested", () => runInRuntime(file)]);
    else runs.push(["host", () => runCases(require(file))]);
    for (const [kind, run] of runs) {
        let result;
        try {
            result = await run();
        } catch (error) {
            result = { passed: 0, failures: [{ name: "(file)", message: error.message, stack: error.failure?.stackTrace ?? error.stack }] };
        }
        passed += result.passed;
        failed += result.failures.length;
        for (const failure of result.failures) {
            console.log(`FAILED ${relative(cases, file)} [${kind}]: ${failure.name}\n    ${failure.stack.includes(failure.message) ? failure.stack : failure.message + "\n" + failure.stack}`);
        }
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
