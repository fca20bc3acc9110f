"use strict";
// PerformanceEntry, marks and measures, and who observes them.

const { coded } = internal("errors");
const { requireFunction, invalidArgumentType } = internal("validators");
const { inspectable, illegalConstructor } = internal("web-streams/shared");
const { DOMException } = require("web/dom-exception");

let isInternal = false;

class PerformanceEntry {
    #fields;

    constructor(fields) {
        if (!isInternal) throw illegalConstructor();
        this.#fields = fields;
    }

    get name() {
        return this.#fields.name;
    }

    get entryType() {
        return this.#fields.entryType;
    }

    get startTime() {
        return this.#fields.startTime;
    }

    get duration() {
        return this.#fields.duration;
    }

    get detail() {
        return this.#fields.detail;
    }

    toJSON() {
        return { ...this.#fields };
    }
}

class PerformanceMark extends PerformanceEntry {
    constructor(name, options = {}) {
        if (arguments.length === 0) throw coded("TypeError", "ERR_MISSING_ARGS", 'The "name" argument must be specified');
        const startTime = options?.startTime ?? now();
        if (typeof startTime !== "number") throw invalidArgumentType("startTime", "of type number", startTime);
        if (startTime < 0) throw invalidTime(startTime);
        make(() => super({ name: `${name}`, entryType: "mark", startTime, duration: 0, detail: detailOf(options) }));
    }
}

class PerformanceMeasure extends PerformanceEntry {}

for (const type of [PerformanceEntry, PerformanceMark, PerformanceMeasure]) {
    inspectable(type, ({ name, entryType, startTime, duration, detail }) => ({ name, entryType, startTime, duration, detail }));
}

const now = () => require("web/performance").performance.now();
const invalidTime = (value) => coded("TypeError", "ERR_PERFORMANCE_INVALID_TIMESTAMP", `${value} is not a valid timestamp`);
const detailOf = (options) => (options?.detail === undefined || options.detail === null ? null
    : require("web/structured-clone").structuredClone(options.detail));

function make(run) {
    isInternal = true;
    try {
        return run();
    } finally {
        isInternal = false;
    }
}

let entries = [];
const observers = new Set();

function add(entry) {
    entries.push(entry);
    for (const observer of observers) observer.see(entry);
    return entry;
}

const mark = (name, options) => add(new PerformanceMark(...(name === undefined && options === undefined ? [] : [name, options])));

function timeOf(value) {
    if (typeof value === "number") {
        if (value < 0) throw invalidTime(value);
        return value;
    }
    const found = entries.findLast((entry) => entry.entryType === "mark" && entry.name === `${value}`);
    if (found === undefined) throw new DOMException(`The "${value}" performance mark has not been set`, "SyntaxError");
    return found.startTime;
}

function measure(name, startOrOptions, endMark) {
    if (typeof name !== "string") throw invalidArgumentType("name", "of type string", name);
    const options = startOrOptions !== null && typeof startOrOptions === "object" ? startOrOptions : { start: startOrOptions };
    const { duration, detail } = options;
    const end = endMark ?? options.end;
    const endTime = end !== undefined ? timeOf(end)
        : options.start !== undefined && duration !== undefined ? timeOf(options.start) + duration : now();
    const startTime = options.start !== undefined ? timeOf(options.start) : duration !== undefined ? endTime - duration : 0;
    return add(make(() => new PerformanceMeasure({
        name, entryType: "measure", startTime, duration: endTime - startTime, detail: detailOf({ detail }),
    })));
}

const sorted = (list) => list.toSorted((one, two) => one.startTime - two.startTime);

function clear(type, name) {
    entries = entries.filter((entry) => entry.entryType !== type || (name !== undefined && entry.name !== `${name}`));
}

const listOf = (all) => ({
    getEntries: () => sorted(all),
    getEntriesByType: (type) => sorted(all.filter((entry) => entry.entryType === type)),
    getEntriesByName: (name, type) =>
        sorted(all.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type))),
});

class PerformanceObserverEntryList {
    constructor(all) {
        if (!isInternal) throw illegalConstructor();
        Object.defineProperties(this, Object.fromEntries(Object.entries(listOf(all)).map(([name, value]) => [name, { value }])));
    }
}

const supported = ["mark", "measure"];

class PerformanceObserver {
    #callback;
    #types = new Set();
    #seen = [];
    #isWaiting = false;
    #self = { see: (entry) => this.#see(entry) };

    static get supportedEntryTypes() {
        return [...supported];
    }

    constructor(callback) {
        requireFunction(callback, "callback");
        this.#callback = callback;
    }

    observe(options = {}) {
        if (options === null || typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
        const { entryTypes, type, buffered } = options;
        if (entryTypes === undefined && type === undefined) {
            throw coded("TypeError", "ERR_MISSING_ARGS",
                'The "options.entryTypes" and "options.type" arguments must be specified');
        }
        if (entryTypes !== undefined && !Array.isArray(entryTypes)) {
            throw invalidArgumentType("options.entryTypes", "string[]", entryTypes);
        }
        if (entryTypes !== undefined) this.#types.clear();
        for (const each of entryTypes ?? [type]) if (supported.includes(each)) this.#types.add(each);
        if (this.#types.size === 0) return;
        observers.add(this.#self);
        if (buffered && type !== undefined) for (const entry of entries) this.#see(entry);
    }

    disconnect() {
        observers.delete(this.#self);
        this.#types.clear();
        this.#seen = [];
    }

    takeRecords() {
        return this.#seen.splice(0);
    }

    #see(entry) {
        if (!this.#types.has(entry.entryType)) return;
        this.#seen.push(entry);
        if (this.#isWaiting) return;
        this.#isWaiting = true;
        require("node/timers").setImmediate(() => {
            this.#isWaiting = false;
            const all = this.takeRecords();
            if (all.length > 0) this.#callback(make(() => new PerformanceObserverEntryList(all)), this);
        });
    }
}

Object.assign(exports, {
    PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList, mark, measure,
    getEntries: () => sorted(entries), getEntriesByName: (name, type) => listOf(entries).getEntriesByName(name, type),
    getEntriesByType: (type) => listOf(entries).getEntriesByType(type),
    clearMarks: (name) => clear("mark", name), clearMeasures: (name) => clear("measure", name),
});
