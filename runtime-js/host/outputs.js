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
            if (isBytes(value)) binaryOutputs[binding.name] = bufferOf(value).toString("base64");
            else outputs[binding.name] = bindings.isMessageOutput(binding) ? messagesOf(binding, value) : value;
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
    return Object.hasOwn(context.bindings, name) ? context.bindings[name] : undefined;
}

// An inout binding that was left alone puts nothing out. What has an inside may have been changed there.
function isUntouched(binding, value, given) {
    return bindings.isInput(binding) && !isObject(value) && given?.get(binding.name) === value;
}

const isBytes = (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer;

function bufferOf(value) {
    const { Buffer } = require("node/buffer");
    return value instanceof ArrayBuffer ? Buffer.from(value) : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

// A message is text, so bytes in an array of messages are read as text, and those that are none cannot be a message.
function messagesOf(binding, value) {
    if (!Array.isArray(value) || !value.some(isBytes)) return value;
    const decoder = new TextDecoder("utf-8", { fatal: true });
    return value.map((element) => {
        if (!isBytes(element)) return element;
        try {
            return decoder.decode(bufferOf(element));
        } catch {
            throw new TypeError(`The output '${binding.name}' (${binding.type}) has binary data that is no text in UTF-8.`);
        }
    });
}

function namesOutput(declared, returned) {
    return isObject(returned) && declared.some((binding) => Object.hasOwn(returned, binding.name));
}

function isObject(value) {
    return value !== null && typeof value === "object";
}

Object.assign(exports, { isBytes, bufferOf, messagesOf });
