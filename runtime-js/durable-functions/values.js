"use strict";
// Data classes and enumerations of the module.

exports.OrchestrationRuntimeStatus = Object.freeze({
    Running: "Running", Completed: "Completed", ContinuedAsNew: "ContinuedAsNew", Failed: "Failed", Canceled: "Canceled",
    Terminated: "Terminated", Pending: "Pending", Suspended: "Suspended",
});

class EntityStateResponse {
    constructor(entityExists, entityState) {
        this.entityExists = entityExists;
        this.entityState = entityState;
    }
}

class ManagedIdentityTokenSource {
    constructor(resource) {
        this.kind = "AzureManagedIdentity";
        this.resource = resource;
    }
}

class DurableHttpRequest {
    constructor(method, uri, content, headers, tokenSource, asynchronousPatternEnabled = true) {
        Object.assign(this, { method, uri, content, headers, tokenSource, asynchronousPatternEnabled });
    }
}

class DurableHttpResponse {
    constructor(statusCode, content, headers) {
        Object.assign(this, { statusCode, content, headers });
    }

    getHeader(name) {
        const wanted = name.toLowerCase();
        const key = Object.keys(this.headers ?? {}).find((header) => header.toLowerCase() === wanted);
        return key === undefined ? undefined : this.headers[key];
    }
}

class PurgeHistoryResult {
    constructor(instancesDeleted) {
        this.instancesDeleted = instancesDeleted;
    }
}

/** What getStatus gives at level 3. */
class DurableOrchestrationStatus {
    constructor(status) {
        this.name = status.name;
        this.instanceId = status.instanceId;
        this.createdTime = new Date(status.createdTime);
        this.lastUpdatedTime = new Date(status.lastUpdatedTime);
        this.input = status.input;
        this.output = status.output;
        this.runtimeStatus = status.runtimeStatus;
        this.customStatus = status.customStatus;
        this.history = status.historyEvents;
    }
}

Object.assign(exports, {
    EntityStateResponse, ManagedIdentityTokenSource, DurableHttpRequest, DurableHttpResponse, PurgeHistoryResult,
    DurableOrchestrationStatus,
});
