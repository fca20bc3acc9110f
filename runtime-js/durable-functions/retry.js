"use strict";
// Calls that are tried again: an attempt, a timer, the next attempt.

const determinism = internal("determinism");
const { Task, TimerTask, running, completed, failed } = require("durable-functions/tasks");

const longestInterval = 6 * 24 * 60 * 60 * 1000;

class RetryOptions {
    constructor(firstRetryIntervalInMilliseconds, maxNumberOfAttempts) {
        requireNumber(firstRetryIntervalInMilliseconds, "firstRetryIntervalInMilliseconds");
        requireNumber(maxNumberOfAttempts, "maxNumberOfAttempts");
        if (firstRetryIntervalInMilliseconds <= 0) {
            throw new RangeError("firstRetryIntervalInMilliseconds value must be greater than 0.");
        }
        this.firstRetryIntervalInMilliseconds = firstRetryIntervalInMilliseconds;
        this.maxNumberOfAttempts = maxNumberOfAttempts;
    }
}

function requireNumber(value, name) {
    if (typeof value !== "number") throw new TypeError(`${name}: Expected number but got ${typeof value}`);
}

/** Throws unless the options have what RetryOptions has; a plain object will do. */
function checkRetryOptions(options) {
    const isObject = options !== null && typeof options === "object";
    if (!isObject || !("firstRetryIntervalInMilliseconds" in options) || !("maxNumberOfAttempts" in options)) {
        throw new TypeError(
            `retryOptions: Expected object of type RetryOptions but got ${typeof options}; are you missing properties?`);
    }
}

/** A number from 0 up to 1 that depends on the text alone, so that a replay waits as long as the first run. */
function fraction(text) {
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    return (hash >>> 0) / 2 ** 32;
}

/**
 * Settles like its last attempt. Options: `firstRetryIntervalInMilliseconds`, `maxNumberOfAttempts` (the first run counts),
 * `backoffCoefficient` (1), `maxRetryIntervalInMilliseconds` (6 days), `retryTimeoutInMilliseconds` (none),
 * `handleError(error) -> boolean` (whether to go on), `jitter` (0 to 1, the share of the delay that may be cut off).
 */
class RetryTask extends Task {
    /** `makeAttempt` makes a fresh task for one attempt. */
    constructor(session, options, makeAttempt) {
        super(session);
        this.options = { ...options };
        this.makeAttempt = makeAttempt;
        this.attempts = 0;
        this.startedAt = 0;
    }

    schedule() {
        if (this.attempts > 0) return;
        this.startedAt = this.session.time;
        this.id = this.startAttempt();
    }

    startAttempt() {
        this.attempts += 1;
        return this.startChild(this.makeAttempt());
    }

    childSettled(child) {
        if (this.state !== running) return;
        if (child instanceof TimerTask) {
            this.startAttempt();
            return;
        }
        if (child.state === completed) {
            this.settle(completed, child.value);
            return;
        }
        let goesOn;
        try {
            goesOn = this.mayRetry(child.value);
        } catch (error) {
            this.settle(failed, error);
            return;
        }
        if (goesOn) this.startChild(new TimerTask(this.session, this.session.time + this.delay()));
        else this.settle(failed, child.value);
    }

    mayRetry(error) {
        const { maxNumberOfAttempts, retryTimeoutInMilliseconds, handleError } = this.options;
        if (!(this.attempts < maxNumberOfAttempts)) return false;
        if (typeof retryTimeoutInMilliseconds === "number" &&
            this.session.time >= this.startedAt + retryTimeoutInMilliseconds) return false;
        return typeof handleError === "function" ? determinism.run(this.session, () => Boolean(handleError(error))) : true;
    }

    delay() {
        const { firstRetryIntervalInMilliseconds, backoffCoefficient, maxRetryIntervalInMilliseconds, jitter } = this.options;
        const limit = typeof maxRetryIntervalInMilliseconds === "number" ? maxRetryIntervalInMilliseconds : longestInterval;
        const growth = typeof backoffCoefficient === "number" ? backoffCoefficient ** (this.attempts - 1) : 1;
        const delay = Math.max(0, Math.min(firstRetryIntervalInMilliseconds * growth, limit)) || 0;
        if (!(jitter > 0)) return delay;
        const { instanceId, execution } = this.session;
        return delay * (1 - Math.min(jitter, 1) * fraction(`${instanceId}|${execution}|${this.id}|${this.attempts}`));
    }
}

exports.RetryOptions = RetryOptions;
exports.checkRetryOptions = checkRetryOptions;
exports.RetryTask = RetryTask;
