// Gives the bytes of an input to whatever reads text or bytes from outside, and throws where something is not as it must be.
const assert = require("assert");
const querystring = require("querystring");
const url = require("url");
const path = require("path");
const util = require("util");
const { StringDecoder } = require("string_decoder");

const encodings = ["utf8", "utf16le", "latin1", "ascii", "base64", "base64url", "hex"];

/** Runs `read`; errors that Node's documentation names are as good as a value. */
function read(name, action) {
    try {
        return action();
    } catch (error) {
        const isKnown = typeof error?.code === "string" || error instanceof SyntaxError || error instanceof URIError
            || (error?.constructor?.name === "DOMException");
        if (!isKnown) throw new Error(`${name} throws ${util.inspect(error)}`);
        return undefined;
    }
}

function checkEncodings(bytes) {
    for (const encoding of encodings) {
        const text = bytes.toString(encoding);
        const again = Buffer.from(text, encoding);
        if (["latin1", "hex", "base64", "base64url"].includes(encoding)) assert.deepStrictEqual(again, bytes, encoding);
        assert.strictEqual(again.toString(encoding), encoding === "ascii" ? again.toString("ascii") : text, encoding);
    }
    const decoder = new StringDecoder("utf8");
    let pieces = "";
    for (let index = 0; index < bytes.length; index += 3) pieces += decoder.write(bytes.subarray(index, index + 3));
    assert.strictEqual(pieces + decoder.end(), bytes.toString("utf8"), "string_decoder");
    assert.strictEqual(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), bytes.toString("utf8"), "TextDecoder");
}

function checkURLs(text) {
    const parsed = read("URL", () => new URL(text));
    if (parsed !== undefined) assert.strictEqual(new URL(parsed.href).href, parsed.href, "URL");
    read("URL with a base", () => new URL(text, "http://example.org/a/b?c"));
    const parameters = new URLSearchParams(text);
    assert.strictEqual(new URLSearchParams(parameters.toString()).toString(), parameters.toString(), "URLSearchParams");
    const query = querystring.parse(text);
    const written = querystring.stringify(query);
    assert.strictEqual(querystring.stringify(querystring.parse(written)), written, "querystring");
    read("url.parse", () => url.parse(text));
}

function checkPaths(text) {
    const normal = path.normalize(text);
    assert.strictEqual(path.normalize(normal), normal, "path.normalize");
    assert.ok(path.resolve("/a", text).startsWith("/"), "path.resolve");
    path.parse(text);
    read("require.resolve", () => require.resolve(text));
    read("require.resolve below the module", () => require.resolve(`./${text}`));
}

module.exports = async (context) => {
    const bytes = Buffer.from(context.bindings.input, "base64");
    const text = bytes.toString("utf8");
    checkEncodings(bytes);
    checkURLs(text);
    checkPaths(text);
    read("JSON", () => JSON.parse(text));
    read("atob", () => atob(text));
    util.format(text, text, 1);
    util.inspect({ [text]: text });
    return "read";
};
