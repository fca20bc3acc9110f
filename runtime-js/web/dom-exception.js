"use strict";
// DOMException.

const codes = {
    IndexSizeError: 1, NotFoundError: 8, NotSupportedError: 9, InvalidStateError: 11, SyntaxError: 12, InvalidAccessError: 15,
    TypeMismatchError: 17, AbortError: 20, TimeoutError: 23, DataCloneError: 25, InvalidCharacterError: 5, QuotaExceededError: 22,
};

class DOMException extends Error {
    #name;

    constructor(message = "", options = "Error") {
        super(message);
        this.#name = typeof options === "string" ? options : (options?.name ?? "Error");
        if (options?.cause !== undefined) this.cause = options.cause;
    }

    get name() {
        return this.#name;
    }

    get code() {
        return codes[this.#name] ?? 0;
    }

    get [Symbol.toStringTag]() {
        return "DOMException";
    }
}

exports.DOMException = DOMException;
