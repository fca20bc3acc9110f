"use strict";
// What Node's stream module does to streams of the web.

const { slots } = internal("web-streams/shared");

/** Settles when the stream has closed, or failed. */
exports.closed = (stream) => stream[slots].ended.promise;

/** Ends the stream with an error. */
exports.fail = function fail(stream, error) {
    const { isReadableStream, isByteStream } = internal("web-streams/readable");
    if (!isReadableStream(stream)) internal("web-streams/writable-core").abort(stream, error);
    else internal(isByteStream(stream) ? "web-streams/byte-controller" : "web-streams/default-controller")
        .fail(stream[slots].controller, error);
};
