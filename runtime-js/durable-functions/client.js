"use strict";
// df.getClient(context): the durable client, over the host's operations instead of HTTP.

const { missing } = internal("errors");
const operations = internal("operations");
const settings = internal("settings");
const timers = internal("timers");
const clock = internal("clock");
const urls = require("durable-functions/management-urls");
const entities = require("durable-functions/entity-client");
const { DurableOrchestrationStatus } = require("durable-functions/values");

const inputError =
    "An orchestration client function must have an orchestrationClient input binding. Check your function.json definition.";

function isClientData(value) {
    return value !== null && typeof value === "object" && value.taskHubName !== undefined &&
        value.creationUrls !== undefined && value.managementUrls !== undefined;
}

/** The client of the first durable client binding of an invocation. */
function getClient(context) {
    const data = Object.values(context?.bindings ?? {}).find(isClientData);
    if (data === undefined) throw new Error(inputError);
    return new DurableOrchestrationClient(data);
}

function unexpected(answer) {
    const details = JSON.stringify(answer.body === undefined ? "" : answer.body);
    return new Error(`The operation failed with an unexpected status code: ${answer.status}. Details: ${details}`);
}

function jsonResponse(status, body) {
    return { status, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

const pause = (milliseconds) => new Promise((resolve) => timers.start(resolve, milliseconds, [], false));

class DurableOrchestrationClient {
    #data;

    constructor(clientData) {
        if (!clientData) {
            throw new TypeError(`clientData: Expected OrchestrationClientInputData but got ${typeof clientData}`);
        }
        this.#data = clientData;
        this.taskHubName = clientData.taskHubName;
    }

    get uniqueWebhookOrigins() {
        return urls.origins(this.#data);
    }

    /** `(name, instanceId?, input?)`, above level 2 `(name, {instanceId?, input?})`; resolves to the instance id. */
    async startNew(orchestratorFunctionName, instanceIdOrOptions, input) {
        if (!orchestratorFunctionName || typeof orchestratorFunctionName !== "string") {
            throw new Error("orchestratorFunctionName must be a valid string.");
        }
        let instanceId = instanceIdOrOptions;
        let value = input;
        if (instanceIdOrOptions !== null && typeof instanceIdOrOptions === "object") {
            instanceId = instanceIdOrOptions.instanceId;
            if (value === undefined) value = instanceIdOrOptions.input;
        }
        const argument = { name: orchestratorFunctionName };
        if (instanceId) argument.instanceId = String(instanceId);
        if (value !== undefined) argument.input = value;
        const answer = await operations.run("durable.startNew", argument);
        if (answer.status > 202 || !answer.body) throw unexpected(answer);
        return answer.body.id;
    }

    /** `(id, showHistory?, showHistoryOutput?, showInput?)`, above level 2 with an options object. */
    async getStatus(instanceId, showHistoryOrOptions, showHistoryOutput, showInput) {
        const isOptions = showHistoryOrOptions !== null && typeof showHistoryOrOptions === "object";
        const options = isOptions ? showHistoryOrOptions : { showHistory: showHistoryOrOptions, showHistoryOutput, showInput };
        const answer = await operations.run("durable.getStatus", {
            instanceId: String(instanceId),
            showHistory: Boolean(options.showHistory),
            showHistoryOutput: Boolean(options.showHistoryOutput),
            showInput: options.showInput === undefined || Boolean(options.showInput),
        });
        return settings.level >= 3 ? this.#newStatus(instanceId, answer) : this.#rawStatus(answer);
    }

    // Up to level 2 an unknown id resolves to the empty body: falsy, and yet it can be asked for its members.
    #rawStatus(answer) {
        if (![200, 202, 400, 404, 500].includes(answer.status)) throw unexpected(answer);
        return answer.body ?? "";
    }

    #newStatus(instanceId, answer) {
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
        return new DurableOrchestrationStatus(answer.body);
    }

    async raiseEvent(instanceId, eventName, eventData) {
        if (!eventName || typeof eventName !== "string") throw new Error("eventName must be a valid string.");
        const argument = { instanceId: String(instanceId), eventName };
        if (eventData !== undefined) argument.value = eventData;
        this.#accepted(instanceId, await operations.run("durable.raiseEvent", argument));
    }

    async terminate(instanceId, reason) {
        const argument = { instanceId: String(instanceId) };
        if (reason !== undefined) argument.reason = String(reason);
        this.#accepted(instanceId, await operations.run("durable.terminate", argument));
    }

    // An instance that has ended already (410) is as good as done.
    #accepted(instanceId, answer) {
        if (answer.status === 404) throw new Error(`No instance with ID '${instanceId}' found.`);
        if (answer.status !== 202 && answer.status !== 410) throw unexpected(answer);
    }

    /** `(id, taskHubName?, connectionName?)`, above level 2 with an options object; resolves to an EntityStateResponse. */
    async readEntityState(entityId, taskHubOrOptions) {
        this.#requireOwnHub("readEntityState", taskHubOrOptions);
        const answer = await entities.readState(entityId);
        const response = entities.stateResponse(answer);
        if (response === undefined) throw unexpected(answer);
        return response;
    }

    /** `(id, operationName?, operationContent?, taskHubName?, connectionName?)`, above level 2 with an options object. */
    async signalEntity(entityId, operationName, operationContent, taskHubOrOptions) {
        this.#requireOwnHub("signalEntity", taskHubOrOptions);
        const answer = await entities.signal(entityId, operationName, operationContent);
        if (answer.status !== 202) throw unexpected(answer);
    }

    /** An object whose methods signal the entity: `createEntityProxy(id).add(5)`. */
    createEntityProxy(entityId) {
        return entities.makeProxy(this, entityId);
    }

    #requireOwnHub(method, taskHubOrOptions) {
        const isOptions = taskHubOrOptions !== null && typeof taskHubOrOptions === "object";
        const hub = isOptions ? taskHubOrOptions.taskHubName : taskHubOrOptions;
        if (!hub || String(hub).toLowerCase() === String(this.taskHubName).toLowerCase()) return;
        throw new Error(`${method}: This host serves the task hub '${this.taskHubName}', not '${hub}'.`);
    }

    /** The 202 response with the management URLs; `request` gives them its origin when it has a URL. */
    createCheckStatusResponse(request, instanceId) {
        const payload = urls.managementPayload(this.#data, instanceId, request);
        return {
            status: 202,
            body: payload,
            headers: { "Content-Type": "application/json", Location: payload.statusQueryGetUri, "Retry-After": 10 },
        };
    }

    createHttpManagementPayload(instanceId, legacyInstanceId) {
        return legacyInstanceId === undefined
            ? urls.managementPayload(this.#data, instanceId, undefined)
            : urls.managementPayload(this.#data, legacyInstanceId, instanceId);
    }

    /** Polls until the instance has ended, at most for the timeout (10 s), every interval (1 s); also takes an options object. */
    async waitForCompletionOrCreateCheckStatusResponse(request, instanceId, timeoutOrOptions, interval) {
        const isOptions = timeoutOrOptions !== null && typeof timeoutOrOptions === "object";
        const timeout = (isOptions ? timeoutOrOptions.timeoutInMilliseconds : timeoutOrOptions) ?? 10000;
        const retryInterval = (isOptions ? timeoutOrOptions.retryIntervalInMilliseconds : interval) ?? 1000;
        if (retryInterval > timeout) {
            throw new Error(`Total timeout ${timeout} (ms) should be bigger than retry timeout ${retryInterval} (ms)`);
        }
        const start = clock.monotonic();
        for (;;) {
            const status = await this.getStatus(instanceId);
            switch (status?.runtimeStatus) {
                case "Completed": return jsonResponse(200, status.output);
                case "Canceled":
                case "Terminated": return jsonResponse(200, status);
                case "Failed": return jsonResponse(500, status);
            }
            const remaining = timeout - (clock.monotonic() - start);
            if (remaining <= 0) return this.createCheckStatusResponse(request, instanceId);
            await pause(Math.min(retryInterval, remaining));
        }
    }
}

for (const name of [
    "getStatusAll", "getStatusBy", "purgeInstanceHistory", "purgeInstanceHistoryBy", "suspend", "resume", "rewind", "restart",
]) {
    const method = missing(`DurableOrchestrationClient.${name}()`);
    DurableOrchestrationClient.prototype[name] = async function unavailable() {
        method();
    };
}

exports.getClient = getClient;
exports.DurableOrchestrationClient = DurableOrchestrationClient;
