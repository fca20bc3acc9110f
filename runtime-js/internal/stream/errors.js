"use strict";
// The errors of streams.

const { coded } = internal("errors");

exports.destroyed = (method) => coded("Error", "ERR_STREAM_DESTROYED", `Cannot call ${method} after a stream was destroyed`);
exports.alreadyFinished = (method) =>
    coded("Error", "ERR_STREAM_ALREADY_FINISHED", `Cannot call ${method} after a stream was finished`);
exports.writeAfterEnd = () => coded("Error", "ERR_STREAM_WRITE_AFTER_END", "write after end");
exports.pushAfterEOF = () => coded("Error", "ERR_STREAM_PUSH_AFTER_EOF", "stream.push() after EOF");
exports.unshiftAfterEnd = () => coded("Error", "ERR_STREAM_UNSHIFT_AFTER_END_EVENT", "stream.unshift() after end event");
exports.nullValues = () => coded("TypeError", "ERR_STREAM_NULL_VALUES", "May not write null values to stream");
exports.cannotPipe = () => coded("Error", "ERR_STREAM_CANNOT_PIPE", "Cannot pipe, not readable");
exports.prematureClose = () => coded("Error", "ERR_STREAM_PREMATURE_CLOSE", "Premature close");
exports.multipleCallback = () => coded("Error", "ERR_MULTIPLE_CALLBACK", "Callback called multiple times");
exports.missingArguments = (name) => coded("TypeError", "ERR_MISSING_ARGS", `The "${name}" argument must be specified`);
exports.unknownEncoding = (name) => coded("TypeError", "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${name}`);
exports.invalidReturn = (expected, method, value) => {
    const got = value?.constructor?.name ? `an instance of ${value.constructor.name}` : `type ${typeof value}`;
    return coded("TypeError", "ERR_INVALID_RETURN_VALUE",
        `Expected ${expected} to be returned from the "${method}" function but got ${got}.`);
};
