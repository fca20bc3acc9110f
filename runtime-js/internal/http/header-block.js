"use strict";
// The text of a message's headers, with those that the protocol needs and nobody set.

const { validateHeaderName, validateHeaderValue } = internal("http/headers");
const { coded } = internal("errors");

/** `list` is [name, value] pairs. Notes in the message how its body is framed and whether the connection stays. */
exports.headerBlock = function headerBlock(message, firstLine, list) {
    const found = { connection: false, length: false, encoding: false, date: false, expect: false, trailer: false };
    let text = firstLine;
    for (const [name, value] of list) {
        const isList = Array.isArray(value);
        for (const one of isList && name.toLowerCase() !== "cookie" ? value : [isList ? value.join("; ") : value]) {
            validateHeaderName(name);
            validateHeaderValue(name, one);
            text += `${name}: ${one}\r\n`;
            note(message, found, name, one);
        }
    }
    if (message.sendDate && !found.date) text += `Date: ${new Date().toUTCString()}\r\n`;
    // These answers have no body whatever their headers say.
    if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
        message.chunkedEncoding = false;
        message.shouldKeepAlive = false;
    }
    if (message._removedConnection) {
        message._last = !message.shouldKeepAlive;
    } else if (!found.connection) {
        const stays = message.shouldKeepAlive && (found.length || message.useChunkedEncodingByDefault || message.agent);
        if (stays) text += "Connection: keep-alive\r\n";
        else {
            message._last = true;
            text += "Connection: close\r\n";
        }
    }
    if (!found.length && !found.encoding) text += framing(message, found);
    if (message.chunkedEncoding !== true && found.trailer) {
        throw coded("Error", "ERR_HTTP_TRAILER_INVALID", "Trailers are invalid with this transfer encoding");
    }
    message._expects = found.expect;
    return `${text}\r\n`;
};

function note(message, found, name, value) {
    switch (name.toLowerCase()) {
    case "connection":
        found.connection = true;
        message._removedConnection = false;
        if (/(?:^|\W)close(?:$|\W)/i.test(value)) message._last = true;
        else message.shouldKeepAlive = true;
        break;
    case "transfer-encoding":
        found.encoding = true;
        message._removedTE = false;
        if (/(?:^|\W)chunked(?:$|\W)/i.test(value)) message.chunkedEncoding = true;
        break;
    case "content-length":
        found.length = true;
        message._contentLength = Number(value);
        message._removedContLen = false;
        break;
    case "expect":
    case "date":
    case "trailer":
        found[name.toLowerCase()] = true;
        break;
    default:
    }
}

function framing(message, found) {
    if (!message._hasBody) {
        message.chunkedEncoding = false;
    } else if (!message.useChunkedEncodingByDefault) {
        message._last = true;
    } else if (!found.trailer && !message._removedContLen && typeof message._contentLength === "number") {
        return `Content-Length: ${message._contentLength}\r\n`;
    } else if (message._removedTE) {
        message._last = true;
    } else {
        message.chunkedEncoding = true;
        return "Transfer-Encoding: chunked\r\n";
    }
    return "";
}
