"use strict";
// Node's tty: nothing here is a terminal.

const { missing } = internal("errors");

module.exports = {
    isatty: () => false,
    ReadStream: missing("tty.ReadStream"),
    WriteStream: missing("tty.WriteStream"),
};
