"use strict";
// Timers over the host's one-shot timers, with Node's Timeout objects.

const { report } = internal("uncaught");
const { forbid } = internal("determinism");
const { bind } = internal("async-context");
const advice = internal("guard-advice");

const active = new Map();
const longestDelay = 2 ** 31 - 1;
let lastID = 0;

class Timeout {
    constructor(callback, delay, argumentList, repeats) {
        this.callback = bind(callback);
        this.delay = delay;
        this.argumentList = argumentList;
        this.repeats = repeats;
        this.referenced = true;
        this.id = 0;
        this.schedule();
    }

    schedule() {
        lastID += 1;
        this.id = lastID;
        active.set(this.id, this);
        ops.startTimer(this.id, this.delay);
    }

    stop() {
        const wasActive = active.delete(this.id);
        if (wasActive) ops.stopTimer(this.id);
        this.id = 0;
    }

    ref() {
        this.referenced = true;
        return this;
    }

    unref() {
        this.referenced = false;
        return this;
    }

    hasRef() {
        return this.referenced;
    }

    refresh() {
        this.stop();
        this.schedule();
        return this;
    }

    close() {
        this.stop();
        return this;
    }

    [Symbol.toPrimitive]() {
        return this.id;
    }
}

/** Milliseconds as Node takes them: 1 for what is no number or below 1, and for what is too long. */
function clamp(delay) {
    const milliseconds = Number(delay);
    return milliseconds >= 1 && milliseconds <= longestDelay ? Math.trunc(milliseconds) : 1;
}

function start(callback, delay, argumentList, repeats) {
    forbid(repeats ? "setInterval()" : "setTimeout()", advice.wait);
    if (typeof callback !== "function") {
        const { invalidArgumentType } = internal("validators");
        throw invalidArgumentType("callback", "of type function", callback);
    }
    return new Timeout(callback, clamp(delay), argumentList, repeats);
}

function startImmediate(callback, argumentList) {
    forbid("setImmediate()", advice.wait);
    if (typeof callback !== "function") {
        const { invalidArgumentType } = internal("validators");
        throw invalidArgumentType("callback", "of type function", callback);
    }
    return new Timeout(callback, 0, argumentList, false);
}

function stop(timer) {
    if (timer instanceof Timeout) timer.stop();
    else if (typeof timer === "number" || typeof timer === "string") active.get(Number(timer))?.stop();
}

/** The host says that the timer with this id is due. */
function fire(id) {
    const timer = active.get(id);
    if (timer === undefined) return;
    active.delete(id);
    try {
        timer.callback(...timer.argumentList);
    } catch (error) {
        report("uncaughtException", error);
    }
    // A callback that stopped or refreshed its own interval has decided already.
    if (timer.repeats && timer.id === id) timer.schedule();
}

exports.Timeout = Timeout;
exports.start = start;
exports.startImmediate = startImmediate;
exports.stop = stop;
exports.fire = fire;
