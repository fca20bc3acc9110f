"use strict";
// `context` of an orchestrator: context.df and what of the ordinary function context makes sense there.

const log = internal("log");
const settings = internal("settings");
const { format } = internal("format");
const { DurableOrchestrationContext } = require("durable-functions/context");
const { bindingDefinitions, triggerOf } = require("host/bindings");

/** context.log and its levels: silent while replaying, so that each line is written once, unless the app wants to see replays. */
function makeLog(session, functionName) {
    const write = (level) => (...values) => {
        if (session.isReplaying && !settings.traceReplay) return;
        log.write(level, format(...values), { function: functionName, instanceId: session.instanceId });
    };
    const information = write("information");
    return Object.assign((...values) => information(...values), {
        error: write("error"),
        warn: write("warning"),
        info: information,
        verbose: write("trace"),
    });
}

class OrchestrationContext {
    #session;
    #definition;
    #bindings;
    #bindingData;
    #log;

    constructor(session, definition) {
        this.#session = session;
        this.#definition = definition;
        this.df = new DurableOrchestrationContext(session);
    }

    get invocationId() {
        return this.#session.execution;
    }

    get executionContext() {
        const { name, directory } = this.#definition;
        return { invocationId: this.invocationId, functionName: name, functionDirectory: directory, retryContext: null };
    }

    /** The trigger binding's value as the original has it, without the history. */
    get bindings() {
        if (this.#bindings === undefined) {
            const { input, instanceId, isReplaying, parentInstanceId } = this.#session;
            const value = { input, instanceId, isReplaying, parentInstanceId: parentInstanceId ?? null, history: [] };
            this.#bindings = { [triggerOf(this.#definition)?.name ?? "context"]: value };
        }
        return this.#bindings;
    }

    get bindingData() {
        if (this.#bindingData === undefined) {
            const { input, instanceId } = this.#session;
            this.#bindingData = { invocationId: this.invocationId, instanceId, input, ...this.bindings };
        }
        return this.#bindingData;
    }

    get bindingDefinitions() {
        return bindingDefinitions(this.#definition);
    }

    get traceContext() {
        return { traceparent: null, tracestate: null, attributes: {} };
    }

    get log() {
        this.#log ??= makeLog(this.#session, this.#definition.name);
        return this.#log;
    }

    set log(value) {
        this.#log = value;
    }
}

exports.OrchestrationContext = OrchestrationContext;
