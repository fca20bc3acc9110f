"use strict";
// req.parseFormBody(): the fields of a form, whose values are Buffers.

const urlEncoded = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";

class Form {
    #parts;

    /** `parts`: pairs of a name and `{value, fileName?, contentType?}`. */
    constructor(parts) {
        this.#parts = parts;
    }

    /** The first field of the name, or null. */
    get(name) {
        return this.#parts.find(([other]) => other === name)?.[1] ?? null;
    }

    getAll(name) {
        return this.#parts.filter(([other]) => other === name).map(([, part]) => part);
    }

    has(name) {
        return this.#parts.some(([other]) => other === name);
    }

    get length() {
        return this.#parts.length;
    }

    [Symbol.iterator]() {
        return this.#parts[Symbol.iterator]();
    }
}

exports.parseForm = function parseForm(contentType, body) {
    const { Buffer } = require("node/buffer");
    const bytes = body ?? Buffer.alloc(0);
    if (contentType === undefined) throw new Error('"content-type" header must be defined.');
    const [mediaType, parameters] = splitHeader(contentType);
    switch (mediaType.toLowerCase()) {
        case multipart: return new Form(multipartFields(parameters.get("boundary"), bytes));
        case urlEncoded: return new Form(urlEncodedFields(bytes));
        default:
            throw new Error(`Media type "${mediaType}" does not match types supported for form parsing: "${multipart}", "${urlEncoded}".`);
    }
};

function urlEncodedFields(bytes) {
    const { Buffer } = require("node/buffer");
    const { URLSearchParams } = require("web/url-search-params");
    return [...new URLSearchParams(bytes.toString("utf8"))].map(([name, value]) => [name, { value: Buffer.from(value, "utf8") }]);
}

/** `value; name=value; name="value"` as the value and a map with names in lower case. */
function splitHeader(text) {
    const [first] = text.split(";", 1);
    const parameters = new Map();
    for (const [, name, quoted, plain] of text.slice(first.length).matchAll(/;\s*([^=;\s]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g)) {
        parameters.set(name.toLowerCase(), quoted === undefined ? plain.trim() : quoted.replace(/\\(["\\])/g, "$1"));
    }
    return [first.trim(), parameters];
}

// RFC 7578; what stands before the first boundary and behind the last is thrown away.
function multipartFields(boundary, bytes) {
    if (!boundary) throw new Error('The "content-type" header of a multipart form must have a boundary.');
    // RFC 2046, 5.1.1; the search takes as many steps for each byte as the boundary is long.
    if (boundary.length > 70) throw new Error("The boundary of a multipart form must not have more than 70 characters.");
    const mark = `--${boundary}`;
    const fields = [];
    let at = bytes.indexOf(mark);
    if (at !== 0) {
        at = bytes.indexOf(`\r\n${mark}`);
        if (at >= 0) at += 2;
    }
    if (at < 0) throw new Error("The form does not have the boundary that its \"content-type\" header names.");
    for (;;) {
        const start = at + mark.length;
        if (bytes.subarray(start, start + 2).toString() === "--") return fields;
        const head = bytes.indexOf("\r\n", start);
        const end = head < 0 ? -1 : bytes.indexOf(`\r\n${mark}`, head);
        if (end < 0) throw new Error("The form ends before its last boundary.");
        fields.push(field(bytes.subarray(head + 2, end)));
        at = end + 2;
    }
}

function field(bytes) {
    // A part without headers begins with the empty line.
    const split = bytes.subarray(0, 2).toString() === "\r\n" ? -2 : bytes.indexOf("\r\n\r\n");
    const headers = new Map();
    const head = split > 0 ? bytes.subarray(0, split).toString("utf8") : "";
    for (const line of head.split("\r\n")) {
        const colon = line.indexOf(":");
        if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
    const [, parameters] = splitHeader(headers.get("content-disposition") ?? "");
    const name = parameters.get("name");
    if (name === undefined) throw new Error('A part of the form has no name in its "content-disposition" header.');
    const { Buffer } = require("node/buffer");
    const part = { value: Buffer.from(bytes.subarray(split + 4)) };
    if (parameters.has("filename")) part.fileName = parameters.get("filename");
    if (headers.has("content-type")) part.contentType = headers.get("content-type");
    return [name, part];
}
