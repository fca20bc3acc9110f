"use strict";
// ReadableStream.from().

const { coded } = internal("errors");
const { inspect } = internal("inspect");
const { invalidState } = internal("web-streams/shared");

module.exports = function from(iterable) {
    const method = iterable?.[Symbol.asyncIterator] ?? iterable?.[Symbol.iterator];
    if (typeof method !== "function") {
        throw coded("TypeError", "ERR_ARG_NOT_ITERABLE", `${inspect(iterable)} must be iterable`);
    }
    const iterator = method.call(iterable);
    const { enqueue, close } = internal("web-streams/default-controller");
    return internal("web-streams/readable").makeReadable({
        mark: 0,
        async pull(controller) {
            const result = await iterator.next();
            if (result === null || typeof result !== "object") {
                throw invalidState("The promise returned by the iterator.next() method must fulfill with an object");
            }
            if (result.done) close(controller);
            else enqueue(controller, await result.value);
        },
        async cancel(reason) {
            if (iterator.return === undefined) return;
            const result = await iterator.return(reason);
            if (result === null || typeof result !== "object") {
                throw invalidState("The promise returned by the iterator.return() method must fulfill with an object");
            }
        },
    });
};
