"use strict";
// The app's functions: what "load" told of them, and their exported functions once their scripts have run.

const settings = internal("settings");
const { describe } = internal("failures");
const { position, isError } = internal("errors");
const types = internal("types");
const loader = require("host/loader");
const { entryPointOf } = require("host/entry-point");

const byName = new Map();
const orchestrators = new Map();

/** Takes the app over; answers with what could not be loaded. */
exports.load = function load(body) {
    settings.level = body.level ?? 2;
    settings.taskHub = body.taskHub ?? "";
    settings.root = body.root;
    loader.start(body.root);
    byName.clear();
    orchestrators.clear();
    for (const description of body.functions) {
        const definition = { ...description, bindings: description.bindings ?? [], exported: undefined };
        byName.set(definition.name.toLowerCase(), definition);
        if (definition.kind === "orchestrator") {
            orchestrators.set((definition.durableName ?? definition.name).toLowerCase(), definition);
        }
    }
    if (body.eager === false) return [];
    const failures = [];
    for (const definition of byName.values()) {
        try {
            loaded(definition);
        } catch (thrown) {
            failures.push({ name: definition.name, error: loadError(definition, thrown) });
        }
    }
    return failures;
};

/** `{fn, thisArgument}` of a function, running its script first if need be; throws what the script throws. */
function loaded(definition) {
    if (definition.exported === undefined) {
        const exported = entryPointOf(loader.loadScript(definition.scriptFile), definition.entryPoint);
        if (definition.kind === "orchestrator") refuseAsync(exported.fn);
        definition.exported = exported;
    }
    return definition.exported;
}

function refuseAsync(fn) {
    const orchestrator = require("durable-functions/orchestrator");
    if (orchestrator.generatorFunctionOf(fn) === undefined && types.isAsyncFunction(fn)) orchestrator.refuseAsync(fn);
}

/** What "load" reports: message, stack and the place in the user's source, as far as it is known. */
function loadError(definition, thrown) {
    const failure = describe(thrown);
    const report = { message: failure.message, file: definition.scriptFile, stack: failure.stackTrace };
    if (!isError(thrown)) return report;
    const place = userPosition(thrown);
    if (failure.errorType !== "Error") report.message = `${failure.errorType}: ${failure.message}`;
    return { ...report, ...place };
}

const framePlace = /(?:\(|@|at )(?:file:\/\/)?(\/[^()@]*?):(\d+):(\d+)\)?$/;

// The innermost frame inside the app tells more than the engine's own position, which may lie in our module.
function userPosition(error) {
    const own = position(error);
    if (own.file !== undefined) own.file = own.file.replace(/^file:\/\//, "");
    if (own.file?.startsWith("/")) return own;
    for (const line of String(error.stack ?? "").split("\n")) {
        const match = framePlace.exec(line);
        if (match !== null && match[1].startsWith(settings.root)) {
            return { file: match[1], line: Number(match[2]), column: Number(match[3]) };
        }
    }
    return {};
}

exports.loaded = loaded;

/** The function of that name, compared without case. */
exports.named = function named(name) {
    const definition = byName.get(String(name).toLowerCase());
    if (definition === undefined) throw new Error(`There is no function named '${name}'`);
    return definition;
};

exports.orchestrator = function orchestrator(name) {
    const definition = orchestrators.get(String(name).toLowerCase());
    if (definition !== undefined) return definition;
    const known = [...orchestrators.values()].map((other) => `'${other.durableName ?? other.name}'`);
    const information = known.length === 0
        ? "No orchestrator functions are currently registered!"
        : `The following are the known orchestrator functions: ${known.join(", ")}.`;
    throw new Error(`The function '${name}' doesn't exist, is disabled, or is not an orchestrator function. ` +
        `Additional info: ${information}`);
};
