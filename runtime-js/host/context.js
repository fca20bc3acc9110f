"use strict";
// `context` and the arguments of an activity or a triggered function.

const log = internal("log");
const { format } = internal("format");
const { Completion } = require("host/completion");
const cancellations = require("host/cancellation");
const bindings = require("host/bindings");
const { makeRequest } = require("host/request");
const { Response } = require("host/response");
const { bindingDataOf } = require("host/binding-data");
const { triggerValueOf, inputValueOf } = require("host/trigger-value");

const lateLog =
    "Warning: Unexpected call to 'log' on the context object after function execution has completed. Please check for " +
    "asynchronous calls that are not awaited or calls to 'done' made before function execution completes.";

function makeLog(details, completion) {
    const emit = (level, message) => log.write(level, message, details);
    const write = (level) => (...values) => {
        if (completion.isOver) {
            emit("warning", `${lateLog} Function name: ${details.function}. Invocation Id: ${details.invocationId}.`);
        }
        emit(level, format(...values));
    };
    const information = write("information");
    return Object.assign((...values) => information(...values), {
        error: write("error"),
        warn: write("warning"),
        info: information,
        verbose: write("trace"),
    });
}

/** The value of each input binding: the trigger's, the client's for client bindings. */
function inputValues(definition, body, trigger, triggerValue) {
    const values = new Map();
    for (const binding of definition.bindings) {
        if (binding === trigger) values.set(binding.name, triggerValue);
        else if (bindings.isClient(binding)) values.set(binding.name, copy(body.client));
        else if (bindings.isInput(binding)) values.set(binding.name, inputValueOf(body, binding.name));
    }
    return values;
}

// One value serves all client bindings of a function; scripts that change theirs must not change the others'.
function copy(client) {
    return client === undefined ? undefined : { ...client };
}

/** A property that is made when it is first asked for, and may be assigned. */
function defineLazy(target, key, make) {
    const fix = (value) => Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: true });
    Object.defineProperty(target, key, {
        get() {
            fix(make());
            return target[key];
        },
        set: fix,
        configurable: true,
        enumerable: true,
    });
}

/** `{context, inputs, values, completion, end}` of one invocation, from the body of "invoke"; `end()` is to be called after it. */
exports.makeContext = function makeContext(definition, body) {
    const invocationId = body.invocationId;
    const details = { function: definition.name, invocationId };
    const completion = new Completion((text) => log.write("error", text, details));
    const trigger = bindings.triggerOf(definition);
    const isHTTP = body.kind === "http" || bindings.isHTTPTrigger(trigger);
    const triggerValue = isHTTP ? makeRequest(body.request ?? {}) : triggerValueOf(trigger, body);
    const values = inputValues(definition, body, trigger, triggerValue);
    const cancellation = cancellations.begin(invocationId);
    const context = {
        invocationId,
        executionContext: {
            invocationId,
            functionName: definition.name,
            functionDirectory: definition.directory,
            retryContext: body.retryContext ?? null,
        },
        bindings: {},
        bindingDefinitions: bindings.bindingDefinitions(definition),
        traceContext: body.traceContext ?? { traceparent: null, tracestate: null, attributes: {} },
        log: makeLog(details, completion),
        done: (error, result) => completion.done(error, result),
    };
    defineLazy(context, "bindingData", () => bindingDataOf(body, trigger, triggerValue, isHTTP));
    defineLazy(context, "signal", () => cancellation.signal);
    for (const [name, value] of values) {
        if (value !== undefined || name === trigger?.name) context.bindings[name] = value;
    }
    if (isHTTP) {
        context.req = triggerValue;
        context.res = new Response(context.done);
    }
    completion.suppressesDoneError = () => context.suppressAsyncDoneError === true;
    const inputs = bindings.inputsOf(definition).map((binding) => values.get(binding.name));
    return { context, inputs, values, completion, end: () => cancellations.end(invocationId, cancellation) };
};
