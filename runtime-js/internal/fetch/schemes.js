"use strict";
// Answers to requests that need no network: data: and blob: URLs.

const { Body } = internal("fetch/body");

/** The answer to a blob: URL: a media type and bytes; undefined when there is none. */
exports.blob = function blob(url) {
    const { resolveObjectURL, bytesOf } = require("web/blob");
    const found = resolveObjectURL(url.href.replace(/#.*$/, ""));
    if (found === undefined) return undefined;
    return {
        body: new Body({ bytes: bytesOf(found), source: found }),
        headers: [["content-length", String(found.size)], ["content-type", found.type]],
    };
};

/** The answer to a data: URL; undefined when it is none. */
exports.data = function data(url) {
    const text = url.href.replace(/#.*$/, "").slice("data:".length);
    const comma = text.indexOf(",");
    if (comma < 0) return undefined;
    const { Buffer } = require("node/buffer");
    let type = text.slice(0, comma).trim();
    let bytes = percentDecoded(text.slice(comma + 1));
    const base64 = /; *base64$/i.exec(type);
    if (base64 !== null) {
        type = type.slice(0, base64.index);
        const plain = bytes.toString("latin1").replace(/[\t\n\f\r ]/g, "").replace(/={1,2}$/, "");
        if (/[^A-Za-z0-9+/]/.test(plain) || plain.length % 4 === 1) return undefined;
        bytes = Buffer.from(plain, "base64");
    }
    if (type.startsWith(";")) type = `text/plain${type}`;
    if (!/^[^/;\s]+\/[^/;\s]+/.test(type)) type = "text/plain;charset=US-ASCII";
    return { body: new Body({ bytes: new Uint8Array(bytes), source: bytes }), headers: [["content-type", type]] };
};

function percentDecoded(text) {
    const { Buffer } = require("node/buffer");
    const bytes = Buffer.from(text, "utf8");
    const decoded = [];
    for (let index = 0; index < bytes.length; index++) {
        const code = bytes[index] === 0x25 ? bytes.toString("latin1", index + 1, index + 3) : "";
        if (/^[0-9a-f]{2}$/i.test(code)) {
            decoded.push(Number.parseInt(code, 16));
            index += 2;
        } else decoded.push(bytes[index]);
    }
    return Buffer.from(decoded);
}
