"use strict";
// FormData.

const { requireCount, wellFormed } = internal("fetch/byte-string");
const { inspectable } = internal("web-streams/shared");
const { Blob, File, bytesOf } = require("web/blob");

class FormData {
    #entries = [];

    constructor(form = undefined) {
        if (form === undefined) return;
        throw new TypeError("FormData constructor: Argument 1 could not be converted to: undefined.");
    }

    append(name, value, fileName = undefined) {
        requireCount(arguments.length, 2, "FormData.append");
        this.#entries.push(entry("append", name, value, fileName, arguments.length));
    }

    set(name, value, fileName = undefined) {
        requireCount(arguments.length, 2, "FormData.set");
        const made = entry("set", name, value, fileName, arguments.length);
        const index = this.#entries.findIndex(([other]) => other === made[0]);
        if (index < 0) this.#entries.push(made);
        else this.#entries = [...this.#entries.slice(0, index), made,
            ...this.#entries.slice(index + 1).filter(([other]) => other !== made[0])];
    }

    delete(name) {
        requireCount(arguments.length, 1, "FormData.delete");
        this.#entries = this.#entries.filter(([other]) => other !== wellFormed(name));
    }

    get(name) {
        requireCount(arguments.length, 1, "FormData.get");
        const found = this.#entries.find(([other]) => other === wellFormed(name));
        return found === undefined ? null : found[1];
    }

    getAll(name) {
        requireCount(arguments.length, 1, "FormData.getAll");
        return this.#entries.filter(([other]) => other === wellFormed(name)).map(([, value]) => value);
    }

    has(name) {
        requireCount(arguments.length, 1, "FormData.has");
        return this.#entries.some(([other]) => other === wellFormed(name));
    }

    forEach(callback, self = undefined) {
        requireCount(arguments.length, 1, "FormData.forEach");
        if (typeof callback !== "function") {
            throw new TypeError("Failed to execute 'forEach' on 'FormData': parameter 1 is not of type 'Function'.");
        }
        for (const [name, value] of this) callback.call(self, value, name, this);
    }

    * entries() {
        for (let index = 0; index < this.#entries.length; index++) yield [...this.#entries[index]];
    }

    * keys() {
        for (const [name] of this.entries()) yield name;
    }

    * values() {
        for (const [, value] of this.entries()) yield value;
    }
}
Object.defineProperty(FormData.prototype, Symbol.iterator, {
    value: FormData.prototype.entries, writable: true, configurable: true, enumerable: false,
});
inspectable(FormData, (form) => Object.fromEntries([...form.keys()].map((name) => {
    const all = form.getAll(name);
    return [name, all.length === 1 ? all[0] : all];
})));

function entry(method, name, value, fileName, count) {
    if (count >= 3 && !(value instanceof Blob)) {
        throw new TypeError(`Failed to execute '${method}' on 'FormData': parameter 2 is not of type 'Blob'`);
    }
    if (!(value instanceof Blob)) return [wellFormed(name), wellFormed(value)];
    if (value instanceof File && fileName === undefined) return [wellFormed(name), value];
    const { type, lastModified } = value;
    return [wellFormed(name), new File([value], fileName === undefined ? "blob" : `${fileName}`, { type, lastModified })];
}

const escaped = (text) => text.replace(/\n/g, "%0A").replace(/\r/g, "%0D").replace(/"/g, "%22");
const normalized = (text) => text.replace(/\r?\n|\r/g, "\r\n");

/** A form as bytes, and the media type that says how. */
function encode(form) {
    const { Buffer } = require("node/buffer");
    const random = require("node/crypto").randomBytes(4).readUInt32LE(0);
    const boundary = `----formdata-perdure-0${String(random).padStart(11, "0")}`;
    const parts = [];
    for (const [name, value] of form) {
        const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(normalized(name))}"`;
        if (typeof value === "string") parts.push(Buffer.from(`${head}\r\n\r\n${normalized(value)}\r\n`));
        else {
            parts.push(Buffer.from(`${head}; filename="${escaped(value.name)}"\r\n` +
                `Content-Type: ${value.type || "application/octet-stream"}\r\n\r\n`), bytesOf(value), Buffer.from("\r\n"));
        }
    }
    parts.push(Buffer.from(`--${boundary}--\r\n`));
    return { bytes: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` };
}

/** The form in a body of that media type. */
function decode(bytes, contentType) {
    const form = new FormData();
    for (const [name, { value, fileName, contentType: type }] of require("host/form").parseForm(contentType, bytes)) {
        if (fileName === undefined) form.append(name, value.toString("utf8"));
        else form.append(name, new File([value], fileName, { type: type ?? "text/plain" }));
    }
    return form;
}

Object.assign(exports, { FormData, encode, decode });
