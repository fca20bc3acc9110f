"use strict";
// df.getClient(context): the durable client, over the host's operations instead of HTTP.

const operations = internal("operations");
const timers = internal("timers");
const clock = internal("clock");
const urls = require("durable-functions/management-urls");
const entities = require("durable-functions/entity-client");
const results = require("durable-functions/client-results");
const responses = require("durable-functions/client-responses");
const { clientData, isInvocationContext } = require("durable-functions/client-binding");
const { isOptions, startArgument, filter, requireOwnHub } = require("durable-functions/client-arguments");

/** How many instances are asked for at once. */
const pageSize = "500";

/** The client of the first durable client binding of an invocation. */
function getClient(context) {
    return new DurableOrchestrationClient(clientData(context), isInvocationContext(context));
}

const pause = (milliseconds) => new Promise((resolve) => timers.start(resolve, milliseconds, [], false));

/** An operation on one instance, with its reason when there is one. */
function ask(operation, instanceId, reason, more) {
    const argument = { instanceId: String(instanceId), ...more };
    if (reason !== undefined) argument.reason = String(reason);
    return operations.run(operation, argument);
}

async function allStatuses(parameters) {
    const found = [];
    const argument = { filter: { ...parameters, top: pageSize } };
    do {
        const answer = await operations.run("durable.listInstances", argument);
        for (const status of results.statuses(answer)) found.push(status);
        argument.continuationToken = answer.continuationToken;
    } while (argument.continuationToken);
    return found;
}

class DurableOrchestrationClient {
    #data;
    #responses;

    /** `givesHttpResponses`: whether the responses it makes are of the class HttpResponse. */
    constructor(data, givesHttpResponses = false) {
        if (!data) throw new TypeError(`clientData: Expected OrchestrationClientInputData but got ${typeof data}`);
        this.#data = data;
        this.#responses = givesHttpResponses ? responses.asHttpResponses : responses;
        this.taskHubName = data.taskHubName;
    }

    get uniqueWebhookOrigins() {
        return urls.origins(this.#data);
    }

    /** `(name, instanceId?, input?)` or `(name, {instanceId?, input?, version?, dedupeStatuses?})`; resolves to the instance id. */
    async startNew(orchestratorFunctionName, instanceIdOrOptions, input) {
        if (!orchestratorFunctionName || typeof orchestratorFunctionName !== "string") {
            throw new Error("orchestratorFunctionName must be a valid string.");
        }
        const argument = startArgument(orchestratorFunctionName, instanceIdOrOptions, input);
        return results.startedID(await operations.run("durable.startNew", argument));
    }

    /** `(id, showHistory?, showHistoryOutput?, showInput?)` or `(id, {showHistory?, showHistoryOutput?, showInput?})`. */
    async getStatus(instanceId, showHistoryOrOptions, showHistoryOutput, showInput) {
        const options = isOptions(showHistoryOrOptions)
            ? showHistoryOrOptions
            : { showHistory: showHistoryOrOptions, showHistoryOutput, showInput };
        return results.status(instanceId, await operations.run("durable.getStatus", {
            instanceId: String(instanceId),
            showHistory: Boolean(options.showHistory),
            showHistoryOutput: Boolean(options.showHistoryOutput),
            showInput: options.showInput === undefined || Boolean(options.showInput),
        }));
    }

    /** The status of every instance, entities among them, oldest first. */
    async getStatusAll() {
        return allStatuses({});
    }

    /** `(createdTimeFrom?, createdTimeTo?, runtimeStatus?)` or an object of these: a status for each instance that fits. */
    async getStatusBy(createdTimeFromOrFilter, createdTimeTo, runtimeStatus) {
        return allStatuses(filter(createdTimeFromOrFilter, createdTimeTo, runtimeStatus));
    }

    /** Forgets an instance; one that has not ended only with `{force: true}`. Resolves to a PurgeHistoryResult. */
    async purgeInstanceHistory(instanceId, options) {
        return results.purged(await ask("durable.purge", instanceId, undefined, { force: options?.force === true }));
    }

    /** `(createdTimeFrom, createdTimeTo?, runtimeStatus?)` or an object of these; resolves to a PurgeHistoryResult. */
    async purgeInstanceHistoryBy(createdTimeFromOrFilter, createdTimeTo, runtimeStatus) {
        const texts = filter(createdTimeFromOrFilter, createdTimeTo, runtimeStatus);
        if (texts.createdTimeFrom === undefined) throw new Error("createdTimeFrom must be a valid Date");
        return results.purged(await operations.run("durable.purgeInstances", { filter: texts }));
    }

    /** `(id, name, data?, taskHubName?, connectionName?)`, or with an object of the last two. */
    async raiseEvent(instanceId, eventName, eventData, taskHubOrOptions) {
        if (!eventName || typeof eventName !== "string") throw new Error("eventName must be a valid string.");
        requireOwnHub("raiseEvent", this.taskHubName, taskHubOrOptions);
        const more = eventData === undefined ? { eventName } : { eventName, value: eventData };
        results.accepted(instanceId, await ask("durable.raiseEvent", instanceId, undefined, more));
    }

    /** With `{recursive: true}` its sub-orchestrations end too. */
    async terminate(instanceId, reason, options) {
        const more = options?.recursive === true ? { recursive: true } : {};
        results.accepted(instanceId, await ask("durable.terminate", instanceId, reason, more));
    }

    async suspend(instanceId, reason) {
        results.accepted(instanceId, await ask("durable.suspend", instanceId, reason));
    }

    async resume(instanceId, reason) {
        results.accepted(instanceId, await ask("durable.resume", instanceId, reason));
    }

    /** `(id, reason, taskHubName?, connectionName?)`, or with an object of the last two. */
    async rewind(instanceId, reason, taskHubOrOptions) {
        requireOwnHub("rewind", this.taskHubName, taskHubOrOptions);
        results.rewound(instanceId, await ask("durable.rewind", instanceId, reason));
    }

    /** Starts an orchestration like the instance, under a new id unless that is `false`; resolves to the id. */
    async restart(instanceId, restartWithNewInstanceId = true) {
        const more = { restartWithNewInstanceId: Boolean(restartWithNewInstanceId) };
        return results.startedID(await ask("durable.restart", instanceId, undefined, more));
    }

    /** `(id, taskHubName?, connectionName?)`, or with an object of these; resolves to an EntityStateResponse. */
    async readEntityState(entityId, taskHubOrOptions) {
        requireOwnHub("readEntityState", this.taskHubName, taskHubOrOptions);
        const answer = await entities.readState(entityId);
        const response = entities.stateResponse(answer);
        if (response === undefined) throw results.unexpected(answer);
        return response;
    }

    /** `(id, operationName?, operationContent?, taskHubName?, connectionName?)`, or with an object of the last two. */
    async signalEntity(entityId, operationName, operationContent, taskHubOrOptions) {
        requireOwnHub("signalEntity", this.taskHubName, taskHubOrOptions);
        const answer = await entities.signal(entityId, operationName, operationContent);
        if (answer.status !== 202) throw results.unexpected(answer);
    }

    /** An object whose methods signal the entity: `createEntityProxy(id).add(5)`. */
    createEntityProxy(entityId) {
        return entities.makeProxy(this, entityId);
    }

    /** The 202 response with the management URLs; `request` gives them its origin when it has a URL. */
    createCheckStatusResponse(request, instanceId) {
        return this.#responses.checkStatus(urls.managementPayload(this.#data, instanceId, request));
    }

    /** `(id)`, or `(request, id)` for URLs with the origin of the request. */
    createHttpManagementPayload(instanceIdOrRequest, instanceId) {
        return instanceId === undefined
            ? urls.managementPayload(this.#data, instanceIdOrRequest, undefined)
            : urls.managementPayload(this.#data, instanceId, instanceIdOrRequest);
    }

    /** Polls until the instance has ended, at most for the timeout (10 s), every interval (1 s); also takes an options object. */
    async waitForCompletionOrCreateCheckStatusResponse(request, instanceId, timeoutOrOptions, interval) {
        const given = isOptions(timeoutOrOptions) ? timeoutOrOptions : {
            timeoutInMilliseconds: timeoutOrOptions, retryIntervalInMilliseconds: interval,
        };
        const timeout = given.timeoutInMilliseconds ?? 10000;
        const retryInterval = given.retryIntervalInMilliseconds ?? 1000;
        if (retryInterval > timeout) {
            throw new Error(`Total timeout ${timeout} (ms) should be bigger than retry timeout ${retryInterval} (ms)`);
        }
        const start = clock.monotonic();
        for (;;) {
            const status = await this.getStatus(instanceId);
            switch (status?.runtimeStatus) {
                case "Completed": return this.#responses.json(200, status.output);
                case "Canceled":
                case "Terminated": return this.#responses.json(200, status);
                case "Failed": return this.#responses.json(500, status);
            }
            const remaining = timeout - (clock.monotonic() - start);
            if (remaining <= 0) return this.createCheckStatusResponse(request, instanceId);
            await pause(Math.min(retryInterval, remaining));
        }
    }
}

exports.getClient = getClient;
exports.DurableOrchestrationClient = DurableOrchestrationClient;
