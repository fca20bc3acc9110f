"use strict";
// InvocationContext of a function that the app's code registers, and the value of its trigger.

const log = internal("log");
const { format } = internal("format");
const bindings = require("host/bindings");
const cancellations = require("host/cancellation");
const { bindingDataOf } = require("host/binding-data");
const { triggerValueOf, inputValueOf } = require("host/trigger-value");
const { InvocationContext } = require("azure-functions/invocation-context");

/** `context.options` of a registration. */
exports.optionsOf = function optionsOf({ metadata }) {
    const { trigger, extraInputs, extraOutputs } = metadata;
    return { trigger, return: metadata.return, extraInputs, extraOutputs };
};

function makeRequest(message) {
    const { HttpRequest } = require("azure-functions/http-request");
    const { text, base64 } = message.body ?? {};
    const bytes = base64 === undefined ? undefined : require("node/buffer").Buffer.from(base64, "base64");
    return new HttpRequest({
        method: message.method, url: message.url, headers: message.headers, params: message.params, body: { string: text, bytes },
    });
}

/** Writes what a context logs; says so when its invocation has ended. */
function logHandler(details, state) {
    return (level, ...values) => {
        if (state.isOver) {
            log.write("warning", "Warning: Unexpected call to 'log' on the context object after function execution has completed. " +
                "Please check for asynchronous calls that are not awaited. " +
                `Function name: ${details.function}. Invocation Id: ${details.invocationId}.`, details);
        }
        log.write(level, format(...values), details);
    };
}

/** What is known of the trigger beside its value. */
function metadataOf(body, trigger, value, isHTTP) {
    const { query, params, headers } = body.request ?? {};
    const data = bindingDataOf(body, trigger, isHTTP ? { params, query, headers } : value, isHTTP);
    delete data.req;
    return data;
}

/** `{context, triggerValue, end}` of one invocation, from the body of "invoke"; `end()` is to be called after it. */
exports.makeContext = function makeContext(definition, registration, body) {
    const invocationId = body.invocationId;
    const trigger = bindings.triggerOf(definition);
    const isHTTP = body.kind === "http" || bindings.isHTTPTrigger(trigger);
    const triggerValue = isHTTP ? makeRequest(body.request ?? {}) : triggerValueOf(trigger, body);
    const state = { isOver: false };
    const context = new InvocationContext({
        invocationId,
        functionName: definition.name,
        logHandler: logHandler({ function: definition.name, invocationId }, state),
        retryContext: body.retryContext,
        traceContext: body.traceContext,
        options: exports.optionsOf(registration),
    });
    lazily(context, "triggerMetadata", () => metadataOf(body, trigger, triggerValue, isHTTP));
    const cancellation = cancellations.begin(invocationId);
    lazily(context, "signal", () => cancellation.signal);
    for (const binding of definition.bindings) {
        if (binding === trigger || !bindings.isInput(binding)) continue;
        // One value serves all client bindings of a function.
        const value = bindings.isClient(binding) ? body.client && { ...body.client } : inputValueOf(body, binding.name);
        if (value !== undefined) context.extraInputs.set(binding.name, value);
    }
    const end = () => {
        state.isOver = true;
        cancellations.end(invocationId, cancellation);
    };
    return { context, triggerValue, end };
};

/** A property that is made when it is first asked for, and may be assigned. */
function lazily(target, key, make) {
    const fix = (value) => Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: true });
    Object.defineProperty(target, key, { get: () => fix(make())[key], set: fix, configurable: true, enumerable: true });
}
