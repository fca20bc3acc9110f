"use strict";
// Core modules whose functions must not be called in an orchestrator. Outside of orchestrators they do what they did.

const { forbid } = internal("determinism");
const advice = internal("guard-advice");

/** By module: the advice for all of its functions, or for single ones; those of `timers` are guarded where they start. */
const guarded = {
    fs: advice.effect, "fs/promises": advice.effect, timers: {}, "timers/promises": advice.wait,
    process: { exit: advice.exit, kill: advice.exit, abort: advice.exit, hrtime: advice.clock, uptime: advice.clock, chdir: advice.effect, umask: advice.effect },
    os: { loadavg: advice.effect, freemem: advice.effect, uptime: advice.clock, setPriority: advice.effect },
    http: advice.request, https: advice.request, http2: advice.request, net: advice.request, tls: advice.request,
    dgram: advice.effect, dns: advice.effect, "dns/promises": advice.effect, child_process: advice.effect,
    cluster: advice.effect, worker_threads: advice.effect,
};

const done = new WeakSet();
const guardedForms = new WeakMap();

/** Guards the functions of a core module in place, once; gives the exports back. */
exports.protect = function protect(name, exported) {
    const rule = Object.hasOwn(guarded, name) ? guarded[name] : undefined;
    if (rule === undefined || done.has(exported)) return exported;
    done.add(exported);
    if (typeof rule === "string") guardAll(name, exported, rule);
    else for (const key of Object.keys(rule)) guardMember(name, exported, key, rule[key]);
    if (name === "fs" || name === "timers") exports.protect(`${name}/promises`, exported.promises);
    return exported;
};

/** For what stands in for a missing module: `path` is "http.request". */
exports.forbidMember = function forbidMember(path) {
    const rule = guarded[path.slice(0, path.indexOf("."))];
    if (typeof rule === "string") forbid(`${path}()`, rule);
};

function guardAll(path, owner, rule) {
    for (const key of Object.keys(owner)) guardMember(path, owner, key, rule);
}

// Classes (Stats, Dirent) do nothing by themselves; objects (timers/promises' scheduler) hold functions like their module.
function guardMember(path, owner, key, rule) {
    const { value } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
    if (!/^[a-z]/.test(key)) return;
    if (typeof value === "function") owner[key] = guard(`${path}.${key}`, value, rule);
    else if (value !== null && typeof value === "object" && key === "scheduler") guardAll(`${path}.${key}`, value, rule);
}

// One function may be found under several names, or as a member of itself (fs.realpath.native).
function guard(path, fn, rule) {
    if (guardedForms.has(fn)) return guardedForms.get(fn);
    const guardedFunction = function (...values) {
        forbid(`${path}()`, rule);
        return Reflect.apply(fn, this, values);
    };
    guardedForms.set(fn, guardedFunction);
    const { prototype, ...own } = Object.getOwnPropertyDescriptors(fn);
    Object.defineProperties(guardedFunction, own);
    guardAll(path, guardedFunction, rule);
    return guardedFunction;
}
