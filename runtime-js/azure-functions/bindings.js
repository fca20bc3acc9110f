"use strict";
// trigger.*, input.* and output.*: descriptions of bindings, as a function.json has them.

let counts = new Map();

/** Forgets which names were given: the same code gives the same names again. */
exports.start = function start() {
    counts = new Map();
};

/** Gives a binding that has none a name: its type and a number, the same wherever the app's code is run in the same order. */
function named(binding, suffix) {
    if (binding.name) return binding;
    let stem = String(binding.type);
    if (!stem.toLowerCase().endsWith(suffix.toLowerCase())) stem += suffix;
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    binding.name = stem + count;
    return binding;
}

/** By the names of the methods: the binding's type, or a function from the options to the whole binding. */
const triggers = {
    http: (options) => ({
        ...options, authLevel: options.authLevel || "anonymous", methods: options.methods || ["GET", "POST"], type: "httpTrigger",
    }),
    timer: "timerTrigger", storageBlob: "blobTrigger", storageQueue: "queueTrigger", serviceBusQueue: "serviceBusTrigger",
    serviceBusTopic: "serviceBusTrigger", eventHub: "eventHubTrigger", eventGrid: "eventGridTrigger",
    cosmosDB: "cosmosDBTrigger", warmup: "warmupTrigger", sql: "sqlTrigger", mySql: "mysqlTrigger",
    webPubSub: "webPubSubTrigger", generic: (options) => options,
};

const inputs = {
    storageBlob: "blob", table: "table", cosmosDB: "cosmosDB", sql: "sql", mySql: "mysql",
    webPubSubConnection: "webPubSubConnection", webPubSubContext: "webPubSubContext", generic: (options) => options,
};

const outputs = {
    http: "http", storageBlob: "blob", table: "table", storageQueue: "queue", serviceBusQueue: "serviceBus",
    serviceBusTopic: "serviceBus", eventHub: "eventHub", eventGrid: "eventGrid", cosmosDB: "cosmosDB", sql: "sql",
    mySql: "mysql", webPubSub: "webPubSub", generic: (options) => options,
};

function namespace(kinds, suffix) {
    const methods = {};
    for (const [method, kind] of Object.entries(kinds)) {
        const make = typeof kind === "function" ? kind : (options) => ({ ...options, type: kind });
        methods[method] = (options) => named(make(options ?? {}), suffix);
    }
    return methods;
}

exports.trigger = namespace(triggers, "Trigger");
exports.input = namespace(inputs, "Input");
exports.output = namespace(outputs, "Output");
exports.nameTrigger = (binding) => named(binding, "Trigger");
exports.nameInput = (binding) => named(binding, "Input");
exports.nameOutput = (binding) => named(binding, "Output");
