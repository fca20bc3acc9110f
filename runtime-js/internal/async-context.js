"use strict";
// The context that asynchronous code carries along: what AsyncLocalStorage keeps. It is an immutable map, undefined when empty.
//
// An engine that has no hooks into `await` is made to tell of it: an `await` of a promise reads its `constructor`, and when that
// is not Promise, its `then`. Both happen before the function is left, so that a `then` with the context in it can be handed out.
// It settles the promise that the engine made for the `await` between two jobs of the queue, of which the first puts the
// context in place for what comes next, the rest of the function, and the second removes it. What awaits a plain value is
// continued in the same manner: such jobs stand around whatever a callback has queued. Nothing of this is done before the first
// AsyncLocalStorage is made.

const nativeThen = Promise.prototype.then;
const settled = Promise.resolve();
const queue = (job) => nativeThen.call(settled, job);
/** How often in a row a function may await plain values and keep its context. */
const rounds = 8;

let current;
let isInstalled = false;

exports.capture = () => current;

/** Puts a context in place until the current job ends. */
exports.enter = function enter(context) {
    current = context;
    if (isInstalled) mark(context, rounds);
};

/** Calls a function in a context. */
function run(context, fn, receiver, values) {
    const outer = current;
    const isMarked = isInstalled && (context !== undefined || outer !== undefined);
    if (isMarked) mark(context, rounds);
    current = context;
    try {
        return Reflect.apply(fn, receiver, values);
    } finally {
        current = outer;
        if (isMarked) mark(outer, rounds);
    }
}
exports.run = run;

/** The function, called in the context of now whenever it is called. */
exports.bind = function bind(fn) {
    if (!isInstalled) return fn;
    const context = current;
    return function bound(...values) {
        return run(context, fn, this, values);
    };
};

/** Each job asks for another one: it then stands where those jobs begin or end that the ones between them queue. */
function mark(context, left) {
    queue(() => {
        current = context;
        if (left > 0) mark(context, left - 1);
    });
}

function inContext(context, callback) {
    return typeof callback === "function" ? (value) => run(context, callback, undefined, [value]) : callback;
}

/** Settles the promise of an `await`; also when both contexts are empty, others' jobs may stand before. */
function settler(context, callback) {
    return (value) => {
        mark(context, 0);
        const result = run(context, callback, undefined, [value]);
        mark(undefined, 0);
        return result;
    };
}

/** The engine's own resolving functions have no name. */
const isResolver = (callback) => typeof callback === "function" && callback.name === "" && !Object.hasOwn(callback, "prototype");

function thenIn(context) {
    return function then(onFulfilled, onRejected) {
        const wrap = isResolver(onFulfilled) && isResolver(onRejected) ? settler : inContext;
        return nativeThen.call(this, wrap(context, onFulfilled), wrap(context, onRejected));
    };
}

/** Makes promises carry contexts. */
exports.install = function install() {
    if (isInstalled) return;
    isInstalled = true;
    const { prototype } = Promise;
    const stand = new Proxy(Promise, {
        get: (target, key) => (key === Symbol.species ? target : Reflect.get(target, key)),
    });
    define(prototype, "then", () => thenIn(current));
    define(prototype, "constructor", () => stand);
    const nativeResolve = Promise.resolve;
    Object.defineProperty(Promise, "resolve", {
        value: function resolve(value) {
            const isOwn = this === Promise && value instanceof Promise && value.constructor === stand;
            return isOwn ? value : nativeResolve.call(this, value);
        },
        writable: true, configurable: true, enumerable: false,
    });
};

/** An accessor that can be shadowed by assignment, as the data property it replaces could be. */
function define(owner, key, get) {
    Object.defineProperty(owner, key, {
        get,
        set(value) {
            Object.defineProperty(this, key, { value, writable: true, configurable: true, enumerable: this !== owner });
        },
        configurable: true, enumerable: false,
    });
}
