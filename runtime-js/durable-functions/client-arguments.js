"use strict";
// What the client's methods are given: positional up to level 2, with an object above; both are taken at every level.

/** Whether an argument is an object of options: neither missing nor a date or a list. */
function isOptions(value) {
    return value !== null && typeof value === "object" && !Array.isArray(value) && typeof value.toISOString !== "function";
}

/** `{name: value}` when the argument is no object of options, the object itself when it is one. */
function options(value, name) {
    return isOptions(value) ? value : { [name]: value };
}

/** `(instanceId?, input?)` or `({instanceId?, input?, version?, dedupeStatuses?})` for the operation. */
function startArgument(name, instanceIdOrOptions, input) {
    const given = options(instanceIdOrOptions, "instanceId");
    const value = input === undefined ? given.input : input;
    const argument = { name };
    if (given.instanceId) argument.instanceId = String(given.instanceId);
    if (value !== undefined) argument.input = value;
    if (given.version !== undefined && given.version !== null) argument.version = String(given.version);
    if (given.dedupeStatuses !== undefined && given.dedupeStatuses !== null) {
        argument.dedupeStatuses = list("dedupeStatuses", given.dedupeStatuses);
    }
    return argument;
}

function list(parameter, statuses) {
    if (typeof statuses === "string") return [statuses];
    if (!Array.isArray(statuses)) throw new TypeError(`${parameter}: Expected an array of statuses but got ${typeof statuses}`);
    return statuses.map(String);
}

function time(parameter, date) {
    try {
        return date.toISOString();
    } catch {
        throw new Error(`${parameter} must be a valid Date`);
    }
}

/** `(createdTimeFrom?, createdTimeTo?, runtimeStatus?)` or an object of these, as the parameters of the HTTP API. */
function filter(fromOrFilter, createdTimeTo, runtimeStatus) {
    const given = isOptions(fromOrFilter) ? fromOrFilter : { createdTimeFrom: fromOrFilter, createdTimeTo, runtimeStatus };
    const texts = {};
    for (const name of ["createdTimeFrom", "createdTimeTo"]) {
        if (given[name] !== undefined && given[name] !== null) texts[name] = time(name, given[name]);
    }
    if (given.runtimeStatus !== undefined && given.runtimeStatus !== null) {
        const statuses = list("runtimeStatus", given.runtimeStatus);
        if (statuses.length > 0) texts.runtimeStatus = statuses.join(",");
    }
    return texts;
}

/** Throws when another task hub is meant than the client's. */
function requireOwnHub(method, own, taskHubOrOptions) {
    const hub = options(taskHubOrOptions, "taskHubName").taskHubName;
    if (!hub || String(hub).toLowerCase() === String(own).toLowerCase()) return;
    throw new Error(`${method}: This host serves the task hub '${own}', not '${hub}'.`);
}

Object.assign(exports, { isOptions, startArgument, filter, requireOwnHub });
