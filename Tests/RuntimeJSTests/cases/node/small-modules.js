"use strict";
const { check } = require("../support/rows");
const channels = require("diagnostics_channel");
const { AsyncLocalStorage } = require("async_hooks");
const timers = require("timers/promises");
const threads = require("worker_threads");
const domain = require("domain");
let names = 0;
const fresh = () => channels.channel(`case-${names++}`);
const traced = () => { const tracing = channels.tracingChannel(`trace-${names++}`); const seen = []; tracing.subscribe(Object.fromEntries(["start", "end", "asyncStart", "asyncEnd", "error"].map((name) => [name, (data) => seen.push([name, { ...data }])]))); return { tracing, seen }; };

module.exports = {
    "diagnostics_channel": check([
        [() => (() => { const channel = fresh(); const seen = []; const listener = (data, name) => seen.push([data, name.startsWith("case-")]); channel.publish(0); channel.subscribe(listener); channel.publish({ a: 1 }); return [channel.hasSubscribers, channels.hasSubscribers(channel.name), channel.unsubscribe(listener), channel.unsubscribe(listener), channel.hasSubscribers, seen]; })(),
            "[\n  true,\n  true,\n  true,\n  false,\n  false,\n  [ [ { a: 1 }, true ] ]\n]"],
        [() => [channels.channel("x") === channels.channel("x"), channels.channel("x") instanceof channels.Channel, channels.hasSubscribers("nobody"), channels.unsubscribe("x", () => {})],
            "[ true, true, false, false ]"],
        [() => channels.channel(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"channel\" argument must be one of type string or symbol. Recei" +
            "ved type number (1)"],
        [() => channels.subscribe("x", 1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"subscription\" argument must be of type function. Received typ" +
            "e number (1)"],
        [() => (() => { const channel = fresh(); const storage = new AsyncLocalStorage(); channel.bindStore(storage, (data) => ({ ...data, b: 2 })); return [channel.runStores({ a: 1 }, (x) => [storage.getStore(), x], null, 5), storage.getStore(), channel.unbindStore(storage), channel.unbindStore(storage)]; })(),
            "[ [ { a: 1, b: 2 }, 5 ], undefined, true, false ]"],
        [() => (() => { const { tracing, seen } = traced(); return [tracing.traceSync((a) => a + 1, { id: 1 }, null, 2), seen]; })(),
            "[\n  3,\n  [ [ 'start', { id: 1 } ], [ 'end', { id: 1, result: 3 } ] ]\n]"],
        [() => (() => { const { tracing, seen } = traced(); try { tracing.traceSync(() => { throw "bad"; }, {}); } catch (error) { return [error, seen]; } })(),
            "[\n  'bad',\n  [\n    [ 'start', {} ],\n    [ 'error', { error: 'bad' } ],\n    [ 'end', { error: 'bad' }" +
            " ]\n  ]\n]"],
        [async () => { const { tracing, seen } = traced(); return [await tracing.tracePromise(async () => 7, {}), seen]; },
            "[\n  7,\n  [\n    [ 'start', {} ],\n    [ 'end', {} ],\n    [ 'asyncStart', { result: 7 } ],\n    [ 'async" +
            "End', { result: 7 } ]\n  ]\n]"],
        [async () => { const { tracing, seen } = traced(); return [await tracing.tracePromise(async () => { throw "no"; }, {}).catch((error) => error), seen]; },
            "[\n  'no',\n  [\n    [ 'start', {} ],\n    [ 'end', {} ],\n    [ 'error', { error: 'no' } ],\n    [ 'async" +
            "Start', { error: 'no' } ],\n    [ 'asyncEnd', { error: 'no' } ]\n  ]\n]"],
        [async () => { const { tracing, seen } = traced(); await new Promise((resolve) => tracing.traceCallback((a, done) => setImmediate(done, null, a), 1, {}, null, 9, () => setImmediate(resolve))); return seen; },
            "[\n  [ 'start', {} ],\n  [ 'end', {} ],\n  [ 'asyncStart', { result: 9 } ],\n  [ 'asyncEnd', { result: 9" +
            " } ]\n]"],
        [() => channels.tracingChannel(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"nameOrChannels\" argument must be of type string or an instanc" +
            "e of TracingChannel or Object. Received type number (1)"],
    ]),
    "timers/promises": check([
        [async () => [await timers.setTimeout(1, "a"), await timers.setImmediate("b"), await timers.setTimeout(), await timers.scheduler.wait(1), await timers.scheduler.yield()],
            "[ 'a', 'b', undefined, undefined, undefined ]"],
        [async () => { const seen = []; for await (const value of timers.setInterval(1, "v")) { seen.push(value); if (seen.length === 3) break; } return seen; },
            "[ 'v', 'v', 'v' ]"],
        [async () => { const c = new AbortController(); const promise = timers.setTimeout(10000, null, { signal: c.signal }); c.abort(); return promise; },
            "AbortError [ABORT_ERR]: The operation was aborted"],
        [async () => timers.setTimeout(1, null, { signal: AbortSignal.abort() }),
            "AbortError [ABORT_ERR]: The operation was aborted"],
        [async () => timers.setTimeout(1, null, { signal: 5 }),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options.signal\" property must be an instance of AbortSignal. " +
            "Received type number (5)"],
        [async () => timers.setTimeout(1, null, { ref: 5 }),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options.ref\" property must be of type boolean. Received type " +
            "number (5)"],
        [async () => timers.setTimeout(1, null, 5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options\" argument must be of type object. Received type numbe" +
            "r (5)"],
        [async () => timers.setImmediate(null, { signal: AbortSignal.abort() }),
            "AbortError [ABORT_ERR]: The operation was aborted"],
        [async () => { const c = new AbortController(); const iterator = timers.setInterval(1, 1, { signal: c.signal }); await iterator.next(); c.abort(); return iterator.next(); },
            "AbortError [ABORT_ERR]: The operation was aborted"],
        [() => (() => { const timer = setTimeout(() => {}, 5); const seen = [timer.hasRef(), timer.unref() === timer, timer.hasRef(), timer.ref().hasRef(), timer.refresh() === timer, typeof timer[Symbol.toPrimitive]()]; clearTimeout(timer); return seen; })(),
            "[ true, true, false, true, true, 'number' ]"],
        [() => setTimeout("code"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"callback\" argument must be of type function. Received type st" +
            "ring ('code')"],
        [() => setInterval(),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"callback\" argument must be of type function. Received undefin" +
            "ed"],
        [async () => new Promise((resolve) => { const timer = setTimeout(resolve, 100000, "never"); clearTimeout(Number(timer)); clearTimeout(undefined); clearTimeout({}); setTimeout(resolve, 1, "fired"); }),
            "\"fired\""],
    ]),
    "worker_threads and cluster": check([
        [() => [threads.isMainThread, threads.threadId, threads.parentPort, threads.workerData], "[ true, 0, null, null ]"],
        [async () => { const { port1, port2 } = new threads.MessageChannel(); const seen = []; port2.on("message", (value) => seen.push(value)); port1.postMessage({ a: [1, new Map([[1, 2]])] }); port1.postMessage("b"); await new Promise((resolve) => setTimeout(resolve, 20)); await new Promise((resolve) => { port2.on("close", resolve); port1.close(); }); return seen; },
            "[\n  { a: [ 1, Map(1) { 1 => 2 } ] },\n  'b'\n]"],
        [() => (() => { const { port1, port2 } = new threads.MessageChannel(); port1.postMessage(1); const found = [threads.receiveMessageOnPort(port2), threads.receiveMessageOnPort(port2)]; port1.close(); return found; })(),
            "[ { message: 1 }, undefined ]"],
        [() => (() => { threads.setEnvironmentData("k", 1); const first = threads.getEnvironmentData("k"); threads.setEnvironmentData("k"); return [first, threads.getEnvironmentData("k")]; })(),
            "[ 1, undefined ]"],
        [() => [require("cluster").isPrimary, require("cluster").isWorker, require("cluster").workers, require("inspector").url(), require("trace_events").getEnabledCategories(), require("tty").isatty(99)],
            "[ true, false, {}, undefined, undefined, false ]"],
    ]),
    "domain": check([
        [() => (() => { const d = domain.create(); const seen = []; d.on("error", (error) => seen.push(error.message, error.domain === d)); d.run(() => { seen.push(domain.active === d, process.domain === d || true); }); d.bind(() => { seen.push("bound"); })(); d.intercept(() => {})(new Error("intercepted")); const emitter = new (require("events"))(); d.add(emitter); emitter.emit("error", new Error("emitted")); return seen; })(),
            "[ true, true, 'bound', 'intercepted', true, 'emitted', true ]"],
    ]),
};
