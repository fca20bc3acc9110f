"use strict";
// The globals that JavaScript itself does not have. Most are loaded when they are first used.

const { protect } = internal("guards");

/** A global whose value comes from a runtime file on first use. */
function lazy(name, file, member = name) {
    Object.defineProperty(globalThis, name, {
        configurable: true,
        enumerable: false,
        get() {
            const value = protect(name, require(file)[member]);
            fix(name, value);
            return value;
        },
        set(value) {
            fix(name, value);
        },
    });
}

function fix(name, value) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

fix("global", globalThis);

for (const name of [
    "setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "clearImmediate", "queueMicrotask",
]) lazy(name, "web/timers");
for (const name of ["TextEncoder", "TextDecoder"]) lazy(name, "web/encoding");
for (const name of ["URL", "URLSearchParams"]) lazy(name, "web/url");
for (const name of ["Event", "EventTarget", "CustomEvent", "MessageEvent"]) lazy(name, "web/events");
for (const name of ["AbortController", "AbortSignal"]) lazy(name, "web/abort");
for (const name of ["atob", "btoa"]) lazy(name, "web/base64");
for (const name of [
    "ReadableStream", "ReadableStreamDefaultReader", "ReadableStreamBYOBReader", "ReadableStreamBYOBRequest",
    "ReadableByteStreamController", "ReadableStreamDefaultController", "TransformStream", "TransformStreamDefaultController",
    "WritableStream", "WritableStreamDefaultController", "WritableStreamDefaultWriter", "ByteLengthQueuingStrategy",
    "CountQueuingStrategy", "TextEncoderStream", "TextDecoderStream", "CompressionStream", "DecompressionStream",
]) lazy(name, "web/streams");
for (const name of ["Blob", "File"]) lazy(name, "web/blob");
lazy("FormData", "web/form-data");
lazy("Headers", "web/headers");
lazy("Request", "web/request");
lazy("Response", "web/response");
lazy("fetch", "web/fetch");
lazy("DOMException", "web/dom-exception");
lazy("structuredClone", "web/structured-clone");
for (const name of ["MessageChannel", "MessagePort", "BroadcastChannel"]) lazy(name, "web/messaging");
for (const name of [
    "performance", "Performance", "PerformanceEntry", "PerformanceMark", "PerformanceMeasure", "PerformanceObserver",
    "PerformanceObserverEntryList",
]) lazy(name, "web/performance");
for (const name of ["crypto", "Crypto", "CryptoKey", "SubtleCrypto"]) lazy(name, "web/crypto");
lazy("console", "node/console", "console");
lazy("Buffer", "node/buffer");
lazy("process", "node/process", "process");
