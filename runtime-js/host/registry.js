"use strict";
// The app's functions: what "load" told of them, and their exported functions once their scripts have run.

const settings = internal("settings");
const files = internal("files");
const { describe } = internal("failures");
const { position, isError } = internal("errors");
const { userFrame } = internal("stack");
const loader = require("host/loader");
const { formatOf } = require("host/module-format");
const { entryPointOf } = require("host/entry-point");
const { checkExport } = require("host/export-rules");

const byName = new Map();
/** By kind: the functions of that kind by durable name, in lower case. */
const durable = { orchestrator: new Map(), entity: new Map() };

/** Takes an app over that has no functions yet. */
exports.start = function start(body) {
    configure(body);
    loader.start(body.root);
    internal("source-maps").forget();
    byName.clear();
    for (const kind of Object.keys(durable)) durable[kind].clear();
};

/** Takes the app over; answers with what could not be loaded, or a promise of it where code has to register functions first. */
exports.load = function load(body) {
    exports.start(body);
    for (const description of body.functions) {
        const definition = { ...description, bindings: description.bindings ?? [], exported: undefined };
        byName.set(definition.name.toLowerCase(), definition);
        durable[definition.kind]?.set((definition.durableName ?? definition.name).toLowerCase(), definition);
    }
    if (durable.orchestrator.size > 0 && settings.determinism !== "off") internal("deterministic-globals").install();
    // What other isolates found to be wrong with the files has been told.
    const ignore = () => {};
    if (body.entryFiles?.length > 0) {
        return require("host/entry-files").run(body.entryFiles, ignore)
            .then(() => require("azure-functions/hooks").runStart())
            .then(() => loadAll(body.eager));
    }
    return loadAll(body.eager);
};

/** What cannot be loaded; with `eager` false nothing: scripts are run when their functions are first called. */
function loadAll(eager) {
    const definitions = [...byName.values()];
    if (eager === false) return settled(definitions.filter(mustBeReady).map(attempt), () => []);
    return settled(definitions.map(attempt), (failures) => failures.filter((failure) => failure !== undefined));
}

// A turn cannot wait for a module that awaits.
const mustBeReady = ({ kind, scriptFile, isRegistered }) => kind === "orchestrator" && !isRegistered && isModule(scriptFile);

function isModule(path) {
    try {
        return formatOf(path) === "module";
    } catch {
        return false;
    }
}

/** Loads a script; gives the failure, if there is one, or a promise of that. */
function attempt(definition) {
    const failed = (thrown) => ({ name: definition.name, error: loadError(definition.scriptFile, thrown) });
    try {
        return prepare(definition)?.then(() => undefined, failed);
    } catch (thrown) {
        return failed(thrown);
    }
}

const settled = (outcomes, answer) =>
    (outcomes.some((outcome) => outcome instanceof Promise) ? Promise.all(outcomes).then(answer) : answer(outcomes));

function configure(body) {
    settings.level = body.level ?? 2;
    settings.taskHub = body.taskHub ?? "";
    settings.root = body.root;
    settings.realRoot = realPath(body.root);
    settings.determinism = body.determinism ?? "enforce";
    settings.rollbackEntityOperations = body.rollbackEntityOperations ?? true;
    settings.httpPollingInterval = body.httpPollingInterval ?? 30000;
    settings.actionsPerTurn = body.actionsPerTurn ?? Infinity;
    settings.payloadLimit = body.payloadLimit ?? Infinity;
    settings.traceReplay = body.traceReplay ?? false;
}

function realPath(path) {
    try {
        return files.realPath(path);
    } catch {
        return path;
    }
}

/** Runs the script of a function unless it has run; gives a promise when the script awaits. Throws what the script throws. */
function prepare(definition) {
    if (definition.exported !== undefined) return undefined;
    if (definition.isRegistered) {
        definition.exported = require("host/registered-function").registeredFunction(definition);
        return undefined;
    }
    const exported = loader.loadScript(definition.scriptFile);
    if (exported instanceof Promise) return exported.then((namespace) => take(definition, namespace));
    return take(definition, exported);
}

function take(definition, exports) {
    const exported = entryPointOf(exports, definition.entryPoint);
    checkExport(definition, exported.fn);
    definition.exported = exported;
}

/** `{fn, thisArgument}` of a function, running its script first if need be; throws what the script throws. */
function loaded(definition) {
    if (prepare(definition) !== undefined) {
        throw new Error(`The script ${definition.scriptFile} of '${definition.name}' awaits at its top level and is not ready yet`);
    }
    return definition.exported;
}

/** What "load" reports: message, stack and the place in the user's source, as far as it is known. */
function loadError(scriptFile, thrown) {
    const failure = describe(thrown);
    const report = { message: failure.message, file: scriptFile, stack: failure.stackTrace };
    if (!isError(thrown)) return report;
    const place = userPosition(thrown);
    if (failure.errorType !== "Error") report.message = `${failure.errorType}: ${failure.message}`;
    return { ...report, ...place };
}

// The innermost frame inside the app tells more than the engine's own position, which may lie in our module.
function userPosition(error) {
    const own = position(error);
    if (own.file !== undefined) own.file = own.file.replace(/^file:\/\//, "");
    if (own.file?.startsWith("/")) return internal("source-maps").original(own);
    const frame = userFrame(error.stack);
    if (frame === undefined) return {};
    const { file, line, column } = internal("source-maps").original(frame);
    return { file, line, column };
}

exports.loaded = loaded;
exports.prepare = prepare;
exports.loadError = loadError;

/** The function of that name, compared without case. */
exports.named = function named(name) {
    const definition = byName.get(String(name).toLowerCase());
    if (definition === undefined) throw new Error(`There is no function named '${name}'`);
    return definition;
};

/** The function of that kind, "orchestrator" or "entity", with that durable name; throws an error that tells of the others. */
exports.durable = function durableFunction(kind, name) {
    const definition = durable[kind].get(String(name).toLowerCase());
    if (definition !== undefined) return definition;
    const known = [...durable[kind].values()].map((other) => `'${other.durableName ?? other.name}'`);
    const information = known.length === 0
        ? `No ${kind} functions are currently registered!`
        : `The following are the known ${kind} functions: ${known.join(", ")}.`;
    throw new Error(`The function '${name}' doesn't exist, is disabled, or is not an ${kind} function. ` +
        `Additional info: ${information}`);
};
