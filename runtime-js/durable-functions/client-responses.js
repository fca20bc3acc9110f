"use strict";
// The HTTP responses that the client makes for the functions that use it.

const settings = internal("settings");

// Functions of the v4 programming model answer with `jsonBody`, those of function.json with `body`: a response has both.
function forLevel(response, value) {
    return settings.level >= 3 && value !== undefined ? { ...response, jsonBody: value } : response;
}

/** A response with a JSON body. */
exports.json = function json(status, value) {
    return forLevel({ status, body: JSON.stringify(value), headers: { "Content-Type": "application/json" } }, value);
};

/** 202 with the management URLs. */
exports.checkStatus = function checkStatus(payload) {
    const headers = { "Content-Type": "application/json", Location: payload.statusQueryGetUri, "Retry-After": 10 };
    if (settings.level >= 3) headers["Retry-After"] = "10";
    return forLevel({ status: 202, body: payload, headers }, payload);
};

const httpResponse = (init) => new (require("azure-functions/http-response").HttpResponse)(init);

/** The same as instances of HttpResponse, for functions of the v4 programming model. */
exports.asHttpResponses = {
    json: (status, jsonBody) => httpResponse({ status, jsonBody, headers: { "Content-Type": "application/json" } }),
    checkStatus: (payload) => httpResponse({
        status: 202,
        jsonBody: payload,
        headers: { "Content-Type": "application/json", Location: payload.statusQueryGetUri, "Retry-After": "10" },
    }),
};
