"use strict";
// Output bindings of an entity: what each operation of a batch leaves in context.bindings.

const bindings = require("host/bindings");

class EntityOutputs {
    #declared;
    #context;
    #initial;
    #values = new Map();

    constructor(definition, context) {
        this.#declared = bindings.outputsOf(definition);
        this.#context = context;
        this.#initial = { ...context.bindings };
    }

    /** Takes what the operation that ends now has assigned; throws when it cannot be serialised. */
    collect() {
        const taken = [];
        for (const { name } of this.#declared) {
            const value = Object.hasOwn(this.#context.bindings, name) ? this.#context.bindings[name] : undefined;
            if (value === undefined || value === this.#initial[name]) continue;
            taken.push([name, copy(name, value)]);
        }
        for (const [name, value] of taken) {
            if (!this.#values.has(name)) this.#values.set(name, []);
            if (value !== undefined) this.#values.get(name).push(value);
        }
        this.drop();
    }

    /** Gives up what the operation that ends now has assigned. */
    drop() {
        for (const { name } of this.#declared) {
            if (Object.hasOwn(this.#initial, name)) this.#context.bindings[name] = this.#initial[name];
            else delete this.#context.bindings[name];
        }
    }

    /**
     * JSON texts by binding. What several operations of one batch gave becomes one array, so that none is lost; of a blob
     * there is only one, the last.
     */
    texts() {
        const texts = {};
        for (const { name, type } of this.#declared) {
            const values = this.#values.get(name) ?? [];
            if (values.length === 0) continue;
            const isSingle = values.length === 1 || type.toLowerCase() === "blob";
            texts[name] = JSON.stringify(isSingle ? values.at(-1) : values.flat());
        }
        return texts;
    }
}

function copy(name, value) {
    try {
        const text = JSON.stringify(value);
        return text === undefined ? undefined : JSON.parse(text);
    } catch (error) {
        throw new TypeError(`The value of the output binding '${name}' cannot be serialised: ${error.message}`, { cause: error });
    }
}

exports.EntityOutputs = EntityOutputs;
