"use strict";
// From a module to all that it imports: loads what is missing, checks that what is imported is exported, finds cycles, compiles.

const { SourceRecord } = internal("esm/records");

/** Links a record and what it leads to. `load(specifier, record, attributes)` gives the record that a module imports. */
exports.link = function link(root, load) {
    if (!(root instanceof SourceRecord) || root.state !== "new") return;
    const added = collect(root, load);
    for (const record of added) checkNames(record);
    findCycles(added);
    for (const record of added) record.compile();
    for (const record of added) record.state = "linked";
};

function collect(root, load) {
    const added = new Set([root]);
    for (const record of added) {
        record.requested = record.scan.requests.map(({ specifier, attributes }) => load(specifier, record, attributes));
        for (const next of record.requested) if (next instanceof SourceRecord && next.state === "new") added.add(next);
    }
    return added;
}

function checkNames(record) {
    for (const { request, imported } of record.scan.imports) if (imported !== "*") checkName(record, request, imported);
    for (const { request, imported } of record.scan.indirect) if (imported !== "*") checkName(record, request, imported);
}

function checkName(record, request, name) {
    const target = record.requested[request];
    const binding = target.resolveExport(name);
    if (binding !== null && binding.conflict === undefined) return;
    const { specifier } = record.scan.requests[request];
    const error = new SyntaxError(message(target, specifier, name, binding));
    throw Object.assign(error, { sourceURL: record.filename, line: lineOf(record, specifier) });
}

function message(target, specifier, name, binding) {
    if (binding?.conflict !== undefined) {
        const [later, earlier] = binding.conflict.map(({ url }) => url);
        return `The requested module '${specifier}' contains conflicting star exports for name '${name}' with the previous requested ` +
            `module '${earlier === undefined ? later : specifierOf(target, binding.conflict[0])}'`;
    }
    if (target.kind !== "commonjs") return `The requested module '${specifier}' does not provide an export named '${name}'`;
    return `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, which may not support all ` +
        "module.exports as named exports.\nCommonJS modules can always be imported via the default export, for example using:\n\n" +
        `import pkg from '${specifier}';\n`;
}

/** How a module names what it imports. */
function specifierOf(record, target) {
    return record.scan.requests[record.requested.indexOf(target)]?.specifier ?? target.url;
}

function lineOf(record, specifier) {
    const quoted = Math.max(record.source.indexOf(`"${specifier}"`), record.source.indexOf(`'${specifier}'`));
    return quoted < 0 ? 1 : record.source.slice(0, quoted).split("\n").length;
}

/** Gives the modules of each cycle the same `cycle` (Tarjan's strongly connected components, without recursion). */
function findCycles(added) {
    const indices = new Map();
    const lowest = new Map();
    const open = [];
    for (const root of added) {
        if (indices.has(root)) continue;
        const path = [enter(root)];
        while (path.length > 0) {
            const step = path.at(-1);
            const next = step.record.requested[step.position++];
            if (next === undefined) leave(path);
            else if (!added.has(next)) continue;
            else if (!indices.has(next)) path.push(enter(next));
            else if (open.includes(next)) lowest.set(step.record, Math.min(lowest.get(step.record), indices.get(next)));
        }
    }

    function enter(record) {
        lowest.set(record, indices.size);
        indices.set(record, indices.size);
        open.push(record);
        return { record, position: 0 };
    }

    function leave(path) {
        const { record } = path.pop();
        const parent = path.at(-1)?.record;
        if (parent !== undefined) lowest.set(parent, Math.min(lowest.get(parent), lowest.get(record)));
        if (lowest.get(record) !== indices.get(record)) return;
        for (let member; member !== record;) {
            member = open.pop();
            member.cycle = record;
        }
    }
}
