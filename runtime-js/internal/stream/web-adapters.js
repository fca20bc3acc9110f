"use strict";
// Streams of Node as those of the web, and the other way round.

const { missing } = internal("errors");

exports.readableFromWeb = missing("stream.Readable.fromWeb()");
exports.readableToWeb = missing("stream.Readable.toWeb()");
exports.writableFromWeb = missing("stream.Writable.fromWeb()");
exports.writableToWeb = missing("stream.Writable.toWeb()");
exports.duplexFromWeb = missing("stream.Duplex.fromWeb()");
exports.duplexToWeb = missing("stream.Duplex.toWeb()");
