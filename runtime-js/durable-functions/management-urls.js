"use strict";
// Management URLs of one instance, made of the templates in the client binding's value.

const system = internal("system");

// Stands in the templates where the key of one instance goes, which the host signs.
const keyTemplate = /([?&]code=)INSTANCEKEY(?=&|$)/;

const originPattern = /^https?:\/\/[^/?#]+/i;

function originOf(url) {
    return typeof url === "string" ? originPattern.exec(url)?.[0] : undefined;
}

/** The origin of a request's URL; requests, old trigger metadata (`{http: {url}}`) and anything else are taken. */
function requestOrigin(request) {
    if (request === null || typeof request !== "object") return undefined;
    return originOf(request.url) ?? originOf(request.http?.url);
}

/** All management URLs with the instance id put in; with a request they get its origin. */
function managementPayload(data, instanceId, request) {
    const templates = data.managementUrls;
    const origin = requestOrigin(request);
    const signed = (template) => template.replace(keyTemplate, (_, name) => name + system.instanceKey(String(instanceId)));
    const id = encodeURIComponent(String(instanceId)).replaceAll("%3A", ":").replaceAll("%40", "@");
    const payload = {};
    for (const key of Object.keys(templates)) {
        if (key === "id") {
            payload.id = instanceId;
            continue;
        }
        const url = signed(String(templates[key])).split(templates.id).join(id);
        payload[key] = origin === undefined ? url : url.replace(originPattern, () => origin);
    }
    return payload;
}

/** The distinct origins of all URLs of the binding, in the order they are met. */
function origins(data) {
    const all = [...Object.values(data.creationUrls), ...Object.values(data.managementUrls)].map(originOf);
    return [...new Set(all.filter((origin) => origin !== undefined))];
}

exports.managementPayload = managementPayload;
exports.origins = origins;
