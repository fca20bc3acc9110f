"use strict";
// One request over Node's http or https.

const coreModule = internal("core-module");
const byteStream = internal("fetch/byte-stream");
const { Body } = internal("fetch/body");
const { entriesOf } = require("web/headers");

/** Ports at which other protocols listen: no request goes there. */
const blockedPorts = new Set([
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113,
    115, 117,
    119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587,
    601, 636,
    989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 10080,
]);

const withoutBody = new Set([101, 103, 204, 205, 304]);

/** The headers of the request as they are sent, in order. */
function headersOf(request, url) {
    const sent = new Map([["connection", ["connection", "keep-alive"]]]);
    for (const [name, value] of entriesOf(request.headers)) {
        const key = name.toLowerCase();
        if (["connection", "keep-alive", "transfer-encoding", "upgrade", "expect"].includes(key)) continue;
        sent.set(key, [name, sent.has(key) ? `${sent.get(key)[1]}, ${value}` : value]);
    }
    const add = (name, value) => {
        if (!sent.has(name)) sent.set(name, [name, value]);
    };
    add("accept", "*/*");
    add("accept-language", "*");
    add("sec-fetch-mode", request.mode);
    add("user-agent", "node");
    add("accept-encoding", url.protocol === "https:" ? "br, gzip, deflate" : "gzip, deflate");
    const { body, method } = request;
    if (body === null) {
        if (method === "POST" || method === "PUT") sent.set("content-length", ["content-length", "0"]);
        else sent.delete("content-length");
    } else if (body.length !== null) sent.set("content-length", ["content-length", String(body.length)]);
    else if (!sent.has("content-length")) sent.set("transfer-encoding", ["transfer-encoding", "chunked"]);
    return Object.fromEntries(sent.values());
}

/** Sends the request; resolves to `{status, statusText, headers, body}`, which ends when `signal` is aborted. */
exports.send = async function send(request, url, signal) {
    if (blockedPorts.has(Number(url.port))) throw new Error("bad port");
    try {
        return await attempt(request, url, signal);
    } catch (error) {
        // The other side had closed a connection that was kept: nothing of the request was read there.
        const mayRepeat = request.body === null || request.body.bytes !== undefined;
        if (error.wasReused !== true || !mayRepeat || signal.aborted) throw error;
        return attempt(request, url, signal);
    }
};

function attempt(request, url, signal) {
    const client = coreModule(url.protocol === "https:" ? "https" : "http");
    return new Promise((resolve, reject) => {
        const hostname = url.hostname.startsWith("[") ? url.hostname.slice(1, -1) : url.hostname;
        const outgoing = client.request({
            protocol: url.protocol, hostname, port: url.port === "" ? undefined : url.port, path: `${url.pathname}${url.search}`,
            method: request.method, headers: headersOf(request, url),
        });
        const onAbort = () => {
            outgoing.destroy();
            reject(signal.reason);
        };
        if (signal.aborted) {
            onAbort();
            return;
        }
        signal.addEventListener("abort", onAbort, { once: true });
        outgoing.on("error", (error) => {
            signal.removeEventListener("abort", onAbort);
            if (outgoing.reusedSocket === true && error.code === "ECONNRESET") error.wasReused = true;
            reject(error);
        });
        outgoing.on("response", (incoming) => {
            signal.removeEventListener("abort", onAbort);
            resolve(answer(request, incoming, signal));
        });
        sendBody(request.body, outgoing).catch((error) => {
            outgoing.destroy();
            reject(error);
        });
    });
}

async function sendBody(body, outgoing) {
    if (body === null) {
        outgoing.end();
        return;
    }
    const { bytes } = body;
    if (bytes !== undefined) {
        outgoing.end(bytes);
        return;
    }
    for await (const chunk of body.stream) {
        if (!internal("types").isUint8Array(chunk)) throw new TypeError("Received non-Uint8Array chunk");
        if (outgoing.destroyed) return;
        if (!outgoing.write(chunk)) await new Promise((resolve) => outgoing.once("drain", resolve).once("close", resolve));
    }
    outgoing.end();
}

function answer(request, incoming, signal) {
    const headers = [];
    for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
        headers.push([incoming.rawHeaders[index], incoming.rawHeaders[index + 1]]);
    }
    const made = { status: incoming.statusCode, statusText: incoming.statusMessage, headers, body: null };
    const hasBody = request.method !== "HEAD" && request.method !== "CONNECT" && !withoutBody.has(made.status);
    if (!hasBody) {
        incoming.resume();
        return made;
    }
    const isRedirect = [301, 302, 303, 307, 308].includes(made.status) && incoming.headers.location !== undefined &&
        request.redirect === "follow";
    const stream = isRedirect ? incoming : decoded(incoming, incoming.headers["content-encoding"]);
    const onAbort = () => stream.destroy(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    stream.on("close", () => signal.removeEventListener("abort", onAbort));
    made.body = new Body({
        stream: byteStream.ofReadable(stream, (error) =>
            (signal.aborted ? signal.reason : new TypeError("terminated", { cause: error }))),
    });
    made.discard = () => incoming.resume();
    return made;
}

/** The body without its content codings; one that nobody knows is left as it is. */
function decoded(incoming, codings = "") {
    const names = codings.toLowerCase().split(",").map((name) => name.trim()).filter((name) => name !== "" &&
        name !== "identity");
    if (names.length === 0 || names.length > 5) return incoming;
    const known = ["gzip", "x-gzip", "deflate", "br"];
    if (names.some((name) => !known.includes(name))) return incoming;
    const zlib = coreModule("zlib");
    const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
    const partial = { flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH };
    const makers = {
        gzip: () => zlib.createGunzip(partial),
        deflate: () => internal("fetch/inflate")(partial),
        br: () => zlib.createBrotliDecompress({ flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH }),
    };
    makers["x-gzip"] = makers.gzip;
    const decoders = names.reverse().map((name) => makers[name]());
    require("node/stream").pipeline(incoming, ...decoders, () => {});
    return decoders.at(-1);
}
