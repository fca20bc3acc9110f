"use strict";
// Operations on one entity, run one after the other.

const settings = internal("settings");
const { describe } = internal("failures");
const { monotonic } = internal("clock");
const { makeEntityContext, serialise } = require("durable-functions/entity-context");

const noOutputs = { collect() {}, drop() {} };

/** The state passes through JSON at every operation, so that an entity in memory is what it would be after a restart. */
class EntityBatch {
    /** `operations` are `{name, input}`; `stateText` is JSON, or undefined when there is no state. */
    constructor({ name, key, exists, stateText, operations }) {
        this.id = { name: name.toLowerCase(), key };
        this.exists = exists;
        this.stateText = stateText;
        this.operations = operations;
        /** `["returned", JSON text]` or `["threw", failure]`, one for each operation. */
        this.results = [];
        /** `{id, target, operation, at, inputText}` in the order of the calls. */
        this.signals = [];
        /** Milliseconds that each operation took. */
        this.durations = [];
    }

    /**
     * Runs `fn` once for each operation, with a `context.df` of its own. What an operation leaves elsewhere is taken by
     * `outputs.collect()` at its end, or given up by `outputs.drop()` when it is rolled back.
     */
    async run(fn, context, outputs = noOutputs) {
        for (const { name, input } of this.operations) {
            const { exists, stateText } = this;
            const signalCount = this.signals.length;
            const start = monotonic();
            const scope = { isOver: false, resultText: undefined };
            context.df = makeEntityContext(this, scope, name, input);
            try {
                const returned = await fn(context);
                const resultText = this.resultOf(scope, returned, name);
                outputs.collect();
                this.results.push(["returned", resultText]);
            } catch (error) {
                if (settings.rollbackEntityOperations) {
                    Object.assign(this, { exists, stateText });
                    this.signals.length = signalCount;
                    outputs.drop();
                } else {
                    collectAfterThrow(outputs);
                }
                this.results.push(["threw", describe(error)]);
            }
            scope.isOver = true;
            this.durations.push(monotonic() - start);
        }
    }

    // Up to level 2 what the function returns is ignored, as many entities return something by the way.
    resultOf(scope, returned, operation) {
        const text = scope.resultText === undefined && settings.level >= 3
            ? serialise(returned, `The result of operation '${operation}' of entity '${this}'`)
            : scope.resultText;
        return text ?? "null";
    }

    toString() {
        return `@${this.id.name}@${this.id.key}`;
    }
}

function collectAfterThrow(outputs) {
    try {
        outputs.collect();
    } catch {
        // The operation has failed already, and what it threw tells more.
        outputs.drop();
    }
}

exports.EntityBatch = EntityBatch;
