"use strict";
// What comes out of an invocation of a function that the app's code registers.

const bindings = require("host/bindings");
const { isBytes, bufferOf, messagesOf } = require("host/outputs");
const { cookieText, noObject } = require("host/http-response");
const { outputValues } = require("azure-functions/invocation-context");

/** `{result?, response?, outputs?, binaryOutputs?}`, from what the handler returned and what it set on its context. */
exports.collect = async function collect(definition, context, returned) {
    const declared = bindings.outputsOf(definition);
    const set = outputValues(context);
    const answer = {};
    const outputs = {};
    const binaryOutputs = {};
    for (const binding of declared) {
        const value = binding.name === "$return" ? returned : set[binding.name];
        if (bindings.isHTTPOutput(binding)) answer.response = await responseOf(value);
        else if (value === undefined) continue;
        else if (isBytes(value)) binaryOutputs[binding.name] = bufferOf(value).toString("base64");
        else outputs[binding.name] = bindings.isMessageOutput(binding) ? messagesOf(binding, value) : value;
    }
    if (Object.keys(outputs).length > 0) answer.outputs = outputs;
    if (Object.keys(binaryOutputs).length > 0) answer.binaryOutputs = binaryOutputs;
    if (bindings.isHTTPTrigger(bindings.triggerOf(definition))) answer.response ??= { status: 204, headers: [] };
    // What an activity returns is for its caller, wherever else it goes.
    else if (returned !== undefined && (definition.kind === "activity" || !declared.some(({ name }) => name === "$return"))) {
        answer.result = returned;
    }
    return answer;
};

/** `{status, headers, body?}` of what a handler returned: HttpResponse, or what one is made of. */
async function responseOf(value) {
    if (value === undefined || value === null) return { status: 204, headers: [] };
    if (typeof value !== "object") throw new Error(noObject);
    const { HttpResponse } = require("azure-functions/http-response");
    const response = value instanceof HttpResponse || isForeign(value) ? value : new HttpResponse(value);
    const headers = [...response.headers];
    for (const cookie of response.cookies ?? []) headers.push(["Set-Cookie", cookieText(cookie)]);
    const message = { status: response.status, headers };
    const bytes = bufferOf(await response.arrayBuffer());
    if (bytes.length > 0) message.body = textOrBytes(bytes);
    return message;
}

// A Response of the web's own, as fetch gives it, will do as well.
const isForeign = (value) => typeof globalThis.Response === "function" && value instanceof globalThis.Response;

function textOrBytes(bytes) {
    try {
        return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
        return { base64: bytes.toString("base64") };
    }
}
