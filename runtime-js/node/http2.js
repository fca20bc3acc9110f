"use strict";
// Node's http2: the constants that packages read; nothing speaks it.

const { missing } = internal("errors");
const { constants } = internal("http/http2-constants");

module.exports = {
    connect: missing("http2.connect()"),
    constants,
    createServer: missing("http2.createServer()"),
    createSecureServer: missing("http2.createSecureServer()"),
    getDefaultSettings: missing("http2.getDefaultSettings()"),
    getPackedSettings: missing("http2.getPackedSettings()"),
    getUnpackedSettings: missing("http2.getUnpackedSettings()"),
    performServerHandshake: missing("http2.performServerHandshake()"),
    sensitiveHeaders: Symbol("nodejs.http2.sensitiveHeaders"),
    Http2ServerRequest: class Http2ServerRequest {
        constructor() {
            missing("http2.Http2ServerRequest()")();
        }
    },
    Http2ServerResponse: class Http2ServerResponse {
        constructor() {
            missing("http2.Http2ServerResponse()")();
        }
    },
};
