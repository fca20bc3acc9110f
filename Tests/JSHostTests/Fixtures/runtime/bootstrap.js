// A runtime as small as can be: its entry "run" runs the body of an async function given as text.
(function bootstrap(ops) {
    "use strict";

    const AsyncFunction = (async () => {}).constructor;
    const operations = new Map();
    const timers = new Map();
    const resources = new Map();
    const frameSizes = [];
    const rejections = [];
    let lastID = 0;

    function post(...message) {
        if (message[message.length - 1] === undefined) message.pop();
        ops.post(JSON.stringify(message));
    }

    function failure(error) {
        if (!(error instanceof Error)) return { errorType: "Error", message: String(error), error };
        const { name, message, code, errno, syscall, path, dest, stack, line, sourceURL } = error;
        return { errorType: name, message, code, errno, syscall, path, dest, stackTrace: stack, line, sourceURL };
    }

    const host = {
        ops, frameSizes, rejections,
        op(name, argument) {
            lastID += 1;
            post("op", lastID, name, argument);
            return new Promise((resolve, reject) => operations.set(lastID, { resolve, reject }));
        },
        setTimeout(action, milliseconds) {
            lastID += 1;
            timers.set(lastID, action);
            ops.startTimer(lastID, milliseconds);
            return lastID;
        },
        clearTimeout(id) {
            timers.delete(id);
            ops.stopTimer(id);
        },
        /** `start(id)` starts something outside; resolves to its first event. */
        firstEvent(start) {
            lastID += 1;
            const id = lastID;
            return new Promise((resolve) => {
                resources.set(id, (...event) => resolve(event));
                start(id);
            });
        },
        log: (message) => post("log", message),
        post,
        postText: (text) => ops.post(text),
    };

    function call(id, entry, body) {
        if (!ops.beginCall(id, entry)) return;
        if (entry === "echo") return post("answer", id, true, body);
        if (entry !== "run") return post("answer", id, false, { errorType: "Error", message: `no entry ${entry}` });
        let promise;
        try {
            promise = new AsyncFunction("host", "argument", body.source)(host, body.argument);
        } catch (error) {
            return post("answer", id, false, failure(error));
        }
        promise.then((value) => post("answer", id, true, value)).catch((error) => post("answer", id, false, failure(error)));
    }

    return {
        receive(frameText) {
            const messages = JSON.parse(frameText);
            ops.beginCall(0);
            frameSizes.push(messages.length);
            for (const [kind, id, ...rest] of messages) {
                if (kind === "call") {
                    call(id, ...rest);
                } else {
                    const [succeeded, value] = rest;
                    const { resolve, reject } = operations.get(id);
                    operations.delete(id);
                    if (succeeded) resolve(value);
                    else reject(Object.assign(new Error(value.message), value));
                }
            }
            ops.beginCall(0);
        },
        fireTimer(id) {
            const action = timers.get(id);
            timers.delete(id);
            action();
        },
        resourceEvent(id, event, ...values) {
            resources.get(id)?.(event, ...values);
        },
        unhandledRejection: (reason) => rejections.push(String(reason)),
    };
})
