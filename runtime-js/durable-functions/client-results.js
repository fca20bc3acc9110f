"use strict";
// From the management API's answers, `{status, body?}`, to what the client's methods resolve to or reject with.

const settings = internal("settings");
const { DurableOrchestrationStatus, PurgeHistoryResult } = require("durable-functions/values");

const onlyFailed = "The rewind operation is only supported on failed orchestration instances.";

/** The error for an answer that a method does not know. */
function unexpected(answer) {
    const details = JSON.stringify(answer.body === undefined ? "" : answer.body);
    return new Error(`The operation failed with an unexpected status code: ${answer.status}. Details: ${details}`);
}

/** The id of the instance that was started. */
exports.startedID = function startedID(answer) {
    if (answer.status > 202 || !answer.body) throw unexpected(answer);
    return answer.body.id;
};

/** What getStatus gives: up to level 2 the body, above a DurableOrchestrationStatus. */
exports.status = function status(instanceId, answer) {
    return settings.level >= 3 ? newStatus(instanceId, answer) : rawStatus(answer);
};

// Up to level 2 an unknown id resolves to the empty body: falsy, and yet it can be asked for its members.
function rawStatus(answer) {
    if (![200, 202, 400, 404, 500].includes(answer.status)) throw unexpected(answer);
    return answer.body ?? "";
}

function newStatus(instanceId, answer) {
    if (answer.status === 404) {
        const details = answer.body ? ` Details: ${JSON.stringify(answer.body)}` : "";
        throw new Error("DurableClient error: Durable Functions extension replied with HTTP 404 response. This usually means " +
            `we could not find any data associated with the instanceId provided: ${instanceId}.${details}`);
    }
    if (![200, 202, 400].includes(answer.status)) throw unexpected(answer);
    if (!answer.body) {
        throw new Error("DurableClient error: the Durable Functions extension replied with an empty " +
            `HTTP ${answer.status} response.`);
    }
    const problem = shapeProblem(answer.body);
    if (problem !== undefined) {
        throw new Error("DurableClient error: could not construct a DurableOrchestrationStatus object using the data received " +
            `from the Durable Functions extension: ${problem}`);
    }
    return new DurableOrchestrationStatus(answer.body);
}

function shapeProblem(body) {
    const texts = ["name", "instanceId", "createdTime", "lastUpdatedTime", "runtimeStatus"];
    const wrong = texts.find((member) => typeof body[member] !== "string");
    if (wrong !== undefined) return `'${wrong}' must be a string but is ${typeof body[wrong]}`;
    const missing = ["input", "output"].find((member) => body[member] === undefined);
    return missing === undefined ? undefined : `'${missing}' is missing`;
}

/** The status objects of one page of a list. */
exports.statuses = function statuses(answer) {
    if (answer.status !== 200) throw unexpected(answer);
    return settings.level >= 3 ? answer.body.map((status) => new DurableOrchestrationStatus(status)) : answer.body;
};

/** A PurgeHistoryResult; nothing to purge is no error. */
exports.purged = function purged(answer) {
    if (answer.status === 404) return new PurgeHistoryResult(0);
    if (answer.status !== 200) throw unexpected(answer);
    return new PurgeHistoryResult(answer.body.instancesDeleted);
};

// An instance that has ended already (410) is as good as done.
exports.accepted = function accepted(instanceId, answer) {
    requireFound(instanceId, answer);
    if (answer.status !== 202 && answer.status !== 410) throw unexpected(answer);
};

exports.rewound = function rewound(instanceId, answer) {
    requireFound(instanceId, answer);
    if (answer.status === 410 || (answer.status === 409 && answer.body?.Message === onlyFailed)) throw new Error(onlyFailed);
    if (answer.status !== 202) throw unexpected(answer);
};

function requireFound(instanceId, answer) {
    if (answer.status === 404) throw new Error(`No instance with ID '${instanceId}' found.`);
}

exports.unexpected = unexpected;
