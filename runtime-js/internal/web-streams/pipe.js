"use strict";
// readableStream.pipeTo().

const readable = internal("web-streams/readable-core");
const writable = internal("web-streams/writable-core");
const { invalidArgumentType } = internal("validators");
const { slots, invalidState, requireDictionary } = internal("web-streams/shared");

exports.checkedOptions = function checkedOptions(options) {
    requireDictionary(options, "options");
    const signal = options?.signal;
    if (signal !== undefined && !internal("abort-error").isSignal(signal)) {
        throw invalidArgumentType("options.signal", "an instance of AbortSignal", signal);
    }
    return {
        preventAbort: Boolean(options?.preventAbort), preventCancel: Boolean(options?.preventCancel),
        preventClose: Boolean(options?.preventClose), signal,
    };
};

exports.pipe = function pipe(source, target, options) {
    const reader = source.getReader();
    const writer = target.getWriter();
    const from = source[slots];
    const to = target[slots];
    from.isDisturbed = true;

    return new Promise((resolve, reject) => {
        let isShuttingDown = false;
        let lastWrite = Promise.resolve();

        const finalize = (error, hasFailed) => {
            writable.release(writer);
            readable.release(reader);
            options.signal?.removeEventListener("abort", onAbort);
            if (hasFailed) reject(error);
            else resolve(undefined);
        };
        // What was read is written before anything ends.
        const writesDone = async () => {
            let seen;
            do {
                seen = lastWrite;
                await seen.catch(() => {});
            } while (seen !== lastWrite);
        };
        const shutDown = async (action, error, hasFailed = false) => {
            if (isShuttingDown) return;
            isShuttingDown = true;
            if (to.state === "writable" && !writable.isClosing(to)) await writesDone();
            if (action === undefined) {
                finalize(error, hasFailed);
                return;
            }
            try {
                await action();
            } catch (failure) {
                finalize(failure, true);
                return;
            }
            finalize(error, hasFailed);
        };

        const onAbort = () => {
            const { reason } = options.signal;
            const actions = [];
            if (!options.preventAbort) actions.push(() => (to.state === "writable" ? writable.abort(target, reason) : undefined));
            if (!options.preventCancel) {
                actions.push(() => (from.state === "readable" ? readable.cancel(source, reason) : undefined));
            }
            shutDown(() => Promise.all(actions.map((action) => action())), reason, true);
        };
        if (options.signal?.aborted) {
            onAbort();
            return;
        }
        options.signal?.addEventListener("abort", onAbort);

        const onSourceFailed = () => shutDown(options.preventAbort ? undefined : () => writable.abort(target, from.error),
            from.error, true);
        const onTargetFailed = () => shutDown(options.preventCancel ? undefined : () => readable.cancel(source, to.error),
            to.error, true);
        const onSourceClosed = () => shutDown(options.preventClose ? undefined : () => writable.closeUnlessClosed(target));

        if (from.state === "errored") onSourceFailed();
        else reader[slots].closed.promise.then(undefined, () => { if (!isShuttingDown) onSourceFailed(); });
        if (to.state === "errored") onTargetFailed();
        else writer[slots].closed.promise.then(undefined, () => { if (!isShuttingDown) onTargetFailed(); });
        if (from.state === "closed") onSourceClosed();
        else reader[slots].closed.promise.then(() => { if (!isShuttingDown) onSourceClosed(); }, () => {});
        if (writable.isClosing(to) || to.state === "closed") {
            const closed = invalidState("Destination WritableStream is closed");
            shutDown(options.preventCancel ? undefined : () => readable.cancel(source, closed), closed, true);
        }
        step();

        async function step() {
            while (!isShuttingDown) {
                try {
                    await writer[slots].ready.promise;
                } catch {
                    return;
                }
                if (isShuttingDown) return;
                const goesOn = await new Promise((next) => readable.read(reader, {
                    chunk(value) {
                        const written = writable.write(writer, value);
                        written.catch(() => {});
                        lastWrite = written;
                        next(true);
                    },
                    close: () => next(false),
                    error: () => next(false),
                }));
                if (!goesOn) return;
            }
        }
    });
};
