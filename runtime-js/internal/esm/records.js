"use strict";
// Modules as the linker sees them: ES modules, and modules of other kinds whose exports are known once they have run.

const { compile } = internal("esm/transform");
const namespaces = internal("esm/namespace");

/** What both kinds have: a URL, a file, a namespace. */
class ModuleRecord {
    constructor(url, filename) {
        this.url = url;
        this.filename = filename;
        this.error = undefined;
        this.known = undefined;
    }

    get namespace() {
        this.known ??= namespaces.make(this, this.exportedNames());
        return this.known;
    }

    settleNamespace() {
        namespaces.settle(this.namespace, this);
    }
}

/** A CommonJS module, JSON, or a module of the core: `run()` gives its exports by name. `names` undefined: it has every name. */
class SyntheticRecord extends ModuleRecord {
    constructor(url, filename, kind, names, run) {
        super(url, filename);
        this.kind = kind;
        this.names = names;
        this.run = run;
        this.values = undefined;
    }

    exportedNames() {
        return this.names ?? new Set(["default"]);
    }

    resolveExport(name) {
        return this.names === undefined || this.names.has(name) ? { record: this, name } : null;
    }

    read(name) {
        if (name === "*") return this.namespace;
        return this.values === undefined ? undefined : this.values(name);
    }

    isFinal() {
        return this.values !== undefined;
    }

    evaluate() {
        if (this.error !== undefined) throw this.error.value;
        if (this.values !== undefined) return;
        this.values = this.run();
        this.settleNamespace();
    }
}

/** An ES module. `makeImporter(record)` makes what stands for `import` in its text. */
class SourceRecord extends ModuleRecord {
    constructor(url, filename, source, scan, makeImporter) {
        super(url, filename);
        this.kind = "module";
        this.source = source;
        this.scan = scan;
        this.makeImporter = makeImporter;
        /** The records of `scan.requests`, in their order. */
        this.requested = [];
        this.state = "new";
        /** What all modules of a cycle share, from linking on. */
        this.cycle = this;
        this.locals = new Map(scan.locals.map(({ exported, local }) => [exported, local]));
        this.getters = undefined;
        this.compiled = undefined;
        this.running = undefined;
        this.start = undefined;
    }

    get awaits() {
        return this.scan.awaits;
    }

    exportedNames(visited = new Set()) {
        if (visited.has(this)) return new Set();
        visited.add(this);
        const names = new Set(this.locals.keys());
        for (const { exported } of this.scan.indirect) names.add(exported);
        for (const request of this.scan.stars) {
            for (const name of this.requested[request].exportedNames(visited)) if (name !== "default") names.add(name);
        }
        return names;
    }

    /** `{record, name}`, null when there is no such export, `{conflict: [record, record]}` when two stars have it. */
    resolveExport(name, visited = new Map()) {
        const seen = visited.get(this) ?? new Set();
        if (seen.has(name)) return null;
        visited.set(this, seen.add(name));
        if (this.locals.has(name)) return { record: this, name };
        const indirect = this.scan.indirect.find(({ exported }) => exported === name);
        if (indirect !== undefined) {
            const record = this.requested[indirect.request];
            return indirect.imported === "*" ? { record, name: "*" } : record.resolveExport(indirect.imported, visited);
        }
        if (name === "default") return null;
        let found = null;
        for (const request of this.scan.stars) {
            const binding = this.requested[request].resolveExport(name, visited);
            if (binding === null) continue;
            if (binding.conflict !== undefined) return binding;
            if (found === null) found = { ...binding, star: this.requested[request] };
            else if (found.record !== binding.record || found.name !== binding.name) {
                return { conflict: [this.requested[request], found.star] };
            }
        }
        return found;
    }

    /** The value of an export; throws as a variable does that is not initialized yet. */
    read(name) {
        if (name === "*") return this.namespace;
        this.instantiate(true);
        try {
            return this.getters[name]();
        } catch (error) {
            if (this.state === "evaluated" || !(error instanceof ReferenceError)) throw error;
            throw new ReferenceError(`Cannot access '${this.locals.get(name) ?? name}' before initialization`);
        }
    }

    /** Whether the export keeps its value once the module has run. */
    isFinal(name) {
        return name === "*" || !this.scan.assigned.has(this.locals.get(name));
    }

    /** Throws the syntax errors of the text. */
    compile() {
        const bindings = this.scan.imports.map(({ local, request, imported }) => {
            const record = this.requested[request];
            return { local, binding: imported === "*" ? { record, name: "*" } : record.resolveExport(imported) };
        });
        const isFixed = ({ binding: { record, name } }) =>
            name === "*" || record.kind !== "module" || (record.cycle !== this.cycle && record.isFinal(name));
        const fixed = bindings.filter(isFixed);
        const live = bindings.filter((entry) => !isFixed(entry));
        const names = (entries) => entries.map(({ local }) => local);
        this.compiled = { fixed, live, ...compile(this.source, this.scan, names(fixed), names(live), this.filename) };
        this.source = undefined;
    }

    /** Declared functions come to be; nothing of the module runs yet, or else all of it when it awaits and is not to wait. */
    instantiate(waits) {
        if (this.compiled === undefined) return;
        const { fixed, live, run, isNested, defaultName } = this.compiled;
        this.compiled = undefined;
        this.defaultName = defaultName;
        const scope = { fixed: Object.create(null), live: Object.create(null), bind: (getters) => { this.getters = getters; } };
        for (const { local, binding } of fixed) scope.fixed[local] = binding.record.read(binding.name);
        for (const { local, binding } of live) {
            Object.defineProperty(scope.live, local, { get: () => binding.record.read(binding.name) });
        }
        if (this.awaits && waits) {
            scope.start = new Promise((resolve) => { this.start = resolve; });
        }
        const importer = this.makeImporter(this);
        this.running = isNested ? Reflect.apply(run(scope, importer), undefined, [])
            : Reflect.apply(run, undefined, [scope, importer]);
        if (!this.awaits) this.running.next();
        if (this.scan.functions.has(undefined)) this.nameDefault();
    }

    /** Runs the module; a promise when it awaits. */
    execute() {
        this.instantiate(false);
        const { running } = this;
        this.running = undefined;
        if (this.awaits) {
            this.start?.();
            return running.then(() => this.nameDefault());
        }
        running.next();
        this.nameDefault();
        return undefined;
    }

    // What a default export without a name is called.
    nameDefault() {
        if (this.scan.locals.every(({ exported, local }) => exported !== "default" || local !== undefined)) return;
        const value = this.getters.default();
        if (typeof value !== "function") return;
        const { value: name, configurable } = Object.getOwnPropertyDescriptor(value, "name") ?? {};
        if (name === this.defaultName && configurable) Object.defineProperty(value, "name", { value: "default", configurable: true });
    }
}

exports.SyntheticRecord = SyntheticRecord;
exports.SourceRecord = SourceRecord;
