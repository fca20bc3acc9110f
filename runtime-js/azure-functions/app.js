"use strict";
// app.http(...) and its kin: what the app's code registers while it is loaded.

const { trigger, output, nameTrigger, nameInput, nameOutput } = require("azure-functions/bindings");
const { retryPolicy } = require("azure-functions/retry-policy");
const registrations = require("azure-functions/registrations");
const hooks = require("azure-functions/hooks");

/** The options that belong to a trigger, by the methods that take them beside those of the function. */
const triggerOptions = {
    timer: ["schedule", "runOnStartup", "useMonitor"],
    storageBlob: ["connection", "path", "source", "sdkBinding"],
    storageQueue: ["connection", "queueName"],
    serviceBusQueue: ["connection", "queueName", "isSessionsEnabled", "cardinality", "autoCompleteMessages", "sdkBinding"],
    serviceBusTopic: [
        "connection", "topicName", "subscriptionName", "isSessionsEnabled", "cardinality", "autoCompleteMessages", "sdkBinding",
    ],
    eventHub: ["connection", "eventHubName", "cardinality", "consumerGroup"],
    eventGrid: [],
    warmup: [],
    sql: ["tableName", "connectionStringSetting"],
    mySql: ["tableName", "connectionStringSetting"],
    webPubSub: ["connection", "hub", "eventType", "eventName", "clientProtocols"],
};

const ofFunction = ["trigger", "return", "extraInputs", "extraOutputs", "handler", "retry"];

function requireOptions(method, name, options) {
    if (typeof name !== "string" || name.trim() === "") {
        throw new TypeError(`${method}: The name of a function must be a string with something in it, but is ${describe(name)}.`);
    }
    if (options === null || typeof options !== "object") {
        throw new TypeError(`${method}("${name}"): Expected an object of options but got ${describe(options)}.`);
    }
    if (typeof options.handler !== "function") {
        throw new TypeError(`${method}("${name}"): The option 'handler' must be a function, but is ${describe(options.handler)}.`);
    }
}

const describe = (value) => (value === null ? "null" : value === "" ? "an empty string" : typeof value);

/** What the host is told of a function; throws for what cannot be one. */
function metadataOf(method, name, options) {
    if (options.trigger === null || typeof options.trigger !== "object" || typeof options.trigger.type !== "string") {
        throw new TypeError(`${method}("${name}"): The option 'trigger' must be an object with a 'type'.`);
    }
    const type = /trigger$/i.test(options.trigger.type) ? options.trigger.type : `${options.trigger.type}Trigger`;
    const metadata = {
        trigger: { ...nameTrigger(options.trigger), type, direction: "in" },
        extraInputs: list(method, name, options, "extraInputs").map((input) => ({ ...nameInput(input), direction: "in" })),
        extraOutputs: list(method, name, options, "extraOutputs").map((given) => ({ ...nameOutput(given), direction: "out" })),
    };
    if (options.return) metadata.return = { ...options.return, name: "$return", direction: "out" };
    if (options.retry) metadata.retry = retryPolicy(options.retry);
    const names = [metadata.trigger, ...metadata.extraInputs, ...metadata.extraOutputs].map((binding) => binding.name);
    if (new Set(names).size < names.length) {
        throw new Error(`Duplicate bindings found for function "${name}". ` +
            'Remove a duplicate binding or manually specify the "name" property to make it unique.');
    }
    return metadata;
}

function list(method, name, options, key) {
    const value = options[key] ?? [];
    if (Array.isArray(value) && value.every((binding) => binding !== null && typeof binding === "object")) return value;
    throw new TypeError(`${method}("${name}"): The option '${key}' must be an array of bindings.`);
}

function register(method, name, options) {
    requireOptions(method, name, options);
    registrations.add(name, metadataOf(method, name, options), options.handler);
}

const asOptions = (optionsOrHandler) => (typeof optionsOrHandler === "function" ? { handler: optionsOrHandler } : optionsOrHandler);

function http(method, name, optionsOrHandler, methods) {
    const options = asOptions(optionsOrHandler);
    requireOptions(method, name, options);
    const { authLevel, route } = options;
    const all = { ...options, return: options.return ?? output.http({}) };
    all.trigger ??= trigger.http({ authLevel, methods: methods ?? options.methods, route });
    register(method, name, all);
}

function pick(options, keys) {
    const picked = {};
    for (const key of keys) if (options[key] !== undefined) picked[key] = options[key];
    return picked;
}

/** `make` makes the trigger of the options. */
function registerWith(method, make) {
    return (name, options) => {
        requireOptions(method, name, options);
        register(method, name, { ...options, trigger: options.trigger ?? make(options) });
    };
}

const withoutFunctionOptions = (options) =>
    Object.fromEntries(Object.entries(options).filter(([key]) => !ofFunction.includes(key)));

const app = {
    /** `{enableHttpStream?, capabilities?}`: taken; requests and responses are never streamed. */
    setup(options) {
        if (options !== undefined && (options === null || typeof options !== "object")) {
            throw new TypeError(`app.setup: Expected an object of options but got ${describe(options)}.`);
        }
    },
    http: (name, options) => http("app.http", name, options),
    get: (name, options) => http("app.get", name, options, ["GET"]),
    put: (name, options) => http("app.put", name, options, ["PUT"]),
    post: (name, options) => http("app.post", name, options, ["POST"]),
    patch: (name, options) => http("app.patch", name, options, ["PATCH"]),
    deleteRequest: (name, options) => http("app.deleteRequest", name, options, ["DELETE"]),
    cosmosDB: registerWith("app.cosmosDB", (options) => trigger.cosmosDB(withoutFunctionOptions(options))),
    generic: (name, options) => register("app.generic", name, options),
    hook: hooks.hook,
};

for (const [method, keys] of Object.entries(triggerOptions)) {
    app[method] = registerWith(`app.${method}`, (options) => trigger[method](pick(options, keys)));
}

exports.app = app;
