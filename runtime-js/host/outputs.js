"use strict";
// What comes out of an invocation: the result, the HTTP response, the values of output bindings.

const bindings = require("host/bindings");
const { httpResponse } = require("host/http-response");

/**
 * `{result?, response?, outputs?, binaryOutputs?}`, from what the function returned (or gave to done) and left on its context.
 * `given` holds the values of the input bindings by name.
 */
exports.collect = function collect(definition, context, returned, given) {
    const declared = bindings.outputsOf(definition);
    const isHTTP = bindings.isHTTPTrigger(bindings.triggerOf(definition));
    const hasReturn = declared.some((binding) => binding.name === "$return");
    const answer = {};
    const outputs = {};
    const binaryOutputs = {};
    let matched = false;
    for (const binding of declared) {
        const value = outputValue(binding.name, context, returned, hasReturn);
        // A client declared as output is handed in under its name; left as it is, it starts nothing.
        if (bindings.isClient(binding) && isObject(value) && value.managementUrls !== undefined) continue;
        if (bindings.isHTTPOutput(binding)) {
            answer.response = httpResponse(value === undefined || value === null ? context.res : value);
            matched = true;
        } else if (value !== undefined && !isUntouched(binding, value, given)) {
            const base64 = base64Of(value);
            if (base64 === undefined) outputs[binding.name] = value;
            else binaryOutputs[binding.name] = base64;
            matched = true;
        }
    }
    if (Object.keys(outputs).length > 0) answer.outputs = outputs;
    if (Object.keys(binaryOutputs).length > 0) answer.binaryOutputs = binaryOutputs;
    if (isHTTP && answer.response === undefined) answer.response = { status: 204, headers: [] };
    if (!isHTTP && !hasReturn && !(matched && namesOutput(declared, returned)) && returned !== undefined) answer.result = returned;
    return answer;
};

// With $return the value returned is that output; without, an object returned holds outputs by name. It wins over
// what was assigned to context.bindings.
function outputValue(name, context, returned, hasReturn) {
    if (hasReturn && name === "$return") return returned === undefined ? context.bindings.$return : returned;
    if (!hasReturn && isObject(returned) && Object.hasOwn(returned, name)) return returned[name];
    return context.bindings[name];
}

// An inout binding that was left alone puts nothing out. What has an inside may have been changed there.
function isUntouched(binding, value, given) {
    return bindings.isInput(binding) && !isObject(value) && given?.get(binding.name) === value;
}

/** Bytes as base64; undefined for what is no bytes. */
function base64Of(value) {
    if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)) return undefined;
    const { Buffer } = require("node/buffer");
    const bytes = value instanceof ArrayBuffer ? Buffer.from(value) : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return bytes.toString("base64");
}

function namesOutput(declared, returned) {
    return isObject(returned) && declared.some((binding) => Object.hasOwn(returned, binding.name));
}

function isObject(value) {
    return value !== null && typeof value === "object";
}
