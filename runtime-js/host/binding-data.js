"use strict";
// context.bindingData: metadata of the trigger, with the properties of its value spread over it.

const { setOwn, assignOwn } = internal("own-property");

const lowerFirst = (key) => key.charAt(0).toLowerCase() + key.slice(1);

/** Own properties of an object under their names and under their names with a small first letter. */
function spread(target, value) {
    if (value === null || typeof value !== "object" || Array.isArray(value) || ArrayBuffer.isView(value)) return;
    for (const key of Object.keys(value)) {
        const alias = lowerFirst(key);
        if (!Object.hasOwn(target, alias)) setOwn(target, alias, value[key]);
        setOwn(target, key, value[key]);
    }
}

// The key of the caller is nothing for binding expressions, logs and outputs.
function withoutKey(query) {
    const rest = { ...query };
    for (const name of Object.keys(rest)) if (name.toLowerCase() === "code") delete rest[name];
    return rest;
}

// Few scripts look at it, and a GUID is not free.
function lazySystemData(methodName) {
    let guid;
    const utcNow = new Date(internal("clock").now()).toISOString();
    return {
        methodName,
        utcNow,
        get randGuid() {
            guid ??= require("node/crypto").randomUUID();
            return guid;
        },
    };
}

exports.bindingDataOf = function bindingDataOf(body, trigger, triggerValue, isHTTP) {
    const data = {};
    const name = trigger?.name;
    if (isHTTP) {
        spread(data, triggerValue.body);
        assignOwn(data, triggerValue.params);
        data.query = withoutKey(triggerValue.query);
        data.headers = triggerValue.headers;
        // What createCheckStatusResponse(context.bindingData.req, id) is given in most apps.
        data.req = triggerValue;
    } else {
        if (name !== undefined && name !== "$return") data[name] = triggerValue;
        data.data = triggerValue;
        spread(data, triggerValue);
    }
    assignOwn(data, body.bindingData);
    if (body.instanceId !== undefined) data.instanceId = body.instanceId;
    data.invocationId = body.invocationId;
    data.sys ??= lazySystemData(body.function);
    return data;
};
