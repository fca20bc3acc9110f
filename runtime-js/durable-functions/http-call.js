"use strict";
// context.df.callHttp: one task for a request and, after a 202, for asking again until the answer is there.

const settings = internal("settings");
const { Task, ActionTask, TimerTask, completed, failed } = require("durable-functions/tasks");
const { RetryTask } = require("durable-functions/retry");
const { DurableHttpResponse } = require("durable-functions/values");
const { headerOf, parseArguments, pollingRequest, pollingTime } = require("durable-functions/http-request");

const activityName = "BuiltIn::HttpActivity";
const defaultPollingInterval = 30000;

class HttpTask extends Task {
    constructor(session, { request, isPolling, retryOptions }) {
        super(session);
        this.request = request;
        this.isPolling = isPolling;
        this.retryOptions = retryOptions;
    }

    schedule() {
        if (this.id === false && !this.hasResult) this.id = this.startRequest();
    }

    startRequest() {
        const { session, request, retryOptions } = this;
        const send = () => new ActionTask(session, ["task", activityName, request], "http", request.uri);
        return this.startChild(retryOptions === undefined ? send() : new RetryTask(session, retryOptions, send));
    }

    childSettled(child) {
        if (child instanceof TimerTask) this.startRequest();
        else if (child.state === failed) this.settle(failed, child.value);
        else this.answered(child.value);
    }

    answered(response) {
        const location = this.isPolling && response?.statusCode === 202 ? headerOf(response, "location") : undefined;
        if (location === undefined) {
            this.settle(completed, this.resultOf(response));
            return;
        }
        try {
            this.request = pollingRequest(this.request, location);
        } catch (error) {
            this.settle(failed, error);
            return;
        }
        const { session } = this;
        const interval = settings.httpPollingInterval ?? defaultPollingInterval;
        this.startChild(new TimerTask(session, pollingTime(response, session.time, interval)));
    }

    resultOf(response) {
        const { statusCode, headers = {}, content = "" } = response ?? {};
        return settings.level === 1 ? { statusCode, headers, content } : new DurableHttpResponse(statusCode, content, headers);
    }
}

/** `callHttp(method, uri, content?, headers?, tokenSource?, asynchronousPatternEnabled?)` or `callHttp(options)`. */
exports.callHttp = function callHttp(session, values) {
    return new HttpTask(session, parseArguments(values));
};
